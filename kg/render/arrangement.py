"""The best of a few arrangements of a drawing: the one that can be shown largest with the fewest lines across each other.

How well a layout turns out hangs on small things; trying a few and keeping the best costs little while a drawing is small.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from kg.render.bends import Bend, Line, bend, course
from kg.render.boxes import Box
from kg.render.layout import apart, components, place
from kg.render.packing import extent, tuck
from kg.render.sides import Room, choose_sides, name_box, node_box, struck

__all__ = ["TALL", "WIDE", "Arrangement", "arrange", "distances"]

WIDE, TALL = (1000.0, 700.0), (350.0, 520.0)
"""The sides of the screens that a drawing is arranged for: a desk's and a hand's."""

_SPREADS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0, 1.05)
_MANY = 120
_FEW_PARTS = 12
_WIDENINGS = 5
_DRAWN_OUT = 1.6
_LOOSENED = 2.0

Point = tuple[int, int]
Graph = Mapping[str, Mapping[str, int]]


class Arrangement(NamedTuple):
    """A place for each node, a bend for each line, and the side on which each name stands whose room is known."""

    places: dict[str, Point]
    bends: tuple[Bend, ...]
    sides: dict[str, str]


def arrange(
    neighbours: Graph,
    lines: Sequence[Line],
    boxes: Mapping[str, Box],
    *,
    focus: Sequence[str],
    rooms: Mapping[str, Room] | None = None,
    screen: tuple[float, float] = WIDE,
) -> Arrangement:
    """The arrangement that a screen can show largest; `neighbours` tells how many lines tie two nodes.

    Where `rooms` are given, for all nodes, their names may change sides, else `boxes` stay as they are.

    >>> boxes = {"a": Box(-9, -9, 9, 9), "b": Box(-9, -9, 9, 9)}
    >>> places, bends, _ = arrange({"a": {"b": 1}, "b": {"a": 1}}, [Line("a", "b", 40)], boxes, focus=["a"])
    >>> places["a"], bends[0].free
    ((0, 0), True)
    """
    few = len(lines) <= _MANY
    tried = [
        _arranged(
            _laid_out(neighbours, lines, boxes, focus=focus, spread=spread, screen=screen), lines, boxes, rooms=rooms if few else None
        )
        for spread in (_SPREADS if few else (1.0,))
    ]
    return min(tried, key=lambda arrangement: _cost(arrangement, lines, boxes, rooms=rooms, screen=screen))


def _laid_out(
    neighbours: Graph, lines: Sequence[Line], boxes: Mapping[str, Box], *, focus: Sequence[str], spread: float, screen: tuple[float, float]
) -> dict[str, Point]:
    """Places that fill the screen."""
    wanted = distances(neighbours, spread=spread)
    places: Mapping[str, tuple[float, float]] = place(wanted, boxes, focus=focus)
    if screen[1] > screen[0]:
        places = apart({node: (0.8 * y, x) for node, (x, y) in places.items()}, boxes)
    parts = components(wanted, first=[node for node in focus if node in wanted])
    if len(lines) <= _MANY and 1 < len(parts) <= _FEW_PARTS:
        main = [line for line in lines if line.source in parts[0]]
        places = tuck(places, boxes, parts, lines=[point for line in main for point in course(line, places)], screen=screen)
    return _filling(places, boxes, screen=screen)


def _arranged(
    places: dict[str, Point], lines: Sequence[Line], boxes: Mapping[str, Box], *, rooms: Mapping[str, Room] | None
) -> Arrangement:
    """One arrangement: the places are drawn apart until every label has room, or a few times at most."""
    found = _bent(places, lines, boxes, rooms=rooms)
    for _ in range(_WIDENINGS):
        if not _crowded(lines, found.bends):
            break
        places = {node: (round(x * 1.09), round(y * 1.09)) for node, (x, y) in places.items()}
        found = _bent(places, lines, boxes, rooms=rooms)
    return found


def _bent(places: dict[str, Point], lines: Sequence[Line], boxes: Mapping[str, Box], *, rooms: Mapping[str, Room] | None) -> Arrangement:
    """Lines and names around each other: names keep clear of the straight lines, lines bend round the names, names give way once more."""
    if rooms is None:
        return Arrangement(places, bend(lines, places, boxes), {})
    sides = choose_sides(places, rooms, lines)
    names = {node: name_box(rooms[node], side) for node, side in sides.items()}
    bends = bend(lines, places, {node: node_box(rooms[node], side) for node, side in sides.items()}, names=names)
    return Arrangement(places, bends, choose_sides(places, rooms, lines, bends=bends, sides=sides))


def _filling(places: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box], *, screen: tuple[float, float]) -> dict[str, Point]:
    """The same places drawn out in the direction in which the screen has room left, and loosened where it has room on all sides."""
    width, height = _sides(places, boxes)
    wider = min(_DRAWN_OUT, max(1.0, height / screen[1] * screen[0] / width)) if width else 1.0
    higher = min(_DRAWN_OUT, max(1.0, width / screen[0] * screen[1] / height)) if height else 1.0
    larger = min(_LOOSENED, max(1.0, 0.8 * min(screen[0] / (width * wider), screen[1] / (height * higher)))) if width and height else 1.0
    return {node: (round(x * wider * larger), round(y * higher * larger)) for node, (x, y) in sorted(places.items())}


def _sides(places: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box]) -> tuple[float, float]:
    around = extent(places, boxes)
    return around.right - around.left, around.bottom - around.top


def distances(neighbours: Graph, *, spread: float) -> dict[str, dict[str, float]]:
    """How far apart neighbours want to stand: the more lines between them the farther, what nothing else is tied to by `spread`."""
    return {
        node: {
            other: spread if 1 in (len(others), len(neighbours[other])) else 0.82 + 0.18 * min(count, 5) for other, count in others.items()
        }
        for node, others in neighbours.items()
    }


def _crowded(lines: Sequence[Line], bends: Sequence[Bend]) -> int:
    """How many labels that are to be shown have no room."""
    return sum(not found.free and not line.quiet for line, found in zip(lines, bends, strict=True))


def _cost(
    found: Arrangement,
    lines: Sequence[Line],
    boxes: Mapping[str, Box],
    *,
    rooms: Mapping[str, Room] | None,
    screen: tuple[float, float],
) -> float:
    """How small it must be shown, more for lines across each other and through names, much more for labels without room."""
    boxes = {node: node_box(rooms[node], side) for node, side in found.sides.items()} if rooms and found.sides else boxes
    width, height = _sides(found.places, boxes)
    size = max(1.0, width / screen[0], height / screen[1])
    across = _crossings(lines, found.places) / 25
    through = struck(found.places, rooms, found.sides, lines, found.bends) / 25 if rooms and found.sides else 0.0
    return size * (1 + across + through) + 10 * _crowded(lines, found.bends)


def _crossings(lines: Sequence[Line], places: Mapping[str, Point]) -> int:
    """How many pairs of straight connections cross, each pair of nodes counted once."""
    pairs = sorted({tuple(sorted((line.source, line.target))) for line in lines if not line.quiet})
    return sum(not {a, b} & {c, d} and _cross(places[a], places[b], places[c], places[d]) for (a, b), (c, d) in combinations(pairs, 2))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

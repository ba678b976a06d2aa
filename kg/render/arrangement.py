"""The best of a few arrangements of a drawing: the one that can be shown largest with the fewest lines across each other.

How well a layout turns out hangs on small things; trying a few and keeping the best costs little while a drawing is small.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from kg.render.bends import Bend, Line, bend
from kg.render.boxes import Box
from kg.render.layout import place

__all__ = ["arrange"]

_SCREEN = (1000.0, 720.0)
_SPREADS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0, 1.05)
_MANY = 120
_WIDENINGS = 5
_DRAWN_OUT = 1.6

Point = tuple[int, int]
Arrangement = tuple[dict[str, Point], tuple[Bend, ...]]


def arrange(
    neighbours: Mapping[str, Mapping[str, int]], lines: Sequence[Line], boxes: Mapping[str, Box], *, focus: Sequence[str]
) -> Arrangement:
    """A place for each node and a bend for each line; `neighbours` tells how many lines tie two nodes.

    >>> boxes = {"a": Box(-9, -9, 9, 9), "b": Box(-9, -9, 9, 9)}
    >>> places, bends = arrange({"a": {"b": 1}, "b": {"a": 1}}, [Line("a", "b", 40)], boxes, focus=["a"])
    >>> places["a"], bends[0].free
    ((0, 0), True)
    """
    spreads = _SPREADS if len(lines) <= _MANY else (1.0,)
    tried = (_arranged(neighbours, lines, boxes, focus=focus, spread=spread) for spread in spreads)
    return min(tried, key=lambda arrangement: _cost(arrangement, lines, boxes))


def _arranged(
    neighbours: Mapping[str, Mapping[str, int]], lines: Sequence[Line], boxes: Mapping[str, Box], *, focus: Sequence[str], spread: float
) -> Arrangement:
    """One arrangement: the places are drawn apart until every label has room, or a few times at most."""
    places = _filling(place(_distances(neighbours, spread=spread), boxes, focus=focus), boxes)
    bends = bend(lines, places, boxes)
    for _ in range(_WIDENINGS):
        if not _crowded(lines, bends):
            break
        places = {node: (round(x * 1.09), round(y * 1.09)) for node, (x, y) in places.items()}
        bends = bend(lines, places, boxes)
    return places, bends


def _filling(places: Mapping[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """The same places drawn out in the direction in which the screen has room left."""
    width, height = _extent(places, boxes)
    wider = min(_DRAWN_OUT, max(1.0, height / _SCREEN[1] * _SCREEN[0] / width)) if width else 1.0
    higher = min(_DRAWN_OUT, max(1.0, width / _SCREEN[0] * _SCREEN[1] / height)) if height else 1.0
    return {node: (round(x * wider), round(y * higher)) for node, (x, y) in places.items()}


def _extent(places: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[float, float]:
    rectangles = [boxes[node].at(*point) for node, point in places.items()]
    width = max((box.right for box in rectangles), default=0) - min((box.left for box in rectangles), default=0)
    height = max((box.bottom for box in rectangles), default=0) - min((box.top for box in rectangles), default=0)
    return width, height


def _distances(neighbours: Mapping[str, Mapping[str, int]], *, spread: float) -> dict[str, dict[str, float]]:
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


def _cost(arrangement: Arrangement, lines: Sequence[Line], boxes: Mapping[str, Box]) -> float:
    """How small it must be shown, more for lines across each other, much more for labels without room."""
    places, bends = arrangement
    width, height = _extent(places, boxes)
    size = max(1.0, width / _SCREEN[0], height / _SCREEN[1])
    return size * (1 + _crossings(lines, places) / 25) + 10 * _crowded(lines, bends)


def _crossings(lines: Sequence[Line], places: Mapping[str, Point]) -> int:
    """How many pairs of straight connections cross, each pair of nodes counted once."""
    pairs = sorted({tuple(sorted((line.source, line.target))) for line in lines if not line.quiet})
    return sum(not {a, b} & {c, d} and _cross(places[a], places[b], places[c], places[d]) for (a, b), (c, d) in combinations(pairs, 2))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

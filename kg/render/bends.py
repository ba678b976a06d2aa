"""How far each edge is bent and where on it its label stands, so that labels are on no node, on no other label and on no foreign edge.

A bend is the roundness of vis-network's `curvedCW` (positive) or `curvedCCW` (negative): an edge is a quadratic curve whose middle control
point is the edge's own vector, turned by `bend` quarters of a circle and scaled by (1 + |bend|) / 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, sqrt

from kg.render.boxes import Box, overlap

__all__ = ["Bend", "Line", "bend", "control", "course", "label_box", "straighten"]

_BENDS = (0.0, 0.12, -0.12, 0.22, -0.22, 0.34, -0.34, 0.46, -0.46, 0.6, -0.6)
_TURNS = {
    0.0: (1.0, 0.0),
    0.12: (0.98229, 0.18738),
    0.22: (0.94088, 0.33874),
    0.34: (0.86074, 0.50904),
    0.46: (0.75011, 0.66131),
    0.6: (0.58779, 0.80902),
}
_STANDS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.8, 0.2)
_SQUARE = 96
_STEPS = tuple(step / 12 for step in range(1, 12))

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """An edge to draw: its ends and the size of its label; a quiet one, whose label is shown only when chosen, gives way to the others."""

    source: str
    target: str
    width: float
    height: float = 19.0
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bend:
    """Roundness, and the place of the label between 0 (source) and 1 (target); `free` when the label is clear of everything."""

    roundness: float
    stand: float
    free: bool


def bend(
    lines: Sequence[Line], places: Mapping[str, Point], boxes: Mapping[str, Box], *, names: Mapping[str, Box] | None = None
) -> tuple[Bend, ...]:
    """A bend for each line, in their order; two lines between the same nodes never have the same bend.

    `names` are the rectangles of the names alone, which a line avoids where they are those of its own ends too.

    >>> lines = [Line("a", "b", 60), Line("b", "a", 60)]
    >>> first, second = bend(lines, {"a": (0, 0), "b": (300, 0)}, {"a": Box(-9, -9, 9, 9), "b": Box(-9, -9, 9, 9)})
    >>> first.free, second.free, first.roundness == second.roundness
    (True, True, False)
    """
    taken = _Taken()
    for node in sorted(places):
        taken.add(boxes[node].at(*places[node]), owner=node)
        if names and node in names:
            taken.add(names[node].at(*places[node]), owner=f"the name of {node}")
    used: dict[frozenset[str], set[float]] = {}
    found: dict[int, Bend] = {}
    for number in sorted(range(len(lines)), key=lambda n: (lines[n].quiet, _length(lines[n], places), n)):
        line = lines[number]
        gone = used.setdefault(frozenset((line.source, line.target)), set())
        best = _best(line, places, taken, gone)
        gone.add(_seen_from_one_side(line, best.roundness))
        taken.add(best.label, owner="")
        found[number] = Bend(best.roundness, best.stand, best.covered == 0)
    return tuple(found[number] for number in range(len(lines)))


def straighten(lines: Sequence[Line], places: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[Bend, ...]:
    """The same at a glance, for many lines: the first between two nodes is straight, a label stands in the middle or has no room.

    >>> lines = [Line("a", "b", 60), Line("b", "a", 60)]
    >>> first, second = straighten(lines, {"a": (0, 0), "b": (300, 0)}, {"a": Box(-9, -9, 9, 9), "b": Box(-9, -9, 9, 9)})
    >>> first.roundness, first.free, second.roundness
    (0.0, True, 0.12)
    """
    taken = _Taken()
    for node in sorted(places):
        taken.add(boxes[node].at(*places[node]), owner=node)
    used: dict[frozenset[str], set[float]] = {}
    found = []
    for line in lines:
        gone = used.setdefault(frozenset((line.source, line.target)), set())
        allowed = (b for b in _BENDS if _seen_from_one_side(line, b) not in gone)
        roundness = next(allowed, (len(gone) + 1) * 0.09)
        gone.add(_seen_from_one_side(line, roundness))
        label = label_box(line, places, Bend(roundness, 0.5, True))
        free = not line.quiet and taken.covered(label.grown(2)) == 0
        if free:
            taken.add(label, owner="")
        found.append(Bend(roundness, 0.5, free))
    return tuple(found)


def course(line: Line, places: Mapping[str, Point], bent: Bend | None = None, *, step: float = 12.0) -> Iterator[Point]:
    """Points along a line, about `step` from each other, from end to end."""
    start, end = places[line.source], places[line.target]
    via = _via(start, end, bent.roundness if bent else 0.0)
    count = 1 + floor(sqrt(_length(line, places)) / step)
    return (_on(start, via, end, number / count) for number in range(count + 1))


def control(line: Line, places: Mapping[str, Point], bent: Bend) -> Point:
    """The middle control point of the curve of a line."""
    return _via(places[line.source], places[line.target], bent.roundness)


def label_box(line: Line, places: Mapping[str, Point], bent: Bend) -> Box:
    """Where the label of a line stands."""
    start, end = places[line.source], places[line.target]
    return _label(line, _on(start, _via(start, end, bent.roundness), end, bent.stand))


def _label(line: Line, point: Point) -> Box:
    x, y = point
    return Box(x - line.width / 2, y - line.height / 2, x + line.width / 2, y + line.height / 2)


@dataclass(frozen=True, slots=True)
class _Trial:
    cost: float
    roundness: float
    stand: float
    label: Box
    covered: float


class _Taken:
    """The rectangles that are taken, by the squares of a grid that they touch."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[tuple[Box, str]]] = {}

    def add(self, box: Box, *, owner: str) -> None:
        for square in _squares(box):
            self._squares.setdefault(square, []).append((box, owner))

    def covered(self, box: Box) -> float:
        """The area of taken rectangles that this one would cover, about."""
        return sum(overlap(box, other) for square in _squares(box) for other, _ in self._squares.get(square, ()))

    def is_on_node(self, point: Point, *, but: tuple[str, str]) -> bool:
        """Whether a point lies on a node other than these two."""
        square = (floor(point[0] / _SQUARE), floor(point[1] / _SQUARE))
        return any(owner and owner not in but and _inside(point, box) for box, owner in self._squares.get(square, ()))


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(floor(box.left / _SQUARE), floor(box.right / _SQUARE) + 1):
        for row in range(floor(box.top / _SQUARE), floor(box.bottom / _SQUARE) + 1):
            yield column, row


def _best(line: Line, places: Mapping[str, Point], taken: _Taken, gone: set[float]) -> _Trial:
    """The cheapest way to draw a line: straight, labelled in the middle, over nothing, as far as that can be had."""
    start, end = places[line.source], places[line.target]
    allowed = [b for b in _BENDS if _seen_from_one_side(line, b) not in gone] or [(len(gone) + 1) * 0.09]
    best: _Trial | None = None
    for roundness in allowed:
        via = _via(start, end, roundness)
        bent = 260 * abs(roundness)
        if best is not None and bent >= best.cost:
            continue
        bent += 400 * sum(taken.is_on_node(_on(start, via, end, step), but=(line.source, line.target)) for step in _STEPS)
        for stand in _STANDS:
            least = bent + 220 * abs(stand - 0.5)
            if best is None or least < best.cost:
                label = _label(line, _on(start, via, end, stand))
                covered = taken.covered(label.grown(2))
                if best is None or least + 10 * covered < best.cost:
                    best = _Trial(least + 10 * covered, roundness, stand, label, covered)
    assert best is not None
    return best


def _seen_from_one_side(line: Line, roundness: float) -> float:
    """The same number for two curves that lie on each other, whichever way they run."""
    return roundness if line.source < line.target else -roundness


def _via(start: Point, end: Point, roundness: float) -> Point:
    cosine, sine = _TURNS.get(abs(roundness)) or _turn(abs(roundness))
    sine = sine if roundness >= 0 else -sine
    scale = (1 + abs(roundness)) / 2
    x, y = end[0] - start[0], end[1] - start[1]
    return start[0] + scale * (x * cosine + y * sine), start[1] + scale * (y * cosine - x * sine)


def _turn(quarters: float) -> Point:
    """About the cosine and sine of so many quarters of a circle, between 0 and 1, on the unit circle exactly."""
    x, y = 1 - quarters, quarters
    length = sqrt(x * x + y * y)
    return x / length, y / length


def _on(start: Point, via: Point, end: Point, part: float) -> Point:
    rest = 1 - part
    return (
        rest * rest * start[0] + 2 * rest * part * via[0] + part * part * end[0],
        rest * rest * start[1] + 2 * rest * part * via[1] + part * part * end[1],
    )


def _inside(point: Point, box: Box) -> bool:
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom


def _length(line: Line, places: Mapping[str, Point]) -> float:
    (x, y), (a, b) = places[line.source], places[line.target]
    return (a - x) ** 2 + (b - y) ** 2

"""On which side of its shape each name stands: where the fewest lines run through it, and over nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from kg.render.bends import Bend, Line, course, label_box
from kg.render.boxes import Box, overlap

__all__ = ["SIDES", "Room", "choose_sides", "name_box", "node_box", "struck"]

SIDES = ("below", "above", "right", "left")
"""Where a name may stand, the usual side first."""

_RELUCTANCE = {"below": 0.0, "above": 0.4, "right": 0.9, "left": 0.9}
_AIR = 5.0
_CLEARANCE = 2.0
_STAYS = 0.05
_SQUARE = 80

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """What a node takes: the radius of its shape, half the width of its name and the height of it; a height of 0 is no name."""

    radius: float
    half: float
    height: float


def name_box(room: Room, side: str) -> Box:
    """The rectangle of the name around a node at (0, 0).

    >>> name_box(Room(10, 30, 20), "below"), name_box(Room(10, 30, 20), "right")
    (Box(left=-30, top=15.0, right=30, bottom=35.0), Box(left=15.0, top=-10.0, right=75.0, bottom=10.0))
    """
    near, far = room.radius + _AIR, room.radius + _AIR + room.height
    beyond = near + 2 * room.half
    return {
        "below": Box(-room.half, near, room.half, far),
        "above": Box(-room.half, -far, room.half, -near),
        "right": Box(near, -room.height / 2, beyond, room.height / 2),
        "left": Box(-beyond, -room.height / 2, -near, room.height / 2),
    }[side]


def node_box(room: Room, side: str) -> Box:
    """The rectangle of shape and name around a node at (0, 0)."""
    name, shape = name_box(room, side), room.radius + 4.0
    return Box(min(name.left, -shape), min(name.top, -shape), max(name.right, shape), max(name.bottom, shape))


def choose_sides(
    places: Mapping[str, Point],
    rooms: Mapping[str, Room],
    lines: Sequence[Line],
    *,
    bends: Sequence[Bend] = (),
    sides: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """A side for the name of each node, no name on another node nor, where `bends` are given, on the label of a line.

    `sides` are those of before, which are kept where no other is better.
    """
    chosen = dict(sides) if sides else dict.fromkeys(sorted(places), SIDES[0])
    boxes = {node: node_box(rooms[node], chosen[node]).at(*places[node]) for node in sorted(places)}
    labels = [label_box(line, places, bent) for line, bent in zip(lines, bends, strict=bool(bends)) if bent.free and not line.quiet]
    points = _Points(lines, places, bends)
    for node in sorted(places):
        others = [boxes[other].grown(_CLEARANCE) for other in boxes if other != node] + [label.grown(_CLEARANCE) for label in labels]
        best = min(
            (side for side in SIDES if side == chosen[node] or not _on_any(node_box(rooms[node], side).at(*places[node]), others)),
            key=lambda side: (
                points.within(name_box(rooms[node], side).at(*places[node])) + _RELUCTANCE[side] - _STAYS * (side == chosen[node])
            ),
        )
        chosen[node] = best
        boxes[node] = node_box(rooms[node], best).at(*places[node])
    return chosen


def struck(
    places: Mapping[str, Point], rooms: Mapping[str, Room], sides: Mapping[str, str], lines: Sequence[Line], bends: Sequence[Bend]
) -> float:
    """How much of lines runs through names, about: the number of points a few steps apart, those of quiet lines counting little."""
    points = _Points(lines, places, bends)
    return sum(points.within(name_box(rooms[node], sides[node]).at(*places[node])) for node in places)


class _Points:
    """Points along the lines, by the squares of a grid, each with its weight."""

    def __init__(self, lines: Sequence[Line], places: Mapping[str, Point], bends: Sequence[Bend]) -> None:
        self._squares: dict[tuple[int, int], list[tuple[float, float, float]]] = {}
        for number, line in enumerate(lines):
            weight = 0.25 if line.quiet else 1.0
            for x, y in course(line, places, bends[number] if bends else None):
                self._squares.setdefault((floor(x / _SQUARE), floor(y / _SQUARE)), []).append((x, y, weight))

    def within(self, box: Box) -> float:
        """The weight of the points inside a rectangle."""
        return sum(
            weight
            for column in range(floor(box.left / _SQUARE), floor(box.right / _SQUARE) + 1)
            for row in range(floor(box.top / _SQUARE), floor(box.bottom / _SQUARE) + 1)
            for x, y, weight in self._squares.get((column, row), ())
            if box.left < x < box.right and box.top < y < box.bottom
        )


def _on_any(box: Box, others: Iterable[Box]) -> bool:
    return any(overlap(box, other) > 0 for other in others)

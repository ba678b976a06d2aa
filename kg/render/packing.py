"""Parts of a drawing that no line ties to its main part stand where that leaves room, so that the whole stays small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.render.boxes import Box, overlap

__all__ = ["extent", "tuck"]

_AIR = 26.0
_STEP = 24

Point = tuple[float, float]


def extent(places: Mapping[str, Point], boxes: Mapping[str, Box]) -> Box:
    """The rectangle around all nodes.

    >>> extent({"a": (0, 0), "b": (100, 0)}, dict.fromkeys("ab", Box(-5, -5, 5, 20)))
    Box(left=-5, top=-5, right=105, bottom=20)
    """
    return _around([boxes[node].at(*point) for node, point in places.items()])


def tuck(
    places: Mapping[str, Point],
    boxes: Mapping[str, Box],
    parts: Sequence[Sequence[str]],
    *,
    lines: Iterable[Point],
    screen: tuple[float, float],
) -> dict[str, Point]:
    """The same places with each part after the first moved, as a whole, to where a screen of these sides can show all of it largest.

    `lines` are points on the lines of the drawing, which no other part is moved onto.
    """
    moved = {node: places[node] for node in parts[0]} if parts else {}
    crossed = [point for point in lines if parts]
    for part in parts[1:]:
        inside = {node: places[node] for node in part}
        room = extent(inside, boxes)
        taken = [boxes[node].at(*point).grown(_AIR) for node, point in moved.items()]
        around = _around(taken)
        x, y = next(spot for spot in _ranked(around, room, screen) if not _is_taken(room.at(*spot), taken, crossed))
        moved |= {node: (a + x, b + y) for node, (a, b) in inside.items()}
    return moved


def _ranked(around: Box, room: Box, screen: tuple[float, float]) -> list[Point]:
    """The spots with those first that keep the whole smallest, and of these the ones farthest from the middle."""
    return sorted(_spots(around, room), key=lambda spot: (_size(around, room.at(*spot), screen), -_away(room.at(*spot)), spot))


def _spots(around: Box, room: Box) -> Iterator[Point]:
    """Moves of a part to spots inside what is there, and beside and below it."""
    wide, high = room.right - room.left, room.bottom - room.top
    for left in range(int(around.left), int(around.right) + _STEP, _STEP):
        for top in range(int(around.top), int(around.bottom) + _STEP, _STEP):
            yield left - room.left, top - room.top
    yield around.right - room.left, around.top - room.top
    yield around.left - wide - room.left, around.bottom - high - room.top
    yield around.left - room.left, around.bottom - room.top


def _is_taken(room: Box, taken: Iterable[Box], crossed: Iterable[Point]) -> bool:
    return any(overlap(room, box) > 0 for box in taken) or any(
        room.left < x < room.right and room.top < y < room.bottom for x, y in crossed
    )


def _size(around: Box, room: Box, screen: tuple[float, float]) -> float:
    """How small the whole must be shown."""
    whole = _around([around, room])
    return max((whole.right - whole.left) / screen[0], (whole.bottom - whole.top) / screen[1])


def _away(room: Box) -> float:
    x, y = (room.left + room.right) / 2, (room.top + room.bottom) / 2
    return x * x + y * y


def _around(rectangles: Sequence[Box]) -> Box:
    return Box(
        min((r.left for r in rectangles), default=0),
        min((r.top for r in rectangles), default=0),
        max((r.right for r in rectangles), default=0),
        max((r.bottom for r in rectangles), default=0),
    )

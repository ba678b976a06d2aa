"""Where everything stands in a drawing of clusters: each has a disc to itself, which its members fill when it is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from kg.render.arrangement import TALL, WIDE, Arrangement, arrange, distances
from kg.render.bends import Bend, Line, straighten
from kg.render.boxes import Box
from kg.render.clusters import ties
from kg.render.layout import apart, place
from kg.render.packing import extent
from kg.render.sides import Room

__all__ = ["Chart", "Disc", "chart"]

_INNER_WORK, _OUTER_WORK = 80_000, 4_000_000
_DISC = 150.0
_AIR = 60.0

Point = tuple[int, int]
Graph = Mapping[str, Mapping[str, int]]


class Disc(NamedTuple):
    """The round ground of a cluster."""

    x: int
    y: int
    radius: int


class Chart(NamedTuple):
    """The arrangement of all nodes and lines, and a disc for each cluster, in their order."""

    arrangement: Arrangement
    discs: tuple[Disc, ...]


def chart(
    neighbours: Graph,
    lines: Sequence[Line],
    boxes: Mapping[str, Box],
    *,
    clusters: Sequence[Sequence[str]],
    focus: Sequence[str],
    rooms: Mapping[str, Room],
) -> tuple[Chart, Chart]:
    """The chart for a wide screen and the one for a tall screen.

    The first cluster is arranged with care, as a drawing of its own is; in the others lines are straight.
    """
    first = set(clusters[0])
    inner = [number for number, line in enumerate(lines) if line.source in first and line.target in first]
    near, own = _within(neighbours, clusters[0]), [lines[number] for number in inner]
    tied = ties(neighbours, clusters)
    spread = [_laid_out(_within(neighbours, cluster), cluster[0], boxes) for cluster in clusters[1:]]
    turned = [_turned(places, boxes) for places in spread]
    found = []
    for screen, others in ((WIDE, spread), (TALL, turned)):
        careful = arrange(near, own, boxes, focus=focus, rooms=rooms, screen=screen)
        places, discs = _put_together([dict(careful.places), *others], boxes, tied, tall=screen == TALL)
        bends = list(straighten(lines, places, boxes))
        for number, bent in zip(inner, careful.bends, strict=True):
            bends[number] = bent
        found.append(Chart(Arrangement(places, tuple[Bend, ...](bends), careful.sides), discs))
    return found[0], found[1]


def _put_together(
    local: Sequence[Mapping[str, Point]], boxes: Mapping[str, Box], tied: Mapping[int, Mapping[int, int]], *, tall: bool
) -> tuple[dict[str, Point], tuple[Disc, ...]]:
    """The clusters, each laid out by itself, on one ground."""
    grounds = [_ground(places, boxes) for places in local]
    centres = _centres(tied, [ground.radius for ground in grounds], tall=tall)
    places: dict[str, Point] = {}
    for (x, y), ground, cluster in zip(centres, grounds, local, strict=True):
        places |= {node: (a - ground.x + x, b - ground.y + y) for node, (a, b) in cluster.items()}
    return places, tuple(Disc(x, y, ground.radius) for (x, y), ground in zip(centres, grounds, strict=True))


def _within(neighbours: Graph, cluster: Sequence[str]) -> dict[str, dict[str, int]]:
    inside = set(cluster)
    return {node: {other: count for other, count in neighbours[node].items() if other in inside} for node in sorted(cluster)}


def _laid_out(near: Graph, hub: str, boxes: Mapping[str, Box]) -> dict[str, Point]:
    return place(distances(near, spread=1.0), boxes, focus=[hub], work=_INNER_WORK)


def _turned(places: Mapping[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """The same places for a tall screen."""
    moved = apart({node: (0.8 * y, x) for node, (x, y) in places.items()}, boxes)
    return {node: (round(x), round(y)) for node, (x, y) in moved.items()}


def _ground(places: Mapping[str, Point], boxes: Mapping[str, Box]) -> Disc:
    """The smallest disc around the middle of these nodes that holds them, names included."""
    around = extent(places, boxes)
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    corners = (
        (corner_x - x, corner_y - y)
        for node, point in places.items()
        for box in [boxes[node].at(*point)]
        for corner_x in (box.left, box.right)
        for corner_y in (box.top, box.bottom)
    )
    return Disc(round(x), round(y), round(sqrt(max(a * a + b * b for a, b in corners)) + _AIR))


def _centres(tied: Mapping[int, Mapping[int, int]], radii: Sequence[int], *, tall: bool) -> list[Point]:
    """Places for the discs, none on another; they are laid out smaller than they are, in the measure of a layout of nodes."""
    scale = _DISC / (2 * sum(radii) / len(radii))
    names = [f"{number:06}" for number in range(len(radii))]
    near = {names[number]: {names[other]: 1.0 for other in others} for number, others in tied.items()}
    boxes = {name: Box(-r * scale, -r * scale, r * scale, r * scale) for name, r in zip(names, radii, strict=True)}
    places = place(near, boxes, focus=names[:1], work=_OUTER_WORK)
    found = [(round(places[name][0] / scale), round(places[name][1] / scale)) for name in names]
    return [(y, x) for x, y in found] if tall else found

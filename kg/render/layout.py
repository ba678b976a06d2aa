"""Where the nodes of a drawing stand: the same places on every machine, the focus in the middle, no two nodes on each other.

Distances on the drawing follow distances in the graph (stress majorization, one node after the other); then nodes are pushed apart until
their rectangles, names included, are free. Only the four operations and square roots are used, which every machine rounds alike.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from math import sqrt

from kg.render.boxes import Box

__all__ = ["apart", "components", "place"]

_STEP = 110.0
_STRETCH = 1.3
_MARGIN = 14.0
_GAP = 60.0
_GOLDEN = (-0.7373688780783197, 0.6754902942615238)  # cosine and sine of the golden angle
_ROUNDS = 24
_PUSH = 0.35  # of the overlap, for each of the two: several neighbours may push at once
_ALL_PAIRS = 160
_WORK = 2_500_000

Point = tuple[float, float]


def place(
    neighbours: Mapping[str, Mapping[str, float]], boxes: Mapping[str, Box], *, focus: Sequence[str] = (), work: int = _WORK
) -> dict[str, tuple[int, int]]:
    """A place for the centre of each node; `boxes` are the rectangles around the centres that must stay free.

    `neighbours` tells how far apart two nodes want to stand, 1 being usual; `work` is how many pulls of one node at another a part may
    cost, as far as a dozen rounds of them allow.

    >>> places = place({"a": {"b": 1}, "b": {"a": 1}}, {"a": Box(-20, -10, 20, 30), "b": Box(-20, -10, 20, 30)}, focus=["a"])
    >>> places["a"]
    (0, 0)
    """
    centred = [node for node in focus if node in neighbours]
    parts = components(neighbours, first=centred)
    placed: dict[str, Point] = {}
    row: list[Box] = []
    for part in parts:
        points = apart(_stress(part, neighbours, work=work), boxes)
        extent = _extent(points, boxes)
        x, y = _free_place(row, extent) if row else _middle(points, [node for node in centred if node in points])
        placed |= {node: (a + x, b + y) for node, (a, b) in points.items()}
        row.append(extent.at(x, y))
    return {node: (round(x), round(y)) for node, (x, y) in sorted(placed.items())}


def components(neighbours: Mapping[str, Mapping[str, float]], *, first: Sequence[str]) -> list[list[str]]:
    """The connected parts, the ones with a focus first, then the largest; the nodes of a part by distance from its hub."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for start in [*first, *sorted(neighbours, key=lambda node: (-len(neighbours[node]), node))]:
        if start not in seen:
            part = list(_distances(start, neighbours))
            seen.update(part)
            found.append(part)
    chosen = [part for part in found if part[0] in first]
    return chosen + sorted((part for part in found if part[0] not in first), key=lambda part: (-len(part), part[0]))


def _distances(start: str, neighbours: Mapping[str, Mapping[str, float]]) -> dict[str, int]:
    """Steps from a node to all that it reaches, the near ones first."""
    steps = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in sorted(neighbours[node]):
            if other not in steps:
                steps[other] = steps[node] + 1
                queue.append(other)
    return steps


def _stress(part: Sequence[str], neighbours: Mapping[str, Mapping[str, float]], *, work: int) -> dict[str, Point]:
    points = _spiral(part)
    wanted: dict[str, dict[str, float]] = {node: {} for node in part}
    for anchor in _anchors(part, work=work):
        for node, steps in _distances(anchor, neighbours).items():
            if steps:
                wanted[node][anchor] = wanted[anchor][node] = _STEP * steps
    for node in part:
        wanted[node] |= {other: _STEP * apart for other, apart in neighbours[node].items() if other != node}
    pairs = sum(map(len, wanted.values()))
    pulls = {node: [(other, distance, 1.0 / (distance * distance)) for other, distance in wanted[node].items()] for node in part}
    for _ in range(max(12, min(120, work // max(pairs, 1)))):
        for node in part:
            points[node] = _pulled(node, points, pulls[node])
    return _lying(points)


def _anchors(part: Sequence[str], *, work: int) -> Sequence[str]:
    """The nodes whose distance from all others counts: all where that can be afforded, else some of them, evenly."""
    if len(part) <= _ALL_PAIRS and len(part) * len(part) * 12 <= work:
        return part
    return part[:: max(1, len(part) // min(40, max(8, work // (60 * len(part)))))]


def _lying(points: Mapping[str, Point]) -> dict[str, Point]:
    """The same arrangement with its longer side across, and stretched: screens and names are wider than high."""
    width, height = (max(p[axis] for p in points.values()) - min(p[axis] for p in points.values()) for axis in (0, 1))
    return {node: (x * _STRETCH, y) if width >= height else (y * _STRETCH, x) for node, (x, y) in points.items()}


def _spiral(part: Sequence[str]) -> dict[str, Point]:
    """Starting places on a sunflower, the first node in the middle."""
    x, y = 1.0, 0.0
    points: dict[str, Point] = {}
    for number, node in enumerate(part):
        radius = 0.7 * _STEP * sqrt(number)
        points[node] = (x * radius, y * radius)
        x, y = x * _GOLDEN[0] - y * _GOLDEN[1], x * _GOLDEN[1] + y * _GOLDEN[0]
    return points


def _pulled(node: str, points: Mapping[str, Point], pulls: Sequence[tuple[str, float, float]]) -> Point:
    """The place of least stress for one node while the others stay; `pulls` are (other, wanted distance, weight)."""
    x, y = points[node]
    sum_x = sum_y = total = 0.0
    for other, distance, weight in pulls:
        other_x, other_y = points[other]
        away_x, away_y = x - other_x, y - other_y
        stretch = sqrt(away_x * away_x + away_y * away_y) or 1.0
        sum_x += weight * (other_x + distance * away_x / stretch)
        sum_y += weight * (other_y + distance * away_y / stretch)
        total += weight
    return (sum_x / total, sum_y / total) if total else (x, y)


def apart(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """The same arrangement with no two rectangles on each other: pushed apart, and widened where pushing does not end."""
    moved = dict(points)
    while not any(not _push_once(moved, boxes) for _ in range(_ROUNDS)):
        moved = {node: (x * 1.15, y * 1.15) for node, (x, y) in moved.items()}
    return moved


def _push_once(points: dict[str, Point], boxes: Mapping[str, Box]) -> bool:
    """Push every overlapping pair apart along the shorter way; whether any did overlap.

    The rectangles are gone through from left to right, as they stand at the start of the round.
    """
    rectangles = sorted((boxes[node].at(*points[node]).grown(_MARGIN), node) for node in points)
    touched = False
    for number, (one, first) in enumerate(rectangles):
        right, top, bottom = one.right, one.top, one.bottom
        for two, second in rectangles[number + 1 :]:
            if two.left >= right:
                break
            if two.top < bottom and top < two.bottom:
                touched = True
                wide, high = min(right, two.right) - two.left, min(bottom, two.bottom) - max(top, two.top)
                _part(points, first, second, wide=wide, high=high)
    return touched


def _part(points: dict[str, Point], first: str, second: str, *, wide: float, high: float) -> None:
    (first_x, first_y), (second_x, second_y) = points[first], points[second]
    x, y = (_PUSH * wide + 0.5, 0.0) if wide < high else (0.0, _PUSH * high + 0.5)
    x = -x if first_x > second_x else x
    y = -y if first_y > second_y else y
    points[first], points[second] = (first_x - x, first_y - y), (second_x + x, second_y + y)


def _middle(points: Mapping[str, Point], middle: Sequence[str]) -> Point:
    """The move that brings the middle nodes, else the first, to the origin."""
    around = middle or list(points)[:1]
    x, y = (sum(points[node][axis] for node in around) / len(around) for axis in (0, 1))
    return -x, -y


def _free_place(row: Sequence[Box], extent: Box) -> Point:
    """The move that puts a further part right of the last one where the width allows, else below all."""
    first, last = row[0], row[-1]
    if len(row) > 1 and last.right + _GAP + extent.right - extent.left <= first.right:
        return last.right + _GAP - extent.left, last.top - extent.top
    return first.left - extent.left, max(box.bottom for box in row) + _GAP - extent.top


def _extent(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> Box:
    rectangles = [boxes[node].at(*point) for node, point in points.items()]
    return Box(
        min(r.left for r in rectangles), min(r.top for r in rectangles), max(r.right for r in rectangles), max(r.bottom for r in rectangles)
    )

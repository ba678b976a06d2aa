"""Lines between the same two nodes part, and labels stand free."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.render.bends import Bend, Line, _on, _via, bend
from kg.render.boxes import Box, overlap

NODE = Box(-12, -12, 12, 46)
PLACES = {"a": (0, 0), "b": (420, 30), "c": (210, 15), "d": (200, 400)}
BOXES = dict.fromkeys(PLACES, NODE)


def label(line: Line, found: Bend) -> Box:
    """Where the label of a line stands."""
    start, end = PLACES[line.source], PLACES[line.target]
    x, y = _on(start, _via(start, end, found.roundness), end, found.stand)
    return Box(x - line.width / 2, y - line.height / 2, x + line.width / 2, y + line.height / 2)


@pytest.mark.parametrize("count", [2, 5, 9, 14])
def test_bend_parts_lines_between_the_same_nodes(count: int):
    lines = [Line(*(("a", "d") if n % 2 else ("d", "a")), 40) for n in range(count)]
    found = bend(lines, PLACES, BOXES)
    seen_from_a = {b.roundness if line.source == "a" else -b.roundness for line, b in zip(lines, found, strict=True)}

    assert len(seen_from_a) == count


def test_bend_leads_a_line_round_a_node_between_its_ends():
    (found,) = bend([Line("a", "b", 50)], PLACES, BOXES)

    assert found.free and found.roundness != 0


def test_bend_leaves_no_free_label_on_another_or_on_a_node():
    lines = [Line("a", "d", 70), Line("a", "d", 70), Line("d", "a", 90), Line("b", "d", 60), Line("a", "b", 80), Line("c", "d", 50)]
    found = bend(lines, PLACES, BOXES)
    labels = [label(line, b) for line, b in zip(lines, found, strict=True) if b.free]
    nodes = [NODE.at(*point) for point in PLACES.values()]

    assert len(labels) == len(lines)
    assert all(overlap(one, two) == 0 for one, two in combinations(labels, 2))
    assert all(overlap(one, node) == 0 for one in labels for node in nodes)


def test_bend_says_where_a_label_has_no_room():
    places = {"a": (0, 0), "b": (30, 0)}
    (found,) = bend([Line("a", "b", 400)], places, dict.fromkeys(places, NODE))

    assert not found.free


def test_bend_lets_quiet_lines_give_way():
    lines = [Line("a", "d", 60, quiet=True), Line("a", "d", 60)]

    assert [b.roundness for b in bend(lines, PLACES, BOXES)][1] == 0

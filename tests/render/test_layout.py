"""Nodes stand apart, the focus in the middle, and in the same places every time."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.render.boxes import Box, overlap, shown_width, wrap
from kg.render.layout import place

Graph = dict[str, dict[str, float]]


def neighbours(pairs: list[tuple[int, int]], *, nodes: int) -> Graph:
    """Who stands beside whom, both ways."""
    near: Graph = {f"n{number}": {} for number in range(nodes)}
    for a, b in pairs:
        if a != b:
            near[f"n{a}"][f"n{b}"] = near[f"n{b}"][f"n{a}"] = 1 + (a + b) % 3 / 2
    return near


GRAPHS = st.integers(1, 24).flatmap(
    lambda nodes: st.builds(
        lambda pairs: neighbours(pairs, nodes=nodes), st.lists(st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1)), max_size=40)
    )
)
BOXES = st.builds(lambda half, up, down: Box(-half, -up, half, down), st.integers(10, 160), st.integers(6, 30), st.integers(6, 90))


@given(GRAPHS, st.data())
@settings(max_examples=60, deadline=None)
def test_place_puts_no_node_on_another(near: Graph, data: st.DataObject):
    boxes = {node: data.draw(BOXES) for node in near}
    places = place(near, boxes)

    assert sorted(places) == sorted(near)
    assert all(overlap(boxes[a].at(*places[a]), boxes[b].at(*places[b])) == 0 for a, b in combinations(near, 2))


@given(GRAPHS)
@settings(max_examples=30, deadline=None)
def test_place_does_not_depend_on_order(near: Graph):
    boxes = dict.fromkeys(near, Box(-40, -10, 40, 40))
    turned = {node: dict(reversed(others.items())) for node, others in reversed(near.items())}

    assert place(near, boxes) == place(turned, boxes)


@pytest.mark.parametrize("focus", [("n3",), ("n0", "n5"), ("n1", "n2", "n7")])
def test_place_has_the_focus_in_the_middle(focus: tuple[str, ...]):
    near = neighbours([(0, n) for n in range(1, 9)] + [(1, 2), (5, 6)], nodes=9)
    places = place(near, dict.fromkeys(near, Box(-40, -10, 40, 40)), focus=focus)

    assert all(abs(sum(places[node][axis] for node in focus)) <= len(focus) for axis in (0, 1))


def test_place_sets_parts_without_a_path_below_each_other():
    near = neighbours([(0, 1), (1, 2), (3, 4)], nodes=6)
    places = place(near, dict.fromkeys(near, Box(-40, -10, 40, 40)))

    assert max(places[f"n{n}"][1] for n in (0, 1, 2)) < min(places[f"n{n}"][1] for n in (3, 4, 5))


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", ()), ("one", ("one",)), ("a b c d e f g h i j k l m n", ("a b c d e", "f g h i j", "k l m n")), ("x" * 60, ("x" * 17 + "…",))],
)
def test_wrap_breaks_between_words_and_cuts_what_is_too_long(text: str, lines: tuple[str, ...]):
    assert wrap(text, limit=10) == lines


def test_wrap_marks_what_does_not_fit():
    assert wrap("aaaa bbbb cccc dddd", limit=4, lines=2) == ("aaaa", "bbbb…")


@pytest.mark.parametrize("text", ["", "بَنْكُ", "蚂蚁集团", "e\u0301"])
def test_shown_width_counts_no_marks(text: str):
    assert shown_width(text, size=10) == pytest.approx(sum(shown_width(c, size=10) for c in text if shown_width(c, size=10)))

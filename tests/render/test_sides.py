"""Names stand where no line runs, and never on each other; loose parts fill what room there is."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.render.bends import Line, bend, label_box
from kg.render.boxes import Box, overlap
from kg.render.packing import extent, tuck
from kg.render.sides import SIDES, Room, choose_sides, name_box, node_box, struck

ROOM = Room(10, 40, 20)


@pytest.mark.parametrize(("neighbour", "side"), [((0, -200), "below"), ((0, 200), "above"), ((200, 0), "below"), ((-200, 0), "below")])
def test_choose_sides_puts_a_name_away_from_its_line(neighbour: tuple[int, int], side: str):
    places = {"here": (0, 0), "there": neighbour}

    assert choose_sides(places, dict.fromkeys(places, ROOM), [Line("here", "there", 30)])["here"] == side


def test_choose_sides_goes_beside_where_lines_run_above_and_below():
    places = {"here": (0, 0), "north": (0, -200), "south": (0, 200)}
    lines = [Line("here", "north", 30), Line("south", "here", 30)]

    assert choose_sides(places, dict.fromkeys(places, ROOM), lines)["here"] in ("right", "left")


@given(st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5)), min_size=2, max_size=12, unique=True), st.data())
@settings(max_examples=40, deadline=None)
def test_choose_sides_puts_no_name_on_a_node_or_a_label(spots: list[tuple[int, int]], data: st.DataObject):
    places = {f"n{n}": (110.0 * x, 70.0 * y) for n, (x, y) in enumerate(spots)}
    ends = st.sampled_from(sorted(places))
    lines = [Line(a, b, 50) for a, b in data.draw(st.lists(st.tuples(ends, ends), max_size=12)) if a != b]
    rooms = dict.fromkeys(places, ROOM)
    first = choose_sides(places, rooms, lines)
    bends = bend(lines, places, {n: node_box(ROOM, side) for n, side in first.items()})
    sides = choose_sides(places, rooms, lines, bends=bends, sides=first)

    boxes = [node_box(ROOM, sides[n]).at(*places[n]) for n in places]
    labels = [label_box(line, places, bent) for line, bent in zip(lines, bends, strict=True) if bent.free]
    assert all(overlap(one, two) == 0 for one, two in combinations(boxes, 2))
    assert all(overlap(box, label) == 0 for box in boxes for label in labels)
    assert struck(places, rooms, sides, lines, bends) <= struck(places, rooms, first, lines, bends) + 1


@pytest.mark.parametrize("side", SIDES)
def test_node_box_holds_the_name_and_the_shape(side: str):
    node, name = node_box(ROOM, side), name_box(ROOM, side)

    assert overlap(node, name) == 80 * 20 == (name.right - name.left) * (name.bottom - name.top)
    assert node.left <= -10 and node.right >= 10 and overlap(name, Box(-10, -10, 10, 10)) == 0


def test_tuck_moves_a_loose_part_into_the_free_corner():
    boxes = dict.fromkeys("abcde", Box(-20, -20, 20, 20))
    places = {"a": (0, 0), "b": (500, 0), "c": (0, 500), "d": (0, 900), "e": (50, 900)}
    moved = tuck(places, boxes, [["a", "b", "c"], ["d", "e"]], lines=[(250, 0), (0, 250)], screen=(500, 500))
    whole = extent(moved, boxes)

    assert [moved[node] for node in "abc"] == [places[node] for node in "abc"]
    assert moved["e"][0] - moved["d"][0] == 50 and moved["e"][1] == moved["d"][1]
    assert whole.bottom < 600 and moved["d"][0] > 250 and moved["d"][1] > 250

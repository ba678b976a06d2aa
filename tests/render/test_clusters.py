"""A graph that is too large for one picture is divided into clusters: nothing is lost, what hangs together stays together."""

from __future__ import annotations

import json
import re
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.projection import project
from kg.render.clusters import divide, ties
from kg.render.page import render_page
from kg.render.selection import neighbours_of
from tests.benchmarks.invented import invented
from tests.fixtures.seed_facts import BANK, EXTRACTIONS, FACTS

PARTS = re.compile(r'<script type="application/json" id="([^"]+)">(.*?)</script>', re.DOTALL)


def near(pairs: list[tuple[int, int]], *, nodes: int) -> dict[str, dict[str, int]]:
    """Who stands beside whom, both ways."""
    found: dict[str, dict[str, int]] = {f"n{number:02}": {} for number in range(nodes)}
    for a, b in pairs:
        if a != b:
            found[f"n{a:02}"][f"n{b:02}"] = found[f"n{b:02}"][f"n{a:02}"] = 1 + (a + b) % 3
    return found


ENDS = st.integers(0, 29)


@given(st.lists(st.tuples(ENDS, ENDS), max_size=60), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_divide_puts_each_node_into_one_cluster_of_no_more_than_the_most(pairs: list[tuple[int, int]], most: int):
    graph = near(pairs, nodes=30)
    found = divide(graph, first=[], most=most)

    assert sorted(node for cluster in found for node in cluster) == sorted(graph)
    assert max(map(len, found)) <= most


def test_divide_keeps_together_what_hangs_together():
    cliques = [(a, b) for start in (0, 5, 10) for a, b in combinations(range(start, start + 5), 2)]
    found = divide(near([*cliques, (4, 5), (9, 10)], nodes=15), first=[], most=5)

    assert {frozenset(cluster) for cluster in found} == {frozenset(f"n{n:02}" for n in range(s, s + 5)) for s in (0, 5, 10)}


def test_divide_puts_the_cluster_of_the_focus_first_and_its_strongest_member_before_the_others():
    star = [(20, n) for n in range(21, 26)]
    first, *_ = divide(near([*star, *combinations(range(10), 2)], nodes=26), first=["n23"], most=10)

    assert first[0] == "n20" and "n23" in first


def test_divide_does_not_depend_on_order():
    graph = near([(n, n * 7 % 30) for n in range(30)], nodes=30)
    turned = {node: dict(reversed(others.items())) for node, others in reversed(graph.items())}

    assert divide(graph, first=[], most=6) == divide(turned, first=[], most=6)


def test_ties_count_lines_both_ways():
    assert ties({"a": {"b": 2, "c": 1}, "b": {"a": 2}, "c": {"a": 1}}, [["a", "c"], ["b"]]) == {0: {1: 2}, 1: {0: 2}}


# --- the page of a large graph


def page(records: Any, **options: Any) -> dict[str, Any]:
    """All values that a page carries, by the names of their places in it."""
    return {name: json.loads(value) for name, value in PARTS.findall(render_page(records, **options))}


SEEDS = page(EXTRACTIONS, limit=6)


def members(values: dict[str, Any]) -> list[dict[str, Any]]:
    return [value for name, value in values.items() if name.startswith("cluster-")]


def test_a_large_page_has_every_node_once_and_every_line():
    small = page(EXTRACTIONS)["data"]
    nodes = [node["id"] for part in members(SEEDS) for node in part["nodes"]]
    lines = {edge["id"] for part in members(SEEDS) for edge in part["edges"]}

    assert sorted(nodes) == sorted(node["id"] for node in small["nodes"])
    assert lines == {edge["id"] for edge in small["edges"]}


def test_a_large_page_says_of_each_fact_when_it_opens_what_filters_need_and_the_rest_later():
    told = [fact for name, value in SEEDS.items() if name.startswith("told-") for fact in value]
    index = SEEDS["data"]["facts"]

    assert {fact["id"] for fact in index} == {fact.id for fact in FACTS}
    assert len(told) == len(index)
    assert all(
        told[place]["passages"][0]["quote"] in [f.passage.quote for f in FACTS if f.id == fact["id"]] for place, fact in enumerate(index)
    )
    assert all(SEEDS["data"]["others"][place]["id"] for fact in index for place in fact["parties"])


def test_a_large_page_leaves_nothing_undrawn():
    assert SEEDS["data"]["undrawn"] == {"facts": 0, "entities": 0, "unconnected": 0, "refused": 0}


def apart(a: dict[str, int], b: dict[str, int]) -> int:
    """The square of the distance of two places."""
    return (a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2


def test_clusters_of_a_page_stand_apart_and_hold_their_members():
    found = page(invented(900), links=(), focus=(BANK,))
    discs = found["data"]["clusters"]

    assert len(discs) > 5
    for look in (lambda item: item, lambda item: item["tall"]):
        spots = [look(disc) for disc in discs]
        assert all(
            (a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2 >= (a["radius"] + b["radius"]) ** 2 * 0.99 for a, b in combinations(spots, 2)
        )
        for disc, part in zip(spots, members(found), strict=True):
            ends = [look(node) for node in part["nodes"]]
            assert all(apart(disc, node) <= disc["radius"] ** 2 for node in ends)


@pytest.mark.parametrize("nodes", [900])
def test_a_large_page_is_the_same_in_any_order(nodes: int):
    records = invented(nodes)

    assert render_page(records, links=()) == render_page(records[::-1], links=())


def test_communities_of_invented_graphs_are_of_the_size_that_can_be_opened():
    graph = neighbours_of(project(invented(2000)))
    sizes = [len(cluster) for cluster in divide(graph, first=[], most=90)]

    assert sum(sizes) == len(graph) and max(sizes) <= 90 and len(sizes) < len(graph) / 15

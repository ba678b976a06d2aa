"""The page of a graph: the same bytes for the same records, every fact on it, and a word for what is not drawn."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.analysis.links import derived_links
from kg.analysis.projection import project
from kg.model import Refusal
from kg.render.page import render_page, write_page
from kg.render.selection import choose_focus, choose_nodes
from tests.fixtures.seed_facts import ANT, BANK, BLOOMBERG, CHINA, EXTRACTIONS, FACTS, GUARDIAN, MA, PAN

GRAPH = project(EXTRACTIONS)


def data(**options: Any) -> dict[str, Any]:
    """What the page of the seed facts carries."""
    page = render_page(options.pop("records", EXTRACTIONS), title="Seeds", **options)
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])  # type: ignore[no-any-return]


PAGE = data()


def test_render_page_gives_the_same_bytes_in_any_order():
    background = [(BANK, "country", CHINA), (ANT, "parent", "company/alibaba-group")]

    assert render_page(EXTRACTIONS, title="x", background=background) == render_page(
        EXTRACTIONS[::-1], title="x", background=background[::-1]
    )


def test_render_page_carries_every_fact():
    assert {fact["id"] for fact in PAGE["facts"]} == {fact.id for fact in FACTS}


def test_render_page_draws_every_fact_of_a_small_graph():
    drawn = {fact for edge in PAGE["edges"] for fact in edge["facts"]}

    assert drawn == {fact.id for fact in FACTS}
    assert PAGE["undrawn"] == {"facts": 0, "entities": 0, "unconnected": 0, "refused": 0}


def test_render_page_finds_room_for_every_label_of_the_seeds():
    assert all(edge["free"] for edge in PAGE["edges"] if edge["facts"] and not edge["role"])


@pytest.mark.parametrize(("firmness", "dashes"), [("firm", False), ("open", [9, 6]), ("negated", [2, 6])])
def test_render_page_draws_lines_by_how_firmly_they_are_said(firmness: str, dashes: object):
    record = EXTRACTIONS[0]
    denied = replace(record, facts=tuple(replace(fact, modality="negated") for fact in record.facts[:3]))
    found = data(records=[denied, EXTRACTIONS[1]], links=())

    lines = [edge["dashes"] for edge in found["edges"] if edge["firmness"] == firmness]
    assert lines and all(line == dashes for line in lines)


def test_render_page_labels_lines_in_both_languages():
    assert {"en": "suspension ≠ prohibition", "ar": "تعليق ≠ حظر"} in [edge["labels"] for edge in PAGE["edges"]]


def test_render_page_takes_given_links_for_all_there_are():
    assert data(links=())["links"] == []
    assert {link["relation"] for link in data(links=derived_links(EXTRACTIONS))["links"]} == {"contradiction", "corroboration"}


@pytest.mark.parametrize(("hops", "near"), [(0, {PAN}), (1, {PAN, BANK}), (2, {PAN, BANK, ANT, CHINA, "product/alipay"})])
def test_render_page_draws_as_far_as_asked_and_counts_the_rest(hops: int, near: set[str]):
    found = data(focus=(PAN,), hops=hops)
    entities = {node["id"] for node in found["nodes"] if node["kind"] == "entity"}

    assert entities == near
    assert found["undrawn"]["entities"] == 15 - len(near)
    assert found["undrawn"]["facts"] == len(FACTS) - len({fact for edge in found["edges"] for fact in edge["facts"]})
    assert len(found["facts"]) == len(FACTS)


def test_render_page_knows_who_only_speaks():
    assert [node["id"] for node in PAGE["others"]] == [BLOOMBERG]


def test_render_page_counts_what_was_refused():
    refused = replace(EXTRACTIONS[0], refusals=(Refusal(FACTS[0], "quote", "does not stand there"),))

    assert data(records=[refused])["undrawn"]["refused"] == 1


def test_render_page_of_nothing_is_a_page():
    assert data(records=[])["facts"] == []


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("xx", "ltr")])
def test_render_page_opens_in_a_language(language: str, direction: str):
    assert f'dir="{direction}">' in render_page(EXTRACTIONS, title="x", language=language)


@pytest.mark.parametrize(
    ("wanted", "focus"),
    [((GUARDIAN,), (GUARDIAN,)), ((), (MA, ANT, BANK)), (("person/nobody",), (MA, ANT, BANK)), ((GUARDIAN, "person/nobody"), (GUARDIAN,))],
)
def test_choose_focus_takes_what_is_there(wanted: tuple[str, ...], focus: tuple[str, ...]):
    assert choose_focus(GRAPH, wanted) == focus


def test_choose_focus_without_the_usual_ones_takes_the_most_connected():
    graph = GRAPH.subgraph(set(GRAPH) - {MA, ANT, BANK})

    assert choose_focus(graph, ())[0] == max(sorted(graph), key=graph.degree)


@pytest.mark.parametrize(("hops", "near"), [(0, {PAN}), (1, {PAN, BANK}), (None, set(GRAPH))])
def test_choose_nodes_goes_as_far_as_asked(hops: int | None, near: set[str]):
    found = choose_nodes(GRAPH, focus=(PAN,), hops=hops)

    assert found >= near
    assert {node for node in found - near if GRAPH.nodes[node]["node"] == "entity"} == set()


def test_write_page_leaves_one_whole_file(tmp_path: Path):
    write_page(tmp_path / "graph.html", EXTRACTIONS, title="x")

    assert [path.name for path in tmp_path.iterdir()] == ["graph.html"]
    assert (tmp_path / "graph.html").read_bytes().decode("utf-8") == render_page(EXTRACTIONS, title="x")

"""The projection keeps every fact, filters as asked, and changes nothing that it is given."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from kg.analysis.links import derived_links
from kg.analysis.projection import best_name, project, stated
from kg.model import Name
from tests.fixtures.generated import extractions
from tests.fixtures.seed_facts import ALIBABA, ALIPAY, ANT, BANK, CHINA, EXTRACTIONS, FACTS, IPO, MA, REGULATORS, SHANGHAI

GRAPH = project(EXTRACTIONS)


def fact(type: str, kind: str, *, article: str = "en-ant") -> str:
    """The id of the one seed fact of this kind in an article."""
    (found,) = [f.id for f in FACTS if (f.type, f.kind, f.article) == (type, kind, article)]
    return found


def edges(graph, source: str, target: str) -> set[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    """(kind or type, role, modality) of the edges between two nodes."""
    return {(d["kind"] or d["type"], d["role"], d["modality"]) for _, t, d in graph.out_edges(source, data=True) if t == target}


def test_project_draws_a_fact_from_who_acts_to_whom():
    assert {("order", "", "asserted"), ("prohibition", "", "asserted")} <= edges(GRAPH, REGULATORS, ANT)


@pytest.mark.parametrize(
    ("source", "target", "kind", "role"),
    [(BANK, ALIPAY, "order", "affects"), (REGULATORS, IPO, "prohibition", "affects"), (MA, SHANGHAI, "criticism", "venue")],
)
def test_project_draws_further_roles_beside(source: str, target: str, kind: str, role: str):
    assert (kind, role, "asserted") in edges(GRAPH, source, target)


def test_project_gives_a_measure_without_author_a_situation():
    node = f"situation/{fact('measure', 'investigation')}"

    assert GRAPH.nodes[node]["node"] == "situation"
    assert list(GRAPH.successors(node)) == [ALIBABA]


def test_project_gives_an_act_towards_no_entity_a_situation():
    assert list(GRAPH.predecessors(f"situation/{fact('statement', 'criticism')}")) == [MA]


def test_project_names_entities_in_all_languages():
    assert {name.language for name in GRAPH.nodes[ANT]["names"]} == {"en", "ar"}
    assert GRAPH.nodes[ANT]["label"] == "Ant Group"


@given(extractions())
@settings(max_examples=60, deadline=None)
def test_project_loses_no_fact(extraction):
    graph = project([extraction])
    drawn = {data["fact"] for _, _, data in stated(graph)} | {node.removeprefix("situation/") for node in graph}

    assert {f.id for f in extraction.facts} <= drawn


def test_project_does_not_depend_on_order():
    def told(graph):
        return sorted(graph.nodes(data=True), key=str), sorted(graph.edges(keys=True, data=True), key=str)

    assert told(project(EXTRACTIONS)) == told(project(EXTRACTIONS[::-1]))


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"modalities": {"alleged"}}, lambda f: f.modality == "alleged"),
        ({"types": {"measure", "action"}}, lambda f: f.type in {"measure", "action"}),
        ({"sources": {"ar-ant"}}, lambda f: f.article == "ar-ant"),
        ({"languages": {"en"}}, lambda f: f.article == "en-ant"),
        ({"minimum_confidence": 0.7}, lambda f: f.confidence >= 0.7),
        ({"since": "2020-12"}, lambda f: f.when in {"2020-12", "2020-12-26"}),
        ({"until": "2020-11"}, lambda f: f.when in {"2020-10", "2020-11"}),
        ({"since": "2020-11", "until": "2020-11-30"}, lambda f: f.when == "2020-11"),
        ({"types": set()}, lambda f: False),
    ],
)
def test_project_keeps_exactly_what_passes_the_filters(filters, wanted):
    assert set(project(EXTRACTIONS, **filters).graph["facts"]) == {f.id for f in FACTS if wanted(f)}


def test_project_filters_by_the_name_of_a_source():
    sourced = [replace(record, article=replace(record.article, source=record.article.language)) for record in EXTRACTIONS]

    assert set(project(sourced, sources={"en"}).graph["articles"]) == {"en-ant"}


def test_project_flags_background_and_states_nothing_by_it():
    graph = project(EXTRACTIONS, background=[(BANK, "country", CHINA), (BANK, "country", "place/not-in-the-graph")])
    known = [(source, target, data["fact"]) for source, target, data in graph.edges(data=True) if data["background"]]

    assert known == [(BANK, CHINA, "")]
    assert "place/not-in-the-graph" not in graph
    assert all(not data["background"] for _, _, data in stated(graph))


def test_project_keeps_only_links_between_its_facts():
    links = derived_links(EXTRACTIONS)

    assert project(EXTRACTIONS, links=links).graph["links"] == tuple(sorted(links)) != ()
    assert project(EXTRACTIONS, links=links, languages={"en"}).graph["links"] == ()


@pytest.mark.parametrize(("language", "name"), [("ar", "آنت"), ("en", "Ant"), ("fr", "Ant"), ("zh", "蚂蚁")])
def test_best_name_falls_back_from_language_to_english(language: str, name: str):
    names = [Name("Ant", "en"), Name("آنت", "ar"), Name("蚂蚁", "zh", "alternative"), Name("AG", "en", "acronym")]

    assert best_name(names, language=language, default="") == name

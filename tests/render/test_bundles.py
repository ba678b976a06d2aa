"""Situations of one actor are drawn as one, and none is lost by it."""

from __future__ import annotations

from dataclasses import replace

from kg.analysis.projection import project, stated
from kg.model import Extraction, Passage
from kg.ontology import load_ontology
from kg.render.bundles import bundle, bundle_words
from tests.fixtures.seed_facts import EXTRACTIONS, FACTS

ONTOLOGY = load_ontology()
CRITICISM = next(fact for fact in FACTS if fact.kind == "criticism" and fact.article == "en-ant")
DENIED = replace(CRITICISM, modality="negated")
AGAIN = tuple(
    replace(CRITICISM, kind=kind, passage=Passage(CRITICISM.passage.start, CRITICISM.passage.end - cut, CRITICISM.passage.quote[:-cut]))
    for cut, kind in ((1, "criticism"), (2, "other"), (3, "commitment"))
)


def bundled(*facts: object, **options: object) -> object:
    """The graph of facts of the English article."""
    record = Extraction(EXTRACTIONS[1].article, facts, EXTRACTIONS[1].entities)  # type: ignore[arg-type]
    return bundle(project([record]), **options)  # type: ignore[arg-type]


def situations(graph: object) -> list[tuple[str, ...]]:
    """The facts of each situation, sorted."""
    return sorted(data["facts"] for _, data in graph.nodes(data=True) if data["node"] == "situation")  # type: ignore[attr-defined]


def test_bundle_gathers_what_one_does_without_a_second_party():
    assert situations(bundled(CRITICISM, *AGAIN)) == [tuple(sorted(fact.id for fact in (CRITICISM, *AGAIN)))]


def test_bundle_leaves_one_alone_with_its_words():
    assert situations(bundled(CRITICISM)) == [(CRITICISM.id,)]


def test_bundle_parts_what_is_not_equally_firm():
    assert situations(bundled(CRITICISM, DENIED, AGAIN[0])) == sorted([(DENIED.id,), tuple(sorted((CRITICISM.id, AGAIN[0].id)))])


def test_bundle_keeps_contradicted_facts_apart():
    found = situations(bundled(CRITICISM, *AGAIN, apart=[CRITICISM.id]))

    assert (CRITICISM.id,) in found and len(found) == 2


def test_bundle_loses_no_fact():
    graph = project(EXTRACTIONS)

    assert {data["fact"] for *_, data in stated(bundle(graph))} == {data["fact"] for *_, data in stated(graph)}


def test_bundle_changes_no_graph_but_its_own():
    graph = project(EXTRACTIONS)
    before = sorted(graph)
    bundle(graph)

    assert sorted(graph) == before


def test_bundle_words_are_the_kinds_the_frequent_ones_first():
    graph = bundled(CRITICISM, *AGAIN)
    (node,) = {target for _, target, _ in stated(graph)}  # type: ignore[arg-type]
    words = bundle_words(graph, node, ONTOLOGY)  # type: ignore[arg-type]

    assert words["en"] == "criticism\u00a0×2, commitment, statement"
    assert words["ar"].count("، ") == 2

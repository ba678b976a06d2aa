"""What breaks a shape is taken out with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Quad

from kg.errors import ArticleError
from kg.gate import gate
from kg.model import Article, Extraction, Fact
from kg.ontology import ontology_file
from kg.rdf import article_graph, claim_iri, read_extraction
from kg.rdf.files import ontology_graphs, triples_text
from kg.shapes import conforming, violations
from tests.fixtures.seed_facts import EXTRACTIONS

GATED = tuple(gate(extraction) for extraction in EXTRACTIONS)
ENGLISH = GATED[1]
BROKEN = {
    "confidence": (lambda fact: replace(fact, confidence=1.5), "exactly one confidence"),
    "quote": (lambda fact: replace(fact, passage=replace(fact.passage, start=99, end=98)), "exactly one start"),
    "roles": (lambda fact: replace(fact, roles=()), ""),
}


@pytest.mark.parametrize("extraction", GATED, ids=lambda e: e.article.id)
def test_the_seeds_conform(extraction: Extraction) -> None:
    accepted, graph = conforming(extraction)
    assert accepted == extraction
    assert read_extraction(graph) == extraction


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("number", range(len(ENGLISH.facts)))
def test_a_broken_fact_alone_is_refused_with_the_reason(case: str, number: int) -> None:
    breaking, reason = BROKEN[case]
    facts = list(ENGLISH.facts)
    facts[number] = breaking(facts[number])
    accepted, graph = conforming(replace(ENGLISH, facts=tuple(facts)))
    assert accepted.facts == (*facts[:number], *facts[number + 1 :])
    (refusal,) = accepted.refusals
    assert refusal.check == "shape"
    assert reason in refusal.reason
    assert violations(graph) == ()


def test_a_broken_mention_is_taken_out() -> None:
    mention = replace(ENGLISH.mentions[0], because="")
    accepted, _ = conforming(replace(ENGLISH, mentions=(mention, *ENGLISH.mentions[1:])))
    assert accepted.mentions == ENGLISH.mentions[1:]
    assert accepted.facts == ENGLISH.facts


def test_an_article_that_does_not_conform_is_an_error() -> None:
    with pytest.raises(ArticleError, match="a: the article does not conform: A publication date"):
        conforming(Extraction(Article("a", "x", "en", published="yesterday"), (), ()))


def _with_oracle(graph: tuple[Quad, ...]) -> bool:
    """Whether pySHACL finds that a graph conforms."""
    import pyshacl
    from rdflib import Graph

    known = (quad for quads in ontology_graphs().values() for quad in quads)
    data = Graph().parse(data=triples_text((*graph, *known)), format="nt")
    shapes = Graph().parse(data=ontology_file("shapes.ttl").read_text("utf-8"), format="turtle")
    conforms, _, _ = pyshacl.validate(data, shacl_graph=shapes)
    return bool(conforms)


def without(fact: Fact, predicate: str) -> tuple[Quad, ...]:
    subject = f"<{claim_iri(fact)}>"
    return tuple(q for q in article_graph(ENGLISH) if not (str(q.subject) == subject and q.predicate.value.endswith(predicate)))


ORACLE = {
    "sound": (article_graph(ENGLISH), True),
    "a claim without its rule": (without(ENGLISH.facts[0], "#rule"), False),
    "a claim without its modality": (without(ENGLISH.facts[0], "#modality"), False),
    "a claim without its passage": (without(ENGLISH.facts[0], "#passage"), False),
}


@pytest.mark.parametrize("case", ORACLE)
def test_another_validator_agrees(case: str) -> None:
    graph, sound = ORACLE[case]
    assert (violations(graph) == ()) is sound
    assert _with_oracle(graph) is sound

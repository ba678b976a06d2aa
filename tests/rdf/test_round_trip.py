"""Facts to a graph and back: the same facts, entities and evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kg.errors import ArticleError
from kg.gate import gate
from kg.model import Article, Extraction, Note, Refusal
from kg.rdf import article_graph, read_extraction
from tests.fixtures.generated import extractions
from tests.fixtures.seed_facts import EXTRACTIONS, FACTS

GATED = tuple(gate(extraction) for extraction in EXTRACTIONS)
EMPTY = Extraction(Article("empty", "Nothing.", "en"), (), ())


def headless(extraction: Extraction) -> Extraction:
    """Without the heads of mentions, which graphs do not keep; notes as a set is kept."""
    return replace(
        extraction,
        mentions=tuple(replace(m, head=m.span) for m in extraction.mentions),
        notes=tuple(sorted({*extraction.notes, *extraction.article.notes}, key=lambda n: (n.severity, n.code, n.message))),
        article=replace(extraction.article, notes=()),
    )


@pytest.mark.parametrize("extraction", GATED, ids=lambda e: e.article.id)
def test_the_seeds_come_back_the_same(extraction: Extraction) -> None:
    assert read_extraction(article_graph(extraction)) == extraction


@settings(deadline=None)
@given(extractions())
def test_any_facts_over_any_text_come_back_the_same(extraction: Extraction) -> None:
    gated = gate(extraction)
    assert headless(read_extraction(article_graph(gated))) == headless(gated)


@settings(deadline=None, max_examples=30)
@given(extractions())
def test_they_come_back_the_same_from_a_store(extraction: Extraction) -> None:
    gated = gate(extraction)
    store = Store()
    store.extend(article_graph(gated))
    assert headless(read_extraction(store)) == headless(gated)


@settings(deadline=None, max_examples=30)
@given(extractions())
def test_they_come_back_the_same_from_a_file(extraction: Extraction) -> None:
    graph = article_graph(gate(extraction))
    assert set(parse(serialize(graph, format=RdfFormat.TRIG) or b"", format=RdfFormat.TRIG)) == set(graph)


@pytest.mark.parametrize("fact", [FACTS[0], replace(FACTS[0], type="x", kind="\ud800", rule="", confidence=2.0)], ids=["sound", "broken"])
def test_a_refused_fact_comes_back_whole(fact: object) -> None:
    refused = replace(EMPTY, refusals=(Refusal(fact, "type", "unknown type 'x'"),))  # type: ignore[arg-type]
    assert read_extraction(article_graph(refused)).refusals == refused.refusals


@pytest.mark.parametrize(
    "article",
    [
        Article("a", "x", "en", title="T", published="2020-11", anchor="2020", source="https://example.org/a b", rights="mine"),
        Article("كذا", "نص\r\n", "ar"),
        Article("", " ", ""),
    ],
    ids=["all metadata", "Arabic", "hardly any"],
)
def test_an_article_comes_back_with_its_metadata(article: Article) -> None:
    assert read_extraction(article_graph(Extraction(article, (), ()))).article == article


def test_notes_come_back_with_code_and_severity() -> None:
    notes = (Note("cut-off", "read up to 5: the bound", "error"), Note("date-open", "one date: open"))
    assert read_extraction(article_graph(replace(EMPTY, notes=notes))).notes == notes


def test_a_graph_has_the_name_of_its_article_and_no_blank_node() -> None:
    graph = article_graph(GATED[0])
    assert {quad.graph_name for quad in graph} == {NamedNode("https://w3id.org/regkg/id/article/34f2da3dc36cd156")}
    assert not any(isinstance(term, BlankNode) for quad in graph for term in (quad.subject, quad.object))


def test_data_stand_under_their_base() -> None:
    graph = article_graph(GATED[0], base="https://example.org/data/")
    assert {str(quad.subject)[1:26] for quad in graph} == {"https://example.org/data/"}
    assert read_extraction(graph, base="https://example.org/data/") == GATED[0]


def test_what_read_an_article_is_recorded() -> None:
    graph = article_graph(EMPTY, read_with=["regkg 1", "model 2"])
    assert {quad.object.value for quad in graph if quad.predicate.value.endswith("#readWith")} == {"regkg 1", "model 2"}  # type: ignore[union-attr]


def test_a_text_with_half_a_character_is_refused() -> None:
    with pytest.raises(ArticleError, match="half a character at 1"):
        article_graph(Extraction(Article("a", "x\ud800", "en"), (), ()))


@pytest.mark.parametrize("graph", [(), article_graph(GATED[0]) + article_graph(GATED[1])], ids=["none", "two"])
def test_a_graph_without_exactly_one_article_is_no_extraction(graph: tuple[Quad, ...]) -> None:
    with pytest.raises(ValueError, match="a graph of one article was expected"):
        read_extraction(graph)

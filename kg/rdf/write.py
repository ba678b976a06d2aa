"""The graph of one article: what it is, whom it mentions, what it claims, and what was refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import ArticleError
from kg.iris import DATA, article_iri, digest, entity_iri, segment
from kg.lines import fact_line
from kg.model import Article, Entity, Extraction, Mention, Note, Refusal
from kg.ontology import load_ontology
from kg.rdf.claims import claim_triples
from kg.rdf.terms import DCTERMS, RDF_TYPE, SKOS, Spo, Subject, decimal, node, plain, words

__all__ = ["article_graph", "entity_triples", "mention_iri"]

_NAME_PARTS = {"main": "prefLabel", "alternative": "altLabel"}


def article_graph(extraction: Extraction, *, base: str = DATA, read_with: Iterable[str] = ()) -> tuple[Quad, ...]:
    """The sorted quads of an article's graph; the extraction has passed the gate.

    `read_with` names the programs, models and word lists that read the article. Raises `ArticleError` where the text is no Unicode.
    """
    _check_text(extraction.article)
    graph = NamedNode(article_iri(extraction.article.hash, base=base))
    triples = set(_article_triples(graph, extraction, read_with))
    for entity in extraction.entities:
        triples.update(entity_triples(entity, base=base))
    for mention in extraction.mentions:
        triples.update(_mention_triples(graph, mention, extraction.article, base=base))
    entities = {entity.id: entity for entity in extraction.entities}
    for fact in extraction.facts:
        triples.update(claim_triples(fact, extraction.article, entities=entities, base=base, ontology=load_ontology()))
    for refusal in extraction.refusals:
        triples.update(_refusal_triples(graph, refusal, extraction.article, base=base))
    return tuple(Quad(s, p, o, graph) for s, p, o in sorted(triples, key=lambda triple: tuple(map(str, triple))))


def entity_triples(entity: Entity, *, base: str = DATA) -> Iterator[Spo]:
    """What an entity is and how it is called."""
    subject = NamedNode(entity_iri(entity.id, base=base))
    yield subject, RDF_TYPE, node(load_ontology().entity_types[entity.type])
    if entity.known:
        yield subject, node("known"), Literal(True)
    for name in entity.names:
        yield subject, SKOS[_NAME_PARTS[name.part]] if name.part in _NAME_PARTS else node("acronym"), words(name.text, name.language)


def _check_text(article: Article) -> None:
    try:
        article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArticleError(f"{article.id}: half a character at {error.start}: the text is no Unicode; decode its file again") from None


def _article_triples(graph: NamedNode, extraction: Extraction, read_with: Iterable[str]) -> Iterator[Spo]:
    article = extraction.article
    yield graph, RDF_TYPE, node("Article")
    yield graph, node("articleId"), plain(article.id)
    yield graph, node("textHash"), plain(article.hash)
    yield graph, node("text"), words(article.text, article.language)
    yield graph, DCTERMS["language"], plain(article.language)
    yield from ((graph, node("readWith"), plain(part)) for part in read_with)
    yield from ((graph, node("note"), plain(note_line(note))) for note in {*article.notes, *extraction.notes})
    stated = {
        DCTERMS["title"]: article.title,
        DCTERMS["source"]: article.source,
        DCTERMS["rights"]: article.rights,
        node("published"): article.published,
        node("anchor"): article.anchor,
    }
    yield from ((graph, predicate, plain(value)) for predicate, value in stated.items() if value is not None)


def mention_iri(mention: Mention, article: Article, *, base: str = DATA) -> str:
    """The IRI of a mention."""
    return f"{base}mention/{article.hash[:16]}-{mention.span.start}-{mention.span.end}-{digest([mention.entity])[:8]}"


def note_line(note: Note) -> str:
    """A note as one line: severity, code, message."""
    return f"{note.severity} {note.code}: {note.message}"


def _mention_triples(graph: NamedNode, mention: Mention, article: Article, *, base: str) -> Iterator[Spo]:
    span = mention.span
    subject = Subject.at(mention_iri(mention, article, base=base))
    yield subject.a("Mention")
    yield subject.has("mentions", NamedNode(entity_iri(mention.entity, base=base)))
    yield subject.has("because", plain(mention.because))
    yield subject.has("confidence", decimal(mention.certainty))
    yield from subject.stands(graph, span.start, span.end, words(span.of(article.text), article.language))


def _refusal_triples(graph: NamedNode, refusal: Refusal, article: Article, *, base: str) -> Iterator[Spo]:
    fact = refusal.fact
    place = fact.passage
    line = _json_line(fact_line(fact, base=base) | {"article_hash": fact.article_hash})
    subject = Subject.at(f"{base}refusal/{segment(refusal.check)}-{digest([refusal.reason, line])}")
    yield subject.a("Refusal")
    yield subject.has("refusalCheck", plain(refusal.check))
    yield subject.has("refusalReason", plain(refusal.reason))
    yield subject.has("refusedRule", plain(fact.rule))
    yield subject.has("extractor", plain(fact.extractor))
    yield subject.has("refusedFact", plain(line))
    if place.quote and article.text[place.start : place.end] == place.quote:
        yield from subject.stands(graph, place.start, place.end, words(place.quote, article.language))
    else:
        yield subject.has("inArticle", graph)


def _json_line(value: Mapping[str, object]) -> str:
    """JSON that people can read; what is no Unicode stands escaped."""
    line = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if any("\ud800" <= c <= "\udfff" for c in line) else line

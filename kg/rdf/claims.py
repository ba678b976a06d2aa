"""A fact as a claim that states a situation, with the words that fill each role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from kg.edtf import bounds
from kg.iris import DATA, article_iri, entity_iri
from kg.model import Article, Entity, Fact, Filler, Passage
from kg.ontology import Ontology
from kg.ontology import Role as RoleRule
from kg.rdf.situations import amount_id, situation_id
from kg.rdf.terms import (
    OA,
    RDF_TYPE,
    RDFS_LABEL,
    SKOS,
    Spo,
    Subject,
    code_node,
    decimal,
    integer,
    moment,
    plain,
    words,
)

__all__ = ["claim_iri", "claim_triples"]

_CONTEXT = 32
_SAID_BY_OTHERS = frozenset({"reported", "alleged"})


def claim_triples(fact: Fact, article: Article, *, entities: Mapping[str, Entity], base: str, ontology: Ontology) -> Iterator[Spo]:
    """All triples of one accepted fact, whose entities these are."""
    situation = Subject.at(entity_iri(situation_id(fact, ontology=ontology), base=base))
    claim = Subject.at(claim_iri(fact, base=base))
    yield from _situation(situation, fact, article, base=base, ontology=ontology)
    yield from _claim(claim, situation, fact, article, base=base)
    rules = ontology.types[fact.type].roles
    for role in fact.roles:
        for number, filler in enumerate(role.fillers, 1):
            yield from _role_value(situation, filler, rules[role.name], article.language, base=base)
            yield from _filler(claim, f"{role.name}-{number}", filler, article, entities=entities, base=base)
    for number, speaker in enumerate(fact.attributed_to, 1):
        yield from _filler(claim, f"attributed_to-{number}", speaker, article, entities=entities, base=base)
    if fact.when_text is not None:
        yield from _filler(claim, "when-1", _time_words(fact.when_text, fact, article), article, entities=entities, base=base)


def claim_iri(fact: Fact, *, base: str = DATA) -> str:
    """The IRI of the claim by which a fact is stated."""
    return f"{base}claim/{fact.id}"


def _situation(situation: Subject, fact: Fact, article: Article, *, base: str, ontology: Ontology) -> Iterator[Spo]:
    yield situation.a(ontology.types[fact.type].class_name)
    codes = {"kind": fact.kind, "status": fact.status, "matter": fact.matter}
    yield from (situation.has(name, code_node(value)) for name, value in codes.items() if value)
    if fact.when is not None:
        span = bounds(fact.when)
        yield situation.has("when", plain(fact.when))
        yield from (situation.has("notBefore", moment(t.isoformat())) for t in [span.not_before] if t)
        yield from (situation.has("notAfter", moment(t.isoformat())) for t in [span.not_after] if t)
    if fact.when_text is not None:
        yield situation.has("whenText", words(fact.when_text, article.language))
    if fact.type == "measure" and not fact.fillers("target"):
        yield situation.has("noTargetBecause", plain("its passage names no target"))


def _claim(claim: Subject, situation: Subject, fact: Fact, article: Article, *, base: str) -> Iterator[Spo]:
    yield claim.a("Claim")
    yield claim.has("states", situation.node)
    yield claim.has("modality", code_node(fact.modality))
    yield claim.has("confidence", decimal(fact.confidence))
    yield claim.has("extractor", plain(fact.extractor))
    yield claim.has("rule", plain(fact.rule))
    source = NamedNode(article_iri(fact.article_hash, base=base))
    yield from claim.stands(source, fact.passage.start, fact.passage.end, words(fact.passage.quote, article.language))
    for passage in (fact.passage, *fact.also):
        yield from _passage(claim, passage, source, article, base=base)
    speakers = fact.attributed_to or (fact.fillers("speaker") if fact.modality in _SAID_BY_OTHERS else ())
    yield from (claim.has("attributedTo", NamedNode(entity_iri(f.id, base=base))) for f in speakers if f.id is not None)
    if fact.modality in _SAID_BY_OTHERS and not speakers:
        yield claim.has("noSpeakerBecause", plain("its passage names nobody who says so"))


def _passage(claim: Subject, passage: Passage, source: NamedNode, article: Article, *, base: str) -> Iterator[Spo]:
    """A passage as the target of a Web Annotation."""
    start, end = passage.start, passage.end
    target = Subject.at(f"{base}passage/{article.hash[:16]}-{start}-{end}")
    by_words, by_place = NamedNode(target.node.value + "-quote"), NamedNode(target.node.value + "-position")
    before, after = article.text[max(0, start - _CONTEXT) : start], article.text[end : end + _CONTEXT]
    yield claim.has("passage", target.node)
    yield target.node, RDF_TYPE, OA["SpecificResource"]
    yield target.node, OA["hasSource"], source
    yield target.node, OA["hasSelector"], by_words
    yield target.node, OA["hasSelector"], by_place
    yield by_words, RDF_TYPE, OA["TextQuoteSelector"]
    yield by_words, OA["exact"], words(passage.quote, article.language)
    yield from ((by_words, OA[name], words(text, article.language)) for name, text in (("prefix", before), ("suffix", after)) if text)
    yield by_place, RDF_TYPE, OA["TextPositionSelector"]
    yield by_place, OA["start"], integer(start)
    yield by_place, OA["end"], integer(end)


def _role_value(situation: Subject, filler: Filler, rule: RoleRule, language: str, *, base: str) -> Iterator[Spo]:
    """What fills a role of a situation; of a known entity within words both are kept."""
    if filler.type == "money":
        yield situation.has(rule.property, NamedNode(base + amount_id(filler)))
        yield from _amount(filler, language, base=base)
        return
    if filler.id is not None:
        entity = NamedNode(entity_iri(filler.id, base=base))
        yield situation.has(rule.entity_property, entity)
        yield situation.has("participant", entity)
    if rule.words_property and (filler.id is None or rule.words_property == rule.property):
        yield situation.has(rule.words_property, words(filler.name if filler.id is None else filler.text, language))


def _amount(filler: Filler, language: str, *, base: str) -> Iterator[Spo]:
    amount = Subject.at(base + amount_id(filler))
    yield amount.a("Amount")
    yield amount.has("amountText", words(filler.text, language))
    if filler.value is not None:
        yield amount.has("value", decimal(filler.value))
        yield amount.has("currency", plain(filler.currency or ""))


def _time_words(text: str, fact: Fact, article: Article) -> Filler:
    """The words of a date at their place: in the passage where they stand there, else at their first place in the article."""
    start = article.text.find(text, fact.passage.start, fact.passage.end)
    start = article.text.index(text) if start < 0 else start
    return Filler(text, "words", text, start, start + len(text))


def _filler(claim: Subject, place: str, filler: Filler, article: Article, *, entities: Mapping[str, Entity], base: str) -> Iterator[Spo]:
    """Which words of the article a claim takes to fill a role, and why they mean what they are taken for."""
    subject = Subject.at(f"{base}filler/{claim.node.value.removeprefix(base + 'claim/')}-{place}")
    source = NamedNode(article_iri(article.hash, base=base))
    yield subject.a("Filler")
    yield subject.has("fillerOf", claim.node)
    yield subject.has("role", plain(place.rpartition("-")[0]))
    yield from subject.stands(source, filler.start, filler.end, words(filler.text, article.language))
    if filler.because:
        yield subject.has("because", plain(filler.because))
    if filler.id is not None:
        yield subject.has("filledBy", NamedNode(entity_iri(filler.id, base=base)))
    elif filler.type == "money":
        yield subject.has("filledByAmount", NamedNode(base + amount_id(filler)))
    if filler.id is None and filler.name != filler.text:
        yield subject.node, RDFS_LABEL, words(filler.name, article.language)
    own = {name.text for name in entities[filler.id].names} if filler.id is not None else set()
    yield from ((subject.node, SKOS["altLabel"], words(alias, article.language)) for alias in filler.aliases if alias not in own)

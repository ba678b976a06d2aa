"""An article's graph read back as the values that it was made of."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.canonical import canonical_filler, canonical_refusals
from kg.iris import DATA, entity_id
from kg.lines import read_fact
from kg.model import Article, Entity, Extraction, Fact, Filler, Mention, Modality, Name, Note, Passage, Refusal, Role, Span
from kg.ontology import CODES, TERMS, Ontology, load_ontology
from kg.rdf.terms import DCTERMS, OA, RDF_TYPE, RDFS_LABEL, SKOS, node

__all__ = ["read_article", "read_extraction"]


def read_extraction(graph: Iterable[Quad | Triple], *, base: str = DATA) -> Extraction:
    """The extraction that a graph of one article holds; a mention's head is not kept and reads as its whole span.

    Raises `ValueError` where the graph holds no article, or more than one.
    """
    nodes = _index(graph)
    return _Reader(nodes, read_article(nodes), base, load_ontology()).extraction()


def read_article(nodes: Mapping[str, _Node]) -> Article:
    """The article that indexed triples describe."""
    found = [n for n in nodes.values() if n.is_a("Article")]
    if len(found) != 1:
        raise ValueError(f"a graph of one article was expected, this one has {len(found)}")
    article = found[0]
    return Article(
        id=article.text("articleId"),
        text=article.text("text"),
        language=article.one(DCTERMS["language"]) or "",
        title=article.one(DCTERMS["title"]),
        published=article.one(node("published")),
        anchor=article.one(node("anchor")),
        source=article.one(DCTERMS["source"]),
        rights=article.one(DCTERMS["rights"]),
    )


class _Node:
    """What a graph says of one subject."""

    __slots__ = ("iri", "values")

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self.values: dict[str, list[NamedNode | Literal]] = defaultdict(list)

    def all(self, predicate: NamedNode) -> list[NamedNode | Literal]:
        return self.values.get(predicate.value, [])

    def one(self, predicate: NamedNode) -> str | None:
        found = self.values.get(predicate.value)
        return found[0].value if found else None

    def text(self, name: str) -> str:
        found = self.one(node(name))
        if found is None:
            raise ValueError(f"{self.iri} lacks kg:{name}")
        return found

    def code(self, name: str) -> str | None:
        found = self.one(node(name))
        return None if found is None else found.removeprefix(CODES)

    def is_a(self, class_name: str) -> bool:
        return node(class_name) in self.all(RDF_TYPE)

    def passage(self) -> Passage:
        return Passage(int(self.text("start")), int(self.text("end")), self.text("quote"))


def _index(graph: Iterable[Quad | Triple]) -> dict[str, _Node]:
    nodes: dict[str, _Node] = {}
    for statement in graph:
        subject = cast(NamedNode, statement.subject).value
        if subject not in nodes:
            nodes[subject] = _Node(subject)
        nodes[subject].values[statement.predicate.value].append(cast(NamedNode | Literal, statement.object))
    return nodes


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the records of one article from its indexed graph."""

    nodes: Mapping[str, _Node]
    article: Article
    base: str
    ontology: Ontology

    def extraction(self) -> Extraction:
        entities = self.entities()
        fillers = self.fillers(entities)
        facts = [self.fact(claim, fillers[claim.iri]) for claim in self.members("Claim")]
        return Extraction(
            article=self.article,
            facts=tuple(sorted(facts, key=lambda fact: (fact.passage, fact.id))),
            entities=tuple(entities[name] for name in sorted(entities)),
            mentions=self.mentions(),
            refusals=self.refusals(),
            notes=self.notes(),
        )

    def members(self, class_name: str) -> list[_Node]:
        return [n for n in self.nodes.values() if n.is_a(class_name)]

    def entities(self) -> dict[str, Entity]:
        types = {TERMS + local: name for name, local in self.ontology.entity_types.items()}
        found = {}
        for subject in self.nodes.values():
            kind = next((types[c.value] for c in subject.all(RDF_TYPE) if c.value in types), None)
            if kind is not None:
                name = entity_id(subject.iri, base=self.base)
                found[name] = Entity(name, kind, _names(subject), known=bool(subject.all(node("known"))))
        return found

    def mentions(self) -> tuple[Mention, ...]:
        found = []
        for subject in self.members("Mention"):
            place = subject.passage()
            span = Span(place.start, place.end)
            entity = entity_id(subject.text("mentions"), base=self.base)
            found.append(Mention(span, span, entity, subject.text("because"), float(subject.text("confidence"))))
        return tuple(sorted(found, key=lambda m: (m.span, m.entity)))

    def refusals(self) -> tuple[Refusal, ...]:
        found = []
        for subject in self.members("Refusal"):
            line = json.loads(subject.text("refusedFact"), parse_float=Decimal)
            fact = read_fact(line, article_hash=line["article_hash"], base=self.base)
            found.append(Refusal(fact, subject.text("refusalCheck"), subject.text("refusalReason")))
        return canonical_refusals(found)

    def notes(self) -> tuple[Note, ...]:
        lines = sorted(value.value for n in self.members("Article") for value in n.all(node("note")))
        return tuple(_note(line) for line in lines)

    def fillers(self, entities: Mapping[str, Entity]) -> dict[str, dict[str, list[Filler]]]:
        """By IRI of the claim, then by role."""
        found: dict[str, dict[str, list[Filler]]] = defaultdict(lambda: defaultdict(list))
        for subject in self.members("Filler"):
            found[subject.text("fillerOf")][subject.text("role")].append(self.filler(subject, entities))
        return found

    def filler(self, subject: _Node, entities: Mapping[str, Entity]) -> Filler:
        place = subject.passage()
        entity, amount = subject.one(node("filledBy")), subject.one(node("filledByAmount"))
        money = self.nodes[amount] if amount is not None else None
        value = money.one(node("value")) if money is not None else None
        filler = Filler(
            name=subject.one(RDFS_LABEL) or place.quote,
            type="money" if money is not None else "words",
            text=place.quote,
            start=place.start,
            end=place.end,
            id=None if entity is None else entity_id(entity, base=self.base),
            aliases=tuple(alias.value for alias in subject.all(SKOS["altLabel"])),
            because=subject.one(node("because")) or "",
            value=None if value is None else Decimal(value),
            currency=money.one(node("currency")) if money is not None else None,
        )
        if filler.id is not None:
            filler = replace(filler, name=entities[filler.id].names[0].text)
        return canonical_filler(filler, language=self.article.language, entities=entities)

    def fact(self, claim: _Node, fillers: Mapping[str, list[Filler]]) -> Fact:
        situation = self.nodes[claim.text("states")]
        fact_type = next(t for t in self.ontology.types.values() if situation.is_a(t.class_name))
        passage = claim.passage()
        when_words = fillers.get("when")
        return Fact(
            article=self.article.id,
            article_hash=self.article.hash,
            type=fact_type.name,
            kind=situation.code("kind") or "",
            roles=tuple(Role(role, _by_place(fillers[role])) for role in fact_type.roles if role in fillers),
            modality=cast(Modality, claim.code("modality")),
            passage=passage,
            rule=claim.text("rule"),
            confidence=float(claim.text("confidence")),
            extractor=claim.text("extractor"),
            when=situation.one(node("when")),
            when_text=when_words[0].text if when_words else None,
            status=situation.code("status"),
            matter=situation.code("matter"),
            attributed_to=_by_place(fillers.get("attributed_to", [])),
            also=tuple(sorted({self.passage(p.value) for p in claim.all(node("passage"))} - {passage})),
        )

    def passage(self, iri: str) -> Passage:
        selectors = [self.nodes[s.value] for s in self.nodes[iri].all(OA["hasSelector"])]
        found = {name: s.one(OA[name]) for s in selectors for name in ("exact", "start", "end") if s.all(OA[name])}
        return Passage(int(found["start"] or 0), int(found["end"] or 0), found["exact"] or "")


def _by_place(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    return tuple(sorted(fillers, key=lambda f: (f.start, f.end, f.id or "", f.name)))


def _names(subject: _Node) -> tuple[Name, ...]:
    parts = (("main", SKOS["prefLabel"]), ("acronym", node("acronym")), ("alternative", SKOS["altLabel"]))
    found = [
        (literal.language or "und", number, literal.value, part)
        for number, (part, predicate) in enumerate(parts)
        for literal in subject.all(predicate)
        if isinstance(literal, Literal)
    ]
    return tuple(Name(text, language, part) for language, _, text, part in sorted(found))  # type: ignore[arg-type]


def _note(line: str) -> Note:
    head, _, message = line.partition(": ")
    severity, _, code = head.partition(" ")
    return Note(code, message, "error" if severity == "error" else "warning")

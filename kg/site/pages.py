"""The pages of a site in one language: for each its path in the folder of the language, its template and its values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.model import Extraction, Fact, Name
from kg.report import counts_of
from kg.site.addresses import COMPARISON, DRAWING, ENTITIES, START, article_page, drawing_address, entity_page, fact_anchor
from kg.site.cards import Card, Part, article_line, card, entity_part, firmness
from kg.site.content import Content, dated, parties
from kg.site.marks import fact_marks, paragraphs
from kg.site.words import Interface

__all__ = ["Page", "pages"]

_LATEST = 6
_FIRST = 10


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is written: `title` is its own, "" of the start page; `values` are what its template shows."""

    path: str
    template: str
    title: str
    values: Mapping[str, Any]


def pages(content: Content, ui: Interface) -> Iterator[Page]:
    """All pages in one language but the drawing."""
    yield _start(content, ui)
    yield _entities(content, ui)
    yield _comparison(content, ui)
    for entity in content.entities:
        yield _entity(entity, content, ui)
    for record in content.records:
        yield _article(record, content, ui)


# --- the start page


def _start(content: Content, ui: Interface) -> Page:
    regulators = content.regulators()
    values = {
        "counts": _counts(content),
        "measures": [card(fact, content, ui) for fact in content.measures[:_LATEST]],
        "regulators": [_active(entity, content, ui) for entity in regulators[:_FIRST]],
        "others": [_listed(entity, content, ui) for entity in _by_facts(content) if entity not in regulators][:_FIRST],
        "coverage": [(article_line(record.article.id, content, ui), counts_of(record)) for record in content.records],
    }
    return Page(START, "start.html.j2", "", values)


def _counts(content: Content) -> tuple[tuple[str, int, str], ...]:
    """Key of a text, number, and the page where the counted things are."""
    contradictions = sum(agreement.contradicts for agreement in content.agreements)
    return (
        ("articles", len(content.records), f"{START}#coverage"),
        ("facts", len(content.facts), DRAWING),
        ("entities", len(content.entities), ENTITIES),
        ("contradictions", contradictions, f"{COMPARISON}#contradictions"),
        ("corroborations", len(content.agreements) - contradictions, f"{COMPARISON}#corroborations"),
    )


def _by_facts(content: Content) -> list[str]:
    return sorted((e for e, facts in content.facts_of.items() if facts), key=lambda entity: (-len(content.facts_of[entity]), entity))


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entity in a list; `other` is its name in another language of the interface, `count` how many facts, or measures, it is in."""

    part: Part
    type: str
    count: int
    other: Name | None
    measures: int = 0


def _listed(entity: str, content: Content, ui: Interface) -> _Listed:
    known = content.entities[entity]
    part = entity_part(entity, content, ui)
    names = (other.name(known.names) for other in ui.others)
    other = next((name for name in names if name.text != part.text and name.language not in ("", part.language)), None)
    return _Listed(part, known.type, len(content.facts_of[entity]), other)


def _active(entity: str, content: Content, ui: Interface) -> _Listed:
    listed = _listed(entity, content, ui)
    measures = sum(fact.type == "measure" for fact in content.acting(entity))
    return _Listed(listed.part, listed.type, listed.count, listed.other, measures)


# --- lists over all articles


def _entities(content: Content, ui: Interface) -> Page:
    groups: dict[str, list[_Listed]] = {}
    for entity in sorted(content.entities, key=lambda e: (-len(content.facts_of[e]), e)):
        groups.setdefault(content.entities[entity].type, []).append(_listed(entity, content, ui))
    order = [name for name in ui.ontology.entity_types if name in groups]
    return Page(ENTITIES, "entities.html.j2", ui.say("entities"), {"groups": [(name, groups[name]) for name in order]})


def _comparison(content: Content, ui: Interface) -> Page:
    sections = {
        "contradictions": [a for a in content.agreements if a.contradicts],
        "corroborations": [a for a in content.agreements if not a.contradicts],
    }
    values = {
        name: [
            {
                "title": (" ≠ " if agreement.contradicts else " = ").join(dict.fromkeys(ui.fact(fact) for fact in agreement.facts)),
                "because": agreement.link.because,
                "shared": [entity_part(entity, content, ui) for entity in _shared(agreement.facts)],
                "sides": [card(fact, content, ui) for fact in agreement.facts],
            }
            for agreement in agreements
        ]
        for name, agreements in sections.items()
    }
    return Page(COMPARISON, "comparison.html.j2", ui.say("comparison-title"), {"sections": values})


def _shared(facts: tuple[Fact, ...]) -> list[str]:
    return sorted(set.intersection(*({filler.id for filler in parties(fact) if filler.id is not None} for fact in facts)))


# --- one entity


def _entity(entity: str, content: Content, ui: Interface) -> Page:
    known, facts = content.entities[entity], content.facts_of[entity]
    cards = [card(fact, content, ui) for fact in facts]
    values = {
        "entity": known,
        "drawing": drawing_address(entity) if facts else "",
        "name": ui.name(known.names),
        "names": _names(known.names, ui),
        "groups": [(name, found) for name in ui.ontology.types if (found := [one for one in cards if one.fact.type == name])],
        "timeline": [(one, _others(one.fact, entity, content, ui)) for one in _in_time(cards)],
        "neighbours": _neighbours(entity, content, ui),
        "background": _background(entity, content, ui),
        "named_in": _named_in(entity, content, ui),
    }
    return Page(entity_page(entity), "entity.html.j2", ui.name(known.names).text, values)


def _names(names: tuple[Name, ...], ui: Interface) -> list[tuple[str, list[Name]]]:
    """The languages of the names, that of the interface first, each with its names."""
    order = {"main": 0, "alternative": 1, "acronym": 2}
    first = [ui.language, *(other.language for other in ui.others)]
    tongues = sorted({name.language for name in names}, key=lambda code: (first.index(code) if code in first else len(first), code))
    return [(code, sorted((n for n in names if n.language == code), key=lambda n: (order[n.part], n))) for code in tongues]


def _in_time(cards: list[Card]) -> list[Card]:
    by_fact = {(one.fact.article, one.fact.id): one for one in cards}
    return [by_fact[fact.article, fact.id] for fact in dated(one.fact for one in cards)]


def _others(fact: Fact, entity: str, content: Content, ui: Interface) -> list[Part]:
    ids = dict.fromkeys(filler.id for filler in parties(fact) if filler.id is not None and filler.id != entity)
    return [entity_part(other, content, ui) for other in ids]


def _neighbours(entity: str, content: Content, ui: Interface) -> list[tuple[_Listed, list[_Tie]]]:
    """Each other entity of its facts with these facts, those in most of them first."""
    shared: dict[str, list[Fact]] = {}
    for fact in content.facts_of[entity]:
        for other in {filler.id for filler in parties(fact) if filler.id is not None} - {entity}:
            shared.setdefault(other, []).append(fact)
    order = sorted(shared, key=lambda other: (-len(shared[other]), other))
    return [(_listed(other, content, ui), [_tie(fact, ui) for fact in shared[other]]) for other in order]


@dataclass(frozen=True, slots=True)
class _Tie:
    """A fact that ties two entities: what it is, and where the page has it."""

    title: str
    type: str
    firmness: str
    anchor: str


def _tie(fact: Fact, ui: Interface) -> _Tie:
    return _Tie(ui.fact(fact), fact.type, firmness(fact), fact_anchor(fact))


def _background(entity: str, content: Content, ui: Interface) -> list[tuple[Part, str, Part]]:
    return [
        (entity_part(subject, content, ui), ui.relation(relation), entity_part(other, content, ui))
        for subject, relation, other in content.background.get(entity, ())
    ]


def _named_in(entity: str, content: Content, ui: Interface) -> list[tuple[Any, int]]:
    counts = content.named_in.get(entity, {})
    return [(article_line(article, content, ui), count) for article, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


# --- one article


def _article(record: Extraction, content: Content, ui: Interface) -> Page:
    article = record.article
    facts = content.facts_in[article.id]
    line = article_line(article.id, content, ui)
    lines = list(paragraphs(article.text, fact_marks(facts)))
    if lines and len(lines[0]) == 1 and not lines[0][0].marks and lines[0][0].text.strip() == line.title:
        lines = lines[1:]  # The headline stands above the text.
    values = {
        "line": line,
        "paragraphs": lines,
        "cards": [card(fact, content, ui) for fact in facts],
        "refusals": record.refusals,
        "notes": list(dict.fromkeys((*article.notes, *record.notes))),
        "counts": counts_of(record),
        "rights": article.rights or "",
    }
    return Page(article_page(article.id), "article.html.j2", line.title, values)

"""The page of an entity: its names, its facts by type, when they happened, and who else is in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.model import Fact, Name
from kg.site.addresses import data_file, drawing_address, entity_page, fact_anchor, picture_file
from kg.site.cards import Card, Part, article_line, card, entity_part, firmness
from kg.site.content import Content, dated, parties
from kg.site.listing import Listed, listed
from kg.site.neighbourhood import is_drawn
from kg.site.page import Page
from kg.site.words import Interface

__all__ = ["about_entity"]


def about_entity(entity: str, content: Content, ui: Interface) -> Page:
    """The page of one entity."""
    known, facts = content.entities[entity], content.facts_of[entity]
    cards = [card(fact, content, ui) for fact in facts]
    values = {
        "entity": known,
        "data": data_file(entity),
        "picture": picture_file(entity) if is_drawn(entity, content) else "",
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


def _neighbours(entity: str, content: Content, ui: Interface) -> list[tuple[Listed, list[_Tie]]]:
    """Each other entity of its facts with these facts, those in most of them first."""
    shared: dict[str, list[Fact]] = {}
    for fact in content.facts_of[entity]:
        for other in {filler.id for filler in parties(fact) if filler.id is not None} - {entity}:
            shared.setdefault(other, []).append(fact)
    order = sorted(shared, key=lambda other: (-len(shared[other]), other))
    return [(listed(other, content, ui), [_tie(fact, ui) for fact in shared[other]]) for other in order]


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

"""The pages that show all at once: the start page, and the lists of entities and of measures."""

from __future__ import annotations

from kg.report import counts_of
from kg.site.addresses import COMPARISON, DRAWING, ENTITIES, MEASURES, START
from kg.site.cards import Card, article_line, card
from kg.site.content import Content
from kg.site.listing import Listed, by_facts, listed
from kg.site.page import Page
from kg.site.words import Interface

__all__ = ["entities_page", "measures_page", "start_page"]

_LATEST = 6
_FIRST = 10


def start_page(content: Content, ui: Interface) -> Page:
    """What is in the graph, the latest measures, who acts most, what was read."""
    regulators = content.regulators()
    values = {
        "counts": _counts(content),
        "measures": _measure_cards(content, ui)[:_LATEST],
        "all_measures": len(content.measures),
        "regulators": [_active(entity, content, ui) for entity in regulators[:_FIRST]],
        "others": [listed(entity, content, ui) for entity in by_facts(content) if entity not in regulators][:_FIRST],
        "coverage": [(article_line(record.article.id, content, ui), counts_of(record)) for record in content.records],
    }
    return Page(START, "start.html.j2", "", values)


def _counts(content: Content) -> tuple[tuple[str, int, str], ...]:
    """Key of a text, number, and the page where the counted things are."""
    contradictions = sum(agreement.contradicts for agreement in content.agreements)
    return (
        ("articles", len(content.records), f"{START}#coverage"),
        ("facts", len(content.facts), DRAWING),
        ("measures", len(content.measures), MEASURES),
        ("entities", len(content.entities), ENTITIES),
        ("contradictions", contradictions, f"{COMPARISON}#contradictions"),
        ("corroborations", len(content.agreements) - contradictions, f"{COMPARISON}#corroborations"),
    )


def _active(entity: str, content: Content, ui: Interface) -> Listed:
    return listed(entity, content, ui, measures=sum(fact.type == "measure" for fact in content.acting(entity)))


def entities_page(content: Content, ui: Interface) -> Page:
    """All entities by type."""
    groups: dict[str, list[Listed]] = {}
    for entity in sorted(content.entities, key=lambda e: (-len(content.facts_of[e]), e)):
        groups.setdefault(content.entities[entity].type, []).append(listed(entity, content, ui))
    order = [name for name in ui.ontology.entity_types if name in groups]
    return Page(ENTITIES, "entities.html.j2", ui.say("entities"), {"groups": [(name, groups[name]) for name in order]})


def measures_page(content: Content, ui: Interface) -> Page:
    """All measures, the latest first."""
    return Page(MEASURES, "measures.html.j2", ui.say("measures"), {"measures": _measure_cards(content, ui)})


def _measure_cards(content: Content, ui: Interface) -> list[Card]:
    """A card for each measure: that of the first fact that states it."""
    return [card(stating[0], content, ui) for stating in content.measures.values()]

"""The page that sets what articles say of the same against each other."""

from __future__ import annotations

from typing import Any

from kg.model import Fact
from kg.render.reasons import reason, spoken_names
from kg.site.addresses import COMPARISON, pair_page
from kg.site.cards import article_line, card, entity_part
from kg.site.content import Agreement, Content, parties
from kg.site.page import Page
from kg.site.words import Interface

__all__ = ["agreement_value", "comparison_page"]


def comparison_page(pairs: tuple[tuple[str, str], ...], content: Content, ui: Interface) -> Page:
    """All contradictions and agreements between articles, and the pages of these pairs of articles."""
    values = {
        "pairs": [(pair_page(*pair), [article_line(article, content, ui) for article in pair]) for pair in pairs],
        "sections": {
            "contradictions": [agreement_value(a, content, ui) for a in content.agreements if a.contradicts],
            "corroborations": [agreement_value(a, content, ui) for a in content.agreements if not a.contradicts],
        },
    }
    return Page(COMPARISON, "comparison.html.j2", ui.say("comparison-title"), values)


def agreement_value(agreement: Agreement, content: Content, ui: Interface) -> dict[str, Any]:
    """An agreement as a page shows it: what it is, whom it is about, why it is held to, and its sides."""
    return {
        "title": (" ≠ " if agreement.contradicts else " = ").join(dict.fromkeys(ui.fact(fact) for fact in agreement.facts)),
        "because": _because(agreement, content, ui),
        "shared": [entity_part(entity, content, ui) for entity in _shared(agreement.facts)],
        "sides": [card(fact, content, ui) for fact in agreement.facts],
    }


def _because(agreement: Agreement, content: Content, ui: Interface) -> str:
    """Why the two are held together, in the language of the page."""
    taking_part = {filler.id for fact in agreement.facts for filler in parties(fact) if filler.id is not None}
    known = [content.entities[entity] for entity in sorted(taking_part) if entity in content.entities]
    names = {entity.id: ui.name(entity.names).text for entity in known if entity.names}
    return reason(agreement.link.because, language=ui.language, ontology=ui.ontology, names=spoken_names(names))


def _shared(facts: tuple[Fact, ...]) -> list[str]:
    return sorted(set.intersection(*({filler.id for filler in parties(fact) if filler.id is not None} for fact in facts)))

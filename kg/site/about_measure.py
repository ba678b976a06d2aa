"""The page of a measure: what it is, what each article says of it, and what else befell whom it is against."""

from __future__ import annotations

from kg.model import Fact
from kg.site.addresses import data_file, measure_page
from kg.site.cards import Card, Part, card
from kg.site.content import Content, dated
from kg.site.page import Page
from kg.site.words import Interface

__all__ = ["about_measure"]


def about_measure(measure: str, content: Content, ui: Interface) -> Page:
    """The page of one measure, by the id of the situation."""
    cards = [card(fact, content, ui) for fact in content.measures[measure]]
    against = _against(content.measures[measure])
    values = {
        "situation": measure,
        "data": data_file(measure),
        "cards": cards,
        "targets": _targets(cards[0], content, ui),
        "articles": len({one.fact.article for one in cards}),
        "others": [(other, other.page) for other in _others(measure, against, content, ui)],
    }
    named = " · ".join(part.text for part in values["targets"])  # type: ignore[attr-defined]
    return Page(measure_page(measure), "measure.html.j2", f"{cards[0].title}: {named}" if named else cards[0].title, values)


def _against(facts: tuple[Fact, ...]) -> set[str]:
    """The entities that a measure is against."""
    return {filler.id for fact in facts for filler in fact.fillers("target") if filler.id is not None}


def _targets(shown: Card, content: Content, ui: Interface) -> tuple[Part, ...]:
    return next((parts for name, parts in shown.rows if name == ui.role("target")), ())


def _others(measure: str, against: set[str], content: Content, ui: Interface) -> list[Card]:
    """The other measures against the same, in time, those without a date last."""
    first = [facts[0] for other, facts in content.measures.items() if other != measure and against & _against(facts)]
    order = dated(first)
    return [card(fact, content, ui) for fact in (*order, *(fact for fact in first if fact not in order))]

"""The page that compares two articles: where they contradict each other, where they agree, and what each says of the same entity."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from kg.model import Fact
from kg.site.addresses import pair_page
from kg.site.cards import Card, article_line, card
from kg.site.comparisons import agreement_value
from kg.site.content import Agreement, Content, parties
from kg.site.listing import Listed, listed
from kg.site.page import Page
from kg.site.words import Interface

__all__ = ["about_pair", "article_pairs"]


def article_pairs(content: Content) -> tuple[tuple[str, str], ...]:
    """Each two articles that agree or disagree on anything, sorted."""
    return tuple(sorted({pair for agreement in content.agreements for pair in combinations(_articles(agreement.facts), 2)}))


def about_pair(first: str, second: str, content: Content, ui: Interface) -> Page:
    """The page of two articles, by their ids."""
    both = [agreement for agreement in content.agreements if {first, second} <= set(_articles(agreement.facts))]
    sections = {
        "contradictions": [_sides(agreement, (first, second), content, ui) for agreement in both if agreement.contradicts],
        "corroborations": [_sides(agreement, (first, second), content, ui) for agreement in both if not agreement.contradicts],
    }
    lines = [article_line(article, content, ui) for article in (first, second)]
    values = {"articles": lines, "sections": sections, "entities": _entities(first, second, content, ui)}
    return Page(pair_page(first, second), "pair.html.j2", " · ".join(line.title for line in lines), values)


def _articles(facts: Iterable[Fact]) -> list[str]:
    return sorted({fact.article for fact in facts})


def _sides(agreement: Agreement, articles: tuple[str, str], content: Content, ui: Interface) -> dict[str, object]:
    """An agreement with its facts in these articles, those of the first before those of the second."""
    facts = tuple(fact for article in articles for fact in agreement.facts if fact.article == article)
    return agreement_value(Agreement(agreement.link, facts), content, ui)


def _entities(first: str, second: str, content: Content, ui: Interface) -> list[tuple[Listed, list[list[Card]]]]:
    """Each entity of facts in both articles with what either says of it, those of most facts first."""
    told = {article: _facts_by_entity(content.facts_in[article]) for article in (first, second)}
    shared = sorted(set(told[first]) & set(told[second]), key=lambda e: (-len(told[first][e]) - len(told[second][e]), e))
    return [(listed(e, content, ui), [[card(fact, content, ui) for fact in told[a][e]] for a in (first, second)]) for e in shared]


def _facts_by_entity(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for entity in {filler.id for filler in parties(fact) if filler.id is not None}:
            found.setdefault(entity, []).append(fact)
    return found

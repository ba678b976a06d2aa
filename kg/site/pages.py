"""The pages of a site in one language, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from kg.site.about_article import about_article
from kg.site.about_entity import about_entity
from kg.site.about_measure import about_measure
from kg.site.about_pair import about_pair, article_pairs
from kg.site.addresses import COMPARISON, EDITOR, ENTITIES, MEASURES, QUESTIONS, START, article_page, entity_page, measure_page, pair_page
from kg.site.asking import editor_page, questions_page
from kg.site.comparisons import comparison_page
from kg.site.content import Content
from kg.site.overviews import entities_page, measures_page, start_page
from kg.site.page import Page
from kg.site.words import Interface

__all__ = ["pages"]


def pages(content: Content, ui: Interface, *, prefixes: Mapping[str, str] | None = None) -> Mapping[str, Callable[[], Page]]:
    """All pages in one language but the drawing, by their paths from the folder of the language.

    With the prefixes of a server that answers queries, its editor is among them.
    """
    pairs = article_pairs(content)
    found: dict[str, Callable[[], Page]] = {
        START: partial(start_page, content, ui),
        MEASURES: partial(measures_page, content, ui),
        ENTITIES: partial(entities_page, content, ui),
        COMPARISON: partial(comparison_page, pairs, content, ui),
        QUESTIONS: partial(questions_page, content, ui),
    }
    if prefixes is not None:
        found[EDITOR] = partial(editor_page, prefixes, ui)
    found |= {entity_page(entity): partial(about_entity, entity, content, ui) for entity in content.entities}
    found |= {measure_page(measure): partial(about_measure, measure, content, ui) for measure in content.measures}
    found |= {article_page(record.article.id): partial(about_article, record, content, ui) for record in content.records}
    found |= {pair_page(*pair): partial(about_pair, *pair, content, ui) for pair in pairs}
    return found

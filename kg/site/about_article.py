"""The page of an article: its text with every fact marked, the facts, and what was refused."""

from __future__ import annotations

from kg.model import Extraction
from kg.report import counts_of
from kg.site.addresses import article_page
from kg.site.cards import article_line, card
from kg.site.content import Content
from kg.site.marks import fact_marks, paragraphs
from kg.site.page import Page
from kg.site.words import Interface

__all__ = ["about_article"]


def about_article(record: Extraction, content: Content, ui: Interface) -> Page:
    """The page of one article."""
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

"""Which page tells of a thing."""

from __future__ import annotations

from kg.site.addresses import article_page, entity_page, fact_anchor, measure_page
from kg.site.content import Content

__all__ = ["place_of"]


def place_of(identity: str, content: Content) -> str:
    """The page, from the folder of a language, of an entity, an article, a claim or a situation by its id; "" where there is none."""
    kind, _, name = identity.partition("/")
    if identity in content.entities:
        return entity_page(identity)
    if identity in content.measures:
        return measure_page(identity)
    if kind == "article":
        found = (article.id for article in content.articles.values() if article.hash.startswith(name))
        return next(map(article_page, found), "") if name else ""
    fact = content.stated.get(identity)
    return f"{article_page(fact.article)}#{fact_anchor(fact)}" if fact else ""

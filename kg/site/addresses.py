"""Where pages and facts are found: names of files and anchors, made so that no id or name of an article can reach into them."""

from __future__ import annotations

import re
from urllib.parse import quote

from kg.iris import digest, entity_iri
from kg.model import Fact
from kg.text import fold

__all__ = [
    "ANSWER",
    "COMPARISON",
    "DRAWING",
    "EDITOR",
    "ENTITIES",
    "MEASURES",
    "QUESTIONS",
    "START",
    "article_page",
    "data_file",
    "drawing_address",
    "entity_page",
    "fact_anchor",
    "measure_page",
    "pair_page",
    "picture_file",
    "place_anchor",
]

START, ENTITIES, MEASURES, COMPARISON, DRAWING = "index.html", "entities.html", "measures.html", "comparison.html", "graph.html"
QUESTIONS, ANSWER, EDITOR = "questions.html", "answer.html", "sparql.html"

_SLUG = 40
_DIGITS = 12


def entity_page(entity: str) -> str:
    """The page of an entity, from the folder of a language.

    >>> entity_page("company/ant-group")
    'entity/ant-group-39257af8d22c.html'
    """
    return _page("entity", entity.partition("/")[2] or entity, identity=entity)


def article_page(article: str) -> str:
    """The page of an article.

    >>> article_page("../../etc/passwd")
    'article/etc-passwd-3754d6cb3a38.html'
    """
    return _page("article", article, identity=article)


def picture_file(entity: str) -> str:
    """The picture of an entity and its neighbours.

    >>> picture_file("company/ant-group")
    'neighbours/ant-group-39257af8d22c.svg'
    """
    return entity_page(entity).replace("entity/", "neighbours/", 1).removesuffix("html") + "svg"


def data_file(identity: str) -> str:
    """Where a server has the triples of a thing, from its root.

    >>> data_file("company/a b?")
    'data/company/a%20b%3F.ttl'
    """
    return entity_iri(identity, base="data/") + ".ttl"


def measure_page(measure: str) -> str:
    """The page of a measure, by the id of the situation.

    >>> measure_page("measure/fine-acme-2020-05-0123456789abcdef")
    'measure/fine-acme-2020-05-0123456789abcdef-2306cd27a946.html'
    """
    return _page("measure", measure.partition("/")[2] or measure, identity=measure)


def pair_page(first: str, second: str) -> str:
    """The page that compares two articles, whichever is named first.

    >>> pair_page("a", "b") == pair_page("b", "a")
    True
    """
    one, other = sorted((first, second))
    return f"pair/{_digits(one)}-{_digits(other)}.html"


def fact_anchor(fact: Fact) -> str:
    """Where a fact stands on a page that tells of it."""
    return f"fact-{_digits(fact.article, fact.id)}"


def place_anchor(fact: Fact, number: int = 0) -> str:
    """Where a passage of a fact begins in the text of its article; 0 is the best passage, the others follow."""
    return f"at-{_digits(fact.article, fact.id)}" + (f"-{number}" if number else "")


def drawing_address(entity: str) -> str:
    """What the drawing knows an entity by after the # of its address.

    >>> drawing_address("company/ant-group")
    'company%2Fant-group'
    """
    return quote(entity, safe="!'()*~", errors="surrogatepass")


def _page(folder: str, name: str, *, identity: str) -> str:
    readable = "-".join(re.findall(r"[a-z0-9]+", fold(name)))[:_SLUG].strip("-")
    return f"{folder}/{readable or folder}-{_digits(identity)}.html"


def _digits(*parts: str) -> str:
    return digest(parts)[:_DIGITS]

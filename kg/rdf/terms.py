"""The vocabulary as nodes, and the literals that graphs are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg.ontology import code, term

__all__ = [
    "DCTERMS",
    "OA",
    "RDFS_LABEL",
    "RDF_TYPE",
    "SKOS",
    "Spo",
    "Subject",
    "code_node",
    "decimal",
    "integer",
    "iri_of",
    "moment",
    "node",
    "plain",
    "value_of",
    "words",
]

Spo: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_INTEGER, _DECIMAL, _MOMENT = (NamedNode(_XSD + name) for name in ("integer", "decimal", "dateTime"))


class _Vocabulary:
    """Terms of another vocabulary by name."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace
        self._nodes: dict[str, NamedNode] = {}

    def __getitem__(self, name: str) -> NamedNode:
        return self._nodes.setdefault(name, NamedNode(self._namespace + name))


DCTERMS = _Vocabulary("http://purl.org/dc/terms/")
OA = _Vocabulary("http://www.w3.org/ns/oa#")
SKOS = _Vocabulary("http://www.w3.org/2004/02/skos/core#")


@dataclass(frozen=True, slots=True)
class Subject:
    """A node that triples are written about, in terms of the ontology."""

    node: NamedNode

    @classmethod
    def at(cls, iri: str) -> Subject:
        """The subject with this IRI."""
        return cls(NamedNode(iri))

    def a(self, class_name: str) -> Spo:
        """That it is a member of a class."""
        return self.node, RDF_TYPE, node(class_name)

    def has(self, name: str, value: NamedNode | Literal) -> Spo:
        """That it has a value."""
        return self.node, node(name), value

    def stands(self, article: NamedNode, start: int, end: int, quote: Literal) -> Iterator[Spo]:
        """Where in which article it stands."""
        yield self.has("inArticle", article)
        yield self.has("start", integer(start))
        yield self.has("end", integer(end))
        yield self.has("quote", quote)


@cache
def node(name: str) -> NamedNode:
    """A term of the ontology; LookupError where it has none.

    >>> node("imposedBy").value
    'https://w3id.org/regkg#imposedBy'
    """
    return NamedNode(term(name))


@cache
def code_node(name: str) -> NamedNode:
    """A code of the ontology; LookupError where it has none."""
    return NamedNode(code(name))


def plain(text: str) -> Literal:
    """A string; half a character, which no graph can hold, is replaced."""
    return Literal(_unicode(text))


def words(text: str, language: str) -> Literal:
    """Words in a language, tagged as undetermined where it is none.

    >>> str(words("Bank", "en")), str(words("Bank", ""))
    ('"Bank"@en', '"Bank"@und')
    """
    return Literal(_unicode(text), language=language if _LANGUAGE_TAG.fullmatch(language) else "und")


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: Decimal | float) -> Literal:
    """A decimal number without an exponent.

    >>> decimal(0.9).value, decimal(Decimal("3.4E+10")).value
    ('0.9', '34000000000')
    """
    digits = format(Decimal(repr(value)) if isinstance(value, float) else value, "f")
    return Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, datatype=_DECIMAL)


def moment(iso: str) -> Literal:
    """A point in time without a zone."""
    return Literal(iso, datatype=_MOMENT)


def _unicode(text: str) -> str:
    return text if text.isprintable() else re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def iri_of(quad: Quad) -> str:
    """The IRI of the subject, "" where it has none."""
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""


def value_of(quad: Quad) -> str:
    """The IRI or the words of the object, "" where it is neither."""
    return quad.object.value if isinstance(quad.object, Literal | NamedNode) else ""

"""The vocabulary as nodes, and the literals that graphs are made of."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.ontology import code, term

__all__ = ["DCTERMS", "OA", "RDFS_LABEL", "RDF_TYPE", "SKOS", "code_node", "decimal", "integer", "moment", "node", "plain", "words"]

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_INTEGER, _DECIMAL, _MOMENT = (NamedNode(_XSD + name) for name in ("integer", "decimal", "dateTime"))


class _Vocabulary:
    """Terms of another vocabulary as attributes."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> NamedNode:
        return NamedNode(self._namespace + name)


DCTERMS = _Vocabulary("http://purl.org/dc/terms/")
OA = _Vocabulary("http://www.w3.org/ns/oa#")
SKOS = _Vocabulary("http://www.w3.org/2004/02/skos/core#")


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
    """A string."""
    return Literal(text)


def words(text: str, language: str) -> Literal:
    """Words in a language, without a tag where it is none.

    >>> str(words("Bank", "en")), str(words("Bank", ""))
    ('"Bank"@en', '"Bank"')
    """
    return Literal(text, language=language) if _LANGUAGE_TAG.fullmatch(language) else Literal(text)


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

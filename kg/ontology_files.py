"""Where the ontology's files are, and their triples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pyoxigraph

from kg.errors import DataError

__all__ = ["Index", "ontology_file", "ontology_index", "ontology_triples"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Index:
    """The triples of a file: subject -> predicate -> (value, language) pairs, in the order of the file."""

    triples: Mapping[str, Mapping[str, list[tuple[str, str]]]]

    def all(self, subject: str, predicate: str) -> list[str]:
        """All values."""
        return [value for value, _ in self.triples.get(subject, {}).get(predicate, ())]

    def one(self, subject: str, predicate: str) -> str:
        """The first value, "" where there is none."""
        return next(iter(self.all(subject, predicate)), "")

    def subjects(self, predicate: str) -> list[str]:
        """The subjects that have a predicate."""
        return [subject for subject, about in self.triples.items() if predicate in about]

    def members(self, class_iri: str) -> list[str]:
        """The members of a class."""
        return [subject for subject in self.triples if class_iri in self.all(subject, _RDF_TYPE)]


def ontology_file(name: str) -> Traversable:
    """A file or folder of the ontology, from the installed package or else from the repository.

    >>> ontology_file("regkg.ttl").name
    'regkg.ttl'
    """
    places: tuple[Traversable, ...] = (files("kg") / "data" / "ontology", Path(__file__).resolve().parents[1] / "ontology")
    for place in places:
        found = place / name
        if found.is_file() or found.is_dir():
            return found
    raise DataError.of(f"ontology/{name}", ["is missing; install the package again or work in a whole checkout"])


def ontology_triples(name: str) -> list[pyoxigraph.Triple]:
    """The triples of a file of the ontology, in its order; `DataError` where it is no Turtle."""
    try:
        return [quad.triple for quad in pyoxigraph.parse(ontology_file(name).read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise DataError.of(f"ontology/{name}", [f"is no Turtle: {error}"]) from error


def ontology_index(name: str) -> Index:
    """The triples of a file whose subjects are IRIs."""
    index: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for triple in ontology_triples(name):
        subject, value = triple.subject, triple.object
        language = value.language or "" if isinstance(value, pyoxigraph.Literal) else ""
        if isinstance(subject, pyoxigraph.NamedNode) and not isinstance(value, pyoxigraph.Triple):
            index.setdefault(subject.value, {}).setdefault(triple.predicate.value, []).append((value.value, language))
    return Index(index)

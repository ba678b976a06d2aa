"""The style guide of the ontology, run: each query of `ontology/hygiene/` asks for one fault, and none may be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import pyoxigraph

from kg.errors import DataError
from kg.ontology import CODES, TERMS
from kg.ontology_files import ontology_file, ontology_triples

__all__ = ["MODULES", "Fault", "hygiene"]

MODULES = ("regkg.ttl", "codes.ttl", "alignments.ttl", "shapes.ttl", "shapes-text.ttl")

_NAMED = re.compile(r"\b(kg|code):([A-Za-z][A-Za-z0-9-]*)")
_NAMESPACES = {"kg": TERMS, "code": CODES}
_HEADER = re.compile(r"^# (Problem|Solution|Severity): (.+)$", re.MULTILINE)
_REFERENCES = pyoxigraph.NamedNode("http://purl.org/dc/terms/references")
_QUESTIONS = "https://w3id.org/regkg/question/"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A term that breaks a rule of style: the check that found it, its severity ("ERROR" or "WARN"), what is wrong, what to do."""

    check: str
    severity: str
    term: str
    detail: str
    problem: str
    solution: str


def hygiene() -> tuple[Fault, ...]:
    """All faults of the ontology's files, sorted.

    >>> hygiene()
    ()
    """
    store = pyoxigraph.Store()
    for name in MODULES:
        store.extend(pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in ontology_triples(name))
    store.extend(_references())
    return tuple(sorted(fault for file in _queries("hygiene") for fault in _faults(store, file)))


def _queries(folder: str) -> list[Traversable]:
    return sorted((f for f in ontology_file(folder).iterdir() if f.name.endswith(".rq")), key=lambda file: file.name)


def _references() -> Iterator[pyoxigraph.Quad]:
    """What each question names, since a question is no RDF."""
    for file in _queries("questions"):
        question = pyoxigraph.NamedNode(_QUESTIONS + file.name.removesuffix(".rq"))
        for prefix, name in sorted(set(_NAMED.findall(file.read_text("utf-8")))):
            yield pyoxigraph.Quad(question, _REFERENCES, pyoxigraph.NamedNode(_NAMESPACES[prefix] + name))


def _faults(store: pyoxigraph.Store, file: Traversable) -> Iterator[Fault]:
    query = file.read_text("utf-8")
    header = dict(_HEADER.findall(query))
    missing = [key for key in ("Problem", "Solution", "Severity") if key not in header]
    if missing:
        raise DataError.of(f"ontology/hygiene/{file.name}", [f"lacks the line '# {key}: ...'" for key in missing])
    solutions = store.query(query)
    if not isinstance(solutions, pyoxigraph.QuerySolutions):
        raise DataError.of(f"ontology/hygiene/{file.name}", ["is no SELECT query"])
    for row in solutions:
        term, detail = (getattr(value, "value", str(value)) for value in (row["term"], row["detail"]))
        yield Fault(file.name.removesuffix(".rq"), header["Severity"], term, detail, header["Problem"], header["Solution"])

"""Whether all is as promised: the ontology's style, the data that the project carries, and every stored fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.authority import load_authority
from kg.build import STALE
from kg.errors import DataError
from kg.gate import gate
from kg.hygiene import hygiene
from kg.languages import available, load_language
from kg.model import Extraction
from kg.rdf import article_graph
from kg.shapes import violations
from kg.store import Store

__all__ = ["Problem", "check_data", "check_store"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where; `severity` is "error" or "warning"."""

    where: str
    severity: str
    what: str


def check_data() -> Iterator[Problem]:
    """Problems of what the project carries: ontology, authority file, frames and lexicons."""
    for fault in hygiene():
        yield Problem(f"ontology: {fault.term}", "error" if fault.severity == "ERROR" else "warning", f"{fault.problem}; {fault.solution}")
    loads: list[tuple[str, Callable[[], object]]] = [("authority file", load_authority)]
    for what, load in (*loads, *((f"language {code}", _loader(code)) for code in available())):
        try:
            load()
        except DataError as error:
            yield Problem(what, "error", str(error))


def check_store(out: Path) -> Iterator[Problem]:
    """Problems of an output folder: facts that the gate or the shapes would not let in today, files older than the store."""
    with Store.read(out) as store:
        for record in store.records():
            yield from _check_record(record, base=store.base)
    if (out / STALE).exists():
        yield Problem(str(out), "warning", "its files are older than its store; `kg export` writes them again")


def _check_record(record: Extraction, *, base: str) -> Iterator[Problem]:
    again = gate(Extraction(record.article, record.facts, record.entities, record.mentions))
    for refusal in again.refusals:
        yield Problem(f"{record.article.id}: fact {refusal.fact.id}", "error", f"{refusal.check}: {refusal.reason}")
    for violation in violations(article_graph(record, base=base), files=("shapes.ttl", "shapes-text.ttl")):
        yield Problem(f"{record.article.id}: {violation.node}", "error", violation.message)


def _loader(code: str) -> Callable[[], object]:
    return lambda: load_language(code).frames

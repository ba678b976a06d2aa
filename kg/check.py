"""Whether all is as promised: the ontology's style, the data that the project carries, and every stored fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pyoxigraph import Quad, QueryTriples

from kg.authority import load_authority
from kg.build import STALE
from kg.errors import DataError
from kg.gate import gate
from kg.hygiene import hygiene
from kg.iris import article_iri
from kg.judgements import load_judgements
from kg.judgements.file import said
from kg.languages import available, load_language
from kg.model import Extraction
from kg.rdf import read_extraction
from kg.readings import ReadingLog
from kg.shapes import violations
from kg.store import Store

__all__ = ["Problem", "check_data", "check_judgements", "check_store"]


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
    """Problems of an output folder: facts that the gate or shapes would not let in today, runs cut short, files older than the store."""
    if Store.is_cut_short(out):
        yield Problem(str(out), "warning", "a run was cut short; what it had begun was finished, run it again for the rest")
    with Store.read(out) as store:
        for article, text_hash in store.article_ids().items():
            for where, what in _article_problems(store, text_hash):
                yield Problem(f"{article}: {where}" if where else article, "error", what)
    if (out / STALE).exists():
        yield Problem(str(out), "warning", "its files are older than its store; `kg export` writes them again")


def check_judgements(file: Path, out: Path) -> Iterator[Problem]:
    """Problems of a file of judgements: entries that are none, and those about facts, entities or articles that the store does not have."""
    try:
        judgements = load_judgements(file)
    except DataError as error:
        yield Problem("judgements", "error", str(error))
        return
    if not judgements.entries:
        return
    with Store.read(out) as store:
        articles = set(store.article_ids())
        log = ReadingLog(out / "store" / "readings.jsonl")
        entities = {id for article in articles for id in log.entities(article)}
        facts = set()
        for record in store.records():
            entities |= {entity.id for entity in record.entities}
            facts |= {_place(fact.id) for fact in (*record.facts, *(r.fact for r in record.refusals))}
    for entry in judgements.entries:
        # A corrected fact has another id at the same place.
        gone = [id for id in entry.about if (_place(id) not in facts if "/" not in id else id not in entities)]
        gone += [entry.place.article] if entry.place is not None and entry.place.article not in articles else []
        yield from (Problem("judgements", "warning", f"{entry.verdict} {said(entry)}: the store has no {id}") for id in gone)


def _place(fact: str) -> str:
    return fact.rpartition("-")[0]


def _article_problems(store: Store, text_hash: str) -> Iterator[tuple[str, str]]:
    """Where and what is wrong with the graph of one article as it is stored."""
    graph = _graph(store, article_iri(text_hash, base=store.base))
    yield from ((violation.node, violation.message) for violation in violations(graph))
    try:
        record = read_extraction(graph, base=store.base)
    except (ValueError, LookupError) as error:
        yield "", f"its graph can't be read: {error}; `kg add` reads the article again"
        return
    if record.article.hash != text_hash:
        yield "", "its text is not the one that was read; `kg add` reads the article again"
    again = gate(Extraction(record.article, record.facts, record.entities, record.mentions))
    yield from ((f"fact {refusal.fact.id}", f"{refusal.check}: {refusal.reason}") for refusal in again.refusals)


def _graph(store: Store, name: str) -> tuple[Quad, ...]:
    triples = cast(QueryTriples, store.query(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"))
    return tuple(Quad(t.subject, t.predicate, t.object) for t in triples)


def _loader(code: str) -> Callable[[], object]:
    return lambda: load_language(code).frames

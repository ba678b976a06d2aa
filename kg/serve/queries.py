"""Answers from a copy of the store that nobody writes to: what runs in a process of its own."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from kg.errors import KgError
from kg.query import check_query
from kg.serve.description import describe_service
from kg.serve.errors import RequestError
from kg.serve.formats import GRAPHS, TABLES, offered
from kg.serve.jobs import Answered, Ask, Describe, DescribeService, Job, Select

__all__ = ["answering"]

_TABLES: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
_GRAPHS: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
_TEXTS = ("text/", "application/n-triples")
_FORMATS = {"json": "application/sparql-results+json", "csv": "text/csv", "turtle": "text/turtle"}


def answering(folder: str, *, base: str, prefixes: Mapping[str, str], answer_bytes: int) -> Callable[[Job], Answered]:
    """What answers jobs from the quads in a folder; it raises `RequestError` where it can't."""
    quads = pyoxigraph.Store.read_only(str(Path(folder)))

    def answer(job: Job) -> Answered:
        bounded = _Bounded(answer_bytes)
        if isinstance(job, Select):
            media = _select(quads, job, bounded, prefixes=prefixes)
        elif isinstance(job, Ask):
            media = _ask(quads, job, bounded, base=base)
        elif isinstance(job, DescribeService):
            media = describe_service(quads, job, bounded)
        else:
            media = _describe(quads, job, bounded, prefixes=prefixes)
        return Answered(bounded.getvalue(), f"{media}; charset=utf-8" if media.startswith(_TEXTS) else media)

    return answer


class _Bounded(io.BytesIO):
    """Takes what is written to it up to a limit; beyond it, it raises `RequestError`."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, part: Any) -> int:
        """Take a part."""
        if self.tell() + len(part) > self._limit:
            raise RequestError(413, f"the answer is larger than {self._limit:,} bytes; ask for less, such as with LIMIT")
        return super().write(part)


def _select(quads: pyoxigraph.Store, job: Select, output: _Bounded, *, prefixes: Mapping[str, str]) -> str:
    try:
        check_query(job.query)
        found = _found(quads, job, prefixes)
        return _written(found, job, output, prefixes)
    except SyntaxError as error:
        raise RequestError(400, f"no SPARQL query: {error}; SELECT, ASK, CONSTRUCT and DESCRIBE may be asked, updates may not") from None
    except KgError as error:
        raise RequestError(400, str(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise RequestError(400, f"the query can't be answered: {error}") from None


def _found(quads: pyoxigraph.Store, job: Select, prefixes: Mapping[str, str]) -> QueryBoolean | QuerySolutions | QueryTriples:
    """The answer from the dataset that the request states, else from that of the query or the whole store."""
    if job.default_graphs is None and job.named_graphs is None:
        return quads.query(job.query, prefixes=dict(prefixes))
    defaults, named = _names(job.default_graphs), _names(job.named_graphs)
    if len(defaults) == 1:
        return quads.query(job.query, prefixes=dict(prefixes), default_graph=defaults[0], named_graphs=named)
    # A statement of several graphs would count several times: they are merged first.
    merged = pyoxigraph.Store()
    for graph in defaults:
        merged.extend(Quad(q.subject, q.predicate, q.object) for q in quads.quads_for_pattern(None, None, None, graph))
    for graph in named:
        merged.extend(quads.quads_for_pattern(None, None, None, graph))
    return merged.query(job.query, prefixes=dict(prefixes), default_graph=DefaultGraph(), named_graphs=named)


def _names(iris: Iterable[str] | None) -> list[Any]:
    try:
        return [NamedNode(iri) for iri in iris or ()]
    except ValueError as error:
        raise RequestError(400, f"{', '.join(map(ascii, iris or ()))}: no names of graphs: {error}") from None


def _written(found: QueryBoolean | QuerySolutions | QueryTriples, job: Select, output: _Bounded, prefixes: Mapping[str, str]) -> str:
    rows = not isinstance(found, QueryTriples)
    media = job.tables if rows else job.graphs
    if media is None:
        kind = "rows" if rows else "triples"
        raise RequestError(406, f"the answer is {kind}, which are given as {offered(TABLES if rows else GRAPHS)}; change the Accept header")
    if isinstance(found, QueryTriples):
        pyoxigraph.serialize(found, output, format=_GRAPHS[media], prefixes=_used(media, prefixes))
    else:
        found.serialize(output, format=_TABLES[media])
    return media


def _used(media: str, prefixes: Mapping[str, str]) -> dict[str, str] | None:
    return dict(prefixes) if media == "text/turtle" else None


def _describe(quads: pyoxigraph.Store, job: Describe, output: _Bounded, *, prefixes: Mapping[str, str]) -> str:
    """The triples in which a thing is subject or object."""
    thing = NamedNode(job.iri)
    about = {q.triple for q in quads.quads_for_pattern(thing, None, None, DefaultGraph())}
    if not about:
        raise RequestError(404, f"the graph says nothing of {job.iri}")
    about |= {q.triple for q in quads.quads_for_pattern(None, None, thing, DefaultGraph())}
    pyoxigraph.serialize(sorted(about, key=str), output, format=_GRAPHS[job.media], prefixes=_used(job.media, prefixes))
    return job.media


def _ask(quads: pyoxigraph.Store, job: Ask, output: _Bounded, *, base: str) -> str:
    from kg.answers import write_answer
    from kg.query import ask, find_question
    from kg.questions import questions
    from kg.store import Store

    if job.question not in questions():
        raise RequestError(404, f"there is no question {job.question!r}; questions are: {', '.join(questions())}")
    written = io.StringIO()
    try:
        answer = ask(Store(quads, base=base), find_question(job.question), dict(job.values))
        write_answer(answer, written, format=job.format, base=base)
    except KgError as error:
        raise RequestError(400, str(error)) from None
    output.write(written.getvalue().encode())
    return _FORMATS[job.format]

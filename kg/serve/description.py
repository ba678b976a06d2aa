"""The description of the endpoint, in the vocabulary that SPARQL 1.1 has for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from kg.rdf.terms import RDF_TYPE

if TYPE_CHECKING:
    from kg.serve.jobs import DescribeService

__all__ = ["describe_service"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_GIVEN = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def describe_service(quads: pyoxigraph.Store, job: DescribeService, output: IO[bytes]) -> str:
    """Write what the endpoint understands, gives, and holds; returns the media type."""
    triples = _triples(quads, job.endpoint)
    format = RdfFormat.from_media_type(job.media) or RdfFormat.TURTLE
    prefixes = {"sd": _SD, "void": _VOID, "format": _FORMATS} if format == RdfFormat.TURTLE else None
    pyoxigraph.serialize(triples, output, format=format, prefixes=prefixes)
    return job.media


def _triples(quads: pyoxigraph.Store, endpoint: str) -> Iterator[Triple]:
    service, dataset, default = NamedNode(endpoint), BlankNode("dataset"), BlankNode("default")
    yield Triple(service, RDF_TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield from (Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name)) for name in _GIVEN)
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, RDF_TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, RDF_TYPE, _sd("Graph"))
    for graph in sorted(quads.named_graphs(), key=str):
        entry = BlankNode()
        yield Triple(dataset, _sd("namedGraph"), entry)
        yield Triple(entry, RDF_TYPE, _sd("NamedGraph"))
        yield Triple(entry, _sd("name"), graph)
    yield Triple(dataset, NamedNode(_VOID + "triples"), Literal(len(quads)))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)

"""Graphs as files: sorted, so that the same statements give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.iris import DATA
from kg.ontology import CODES, TERMS, load_ontology, ontology_file

__all__ = ["FORMATS", "ontology_graphs", "prefixes", "sorted_quads", "triples_text", "write_sorted"]

FORMATS: Mapping[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "json-ld": RdfFormat.JSON_LD,
}
_OTHERS = {
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_RECORDS = ("amount", "article", "claim", "contradiction", "corroboration", "filler", "graph", "mention", "passage", "refusal")
_PREFIX = re.compile(r"[a-z]+(-[a-z]+)*", re.ASCII)


def prefixes(*, base: str = DATA) -> dict[str, str]:
    """Short names for the vocabulary and for each kind of data: `company:ant-group`."""
    ontology = load_ontology()
    kinds = (*ontology.entity_types, *ontology.types, *_RECORDS)
    data = {kind: f"{base}{kind}/" for kind in sorted(kinds) if _PREFIX.fullmatch(kind)}
    return {"kg": TERMS, "code": CODES, **_OTHERS, **data}


def sorted_quads(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads by graph, the default graph first, then as their N-Triples read; each once."""
    keyed = {(_graph_key(quad), str(quad.triple)): quad for quad in quads}
    yield from (keyed[key] for key in sorted(keyed))


def write_sorted(statements: Iterable[Quad] | Iterable[Triple], output: IO[bytes], *, format: str, base: str = DATA) -> None:
    """Write statements that are in order already, one after the other: triples for Turtle, quads for the other `FORMATS`."""
    serialize(statements, output, format=FORMATS[format], prefixes=prefixes(base=base))


def triples_text(quads: Iterable[Quad]) -> str:
    """The triples of quads as N-Triples."""
    written = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return (written or b"").decode("utf-8")


@cache
def ontology_graphs() -> Mapping[NamedNode, tuple[Quad, ...]]:
    """The vocabulary and the codes, each a graph under the IRI of its ontology."""
    graphs = {}
    for name, iri in (("regkg.ttl", TERMS.removesuffix("#")), ("codes.ttl", CODES.removesuffix("code/") + "codes")):
        graph = NamedNode(iri)
        triples = parse(ontology_file(name).read_bytes(), format=RdfFormat.TURTLE)
        graphs[graph] = tuple(sorted_quads(Quad(t.subject, t.predicate, t.object, graph) for t in triples))
    return graphs


def _graph_key(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)

"""What a store holds, in an order that is the same wherever it is written; one graph, or the names of all subjects, in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from kg.rdf.files import sorted_quads

__all__ = ["quads_in_order", "triples_in_order"]

_UNION = DefaultGraph()


def quads_in_order(quads: pyoxigraph.Store, *, left_out: set[NamedNode]) -> Iterator[Quad]:
    """The quads of the named graphs, graph by graph."""
    for graph in sorted(set(quads.named_graphs()) - left_out, key=str):
        yield from sorted_quads(quads.quads_for_pattern(None, None, None, graph))


def triples_in_order(quads: pyoxigraph.Store, *, base: str) -> Iterator[Triple]:
    """The triples of the union that are about data, and none of the ontology's own, subject by subject."""
    subjects = {q.subject.value for q in quads.quads_for_pattern(None, None, None, _UNION) if isinstance(q.subject, NamedNode)}
    # As it is written: "a>" stands after "a/b>".
    for written in sorted(f"{subject}>" for subject in subjects if subject.startswith(base)):
        about = quads.quads_for_pattern(NamedNode(written[:-1]), None, None, _UNION)
        yield from (quad.triple for quad in sorted_quads(about))

"""Graphs as files."""

from __future__ import annotations

import io

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, parse

from kg.gate import gate
from kg.rdf import article_graph
from kg.rdf.files import FORMATS, ontology_graphs, prefixes, sorted_quads, write_sorted
from tests.fixtures.seed_facts import EXTRACTIONS

QUADS = tuple(quad for extraction in EXTRACTIONS for quad in article_graph(gate(extraction)))


def written(quads: tuple[Quad, ...], format: str) -> bytes:
    output = io.BytesIO()
    ordered = tuple(sorted_quads(quads))
    write_sorted([q.triple for q in ordered] if format == "turtle" else ordered, output, format=format)
    return output.getvalue()


@pytest.mark.parametrize("format", [f for f in FORMATS if f != "turtle"])
def test_a_file_parses_to_the_same_quads(format: str) -> None:
    assert set(parse(written(QUADS, format), format=FORMATS[format])) == set(QUADS)


def test_turtle_parses_to_the_same_triples() -> None:
    read = parse(written(QUADS, "turtle"), format=FORMATS["turtle"])
    assert {(q.subject, q.predicate, q.object) for q in read} == {(q.subject, q.predicate, q.object) for q in QUADS}


@pytest.mark.parametrize("format", FORMATS)
def test_the_order_of_quads_does_not_reach_the_file(format: str) -> None:
    assert written(QUADS, format) == written((*QUADS[::-1], *QUADS[:5]), format)


def test_lines_of_nquads_are_sorted_within_a_graph() -> None:
    lines = written(tuple(q for q in QUADS if q.graph_name == QUADS[0].graph_name), "nquads").decode().splitlines()
    assert lines == sorted(lines, key=lambda line: line.rpartition(" <")[0])


def test_the_default_graph_comes_first() -> None:
    plain = Quad(NamedNode("urn:z"), NamedNode("urn:p"), Literal("x"))
    assert next(sorted_quads([QUADS[0], plain])) == plain


def test_every_kind_of_data_has_a_prefix() -> None:
    known = prefixes()
    kinds = {str(quad.subject).removeprefix("<https://w3id.org/regkg/id/").partition("/")[0] for quad in QUADS}
    assert kinds <= set(known)


def test_the_ontology_holds_no_blank_node() -> None:
    assert not [q for quads in ontology_graphs().values() for q in quads if BlankNode in (type(q.subject), type(q.object))]

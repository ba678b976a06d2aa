"""The graph in the formats of other tools."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import parse

from kg.authority import Authority
from kg.errors import StoreError, UsageError
from kg.export import EXPORT_FORMATS, export, written_whole
from kg.gate import gate
from kg.rdf.files import FORMATS
from kg.store import Store
from tests.fixtures.seed_facts import EXTRACTIONS, FACTS


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as opened:
        for extraction in EXTRACTIONS:
            opened.put(gate(extraction))
        opened.refresh(authority=Authority.of([]))
        yield opened


@pytest.fixture(scope="module")
def other() -> Iterator[Store]:
    """The same graph, put together in another order."""
    with Store.in_memory() as opened:
        for extraction in (EXTRACTIONS[1], *EXTRACTIONS):
            opened.put(gate(extraction))
        opened.refresh(authority=Authority.of([]))
        yield opened


@pytest.mark.parametrize("format", EXPORT_FORMATS)
def test_the_same_graph_gives_the_same_bytes(store: Store, other: Store, tmp_path: Path, format: str) -> None:
    export(store, format, tmp_path / "first")
    export(other, format, tmp_path / "second")
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


@pytest.mark.parametrize("format", [f for f in FORMATS if f != "turtle"])
def test_a_file_of_graphs_parses_to_the_same_quads(store: Store, tmp_path: Path, format: str) -> None:
    export(store, format, tmp_path / "file")
    assert set(parse(path=tmp_path / "file", format=FORMATS[format])) == set(store.quads())


def test_turtle_loses_no_statement(store: Store, tmp_path: Path) -> None:
    export(store, "turtle", tmp_path / "file")
    read = {(q.subject, q.predicate, q.object) for q in parse(path=tmp_path / "file", format=FORMATS["turtle"])}
    assert read == {(q.subject, q.predicate, q.object) for q in store.quads()}


def test_rdflib_reads_what_is_written(store: Store, tmp_path: Path) -> None:
    from rdflib import Graph

    export(store, "turtle", tmp_path / "file")
    assert len(Graph().parse(tmp_path / "file", format="turtle")) == len({q.triple for q in store.quads()})


def test_csv_holds_the_facts(store: Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "file")
    with (tmp_path / "file").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(FACTS)


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_are_read_by_networkx(store: Store, tmp_path: Path, format: str, read: object) -> None:
    export(store, format, tmp_path / "file")
    graph = read(tmp_path / "file")  # type: ignore[operator]
    assert "company/ant-group" in graph
    assert {data["fact_type"] for _, _, data in graph.edges(data=True)} >= {"measure", "position", "ownership"}


def test_an_unknown_format_lists_the_known(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="formats are turtle, trig"):
        export(store, "xml", tmp_path / "file")


def test_a_file_that_fails_leaves_the_former(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("former", "utf-8")
    with pytest.raises(RuntimeError), written_whole(target) as file:
        file.write(b"half")
        raise RuntimeError
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert target.read_text("utf-8") == "former"


def test_a_place_that_can_not_be_written_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be written"):
        export(store, "csv", tmp_path / "nowhere" / "file")

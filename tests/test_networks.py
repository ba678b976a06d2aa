"""The projection in the files of graph tools: read back by networkx, with labels in both languages."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

from kg.analysis.projection import project
from kg.networks import NETWORK_FORMATS, write_network
from tests.fixtures.seed_facts import ANT, BANK, CHINA, EXTRACTIONS

READERS: dict[str, Callable[..., Any]] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


def read_back(graph: Any, format: str) -> Any:
    file = io.BytesIO()
    write_network(graph, format, file)
    file.seek(0)
    return READERS[format](file)


@pytest.mark.parametrize("format", NETWORK_FORMATS)
def test_every_node_and_edge_is_read_back(format: str) -> None:
    graph = project(EXTRACTIONS, background=[(BANK, "country", CHINA)])
    found = read_back(graph, format)

    assert set(found) == set(graph)
    assert sorted((a, b) for a, b in found.edges()) == sorted((a, b) for a, b in graph.edges())


@pytest.mark.parametrize("format", NETWORK_FORMATS)
def test_nodes_and_edges_have_labels_in_both_languages(format: str) -> None:
    found = read_back(project(EXTRACTIONS), format)
    node = found.nodes[ANT]
    suspension = next(data for *_, data in found.edges(data=True) if data.get("kind") == "suspension")

    assert (node["label"], node["label_en"], node["label_ar"]) == ("Ant Group", "Ant Group", "آنت جروب")
    assert (node["type_en"], node["type_ar"]) == ("company", "شركة")
    assert (suspension["label_en"], suspension["label_ar"]) == ("suspension", "تعليق")
    assert suspension["quote"] and {"fact_type_en", "fact_type_ar", "modality_en", "modality_ar"} <= suspension.keys()


@pytest.mark.parametrize("format", NETWORK_FORMATS)
def test_characters_that_xml_can_not_hold_are_left_out(format: str) -> None:
    record = EXTRACTIONS[0]
    names = tuple(replace(name, text=f"{name.text}\x00\x1b<&") for name in record.entities[0].names)
    wild = replace(record, entities=(replace(record.entities[0], names=names), *record.entities[1:]))
    found = read_back(project([wild]), format)

    assert found.nodes[record.entities[0].id]["label"].endswith("<&")

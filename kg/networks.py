"""The projection of a graph as the files of graph tools, GraphML and GEXF, with labels in every language of the vocabulary's readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING, Any

from kg.analysis.projection import best_name
from kg.ontology import Ontology, load_ontology

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["NETWORK_FORMATS", "write_network"]

_LANGUAGES = ("en", "ar")

Attributes = dict[str, str | bool | float]


def write_network(projected: nx.MultiDiGraph[str], format: str, output: IO[bytes]) -> None:
    """Write a graph of `kg.analysis.projection` to an open file, in one of `NETWORK_FORMATS`.

    Nodes have the attributes of the projection, edges too (`fact_type` is the type of the fact, `quote` the words that state it); labels,
    types, kinds and modalities stand in English and in Arabic beside them (`label_en`, `label_ar`).
    """
    import networkx as nx

    ontology = load_ontology()
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(projected):
        graph.add_node(node, **_plain(projected.nodes[node] | _node_labels(projected.nodes[node], ontology)))
    for source, target, key in sorted(projected.edges(keys=True)):
        data = projected.edges[source, target, key] | _edge_labels(projected, projected.edges[source, target, key], ontology)
        data["fact_type"] = data.pop("type", "")  # GEXF keeps "type" of an edge for itself
        graph.add_edge(source, target, key=key, **_plain(data))
    _WRITERS[format](graph, output)


def _node_labels(data: Mapping[str, Any], ontology: Ontology) -> dict[str, str]:
    """Names and types by language; a situation is called by what it is."""
    found = {}
    for code in _LANGUAGES:
        kind = ontology.entity_types.get(data["type"]) if data["node"] == "entity" else _class_of(data["type"], ontology)
        name = data["label"] if data["node"] == "entity" else _code(data["label"], code, ontology)
        found[f"label_{code}"] = best_name(data["names"], language=code, default=name)
        found[f"type_{code}"] = ontology.term_labels.get((kind or "", code), data["type"])
    return found


def _edge_labels(projected: nx.MultiDiGraph[str], data: Mapping[str, Any], ontology: Ontology) -> dict[str, str]:
    """What the edge states, how firmly, by language, and the quote."""
    fact = projected.graph["facts"].get(data["fact"])
    found = {"quote": fact.passage.quote if fact else ""}
    for code in _LANGUAGES:
        told = _code(data["kind"] if data["kind"] != "other" else "", code, ontology)
        kind = ontology.term_labels.get((_class_of(data["type"], ontology), code), data["type"])
        found[f"label_{code}"] = told or kind
        found[f"fact_type_{code}"] = kind
        found[f"modality_{code}"] = _code(data["modality"], code, ontology)
    return found | {"label": found[f"label_{_LANGUAGES[0]}"]}


def _class_of(type_: str, ontology: Ontology) -> str:
    return ontology.types[type_].class_name if type_ in ontology.types else ""


def _code(name: str, language: str, ontology: Ontology) -> str:
    return ontology.labels.get((name, language), name.replace("-", " ").replace("_", " "))


def _plain(data: Mapping[str, object]) -> Attributes:
    """Attributes that every graph tool reads: text, numbers and yes or no, without what is not given."""
    found = {name: _scalar(value) for name, value in sorted(data.items()) if value is not None}
    return {name: value for name, value in found.items() if value != ""}


def _scalar(value: object) -> str | bool | float:
    if isinstance(value, bool | float):
        return value
    if isinstance(value, tuple):
        return " | ".join(sorted({_printable(str(getattr(part, "text", part))) for part in value}))
    return _printable(str(value))


def _printable(text: str) -> str:
    return "".join(c for c in text if c in "\t\n" or c.isprintable())


def _graphml(graph: nx.MultiDiGraph[str], output: IO[bytes]) -> None:
    from networkx import write_graphml_xml

    write_graphml_xml(graph, output)


def _gexf(graph: nx.MultiDiGraph[str], output: IO[bytes]) -> None:
    """GEXF without the date that networkx writes into it."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    for meta in writer.xml.findall("meta"):
        writer.xml.remove(meta)
    writer.add_graph(graph)
    writer.write(output)


_WRITERS: Mapping[str, Callable[[nx.MultiDiGraph[str], IO[bytes]], None]] = {"graphml": _graphml, "gexf": _gexf}
NETWORK_FORMATS = tuple(_WRITERS)

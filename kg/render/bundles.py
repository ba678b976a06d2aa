"""Situations of one actor drawn as one: what a company does that names no second party would otherwise crowd the drawing.

Nothing is lost by it: the one node shows how many there are and of which kinds, and opens on all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from kg.analysis.projection import stated
from kg.render.lines import code_label, firmness_of
from kg.render.texts import LANGUAGES, load_texts

if TYPE_CHECKING:
    import networkx as nx

    from kg.ontology import Ontology

__all__ = ["bundle", "bundle_words"]

_FEWEST = 2

Edge = tuple[str, str, dict[str, Any]]


def bundle(graph: nx.MultiDiGraph[str], *, apart: Collection[str] = ()) -> nx.MultiDiGraph[str]:
    """The graph with the situations of one actor, of one type and equally firm, as one node, whose attribute `facts` has their ids.

    Every situation that stays has the attribute too. The facts in `apart` keep nodes of their own.
    """
    import networkx as nx

    found: nx.MultiDiGraph[str] = nx.MultiDiGraph(graph)
    for node, data in found.nodes(data=True):
        if data["node"] == "situation":
            data["facts"] = (node.removeprefix("situation/"),)
    for (actor, way, type_, firmness), edges in sorted(_groups(graph, apart=apart).items()):
        if len(edges) >= _FEWEST:
            node = f"situations/{way}/{type_}/{firmness}/{actor}"
            _gather(found, edges, node=node, actor=actor)
    return found


def bundle_words(graph: nx.MultiDiGraph[str], node: str, ontology: Ontology) -> dict[str, str]:
    """Language -> the kinds of the facts of a bundle, each with how many there are, the most frequent first."""
    facts = [graph.graph["facts"][fact] for fact in graph.nodes[node]["facts"]]
    kinds = Counter(fact.kind if fact.kind not in ("", "other") else "" for fact in facts)
    ranked = sorted(kinds.items(), key=lambda kind: (kind[0] == "", -kind[1], kind[0]))
    return {
        language: load_texts()["lines"]["comma"][language].join(
            code_label(kind or facts[0].type, facts[0].type, language, ontology) + (f"\u00a0×{count}" if count > 1 else "")
            for kind, count in ranked
        )
        for language in LANGUAGES
    }


def _groups(graph: nx.MultiDiGraph[str], *, apart: Collection[str]) -> dict[tuple[str, str, str, str], list[Edge]]:
    """The only edges of situations, by actor, way, type and firmness."""
    edges: dict[str, list[Edge]] = {}
    for source, target, data in stated(graph):
        for node in (source, target):
            if graph.nodes[node]["node"] == "situation":
                edges.setdefault(node, []).append((source, target, data))
    groups: dict[tuple[str, str, str, str], list[Edge]] = {}
    for node, its in edges.items():
        source, target, data = its[0]
        if len(its) == 1 and data["fact"] not in apart and not data["role"]:
            actor, way = (source, "from") if target == node else (target, "to")
            groups.setdefault((actor, way, data["type"], firmness_of(data)), []).append(its[0])
    return groups


def _gather(graph: nx.MultiDiGraph[str], edges: list[Edge], *, node: str, actor: str) -> None:
    """Put one node in place of the situations at the far ends of these edges."""
    facts = tuple(sorted(data["fact"] for *_, data in edges))
    graph.add_node(node, node="situation", type=edges[0][2]["type"], label=edges[0][2]["type"], names=(), facts=facts)
    for source, target, data in edges:
        ends = (actor, node) if source == actor else (node, actor)
        graph.add_edge(*ends, key=data["fact"], **(data | {"kind": "", "status": None}))
        graph.remove_node(target if source == actor else source)

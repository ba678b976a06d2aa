"""Measures that reach a person through what that person owns or runs."""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.analysis.finding import Finding
from kg.analysis.projection import stated

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["exposure"]

_LEADS = frozenset({"founder", "chair", "chief-executive"})
_HOLDS = frozenset({"subsidiary", "stake", "acquisition", "merger"})


def exposure(graph: nx.MultiDiGraph[str], *, longest: int = 4) -> tuple[Finding, ...]:
    """For each person, the measures on the person, or on what the person leads or owns, directly or through a chain of at most `longest`.

    What is denied neither leads on nor reaches, and a post that someone has left leads nowhere. A parent that only the authority file
    knows leads on too, and the sentence says so.
    `about` is (person, ..., target), `value` the number of steps, `facts` those of the chain and of the measure.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph(facts={})
    >>> graph.add_nodes_from([("p", {"node": "entity", "type": "person", "label": "P"})])
    >>> graph.add_nodes_from((name, {"node": "entity", "type": "company", "label": name.upper()}) for name in "ab")
    >>> edge = {"background": False, "role": "", "modality": "asserted", "when": None}
    >>> _ = graph.add_edge("p", "a", fact="f1", type="position", kind="chair", **edge)
    >>> _ = graph.add_edge("b", "a", fact="f2", type="measure", kind="fine", **edge)
    >>> [(finding.about, finding.because) for finding in exposure(graph)]
    [(('p', 'a'), 'P (chair) A: fine by B.')]
    """
    holds: dict[str, dict[str, list[tuple[str, str]]]] = {}
    measures: dict[str, dict[tuple[str, str], set[str]]] = {}
    for holder, held, data in _holdings(graph):
        holds.setdefault(holder, {}).setdefault(held, []).append((data["kind"] or data["type"], data["fact"]))
    for source, target, data in stated(graph):
        if data["type"] == "measure" and data["role"] in ("", "affects") and data["modality"] != "negated":
            measures.setdefault(target, {}).setdefault((source, data["kind"]), set()).add(data["fact"])
    found: list[Finding] = []
    people = sorted(node for node, data in graph.nodes(data=True) if data["type"] == "person")
    for person in people:
        for path in _chains(holds, person, longest=longest):
            found += _reaching(graph, path, holds, measures.get(path[-1], {}))
    return tuple(sorted(found, key=lambda finding: (finding.about[0], finding.value, finding.about, finding.detail, finding.facts)))


def _holdings(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """(holder, held, edge) of every edge that says who owns, runs or leads what."""
    found = []
    for source, target, data in stated(graph):
        leads = data["type"] == "position" and data["kind"] in _LEADS and data.get("status") != "former"
        owns = (data["type"] == "ownership" and data["kind"] in _HOLDS) or data["type"] == "offers"
        if (leads or owns) and not data["role"] and data["modality"] != "negated":
            found.append((source, target, data))
    for child, parent, data in graph.edges(data=True):
        if data["background"] and data["kind"] == "parent":
            found.append((parent, child, data | {"kind": "parent, known beforehand"}))
    return sorted(found, key=lambda edge: (edge[0], edge[1], edge[2]["fact"], edge[2]["kind"]))


def _chains(holds: dict[str, dict[str, list[tuple[str, str]]]], person: str, *, longest: int) -> list[tuple[str, ...]]:
    """A shortest path from the person to each thing it holds, the person alone first."""
    paths: dict[str, tuple[str, ...]] = {person: (person,)}
    queue = deque([person])
    while queue:
        node = queue.popleft()
        for held in sorted(holds.get(node, {})):
            if held not in paths and len(paths[node]) <= longest:
                paths[held] = (*paths[node], held)
                queue.append(held)
    return list(paths.values())


def _reaching(
    graph: nx.MultiDiGraph[str],
    path: tuple[str, ...],
    holds: dict[str, dict[str, list[tuple[str, str]]]],
    measures: dict[tuple[str, str], set[str]],
) -> list[Finding]:
    told, chain = graph.nodes[path[0]]["label"], set[str]()
    for holder, held in pairwise(path):
        steps = holds[holder][held]
        told += f" ({', '.join(sorted({kind for kind, _ in steps}))}) {graph.nodes[held]['label']}"
        chain |= {fact for _, fact in steps if fact}
    found = []
    for (source, kind), facts in measures.items():
        by = f" by {graph.nodes[source]['label']}" if graph.nodes[source].get("node") == "entity" else ""
        found.append(Finding("exposure", path, len(path) - 1, f"{told}: {kind}{by}.", tuple(sorted(chain | facts)), (("kind", kind),)))
    return found

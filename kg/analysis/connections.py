"""How two entities are connected: every short path between them, with the facts that it runs over."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.analysis.finding import Finding
from kg.analysis.projection import stated

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["connections"]


def connections(graph: nx.MultiDiGraph[str], *, first: str, second: str, longest: int = 3) -> tuple[Finding, ...]:
    """All simple paths of at most `longest` steps between two entities, the shortest first; a step is taken in either direction.

    A place connects nobody: that two things happened in one city leads no path through it.
    `about` is the path with its ends, `facts` are all facts of all its steps. Nothing is found where an end is not in the graph.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from((name, {"node": "entity", "label": name.upper()}) for name in "abc")
    >>> _ = graph.add_edge("a", "b", fact="f1", background=False, kind="fine", type="measure", role="")
    >>> _ = graph.add_edge("c", "b", fact="f2", background=False, kind="", type="offers", role="")
    >>> [(finding.about, finding.because) for finding in connections(graph, first="a", second="c")]
    [(('a', 'b', 'c'), 'A → fine → B ← offers ← C')]
    """
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    steps: dict[tuple[str, str], dict[str, set[str]]] = {}
    places = {node for node, data in graph.nodes(data=True) if data.get("type") == "place"} - {first, second}
    for source, target, data in stated(graph):
        if not places & {source, target}:
            plain.add_edge(source, target)
        steps.setdefault((source, target), {}).setdefault(data["role"] or data["kind"] or data["type"], set()).add(data["fact"])
    if first not in plain or second not in plain or first == second:
        return ()
    found = []
    for path in nx.all_simple_paths(plain, first, second, cutoff=longest):
        told, facts = [graph.nodes[first]["label"]], set[str]()
        for source, target in pairwise(path):
            forward, backward = steps.get((source, target), {}), steps.get((target, source), {})
            signs = [f"→ {', '.join(sorted(forward))} →"] if forward else []
            signs += [f"← {', '.join(sorted(backward))} ←"] if backward else []
            told += [" and ".join(signs), graph.nodes[target]["label"]]
            facts |= set().union(*forward.values(), *backward.values())
        found.append(Finding("connections", tuple(path), len(path) - 1, " ".join(told), tuple(sorted(facts))))
    return tuple(sorted(found, key=lambda finding: (finding.value, finding.about)))

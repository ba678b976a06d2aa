"""Who is central to what the articles state, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analysis.finding import Finding
from kg.analysis.projection import stated

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["centrality"]

_SAMPLE = 200
_SEED = 7


def centrality(graph: nx.MultiDiGraph[str]) -> tuple[Finding, ...]:
    """Entities by the number of facts that they take part in, then by how often they lie between others.

    `value` is the number of facts; `detail` holds "between" (betweenness, of a sample of sources in a large graph), "acts" and "reached"
    (facts in which it is at the acting, at the receiving end) and "neighbours".

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("company/a", node="entity", label="A"); graph.add_node("company/b", node="entity", label="B")
    >>> _ = graph.add_edge("company/a", "company/b", fact="f1", background=False)
    >>> [(finding.about, finding.value) for finding in centrality(graph)]
    [(('company/a',), 1), (('company/b',), 1)]
    """
    import networkx as nx

    acts: dict[str, set[str]] = {node: set() for node in graph}
    reached: dict[str, set[str]] = {node: set() for node in graph}
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    for source, target, data in stated(graph):
        acts[source].add(data["fact"])
        reached[target].add(data["fact"])
        plain.add_edge(source, target)
    between = nx.betweenness_centrality(plain, k=_SAMPLE if len(plain) > _SAMPLE else None, seed=_SEED)
    found = []
    for node, data in graph.nodes(data=True):
        facts = acts[node] | reached[node]
        if data["node"] == "entity" and facts:
            detail = {
                "acts": str(len(acts[node])),
                "between": f"{between[node]:.4f}",
                "neighbours": str(plain.degree(node)),
                "reached": str(len(reached[node])),
            }
            because = (
                f"{data['label']} takes part in {_count(len(facts), 'fact')}: it acts in {len(acts[node])} and is reached by "
                f"{len(reached[node])}, beside {_count(plain.degree(node), 'neighbour')}."
            )
            found.append(Finding("centrality", (node,), len(facts), because, tuple(sorted(facts)), tuple(sorted(detail.items()))))
    return tuple(sorted(found, key=lambda finding: (-finding.value, -float(finding.get("between")), finding.about)))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

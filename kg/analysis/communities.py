"""Which entities the facts tie together more than to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analysis.finding import Finding
from kg.analysis.projection import stated

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["communities"]

_SEED = 7


def communities(graph: nx.MultiDiGraph[str]) -> tuple[Finding, ...]:
    """Groups of two and more entities found by Louvain over the stated facts, the largest first; each fact counts once a pair.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> for name in "ab":
    ...     graph.add_node(name, node="entity", label=name.upper())
    >>> _ = graph.add_edge("a", "b", fact="f1", background=False)
    >>> communities(graph)[0].because
    'A and B are tied by 1 fact.'
    """
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    facts: dict[frozenset[str], set[str]] = {}
    for source, target, data in stated(graph):
        facts.setdefault(frozenset((source, target)), set()).add(data["fact"])
    for pair in sorted(facts, key=sorted):
        plain.add_edge(*sorted(pair), weight=len(facts[pair]))
    found = []
    for group in nx.community.louvain_communities(plain, weight="weight", seed=_SEED):
        inside = set().union(*(ids for pair, ids in facts.items() if pair <= group))
        members = sorted(
            (node for node in group if graph.nodes[node]["node"] == "entity"), key=lambda node: (-plain.degree(node, weight="weight"), node)
        )
        if len(members) > 1:
            labels = [graph.nodes[node]["label"] for node in members]
            because = f"{', '.join(labels[:-1])} and {labels[-1]} are tied by {len(inside)} fact{'' if len(inside) == 1 else 's'}."
            found.append(Finding("communities", tuple(members), len(members), because, tuple(sorted(inside))))
    return tuple(sorted(found, key=lambda finding: (-finding.value, finding.about)))

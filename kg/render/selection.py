"""Which part of a graph is drawn: all of it, or what is near a focus."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.analysis.projection import stated

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["choose_focus", "choose_nodes", "neighbours_of"]

_USUAL = ("person/jack-ma", "company/ant-group", "regulator/people-s-bank-of-china")
_FOCUSED = 3


def choose_focus(graph: nx.MultiDiGraph[str], focus: Sequence[str]) -> tuple[str, ...]:
    """The wanted nodes that are there, else the usual ones that are, else the ones in most facts."""
    for wanted in (focus, _USUAL):
        found = tuple(node for node in wanted if node in graph)
        if found:
            return found
    entities = (node for node, data in graph.nodes(data=True) if data["node"] == "entity")
    return tuple(sorted(entities, key=lambda node: (-graph.degree(node), node))[:_FOCUSED])


def choose_nodes(graph: nx.MultiDiGraph[str], *, focus: Sequence[str], hops: int | None) -> frozenset[str]:
    """The nodes at most `hops` steps from the focus; all where no number of steps is given."""
    if hops is None:
        return frozenset(graph)
    near = neighbours_of(graph)
    steps = dict.fromkeys(focus, 0)
    queue = deque(focus)
    while queue:
        node = queue.popleft()
        if steps[node] < hops:
            for other in near[node]:
                if other not in steps:
                    steps[other] = steps[node] + 1
                    queue.append(other)
    return frozenset(steps)


def neighbours_of(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, int]]:
    """Each node with the nodes that stated facts tie it to, sorted, and how many do; the background only where nothing else does."""
    near: dict[str, dict[str, int]] = {node: {} for node in sorted(graph)}
    for source, target, _ in stated(graph):
        _count(near, source, target)
    for source, target, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        if data["background"] and not (near[source] and near[target]):
            _count(near, source, target)
    return {node: dict(sorted(others.items())) for node, others in near.items()}


def _count(near: dict[str, dict[str, int]], source: str, target: str) -> None:
    near[source][target] = near[source].get(target, 0) + 1
    near[target][source] = near[target].get(source, 0) + 1

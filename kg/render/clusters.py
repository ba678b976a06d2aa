"""Graphs that are too large for one picture divided into clusters: what hangs together, each small enough to be opened at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

__all__ = ["divide", "ties"]

_SEED = 7
_SMALL = 3  # a cluster of less than this part of the most joins the one that it has the most lines to
_MOST_CLUSTERS = 600

Graph = Mapping[str, Mapping[str, int]]


def divide(neighbours: Graph, *, first: Sequence[str], most: int) -> tuple[tuple[str, ...], ...]:
    """The nodes in clusters of at most `most` (more where there would be too many clusters), each node in one of them.

    The cluster of the first of `first` comes first, the others by the number of their lines; within a cluster the nodes with the most
    lines come first. `neighbours` tells how many lines tie two nodes.

    >>> near = {"a": {"b": 2}, "b": {"a": 2, "c": 1}, "c": {"b": 1, "d": 2}, "d": {"c": 2}}
    >>> divide(near, first=["d"], most=2)
    (('c', 'd'), ('b', 'a'))
    """
    most = max(most, -(-len(neighbours) // _MOST_CLUSTERS))
    strength = {node: sum(others.values()) for node, others in neighbours.items()}
    parts = [piece for part in _communities(neighbours, sorted(neighbours)) for piece in _pieces(neighbours, part, most=most)]
    joined = _joined(neighbours, parts, most=most)
    ranked = [tuple(sorted(part, key=lambda node: (-strength[node], node))) for part in joined]
    centre = next((node for node in first if node in neighbours), None)
    return tuple(sorted(ranked, key=lambda part: (centre not in part, -sum(strength[node] for node in part), part)))


def ties(neighbours: Graph, clusters: Sequence[Sequence[str]]) -> dict[int, dict[int, int]]:
    """How many lines tie each cluster, by its number, to the others.

    >>> ties({"a": {"b": 2}, "b": {"a": 2}}, [["a"], ["b"]])
    {0: {1: 2}, 1: {0: 2}}
    """
    home = {node: number for number, cluster in enumerate(clusters) for node in cluster}
    found: dict[int, dict[int, int]] = {}
    for number, cluster in enumerate(clusters):
        found[number] = _counted((home[other], count) for node in cluster for other, count in neighbours[node].items())
        found[number].pop(number, None)
    return found


def _counted(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for key, count in pairs:
        found[key] = found.get(key, 0) + count
    return found


def _communities(neighbours: Graph, nodes: Sequence[str]) -> list[list[str]]:
    """Communities by Louvain among some nodes; over numbers, so that no order of texts in memory matters."""
    import networkx as nx

    number = {node: place for place, node in enumerate(nodes)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    for node in nodes:
        for other in sorted(neighbours[node]):
            if other in number and node < other:
                graph.add_edge(number[node], number[other], weight=neighbours[node][other])
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    return sorted([nodes[place] for place in sorted(part)] for part in found)


def _pieces(neighbours: Graph, part: Sequence[str], *, most: int) -> Iterator[list[str]]:
    """A community that is too large in smaller ones, or in stretches of what lies near each other where nothing parts it."""
    if len(part) <= most:
        yield list(part)
        return
    smaller = _communities(neighbours, part)
    if len(smaller) > 1:
        yield from chain.from_iterable(_pieces(neighbours, one, most=most) for one in smaller)
        return
    order = _near_each_other(neighbours, part)
    yield from (order[start : start + most] for start in range(0, len(order), most))


def _near_each_other(neighbours: Graph, part: Sequence[str]) -> list[str]:
    """The nodes of a part, each after the one that it was reached from, from the one with the most neighbours on."""
    inside, seen = set(part), dict[str, None]()
    for start in sorted(part, key=lambda node: (-len(neighbours[node]), node)):
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            if node not in seen:
                seen[node] = None
                waiting.extend(other for other in neighbours[node] if other in inside and other not in seen)
    return list(seen)


def _joined(neighbours: Graph, parts: Sequence[Sequence[str]], *, most: int) -> list[list[str]]:
    """Small parts joined to the one they are tied to most, where there is room; those tied to nothing, to each other."""
    home = {node: number for number, part in enumerate(parts) for node in part}
    members = {number: list(part) for number, part in enumerate(parts)}
    loose: list[list[str]] = []
    for number in sorted(members, key=lambda number: (len(members[number]), number)):
        part = members[number]
        if len(part) * _SMALL >= most:
            continue
        near = _counted((home[other], count) for node in part for other, count in neighbours[node].items())
        near.pop(number, None)
        fitting = [other for other in near if len(members[other]) + len(part) <= most]
        if fitting:
            best = max(fitting, key=lambda other: (near[other], -other))
            members[best] += part
            home |= dict.fromkeys(part, best)
            del members[number]
        elif not near:
            loose.append(members.pop(number))
    return [*members.values(), *_batches(loose, most=most)]


def _batches(parts: Sequence[list[str]], *, most: int) -> Iterator[list[str]]:
    batch: list[str] = []
    for part in sorted(parts, key=lambda part: (-len(part), part)):
        if batch and len(batch) + len(part) > most:
            yield batch
            batch = []
        batch = batch + part
    if batch:
        yield batch

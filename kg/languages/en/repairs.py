"""Corrections of what the parser is known to attach wrongly, before any grammar is read off a tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.languages.en.tree import Node

__all__ = ["repair"]

_Nodes = tuple[Node, ...]


def repair(nodes: _Nodes) -> _Nodes:
    """The nodes with all corrections made."""
    for correct in _CORRECTIONS:
        nodes = correct(nodes)
    return nodes


def _sum_is_no_compound(nodes: _Nodes) -> _Nodes:
    """ "fined Tarn 5 million": Tarn is no part of the sum but the object."""

    def is_wrong(node: Node) -> bool:
        head = nodes[node.head]
        return node.dep in {"compound", "nmod", "poss"} and node.is_name and head.label in {"sum", "count"} and node.label != "sum" and head.dep == "dobj"

    return tuple(replace(n, dep="dative", head=nodes[n.head].head) if is_wrong(n) else n for n in nodes)


def _agent_has_no_gerund(nodes: _Nodes) -> _Nodes:
    """ "accused by the agency of hiding": the gerund belongs to the verb, not to the agent."""

    def is_wrong(node: Node) -> bool:
        return (
            node.dep == "prep"
            and nodes[node.head].dep == "pobj"
            and nodes[nodes[node.head].head].dep == "agent"
            and any(n.head == node.index and n.dep == "pcomp" for n in nodes)
        )

    return tuple(replace(n, head=nodes[nodes[nodes[n.head].head].head].index) if is_wrong(n) else n for n in nodes)


_CORRECTIONS: tuple[Callable[[_Nodes], _Nodes], ...] = (_sum_is_no_compound, _agent_has_no_gerund)

"""Corrections of what the parser is known to attach wrongly, before any grammar is read off a tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.languages.en.data import words_of
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


def _sum_takes_no_target(nodes: _Nodes) -> _Nodes:
    """ "fines of 5 million euros on Tarn": the target belongs to the fines, not to the euros."""

    def noun_above(node: Node) -> Node | None:
        total = nodes[node.head]
        is_sum = total.label in {"sum", "count"} or any(n.head == total.index and n.dep == "nummod" for n in nodes)
        if node.dep not in {"prep", "agent"} or total.dep != "pobj" or not is_sum or node.text in words_of("spelling", "of"):
            return None
        of = nodes[total.head]
        return nodes[of.head] if of.text in words_of("spelling", "of") and nodes[of.head].is_noun else None

    found = {node.index: above for node in nodes if (above := noun_above(node)) is not None}
    return tuple(replace(n, head=found[n.index].index) if n.index in found else n for n in nodes)


def _adjective_as_noun(nodes: _Nodes) -> _Nodes:
    """ "with a $5 million fine": what stands as a noun with an article or number is one."""

    def is_wrong(node: Node) -> bool:
        return (
            node.tag in {"JJ", "VB", "VBP"}
            and node.dep in {"pobj", "dobj", "nsubj", "nsubjpass"}
            and any(n.head == node.index and n.index < node.index and n.dep in {"det", "nummod", "amod", "poss"} for n in nodes)
        )

    return tuple(replace(n, tag="NN") if is_wrong(n) else n for n in nodes)


_CORRECTIONS: tuple[Callable[[_Nodes], _Nodes], ...] = (
    _adjective_as_noun,
    _sum_is_no_compound,
    _agent_has_no_gerund,
    _sum_takes_no_target,
)

"""Corrections of what the parser is known to attach wrongly, before any grammar is read off a tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.languages.en.data import words_of
from kg.languages.en.descriptions import DESCRIPTIONS
from kg.languages.en.headlines import court_is_no_verb, infinitive_is_verb, participle_of_headline
from kg.languages.en.tree import Node

__all__ = ["repair"]

_Nodes = tuple[Node, ...]


def repair(nodes: _Nodes) -> _Nodes:
    """The nodes with all corrections made, but for those that would leave no tree.

    >>> repair(())
    ()
    """
    for correct in _CORRECTIONS:
        corrected = correct(nodes) if nodes else nodes
        nodes = corrected if _is_tree(corrected) else nodes
    return nodes


def _is_tree(nodes: _Nodes) -> bool:
    """Whether every word hangs, over others, on one that hangs on nothing else."""
    sure: set[int] = set()
    for node in nodes:
        path = [node.index]
        while path[-1] not in sure and nodes[path[-1]].head != path[-1]:
            above = nodes[path[-1]].head
            if above in path:
                return False
            path.append(above)
        sure.update(path)
    return True


def _sum_is_no_compound(nodes: _Nodes) -> _Nodes:
    """ "fined Tarn 5 million": Tarn is no part of the sum but the object."""

    def is_wrong(node: Node) -> bool:
        head = nodes[node.head]
        counted = any(n.head == head.index and n.dep == "nummod" and node.index < n.index for n in nodes)
        return (
            node.dep in {"compound", "nmod", "poss"}
            and node.is_name
            and (head.label in {"sum", "count"} or (counted and not head.is_name))
            and node.label != "sum"
            and head.dep == "dobj"
        )

    return tuple(replace(n, dep="dative", head=nodes[n.head].head) if is_wrong(n) else n for n in nodes)


def _name_has_no_charge(nodes: _Nodes) -> _Nodes:
    """ "informed Tarn of its view": what the verb says of the name is no part of it."""

    def is_wrong(node: Node) -> bool:
        above = nodes[node.head]
        return (
            node.dep == "prep"
            and node.text in words_of("spelling", "of")
            and above.is_name
            and above.dep == "dobj"
            and nodes[above.head].lemma in words_of("control", "takes_of")
        )

    return tuple(replace(n, head=nodes[n.head].head) if is_wrong(n) else n for n in nodes)


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
    """ "with a $5 million fine": "delayed Norvik's listing": what stands as a noun with an article or owner is one."""

    def is_wrong(node: Node) -> bool:
        return (
            node.tag in {"JJ", "VB", "VBP", "VBG"}
            and node.dep in {"pobj", "dobj", "nsubj", "nsubjpass"}
            and any(n.head == node.index and n.index < node.index and n.dep in {"det", "nummod", "amod", "poss"} for n in nodes)
        )

    def corrected(node: Node) -> Node:
        return replace(node, tag="NN", lemma=node.text.casefold() if node.tag == "VBG" else node.lemma)

    return tuple(corrected(n) if is_wrong(n) else n for n in nodes)


def _verb_over(nodes: _Nodes, preposition: Node) -> Node:
    """What a preposition hangs on, the agent of a passive passed over."""
    above = nodes[preposition.head]
    by = nodes[above.head]
    return nodes[by.head] if above.dep == "pobj" and by.dep == "agent" else above


def _gerund_is_no_compound(nodes: _Nodes) -> _Nodes:
    """ "denied hiding losses", "accused of hiding losses": a gerund that takes the noun as its object."""

    def governor(node: Node) -> Node | None:
        noun = nodes[node.head]
        bare = not any(n.head == noun.index and n.index < node.index and n.dep != "punct" for n in nodes if n is not node)
        if node.dep not in {"compound", "amod"} or not node.verb or node.tag == "NNS" or not bare or noun.index < node.index:
            return None
        above = nodes[noun.head]
        verb = _verb_over(nodes, above) if noun.dep == "pobj" and above.dep == "prep" else above if noun.dep == "dobj" else None
        return above if verb is not None and verb.lemma in words_of("control", "takes_gerund") else None

    found = {node.index: above for node in nodes if (above := governor(node)) is not None}
    objects = {nodes[i].head: i for i in found}

    def corrected(node: Node) -> Node:
        if node.tag == "VBG" and node.dep == "pobj":
            return replace(node, dep="pcomp")
        if node.index in found:
            above = found[node.index]
            return replace(node, tag="VBG", lemma=node.verb, dep="pcomp" if above.dep == "prep" else "xcomp", head=above.index)
        if node.index in objects:
            return replace(node, dep="dobj", head=objects[node.index])
        return node

    return tuple(map(corrected, nodes))


def _noun_is_verb_of_headline(nodes: _Nodes) -> _Nodes:
    """ "agency fines Tarn": without any verb, a plural between two nouns is the verb."""
    root = next(n for n in nodes if n.head == n.index)
    before = next((n for n in reversed(nodes[: root.index]) if n.head == root.index and n.dep in {"compound", "nmod"}), None)
    after = next(
        (n for n in nodes[root.index + 1 :] if n.head == root.index and n.dep in {"appos", "dobj", "npadvmod", "dep"} and n.is_noun), None
    )
    if root.tag != "NNS" or not root.verb or before is None or after is None or any(n.is_verb and n.dep != "amod" for n in nodes):
        return nodes

    def corrected(node: Node) -> Node:
        if node is root:
            return replace(node, tag="VBZ", lemma=root.verb)
        if node is before or node is after:
            return replace(node, dep="nsubj" if node is before else "dobj")
        return replace(node, head=before.index) if node.head == root.index and node.index < before.index else node

    return tuple(map(corrected, nodes))


_CORRECTIONS: tuple[Callable[[_Nodes], _Nodes], ...] = (
    infinitive_is_verb,
    court_is_no_verb,
    _noun_is_verb_of_headline,
    *DESCRIPTIONS,
    _adjective_as_noun,
    _sum_is_no_compound,
    _sum_takes_no_target,
    _gerund_is_no_compound,
    _agent_has_no_gerund,
    _name_has_no_charge,
    participle_of_headline,
)

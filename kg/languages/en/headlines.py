"""Verbs that the parser takes for something else: infinitives read as adjectives, passives of headlines without their auxiliary."""

from __future__ import annotations

from dataclasses import replace

from kg.languages.en.data import words_of
from kg.languages.en.tree import Node

__all__ = ["court_is_no_verb", "infinitive_is_verb", "participle_of_headline"]

_Nodes = tuple[Node, ...]
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_HELPERS = frozenset({"aux", "auxpass"})


def infinitive_is_verb(nodes: _Nodes) -> _Nodes:
    """ "threatened to fine Tarn": what has "to" before it as its auxiliary is a verb, whatever else it may be elsewhere."""

    def is_wrong(node: Node) -> bool:
        return node.tag in {"JJ", "NN"} and any(n.head == node.index and n.dep == "aux" and n.tag == "TO" for n in nodes)

    return tuple(replace(n, tag="VB") if is_wrong(n) else n for n in nodes)


def court_is_no_verb(nodes: _Nodes) -> _Nodes:
    """ "took Tarn to court over a patent": a place to which somebody is taken, and what follows is said of the taking."""
    courts = {
        n.index: n.head
        for n in nodes
        if n.tag == "VB" and n.lemma in words_of("control", "court") and nodes[n.head].lemma in words_of("control", "takes_to_court")
    }
    to = {n.head: n.index for n in nodes if n.head in courts and n.dep == "aux" and n.tag == "TO"}

    def corrected(node: Node) -> Node:
        if node.index in to:
            return replace(node, tag="NN", dep="pobj", head=to[node.index])
        if node.head in to:
            part = replace(node, head=courts[node.head])
            return replace(part, tag="IN", dep="prep") if node.index == to[node.head] else part
        return node

    return tuple(map(corrected, nodes))


def participle_of_headline(nodes: _Nodes) -> _Nodes:
    """ "Tarn fined for hiding losses", "Tarn hit with charges": a verb that needs an object, without one, is said of its object."""
    found = {n.index for n in nodes if _is_passive(nodes, n)}

    def corrected(node: Node) -> Node:
        if node.index in found:
            return replace(node, tag="VBN")
        if node.head in found and node.dep == "nsubj":
            return replace(node, dep="nsubjpass")
        return replace(node, dep="agent") if node.head in found and node.dep == "prep" and _is_by(node) else node

    return tuple(map(corrected, nodes))


def _is_by(node: Node) -> bool:
    return node.text.casefold() in words_of("control", "by")


def _is_passive(nodes: _Nodes, verb: Node) -> bool:
    if verb.tag not in {"VBD", "VBN"} or verb.dep not in _CLAUSES or verb.lemma not in words_of("control", "transitive"):
        return False
    below = [n for n in nodes if n.head == verb.index and n is not verb]
    if any(n.dep in _HELPERS for n in below) or not any(n.dep == "nsubj" and n.is_noun and n.tag not in {"WDT", "WP"} for n in below):
        return False
    objects = [n for n in below if n.dep in {"dobj", "dative", "ccomp", "attr"}]
    shared = any(n.dep == "conj" and any(m.head == n.index and m.dep == "dobj" for m in nodes) for n in below)
    return not shared and all(_is_sum(nodes, n) for n in objects)


def _is_sum(nodes: _Nodes, node: Node) -> bool:
    return node.dep == "dobj" and (node.label in {"sum", "count"} or any(n.head == node.index and n.dep == "nummod" for n in nodes))

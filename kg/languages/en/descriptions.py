"""Corrections of trees in which a description and the name that it describes stand side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from kg.languages.en.data import mapping_of, words_of
from kg.languages.en.tree import Node
from kg.text import fold

__all__ = ["DESCRIPTIONS"]

_Nodes = tuple[Node, ...]


def _offices_before_name(nodes: _Nodes) -> _Nodes:
    """ "chairman, chief and president Anna Berg": all that stands before the name is said of it, and the name is what the verb has."""
    for name in nodes:
        if (
            name.dep != "conj"
            or name.label != "person"
            or not any(n.head == name.index and n.dep == "compound" and n.tag == "NN" for n in nodes)
        ):
            continue
        first = nodes[name.head]
        while first.dep in {"conj", "appos"} and first.label != "person" and first.is_noun:
            first = nodes[first.head]
        if first.tag == "NN" and first.label == "" and not any(n.head == first.index and n.dep in {"det", "poss"} for n in nodes):
            return _swapped(nodes, first, name)
    return nodes


def _envoy_before_name(nodes: _Nodes) -> _Nodes:
    """ "Ambassador to Freedonia Anna Berg": the place is what the preposition has, the envoy stands before the name."""
    for name in nodes:
        above = nodes[name.head]
        envoy = nodes[above.head]
        place = next(
            (n for n in nodes if n.head == name.index and n.dep == "compound" and n.label == "place" and n.index == above.index + 1), None
        )
        if name.dep == "pobj" and name.label == "person" and place is not None and envoy.is_noun and envoy.label != "person":
            moved = tuple(replace(n, dep="pobj", head=above.index) if n is place else n for n in nodes)
            return _swapped(moved, envoy, name)
    return nodes


def _swapped(nodes: _Nodes, described: Node, name: Node) -> _Nodes:
    """The name in the place of the noun that describes it, the noun before the name."""
    head = name.index if described.head == described.index else described.head

    def corrected(node: Node) -> Node:
        if node.index == name.index:
            return replace(node, dep=described.dep, head=head)
        return replace(node, dep="nmod", head=name.index) if node.index == described.index else node

    return tuple(map(corrected, nodes))


def _office_beside_office(nodes: _Nodes) -> _Nodes:
    """ "She is chairman, president and chief": bare offices in a row are coordinated, none is set beside another."""

    def is_wrong(node: Node) -> bool:
        bare = not any(n.head == node.index and n.dep in {"det", "poss"} for n in nodes)
        return node.dep == "appos" and bare and _is_office(node) and _is_office(nodes[node.head]) and node.index > node.head

    return tuple(replace(n, dep="conj") if is_wrong(n) else n for n in nodes)


def _field_of_office(nodes: _Nodes) -> _Nodes:
    """ "Professor of Operations Research": the field is what the preposition has, not what the office stands before."""
    for office in nodes:
        field, of = nodes[office.head], next((n for n in nodes[office.index + 1 :] if n.head == office.index and n.dep == "prep"), None)
        first = next((n for n in nodes if of is not None and n.head == of.index and n.dep == "pobj"), None)
        if (
            of is None
            or first is None
            or office.dep not in {"nmod", "compound"}
            or not _is_office(office)
            or first.index + 1 != field.index
        ):
            continue
        if field.label == "person" or not field.common or of.lemma not in words_of("spelling", "of"):
            continue
        return _with_field(nodes, office, of, field, first)
    return nodes


def _with_field(nodes: _Nodes, office: Node, of: Node, field: Node, first: Node) -> _Nodes:
    def corrected(node: Node) -> Node:
        if node is office:
            return replace(node, dep=field.dep, head=office.index if field.head == field.index else field.head)
        if node is field:
            return replace(node, dep="pobj", head=of.index)
        if node is first:
            return replace(node, dep="compound", head=field.index)
        outside = node.head == field.index and (node.index < office.index or node.index > field.index)
        return replace(node, head=office.index) if outside else node

    return tuple(map(corrected, nodes))


def _description_is_no_subject(nodes: _Nodes) -> _Nodes:
    """ "The lender Norvik grew": of two subjects side by side the first describes the second."""

    def name_behind(node: Node) -> Node | None:
        if node.dep not in {"nsubj", "nsubjpass"} or node.is_name or not node.is_noun or not node.tag.startswith("NN"):
            return None
        others = (n for n in nodes[node.index + 1 :] if n.head == node.head and n.dep == node.dep and n.is_name)
        name = next(others, None)
        between = nodes[node.index + 1 : name.index] if name is not None else ()
        return name if name is not None and all(n.head == name.index and n.is_name for n in between) else None

    found = {n.index: name for n in nodes if (name := name_behind(n)) is not None}
    return tuple(replace(n, dep="nmod", head=found[n.index].index) if n.index in found else n for n in nodes)


def _town_before_region(nodes: _Nodes) -> _Nodes:
    """ "the Haverhill, Norland-based lender": the town is where it is based, the region is set beside it."""
    for participle in nodes:
        region = next((n for n in nodes[: participle.index] if n.head == participle.index and n.dep == "npadvmod"), None)
        based = participle.lemma in words_of("control", "place_participles")
        if region is None or not based or region.index < 2 or nodes[region.index - 1].text != ",":
            continue
        town = nodes[region.index - 2]
        if town.is_name and town.label in {"place", ""} and town.head != participle.index:
            nodes = _with_town(nodes, nodes[participle.index], region, town)
    return nodes


def _with_town(nodes: _Nodes, participle: Node, region: Node, town: Node) -> _Nodes:
    """The town under the participle; what hung on the town hangs on what is based there, which takes its place if it hung there too."""
    lender = nodes[participle.head]

    def corrected(node: Node) -> Node:
        if node.index == town.index:
            return replace(node, dep="npadvmod", head=participle.index)
        if node.index == region.index:
            return replace(node, dep="appos", head=town.index)
        if node.index == lender.index and node.head == town.index:
            return replace(node, dep=town.dep, head=node.index if town.head == town.index else town.head)
        return replace(node, head=lender.index) if node.head == town.index and node.dep != "compound" else node

    return tuple(map(corrected, nodes))


def _based_before_owner(nodes: _Nodes) -> _Nodes:
    """ "Tallinn-based Norvik's unit": the owner is based there, right behind the participle, not what it owns."""

    def owner(node: Node) -> Node | None:
        if node.dep != "amod" or node.lemma not in words_of("control", "place_participles") or node.index + 1 == len(nodes):
            return None
        behind = nodes[node.index + 1]
        while behind.dep == "compound" and behind.head > behind.index:
            behind = nodes[behind.head]
        return behind if behind.dep == "poss" and behind.head == node.head and behind.is_name else None

    found = {n.index: name for n in nodes if (name := owner(n)) is not None}
    return tuple(replace(n, head=found[n.index].index) if n.index in found else n for n in nodes)


def _named_to_office(nodes: _Nodes) -> _Nodes:
    """ "Norvik named Anna Berg chairman": whom it named stands before the office and is no part of it."""

    def person(office: Node) -> Node | None:
        verb, before = nodes[office.head], nodes[office.index - 1]
        alone = not any(n.head == verb.index and n.dep in {"dobj", "nsubjpass"} and n is not office for n in nodes)
        if office.dep not in {"oprd", "dobj"} or not _is_office(office) or verb.lemma not in words_of("control", "promotion") or not alone:
            return None
        inside = before.head == office.index and before.dep == "compound" and before.is_name and before.label in {"person", ""}
        return before if inside and verb.index < before.index else None

    found = {n.index: name for n in nodes if (name := person(n)) is not None}
    moved = {name.index: nodes[i].head for i, name in found.items()}
    return tuple(
        replace(n, dep="dobj", head=moved[n.index]) if n.index in moved else replace(n, dep="oprd") if n.index in found else n
        for n in nodes
    )


def _name_before_compound(nodes: _Nodes) -> _Nodes:
    """ "the Solumo payment app": the name is the app's, not the payment's."""

    def outer(node: Node) -> int:
        noun = nodes[node.head]
        described = node.dep == noun.dep == "compound" and node.is_name and node.index < noun.index < noun.head
        return noun.head if described and noun.tag == "NN" and not nodes[noun.head].is_name else node.head

    return tuple(replace(n, head=outer(n)) for n in nodes)


def _subject_behind_aside(nodes: _Nodes) -> _Nodes:
    """ "While working for Norvik, Anna Berg left": the name between the comma and a verb without subject is its subject."""

    def name_before(verb: Node) -> Node | None:
        finite = verb.tag in {"VBD", "VBZ", "VBP"} and verb.dep in {"ROOT", "ccomp", "conj"} and verb.index > 2
        if not finite or any(n.head == verb.index and n.dep in {"nsubj", "nsubjpass", "expl", "csubj"} for n in nodes):
            return None
        name = nodes[verb.index - 1]
        first = name.index
        while first > 0 and nodes[first - 1].head == name.index and nodes[first - 1].dep == "compound":
            first -= 1
        set_off = first > 1 and nodes[first - 1].text == "," and name.head < first
        return name if name.is_name and name.dep == "appos" and set_off and _hangs_on(nodes, name, verb) else None

    found = {name.index: v for v in nodes if (name := name_before(v)) is not None}
    return tuple(replace(n, dep="nsubj", head=found[n.index].index) if n.index in found else n for n in nodes)


def _hangs_on(nodes: _Nodes, node: Node, verb: Node) -> bool:
    """Whether the verb is above a node by way of other words."""
    while node.head != node.index:
        node = nodes[node.head]
        if node is verb:
            return True
    return False


def _is_office(node: Node) -> bool:
    return node.lemma in _offices() or fold(node.text) in _offices()


@cache
def _offices() -> frozenset[str]:
    return frozenset(map(fold, mapping_of("lexicon")["concepts"]["offices"]))


DESCRIPTIONS: tuple[Callable[[_Nodes], _Nodes], ...] = (
    _name_before_compound,
    _subject_behind_aside,
    _named_to_office,
    _description_is_no_subject,
    _office_beside_office,
    _field_of_office,
    _town_before_region,
    _based_before_owner,
    _offices_before_name,
    _envoy_before_name,
)

"""Sentences as trees of words: the value between the parser and the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span

__all__ = ["Node", "Tree"]


@dataclass(frozen=True, slots=True)
class Node:
    """A word with its place in the tree of its sentence.

    text   as the parser saw it (quotes and apostrophes straightened, headlines without capitals)
    tag    Penn Treebank tag
    dep    relation to `head`, "ROOT" for the top
    label  of the named entity that it belongs to, "" outside of any; `entity` is the number of that entity
    known  it is a name of the authority file as a whole
    common it is a form of a word of the dictionary when written small
    verb   of a word that may be a gerund or a verb in the present, that verb
    """

    index: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    span: Span
    label: str = ""
    entity: int = -1
    known: bool = False
    common: bool = False
    verb: str = ""

    @property
    def is_noun(self) -> bool:
        """Whether it can head a noun phrase of its own."""
        return self.tag.startswith("NN") or self.tag in {"PRP", "WP", "WDT", "DT", "CD", "EX", "PRP$", "WP$", "$"}

    @property
    def is_name(self) -> bool:
        """Whether it is a proper noun."""
        return self.known or self.tag.startswith("NNP")

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb in any form."""
        return self.tag.startswith("VB") or self.tag == "MD"


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence; nodes are numbered from 0 in text order."""

    span: Span
    sentence: int
    nodes: tuple[Node, ...]
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, span: Span, nodes: tuple[Node, ...], *, sentence: int) -> Tree:
        """The tree of these nodes."""
        children: list[list[int]] = [[] for _ in nodes]
        for node in nodes:
            if node.head != node.index:
                children[node.head].append(node.index)
        return cls(span, sentence, nodes, tuple(tuple(group) for group in children))

    def below(self, node: Node, *deps: str) -> tuple[Node, ...]:
        """The children of a node, in text order; only those with one of `deps` where some are given."""
        return tuple(self.nodes[i] for i in self.children[node.index] if not deps or self.nodes[i].dep in deps)

    def first(self, node: Node, *deps: str) -> Node | None:
        """The first child with one of `deps`."""
        return next(iter(self.below(node, *deps)), None)

    def above(self, node: Node) -> Node | None:
        """The node that this one hangs on, None for the top."""
        return None if node.head == node.index else self.nodes[node.head]

    def subtree(self, node: Node, *, without: frozenset[str] = frozenset()) -> Iterator[Node]:
        """The node and all below it, but nothing that hangs by a relation in `without`."""
        yield node
        for child in self.below(node):
            if child.dep not in without:
                yield from self.subtree(child, without=without)

    def reach(self, node: Node, *, without: frozenset[str] = frozenset()) -> Span:
        """From the first to the last word of a subtree, punctuation at its edges left out, but never its head."""
        inner = [node, *(n for n in self.subtree(node, without=without) if n.dep != "punct")]
        return Span(min(n.span.start for n in inner), max(n.span.end for n in inner))

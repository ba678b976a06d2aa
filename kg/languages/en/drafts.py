"""Clauses while they are being read, and the sentence that they are read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kg.languages.en.phrases import Phrases
from kg.languages.en.subjects import subject_of
from kg.languages.en.tree import Node, Tree
from kg.languages.en.vocabulary import Vocabulary
from kg.model import Modality, Phrase, Span

__all__ = ["Draft", "Form", "Key", "Part", "Sentence"]

Form = Literal["verb", "noun", "adjective"]
Key = tuple[Form, int]


@dataclass(frozen=True, slots=True)
class Part:
    """An argument of a draft: a phrase with its head node, or another draft."""

    function: str
    span: Span
    node: Node | None = None
    phrase: Phrase | None = None
    clause: Key | None = None


@dataclass(slots=True)
class Draft:
    """A clause that still gathers its arguments and modality.

    support  the verb that carries a noun, None where the noun stands for itself
    settled  modality, negation and speaker are final
    """

    node: Node
    form: Form
    predicate: str
    voice: Literal["active", "passive", ""] = ""
    tense: Literal["past", "present", "future", ""] = ""
    negated: bool = False
    modality: Modality = "asserted"
    speaker: Phrase | None = None
    parts: list[Part] = field(default_factory=list)
    extent: list[Span] = field(default_factory=list)
    parent: Key | None = None
    support: Draft | None = None
    settled: bool = False

    @property
    def key(self) -> Key:
        """What other drafts refer to this one by."""
        return (self.form, self.node.index)

    def filling(self, *functions: str) -> Iterator[Part]:
        """The arguments with one of these functions."""
        return (part for part in self.parts if part.function in functions)

    def first(self, *functions: str) -> Part | None:
        """The first argument with one of these functions, in order of the functions."""
        return next((part for function in functions for part in self.filling(function)), None)

    def add(self, part: Part) -> None:
        """Take an argument once."""
        if all((p.function, p.span) != (part.function, part.span) for p in self.parts):
            self.parts.append(part)

    def span(self) -> Span:
        """From its first to its last own word or argument."""
        before = (p.phrase.span if p.phrase is not None and p.span.start < self.node.span.start else p.span for p in self.parts)
        spans = [self.node.span, *self.extent, *before]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


class Sentence:
    """One sentence with its phrases and the drafts read from it."""

    def __init__(self, tree: Tree, vocabulary: Vocabulary) -> None:
        self.tree, self.vocabulary = tree, vocabulary
        self.phrases = Phrases(tree, vocabulary)
        self.drafts: dict[Key, Draft] = {}

    def verb(self, node: Node) -> Draft | None:
        """The verb clause of a node."""
        return self.drafts.get(("verb", node.index))

    def noun(self, node: Node) -> Draft | None:
        """The noun clause of a node."""
        return self.drafts.get(("noun", node.index))

    def part(self, function: str, node: Node) -> Part:
        """An argument that is a noun phrase; a relative pronoun gives way to what it stands for."""
        real = self.meant(node)
        span = self.tree.reach(node, without=frozenset({"punct"})) if real is node else self.phrases.of(real).span
        return Part(function, span, real, self.phrases.of(real))

    def meant(self, node: Node) -> Node:
        """The antecedent of a relative pronoun, any other node itself."""
        if node.tag in {"WDT", "WP"} or (node.tag == "IN" and node.dep in {"nsubj", "nsubjpass", "dobj"}):
            above = self.tree.above(node)
            while above is not None and above.dep not in {"relcl", "ccomp", "csubj", "pcomp", "ROOT", "advcl"}:
                above = self.tree.above(above)
            noun = self.tree.above(above) if above is not None and above.dep == "relcl" else None
            return self.described(noun) if noun is not None and noun.is_noun else node
        if node.tag == "DT" and node.dep == "appos":
            noun = self.tree.above(node)
            return noun if noun is not None and noun.is_noun else node
        return self._name_behind(node)

    def _name_behind(self, node: Node) -> Node:
        """ "his brother Jonas Tarn" is Jonas Tarn, whatever a brother is."""
        if node.index in self.phrases.names or node.lemma in self.vocabulary.nouns:
            return node
        names = ((n, self.phrases.names.get(n.index)) for n in self.tree.below(node, "appos"))
        return next((n for n, words in names if words and words[0].index == node.index + 1), node)

    def described(self, node: Node) -> Node:
        """What a noun with a clause of its own describes, where that is named: in "Norvik is a bank based in ..." Norvik."""
        above = self.tree.above(node)
        if node.index in self.phrases.names or above is None:
            return node
        if node.dep == "attr" and self.tree.first(above, "neg") is None:
            above = subject_of(self.tree, above)
        elif node.dep not in {"nmod", "compound"} and not (node.dep == "appos" and self._is_set_off(node)):
            return node
        return above if above is not None and above is not node and above.index in self.phrases.names else node

    def _is_set_off(self, node: Node) -> bool:
        """Whether a comma stands before the noun and what is its own; behind a dash it may sum up the whole clause."""
        first = min(n.index for n in self.tree.subtree(node))
        return first > 0 and self.tree.nodes[first - 1].text == ","

    def governor(self, node: Node) -> Node | None:
        """The verb or adjective above a node, prepositions and nouns between them passed over."""
        above = self.tree.above(node)
        while above is not None and not above.is_verb:
            above = self.tree.above(above)
        return above

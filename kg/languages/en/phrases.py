"""Noun phrases read off a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.languages.en.data import table_of, words_of
from kg.languages.en.labels import label_of, label_told
from kg.languages.en.naming import name_nodes, proper
from kg.languages.en.tree import Node, Tree
from kg.languages.en.vocabulary import Vocabulary
from kg.model import Phrase, Span
from kg.text import fold

__all__ = ["Phrases"]

_LOOSE = frozenset({"relcl", "appos", "conj", "cc", "preconj", "acl", "punct", "parataxis", "advcl", "ccomp", "dep", "case"})
_BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "quantmod", "advmod"})


class Phrases:
    """The phrases of one sentence, each made once."""

    def __init__(self, tree: Tree, vocabulary: Vocabulary) -> None:
        self.tree, self.vocabulary = tree, vocabulary
        self._made: dict[int, Phrase] = {}
        self.names: dict[int, tuple[Node, ...]] = {
            n.index: name_nodes(tree, n, vocabulary) for n in tree.nodes if proper(tree, n, vocabulary)
        }
        self._join_siblings()
        self._inner = {n.index for head, nodes in self.names.items() for n in nodes if n.index != head}

    def _join_siblings(self) -> None:
        """ "Norvik Bank chief Anna Berg": words of one name that hang side by side on the name behind them."""
        for node in self.tree.nodes[:-1]:
            after = self.tree.nodes[node.index + 1]
            first, second = self.names.get(node.index), self.names.get(after.index)
            if (
                not first
                or not second
                or first[-1] is second[0]
                or node.head != after.head
                or after.head == node.index
                or after.dep != "compound"
            ):
                continue
            if second[0] is after and not node.known and not after.known and node.dep == "compound":
                self.names[after.index] = first + second
                del self.names[node.index]

    def all(self) -> tuple[Phrase, ...]:
        """Every phrase of the sentence by place of the head, nested ones too."""
        for node in self.tree.nodes:
            if node.is_noun and node.tag not in {"DT", "WDT", "WP", "EX", "$", "CD"} and not self.is_inside(node):
                self.of(node)
        return tuple(sorted({p.head: p for made in list(self._made.values()) for p in made.parts()}.values(), key=lambda p: p.head))

    def is_inside(self, node: Node) -> bool:
        """Whether the word is a part of a name before its last word."""
        return node.index in self._inner

    def of(self, node: Node) -> Phrase:
        """The phrase that this node heads, with the conjuncts that follow it."""
        if node.index not in self._made:
            self._made[node.index] = self._make(node)
        return self._made[node.index]

    def _make(self, node: Node) -> Phrase:
        names = self.names.get(node.index)
        form = "pronoun" if node.tag in {"PRP", "PRP$"} else "name" if names else "noun"
        possessor = self._possessor(node)
        modifiers = self._modifiers(node, names)
        holder = possessor if possessor is not None and f"{possessor.lemma} {node.lemma}" in self.vocabulary.kinds else None
        person = next((p for p in table_of("names", "pronouns").items() if p[0] == fold(node.text)), None) if form == "pronoun" else None
        return Phrase(
            span=self._span(node),
            head=last_word(node),
            lemma=fold(node.text) if form != "noun" else node.lemma,
            form=form,  # type: ignore[arg-type]
            name=Span(names[0].span.start, names[-1].span.end) if names else self._name_inside(node),
            label=self._label(names) if names else "",
            told=label_told(names) if names else "",
            number=self._number(node, person),  # type: ignore[arg-type]
            gender=self._gender(modifiers, person),  # type: ignore[arg-type]
            definite=self._is_definite(node) or form == "name" or possessor is not None,
            possessor=self.of(possessor) if possessor is not None and holder is None else None,
            modifiers=(self.of(holder), *modifiers) if holder is not None else modifiers,
            appositions=tuple(self.of(n) for n in self.tree.below(node, "appos") if n.is_noun),
            conjuncts=tuple(self.of(n) for n in self.conjuncts(node)) if node.dep != "conj" else (),
            prepositions=tuple((lemma, self.of(n)) for lemma, n in self.prepositions(node)),
        )

    # --- parts ---

    def conjuncts(self, node: Node) -> Iterator[Node]:
        """The nouns coordinated with this one, after it."""
        for child in self.tree.below(node, "conj"):
            if child.is_noun:
                yield child
                yield from self.conjuncts(child)

    def prepositions(self, node: Node) -> Iterator[tuple[str, Node]]:
        """(preposition, noun) pairs that hang on a word; a double preposition is one: "out of"."""
        for child in self.tree.below(node, "prep", "agent", "dative"):
            yield from self.objects(child)
        for child in self.tree.below(node, "acl"):
            if child.tag == "VBN" and child.lemma in words_of("control", "light"):
                yield from (pair for agent in self.tree.below(child, "agent") for pair in self.objects(agent))

    def objects(self, preposition: Node, *, outer: str = "") -> Iterator[tuple[str, Node]]:
        """(preposition, noun) pairs of one preposition."""
        lemma = f"{outer} {preposition.lemma}".strip()
        before = self.tree.first(preposition, "amod", "advmod")
        lemma = (
            f"{before.lemma} {lemma}"
            if before is not None and before.index < preposition.index and lemma in words_of("control", "role")
            else lemma
        )
        for child in self.tree.below(preposition):
            if child.dep == "pobj" and child.is_noun:
                yield lemma, child
                yield from self._whose_shares(lemma, child)
                yield from ((lemma, region) for region in self.tree.below(child, "appos", "conj") if self._is_region(region, child))
            elif child.dep == "prep":
                yield from self.objects(child, outer=lemma)

    def _is_region(self, node: Node, town: Node | None) -> bool:
        """ "in Haverhill, Norland": what stands behind a town and a comma, and is what the town lies in."""
        names = self.names.get(node.index)
        dated = any(fold(n.text) in words_of("spelling", "days") for n in names or ())
        if (
            town is None
            or not names
            or names[0].index == 0
            or self.tree.nodes[names[0].index - 1].text != ","
            or node.label == "person"
            or dated
        ):
            return False
        above = self.tree.above(town)
        while town.dep in {"appos", "conj"} and above is not None:
            town, above = above, self.tree.above(above)
        listed = self.tree.first(town, "cc") is not None or self.tree.first(node, "cc") is not None
        return not listed and town.label == "place" and above is not None and above.lemma in words_of("names", "where")

    def _whose_shares(self, lemma: str, shares: Node) -> Iterator[tuple[str, Node]]:
        """ "30 percent of Norvik's stock" is of Norvik, too."""
        if shares.lemma not in words_of("names", "shares") or lemma not in words_of("spelling", "of"):
            return
        yield from ((lemma, owner) for owner in self.tree.below(shares, "poss") if owner.is_noun)
        for child in self.tree.below(shares, "prep"):
            yield from ((of, owner) for of, owner in self.objects(child) if of == lemma)

    def _modifiers(self, node: Node, names: tuple[Node, ...] | None) -> tuple[Phrase, ...]:
        inside = {n.index for n in names or ()}
        before = [n for n in self.tree.below(node, *_BEFORE) if n.index < node.index and n.index not in inside and n.dep != "advmod"]
        if not names:
            return tuple(self._modifier(n) for n in before)
        groups: list[list[Node]] = []
        for child in before:
            if groups and self._goes_with(groups[-1][-1], child):
                groups[-1].append(child)
            else:
                groups.append([child])
        return tuple(self._group(group) for group in groups)

    def _goes_with(self, first: Node, second: Node) -> bool:
        """Whether two words before a name are one description: "tech giant", "French Finance Minister"."""
        return second.is_noun and not self.tree.below(first, "conj") and first.tag != "CD"

    def _group(self, group: list[Node]) -> Phrase:
        *before, head = group
        if not before:
            return self._modifier(head)
        phrase = self._modifier(head)
        more = tuple(self._modifier(n) for n in before if not self.is_inside(n))
        span = Span(min(self._span(n).start for n in before), phrase.span.end)
        self._made[head.index] = replace(phrase, modifiers=more + phrase.modifiers, span=span)
        return self._made[head.index]

    def group_of(self, node: Node) -> Phrase | None:
        """The description before a name that this word heads."""
        above = self.tree.above(node)
        if above is None or above.index not in self.names:
            return None
        return next((m for m in self.of(above).modifiers if m.head == last_word(node)), None)

    def _modifier(self, node: Node) -> Phrase:
        if node.is_noun:
            return self.of(node)
        modifiers = tuple(self._modifier(n) for n in self.tree.below(node, "amod", "npadvmod", "compound") if n.index < node.index)
        return Phrase(span=self._span(node), head=node.span, lemma=node.lemma, form="noun", modifiers=modifiers)

    def _possessor(self, node: Node) -> Node | None:
        """X of "X's Y"; for "whose Y" what the relative clause hangs on."""
        possessor = self.tree.first(node, "poss")
        if possessor is None or possessor.tag != "WP$":
            return possessor
        above: Node | None = node
        while above is not None and above.dep != "relcl":
            above = self.tree.above(above)
        return self.tree.above(above) if above is not None else None

    # --- properties ---

    def _span(self, node: Node) -> Span:
        return self.tree.reach(node, without=_LOOSE)

    def _name_inside(self, node: Node) -> Span | None:
        """The name of "the Solumo platform": a name right before a noun of its own type."""
        kind = self.vocabulary.kinds.get(node.lemma)
        if kind not in {"company", "product"} or node.tag == "NNS" or node.lemma in words_of("names", "relational"):
            return None
        for child in self.tree.below(node, "compound"):
            if child.index in self.names and child.index == node.index - 1:
                label = self._label(self.names[child.index])
                names = self.names[child.index]
                fits = (child.known and label == kind) or (
                    not child.known and label != "place" and (label != "person" or kind == "product")
                )
                return Span(names[0].span.start, names[-1].span.end) if fits else None
        return None

    def _label(self, names: tuple[Node, ...]) -> str:
        above = self.tree.above(names[-1])
        beside = names[-1].dep in {"appos", "conj"}
        return label_of(self.tree, names, is_region=beside and self._is_region(names[-1], above))

    def _is_definite(self, node: Node) -> bool:
        return any(fold(n.text) in words_of("names", "definite") for n in self.tree.below(node, "det", "predet"))

    def _number(self, node: Node, person: tuple[str, str] | None) -> str:
        if person is not None:
            return person[1].split()[-1] if person[1] != "speaker" else ""
        return "plural" if node.tag in {"NNS", "NNPS"} else "singular" if node.tag in {"NN", "NNP"} else ""

    def _gender(self, modifiers: tuple[Phrase, ...], person: tuple[str, str] | None) -> str:
        if person is not None:
            return person[1].split()[0] if " " in person[1] else ""
        genders = table_of("names", "gender")
        return next((genders[m.lemma.strip(".")] for m in modifiers if m.lemma.strip(".") in genders), "")


def last_word(node: Node) -> Span:
    """Where the last word of a node stands, which may be a name of several words."""
    length = len(node.text.split()[-1]) if node.text.split() else len(node.text)
    return Span(node.span.end - length, node.span.end)

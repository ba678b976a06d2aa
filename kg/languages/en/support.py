"""Support verbs: "faces a fine", "opened a probe into", "was hit with a penalty" say of the noun what they say themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from kg.languages.en.data import list_of, words_of
from kg.languages.en.drafts import Draft, Part, Sentence
from kg.languages.en.tree import Node
from kg.text import fold

__all__ = ["carry_nouns"]

_NOT_CARRIED = frozenset({"complement", "extent"})


@cache
def _table() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """(verb, function of the noun) -> function of the verb -> function of the noun."""
    entries: Any = list_of("support")
    return {(fold(verb), entry["at"]): entry["roles"] for entry in reversed(entries) for verb in entry["verbs"]}


def carry_nouns(sentence: Sentence) -> None:
    """Give every noun that a support verb carries the arguments of that verb."""
    for draft in [d for d in sentence.drafts.values() if d.form == "verb"]:
        for part in [p for p in draft.parts if p.node is not None]:
            roles = _table().get((draft.predicate, part.function))
            if roles is not None and part.node is not None:
                for noun in map(partial(_inside, sentence), (part.node, *sentence.phrases.conjuncts(part.node))):
                    carried = sentence.noun(noun)
                    if carried is not None and carried.predicate not in sentence.vocabulary.kinds:
                        _carry(carried, draft, part, roles)


def _inside(sentence: Sentence, noun: Node) -> Node:
    """What a noun of number or beginning is full of: "a series of fines", "the launch of an inquiry"."""
    if noun.lemma not in words_of("control", "transparent"):
        return noun
    return next((inner for lemma, inner in sentence.phrases.prepositions(noun) if lemma in words_of("spelling", "of")), noun)


def _carry(noun: Draft, verb: Draft, held: Part, roles: Mapping[str, str]) -> None:
    noun.support, noun.parent = verb, verb.key
    noun.extent += [verb.node.span, *verb.extent]
    for part in verb.parts:
        function = roles.get(part.function)
        if part is held or function is None or part.function in _NOT_CARRIED or part.node is noun.node:
            continue
        if noun.first(function) is None or function not in {"subject", "object"}:
            noun.add(replace(part, function=function))
    noun.parts.sort(key=lambda p: (p.span, p.function))

"""Words of persons' names that are also words of their own: what stands beside them, and the rest of the article, decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.languages.ar.letters import folded
from kg.languages.ar.morphology import read_word
from kg.languages.ar.nouns import KNOWN, Noun, own_noun
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.vocabulary import load_vocabulary
from kg.languages.ar.words import Token
from kg.model import Span

__all__ = ["is_given", "is_title", "surnames"]

_NISBA = "ي"


def surnames(found: Sequence[Token], *, known: Iterable[Span]) -> frozenset[str]:
    """What stands last in the names of persons, `known` ones and those with a given name: it may come again alone; folded."""
    vocabulary = load_vocabulary()
    ends = {span.end for span in known if any(t.start == span.start and t.end < span.end for t in found)}
    names = {folded(t.text) for t in found if t.kind == "arabic" and t.end in ends and own_noun(folded(t.text)) is None}
    inside = False
    for at, (first, second) in enumerate(pairwise(found)):
        beside = first.kind == second.kind == "arabic" and second.start == first.end + 1
        word = folded(first.text)
        joined = inside and word in vocabulary.connectors
        doubtful = beside and word in vocabulary.doubtful and is_given(found, at, named=inside, opened=False)
        inside = beside and (word in vocabulary.given or joined or doubtful)
        if inside and _may_follow(second.text):
            names.add(folded(second.text))
    return frozenset(names - vocabulary.given - vocabulary.place_words - vocabulary.grammar.words)


def is_title(noun: Noun | None) -> bool:
    """Whether a definite noun stands before a person's name."""
    return noun is not None and SIGNS.article + noun.lemma in load_vocabulary().titles_before


def is_given(tokens: Sequence[Token], at: int, *, named: bool, opened: bool) -> bool:
    """Whether a doubtful given name is one here: behind a title or another name (`named`), or before the rest of a name.

    `opened` tells that a name may start: at the start of a clause, behind a comma or a verb.
    """
    if read_word(tokens[at].text).particle:
        return False
    if named:
        return True
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "arabic" or tokens[at + 1].start != tokens[at].end + 1:
        return False
    vocabulary, after = load_vocabulary(), folded(tokens[at + 1].text)
    if after in vocabulary.given or after in vocabulary.connectors or after in vocabulary.doubtful:
        return True
    return _may_follow(tokens[at + 1].text) or (opened and _is_closed(tokens, at + 2) and _is_last(tokens, at + 1))


def _is_closed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name ends before this place: at a mark, or where what somebody says begins."""
    return at >= len(tokens) or tokens[at].kind == "mark" or folded(tokens[at].text) in load_vocabulary().grammar.groups["content"]


def _is_last(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in such a place is a name although it is a noun too: any between two commas."""
    reading = read_word(tokens[at].text)
    if at > 1 and at + 1 < len(tokens) and tokens[at - 2].text == tokens[at + 1].text and tokens[at + 1].kind == "mark":
        return not (reading.particle or reading.preposition or reading.conjunction or reading.noun is None)
    return not reading.particle and own_noun(reading.text) is None and (reading.article or not reading.conjunction)


def _may_follow(word: str) -> bool:
    """Whether a word can be the rest of a name: one that no list has, or a definite one that is no common noun."""
    if folded(word) in load_vocabulary().place_starts:
        return False
    reading = read_word(word)
    if reading.particle or reading.verbs or reading.conjunction or reading.preposition or reading.enclitic:
        return False
    if reading.noun is None:
        return True
    if not reading.article or own_noun(reading.text) is not None:
        return False
    vocabulary = load_vocabulary()
    return reading.score < KNOWN or reading.text.endswith(_NISBA) or reading.text in vocabulary.given | vocabulary.doubtful

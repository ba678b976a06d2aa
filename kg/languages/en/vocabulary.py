"""The words that the grammar must know of frames and lexicon: which nouns and verbs are predicates, which nouns are offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.frames import Frame
    from kg.languages import Lexicon

__all__ = ["Vocabulary", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that decide how a phrase is read.

    nouns    predicates of frames and nouns for entities: each makes a clause
    offices  nouns for posts, capitalised or not: "Chief Executive Anna Berg"
    kinds    entity noun -> entity type
    titles   words before a person's name
    phrasal  verbs of two words: "step down"
    """

    nouns: frozenset[str]
    offices: frozenset[str]
    kinds: Mapping[str, str]
    titles: frozenset[str]
    phrasal: frozenset[str]


def vocabulary(lexicon: Lexicon, frames: Iterable[Frame]) -> Vocabulary:
    """The vocabulary of a lexicon and frames."""
    nouns, offices = set(lexicon.entity_nouns), set(lexicon.concepts.get("offices", ()))
    verbs: set[str] = set()
    for frame in frames:
        nouns |= frame.predicates.get("noun", frozenset())
        verbs |= frame.predicates.get("verb", frozenset())
        if frame.type == "position":
            offices |= frame.predicates.get("noun", frozenset())
    return Vocabulary(
        frozenset(nouns | offices), frozenset(offices), lexicon.entity_nouns, lexicon.titles, frozenset(v for v in verbs if " " in v)
    )

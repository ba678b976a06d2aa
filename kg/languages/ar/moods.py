"""How sure a clause is, by what stands above it: verbs, nouns and particles that plan, expect, demand, accuse or deny."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from kg.languages.ar.vocabulary import read_words
from kg.model import Modality
from kg.text import fold

__all__ = ["Moods", "load_moods", "weaker"]

# What stands further up weakens what stands below, never the other way round.
_ORDER: tuple[Modality, ...] = ("asserted", "reported", "planned", "predicted", "required", "alleged", "negated")
_LISTS = (
    "speech",
    "alleging",
    "denying",
    "object_control",
    "support",
    "undergo",
    "copula",
    "impersonal_verbs",
    "ditransitive",
    "naming",
    "violations",
    "sharing",
    "office",
    "wanting",
    "barring",
    "relaying",
    "phases",
    "amounting",
    "imposing",
    "judging",
    "deciding",
)


@dataclass(frozen=True, slots=True)
class Moods:
    """Modality by verb, noun, preposition, impersonal word and participle; and the lists of verbs of `modality.yaml`."""

    verbs: Mapping[str, Modality]
    nouns: Mapping[str, Modality]
    prepositions: Mapping[str, Modality]
    impersonal: Mapping[str, Modality]
    participles: Mapping[str, Modality]
    lists: Mapping[str, frozenset[str]]

    def verb(self, lemma: str, group: str) -> bool:
        """Whether a verb is in one of the lists."""
        return lemma in self.lists[group]


@cache
def load_moods() -> Moods:
    """The moods of Arabic."""
    data = read_words("modality.yaml")
    tables = {
        key: {fold(word): cast(Modality, modality) for modality, words in data[key].items() for word in words}
        for key in ("verbs", "nouns", "prepositions", "impersonal", "participles")
    }
    return Moods(**tables, lists={key: frozenset(map(fold, data[key])) for key in _LISTS})


def weaker(first: Modality, second: Modality) -> Modality:
    """The less sure of two.

    >>> weaker("asserted", "planned"), weaker("alleged", "reported")
    ('planned', 'alleged')
    """
    return max(first, second, key=_ORDER.index)

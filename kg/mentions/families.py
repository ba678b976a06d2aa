"""What kind of company or body a noun speaks of: "the lender" is no airline, "the court" no ministry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.authority import Authority
from kg.languages import Language
from kg.model import Entity

__all__ = ["Callings", "Kinds", "agreement"]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the names of an entity, and what it was called, say that it is.

    words     all their words, as lemmas
    families  the families of its nouns, and its sectors where it is known
    speaking  whether a noun among them says what it is
    """

    words: frozenset[str]
    families: frozenset[str]
    speaking: bool


class Callings:
    """What each entity of an article is called: by its names, and by the nouns that the text sets beside them."""

    def __init__(self, language: Language, authority: Authority) -> None:
        self._language, self._authority = language, authority
        self._called: dict[str, frozenset[str]] = {}
        self._kinds: dict[tuple[str, int, int], Kinds] = {}

    def add(self, entity: str, nouns: Iterable[str]) -> None:
        """The text calls the entity so (lemmas)."""
        self._called[entity] = self.of(entity) | frozenset(nouns)

    def of(self, entity: str) -> frozenset[str]:
        """What the text has called the entity so far."""
        return self._called.get(entity, frozenset())

    def kinds(self, entity: Entity) -> Kinds:
        """What kind of company or body the entity is, by all that is known so far."""
        called = self.of(entity.id)
        key = (entity.id, len(called), len(entity.names))
        if key not in self._kinds:
            self._kinds[key] = self._read(entity, called)
        return self._kinds[key]

    def _read(self, entity: Entity, called: frozenset[str]) -> Kinds:
        lexicon = self._language.lexicon
        words = called | {form for name in entity.names for word in self._language.words(name.text) for form, _ in word.forms}
        entry = self._authority.entries.get(entity.id)
        sectors = frozenset(entry.sectors) if entry is not None else frozenset()
        families = frozenset(family for word in words for family in lexicon.families.get(word, ()))
        return Kinds(words, families | sectors, any(word in lexicon.entity_nouns for word in words))


def agreement(noun: str, families: frozenset[str], kinds: Kinds, *, company: bool) -> float:
    """A bonus where the noun is the entity's own or of its family, a negative number where they are of two families.

    What a company does is often left unsaid, so only another trade denies it; a body is called by what its own name says.

    >>> ministry = Kinds(frozenset({"ministry", "trade"}), frozenset({"ministry"}), speaking=True)
    >>> agreement("court", frozenset({"court"}), ministry, company=False), agreement("ministry", frozenset(), ministry, company=False)
    (-1.0, 1.0)
    """
    if noun in kinds.words or families & kinds.families:
        return 1.0
    denied = bool(families) and (bool(kinds.families) or (kinds.speaking and not company))
    return -1.0 if denied else 0.0

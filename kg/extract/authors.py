"""Who stands behind what is said to act: the author of "its report", the company behind "the app"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.authority import Authority
from kg.languages import Language
from kg.mentions import DESCRIBED, Mentions
from kg.model import Argument, Entity, Mention, Phrase

__all__ = ["AUTHORED", "authors", "company_behind", "works_alone"]

# Roles in which what somebody wrote or decided stands for him: "the report said", "the ruling bars it".
AUTHORED = {"imposed_by": "official-works", "speaker": "works", "plaintiff": "works"}
_SURE = 0.9


def authors(phrase: Phrase, *, works: str = "works", mentions: Mentions, language: Language) -> tuple[Mention, ...]:
    """Whose work a phrase means, by what hangs on it: "the watchdog's ruling", "a letter from the ministry", "a Norvik statement".

    `works` is the concept of the lexicon that has the nouns for such works.
    """
    if not _is_work(phrase, works, language):
        return ()
    for owner in _owners(phrase, language):
        meant = tuple(m for one in (owner, *owner.conjuncts) for m in mentions.of(one) if m.because != DESCRIBED or one.form != "pronoun")
        if meant:
            return tuple(replace(m, because=f"author of the {phrase.lemma}: {m.because}", certainty=m.certainty * _SURE) for m in meant)
    return ()


def works_alone(arguments: Iterable[Argument], *, works: str, language: Language) -> bool:
    """Whether works stand there and nobody else: "the order requires"."""
    phrases = [one for a in arguments if a.phrase is not None for one in (a.phrase, *a.phrase.conjuncts)]
    return bool(phrases) and all(_is_work(phrase, works, language) and phrase.definite for phrase in phrases)


def company_behind(product: Entity, *, authority: Authority) -> Entity:
    """The company that runs a product, where it is known; else one that bears its name.

    >>> company_behind(Entity("product/glow", "product", ()), authority=Authority.of([])).id
    'company/glow'
    """
    entry = authority.entries.get(product.id)
    if entry is not None and entry.run_by is not None:
        return authority.entity(entry.run_by)
    return Entity(f"company/{product.id.partition('/')[2]}", "company", product.names)


def _is_work(phrase: Phrase, works: str, language: Language) -> bool:
    return phrase.form == "noun" and phrase.lemma in language.lexicon.concepts.get(works, ())


def _owners(phrase: Phrase, language: Language) -> Iterator[Phrase]:
    if phrase.possessor is not None:
        yield phrase.possessor
    by = language.lexicon.concepts.get("authorship", frozenset())
    yield from (p for preposition, p in phrase.prepositions if preposition in by)
    yield from (m for m in phrase.modifiers if m.name is not None)

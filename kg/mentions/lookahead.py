"""Descriptions that come before the name: "France's privacy watchdog ..." whose name follows in the next sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.authority import Authority
from kg.mentions.descriptions import Described
from kg.mentions.discourse import Referent
from kg.mentions.families import Kinds
from kg.model import Entity, Phrase

__all__ = ["Introduced", "Pending", "named_after"]

# A lead names in the second or third sentence what its first one describes.
_REACH = 4
_NAMED_LATER = frozenset({"company", "regulator", "public-body", "news-outlet", "product"})


@dataclass(frozen=True, slots=True)
class Pending:
    """A description that nothing before it explained: the entity that was made for it, where it stands, what it does there."""

    entity: str
    described: Described
    phrase: Phrase
    sentence: int
    deeds: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Introduced:
    """A named entity where it is named first.

    called  the nouns that the article sets beside its name or that are in it
    kinds   what kind of company or body it is
    deeds   the predicates that it is an argument of there, with its function
    """

    referent: Referent
    called: frozenset[str]
    kinds: Kinds
    deeds: frozenset[tuple[str, str]] = frozenset()


def named_after(
    pending: Sequence[Pending], introduced: Iterable[Introduced], *, entities: Mapping[str, Entity], authority: Authority
) -> dict[str, str]:
    """For each described entity the one named entity that it must be; none where two could be meant."""
    named = sorted(introduced, key=lambda i: i.referent.head)
    found = {}
    for description in pending:
        after = [i for i in named if _follows(i.referent, description)]
        likely = {i.referent.entity: _likeness(i, description, entities, authority) for i in after}
        best = max(likely.values(), default=0)
        alike = [entity for entity, likeness in likely.items() if likeness == best]
        if best and len(alike) == 1:
            found[description.entity] = alike[0]
    return found


def _follows(referent: Referent, description: Pending) -> bool:
    return referent.head.start > description.phrase.head.start and referent.sentence - description.sentence <= _REACH


def _likeness(introduced: Introduced, description: Pending, entities: Mapping[str, Entity], authority: Authority) -> int:
    """How much speaks for the one being the other: 0 where the types differ, something denies it, or the type alone speaks for it."""
    described, referent = description.described, introduced.referent
    score = described.admits(referent, entities[referent.entity], introduced.kinds, new=True)
    if score < 0 or description.phrase.number == "plural" or described.type not in _NAMED_LATER:
        return 0
    called = description.phrase.lemma in introduced.called
    again = bool(introduced.deeds & description.deeds)
    entry = authority.entries.get(referent.entity)
    if entry is None or (called and described.countries and not entry.country):
        return 2 * called + again
    # 0.3 is for being known at all: country or field must agree as well.
    told = score > 1.0 or (called and not described.countries)
    return (1 + called if told else 0) + again

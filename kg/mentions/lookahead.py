"""Descriptions that come before the name: "France's privacy watchdog ..." whose name follows in the next sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.authority import Authority
from kg.mentions.descriptions import Described
from kg.mentions.discourse import Referent
from kg.model import Entity, Phrase

__all__ = ["Introduced", "Pending", "named_after"]

# A lead names in the second or third sentence what its first one describes.
_REACH = 4
_NAMED_LATER = frozenset({"company", "regulator", "public-body", "news-outlet", "product"})


@dataclass(frozen=True, slots=True)
class Pending:
    """A description that nothing before it explained: the entity that was made for it, and where it stands."""

    entity: str
    described: Described
    phrase: Phrase
    sentence: int


@dataclass(frozen=True, slots=True)
class Introduced:
    """A named entity where it is named first; `called` are the nouns that the article sets beside its name or that are in it."""

    referent: Referent
    called: frozenset[str]


def named_after(
    pending: Sequence[Pending], introduced: Iterable[Introduced], *, entities: Mapping[str, Entity], authority: Authority
) -> dict[str, str]:
    """For each described entity the one named entity that it must be; none where two could be meant."""
    named = sorted(introduced, key=lambda i: i.referent.head)
    found = {}
    for description in pending:
        fits = [i for i in named if _follows(i.referent, description) and _fits(i, description, entities, authority)]
        called = [i for i in fits if description.phrase.lemma in i.called]
        if len(called or fits) == 1:
            found[description.entity] = (called or fits)[0].referent.entity
    return found


def _follows(referent: Referent, description: Pending) -> bool:
    return referent.head.start > description.phrase.head.start and referent.sentence - description.sentence <= _REACH


def _fits(introduced: Introduced, description: Pending, entities: Mapping[str, Entity], authority: Authority) -> bool:
    """The types agree, nothing speaks against it, and more than the type speaks for it."""
    described, referent = description.described, introduced.referent
    score = described.admits(referent, entities[referent.entity])
    if score < 0 or description.phrase.number == "plural" or described.type not in _NAMED_LATER:
        return False
    called = description.phrase.lemma in introduced.called
    entry = authority.entries.get(referent.entity)
    if entry is None:
        return called
    # 0.3 is for being known at all: country or field must agree as well.
    return score > 1.0 or (called and not described.countries)

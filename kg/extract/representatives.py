"""For whom a person speaks: the bodies that the article names beside the person, as in "Acme president Ann Lee"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.mentions import Mentions
from kg.model import Phrase

__all__ = ["represented"]

_BODIES = frozenset({"company", "regulator", "public-body", "group", "news-outlet"})


def represented(phrases: Iterable[Phrase], mentions: Mentions) -> Mapping[str, frozenset[str]]:
    """Person -> the bodies that stand in a phrase for the person, as owner, modifier or behind the title.

    >>> represented((), Mentions({}, {}))
    {}
    """
    found: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        persons = {m.entity for m in mentions.of(phrase) if mentions.entities[m.entity].type == "person"}
        for person in persons:
            found[person] |= {
                m.entity for part in _beside(phrase) for m in mentions.of(part) if mentions.entities[m.entity].type in _BODIES
            }
    return {person: frozenset(bodies) for person, bodies in found.items() if bodies}


def _beside(phrase: Phrase) -> Iterator[Phrase]:
    for title in (phrase, *phrase.modifiers, *phrase.appositions):
        if title is not phrase:
            yield title
        yield from title.modifiers
        yield from (p for _, p in title.prepositions)
        if title.possessor is not None:
            yield title.possessor

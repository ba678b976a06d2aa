"""A judgement as a value, and all judgements ready to be looked up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from kg.authority import load_authority
from kg.model import Span
from kg.text import fold, slug

__all__ = ["NO_JUDGEMENTS", "Judgement", "Judgements", "Place", "Verdict"]

Verdict = Literal["same", "not-same", "undecided", "accept", "reject", "correct"]
_ARTICLE_DIGITS = 16


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an article was misread: every mention of an entity in it, those that are written so, or the one at a span.

    meant  the entity that is meant there instead, "" where it is one that nothing else speaks of
    """

    article: str
    name: str = ""
    start: int = -1
    end: int = -1
    meant: str = ""

    def holds(self, span: Span, *, text: str) -> bool:
        """Whether the place is meant that stands at `span` of the article's text.

        >>> Place("a", name="Lumen").holds(Span(0, 5), text="LUMEN won"), Place("a", start=6, end=9).holds(Span(0, 5), text="LUMEN won")
        (True, False)
        """
        if self.start >= 0:
            return (self.start, self.end) == (span.start, span.end)
        return not self.name or fold(self.name) == fold(span.of(text))


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One judgement of a person; `about` are two entities, one entity with its `place`, or one fact.

    changes  what a corrected fact says instead, by the keys of a fact: (key, values), no value where it says nothing
    """

    verdict: Verdict
    about: tuple[str, ...]
    place: Place | None = None
    changes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    by: str = ""
    why: str = ""

    @property
    def subject(self) -> tuple[object, ...]:
        """What is judged, whatever the verdict: of one subject only one judgement holds."""
        place = self.place
        return (*sorted(self.about), *((place.article, fold(place.name), place.start, place.end) if place else ()))


@dataclass(frozen=True, slots=True)
class Judgements:
    """All judgements, sorted; see `Judgements.of`."""

    entries: tuple[Judgement, ...] = ()
    _groups: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _facts: Mapping[str, Judgement] = field(default_factory=dict, repr=False)
    _places: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, entries: Iterable[Judgement]) -> Judgements:
        """These judgements, looked up by entity, fact and article.

        >>> Judgements.of([Judgement("same", ("company/lumen", "company/lumen-works"))]).renamed(["company/lumen-works", "person/a"])
        {'company/lumen-works': 'company/lumen'}
        """
        kept = tuple(sorted(set(entries)))
        groups: dict[str, frozenset[str]] = {}
        places: dict[str, tuple[Judgement, ...]] = {}
        for entry in kept:
            if entry.verdict == "same":
                group = frozenset(chain.from_iterable(groups.get(id, frozenset((id,))) for id in entry.about))
                groups |= dict.fromkeys(group, group)
            if entry.place is not None:
                places[entry.place.article] = (*places.get(entry.place.article, ()), entry)
        facts = {e.about[0]: e for e in kept if len(e.about) == 1 and e.place is None}
        return cls(kept, groups, facts, places)

    def group(self, entity: str) -> frozenset[str]:
        """All that are judged the same as an entity, itself included."""
        return self._groups.get(entity, frozenset((entity,)))

    def renamed(self, entities: Iterable[str]) -> dict[str, str]:
        """What each of these entities is called instead: by the id that the authority file knows, else by the smallest."""
        found = {id: self._groups[id] for id in entities if id in self._groups}
        known = load_authority().entries if found else {}
        chosen = {id: min(group, key=lambda member: (member not in known, member)) for id, group in found.items()}
        return {id: to for id, to in sorted(chosen.items()) if id != to}

    def of_fact(self, *ids: str) -> Judgement | None:
        """The judgement on a fact that is known by these ids."""
        return next((self._facts[id] for id in ids if id in self._facts), None)

    def places(self, article: str) -> tuple[Judgement, ...]:
        """The judgements on what an article was misread for."""
        return self._places.get(article, ())

    def facts(self, text_hash: str) -> tuple[Judgement, ...]:
        """The judgements on facts of the article whose text has this hash."""
        return tuple(entry for id, entry in self._facts.items() if id.startswith(text_hash[:_ARTICLE_DIGITS]))

    def touching(self, article: str, text_hash: str, entities: Iterable[str]) -> str:
        """All that these judgements change in an article in which these entities were read, as text; "" where they change nothing.

        >>> Judgements.of([Judgement("same", ("company/a", "company/b"))]).touching("one", "00", ["company/a"])
        ''
        """
        if not self.entries:
            return ""
        read = set(entities)
        places = [entry for entry in self.places(article) if entry.about[0] in read]
        apart = {entry.place.meant or apart_id(entry, text_hash) for entry in places if entry.place is not None}
        stated = [
            *((e.about, e.place and (e.place.name, e.place.start, e.place.end, e.place.meant)) for e in places),
            *self.renamed(sorted(read | apart)).items(),
            *((e.verdict, e.about, e.changes, e.why) for e in self.facts(text_hash)),
        ]
        return json.dumps(stated) if stated else ""


def apart_id(entry: Judgement, text_hash: str) -> str:
    """The id of what an article means where it was taken for another: its own, so that it meets nobody by chance.

    >>> apart_id(Judgement("not-same", ("company/lumen",), Place("a", name="Lumen House")), "0123456789")
    'company/01234567-lumen-house'
    """
    kind, _, name = entry.about[0].partition("/")
    place = entry.place
    if place is not None and place.start >= 0:
        name = f"{name}-{place.start}-{place.end}"
    elif place is not None and place.name:
        name = slug(place.name) or name
    return f"{kind}/{text_hash[:8]}-{name}"


NO_JUDGEMENTS = Judgements()

"""A fact with what a person says it should state; its evidence stays where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.judgements.judgement import Judgement
from kg.model import Extraction, Fact, Filler, Role

__all__ = ["CorrectionError", "corrected"]

_SPEAKER = "attributed_to"
_BECAUSE = "corrected by judgement"


class CorrectionError(ValueError):
    """A correction names what the article does not have."""


def corrected(fact: Fact, entry: Judgement, extraction: Extraction) -> Fact:
    """The fact with the changes of a judgement; the gate has still to see it.

    A value of a role is the id of an entity that the article mentions, or words that stand in it. Raises `CorrectionError` where it is
    neither.
    """
    values: dict[str, Any] = {}
    roles = {role.name: role for role in fact.roles}
    for key, given in entry.changes:
        if key in ("type", "kind", "modality"):
            values[key] = given[0] if given else ""
        elif key in ("when", "status", "matter"):
            values[key] = given[0] if given else None
            values |= {"when_text": None} if key == "when" else {}
        else:
            fillers = tuple(_filler(value, fact, extraction) for value in given)
            values |= {_SPEAKER: fillers} if key == _SPEAKER else {}
            roles |= {key: Role(key, fillers)} if key != _SPEAKER else {}
    return replace(fact, roles=tuple(role for role in roles.values() if role.fillers), **values)


def _filler(value: str, fact: Fact, extraction: Extraction) -> Filler:
    text = extraction.article.text
    for filler in _all_fillers(fact, extraction):
        if filler.text == value and filler.type == "money":
            return filler
    entity = next((e for e in extraction.entities if e.id == value), None)
    if entity is not None:
        start, end = _place(entity.id, fact, extraction)
        return Filler(entity.names[0].text, entity.type, text[start:end], start, end, entity.id, because=_BECAUSE)
    start = text.find(value, fact.passage.start, fact.passage.end)
    start = text.find(value) if start < 0 else start
    if start < 0:
        raise CorrectionError(f"{value!r} is neither an entity that {extraction.article.id} mentions nor words that stand in it")
    return Filler(value, "words", value, start, start + len(value), because=_BECAUSE)


def _place(entity: str, fact: Fact, extraction: Extraction) -> tuple[int, int]:
    """Where an entity is mentioned: in the passage of the fact, else nearest before it, else nearest behind."""
    places = [(m.span.start, m.span.end) for m in extraction.mentions if m.entity == entity]
    places += [(f.start, f.end) for f in _all_fillers(fact, extraction) if f.id == entity]
    if not places:
        raise CorrectionError(f"{entity!r} is mentioned nowhere in {extraction.article.id}")

    def far(place: tuple[int, int]) -> tuple[bool, bool, int, int]:
        within = fact.passage.start <= place[0] and place[1] <= fact.passage.end
        return not within, place[0] > fact.passage.start, abs(place[0] - fact.passage.start), place[1]

    return min(places, key=far)


def _all_fillers(fact: Fact, extraction: Extraction) -> Iterator[Filler]:
    for one in (fact, *extraction.facts):
        yield from (filler for role in one.roles for filler in role.fillers)
        yield from one.attributed_to

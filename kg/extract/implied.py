"""Parties of a measure that its own clause leaves out and its surroundings name: "Acme was fined, the watchdog said".

Only an authority can be implied, and only where one alone can be meant: who says that the measure was taken, else who is named to take
measures against the same target, else the one authority of the sentence or of the one before. What is implied says so in its reason and
lowers the confidence of the fact.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.roles import Reading, filler_of
from kg.model import Fact, Filler, Mention, Role, Span

__all__ = ["with_implied"]

_BODIES = frozenset({"regulator", "public-body"})
_ADMITTED = _BODIES | {"group"}
_DISCOUNT = 0.85


def with_implied(facts: Sequence[Fact], reading: Reading) -> list[Fact]:
    """The facts, with the authority behind each measure that names none filled in where one alone can be meant."""
    authorities = sorted(_authorities(reading), key=lambda m: m.head)
    taken = [f for f in facts if f.type == "measure" and f.fillers("imposed_by")]
    return [_completed(fact, taken, authorities, reading) if _open(fact) else _official(fact) for fact in facts]


def _open(fact: Fact) -> bool:
    return fact.type == "measure" and not fact.fillers("imposed_by") and fact.modality != "negated"


def _authorities(reading: Reading) -> Iterator[Mention]:
    """Mentions of single authorities and of groups of them."""
    for group in reading.mentions.by_head.values():
        for mention in group:
            phrase = reading.phrases.get(mention.head)
            kind = reading.mentions.entities[mention.entity].type
            called = reading.language.lexicon.entity_nouns.get(phrase.lemma) if phrase is not None else None
            if kind in _BODIES or (kind == "group" and called in _BODIES):
                yield mention


def _completed(fact: Fact, taken: Sequence[Fact], authorities: Sequence[Mention], reading: Reading) -> Fact:
    targets = {f.id for f in fact.fillers("target")}
    for found, because in (
        ([f for f in fact.attributed_to if f.type in _ADMITTED], "says that the measure was taken"),
        (_against(fact, taken), "takes the other measures against the same target"),
        (_around(fact, authorities, reading), "the one authority spoken of here"),
    ):
        able = {f.id: f for f in found if f.id not in targets}
        if len(able) == 1:
            body = next(iter(able.values()))
            implied = replace(body, because=f"implied: {because} ({body.because})" if body.because else f"implied: {because}")
            role = Role("imposed_by", (implied,))
            return _official(replace(fact, roles=(*fact.roles, role), confidence=round(fact.confidence * _DISCOUNT, 3)))
        if len(able) > 1:
            return fact
    return fact


def _against(fact: Fact, taken: Sequence[Fact]) -> list[Filler]:
    """Who is named to take the measures of the same kind against this target, else any measures against it."""
    targets = {f.id or f.name for f in fact.fillers("target")}
    same = [other for other in taken if targets & {f.id or f.name for f in other.fillers("target")}]
    return [f for other in ([o for o in same if o.kind == fact.kind] or same) for f in other.fillers("imposed_by") if f.type in _ADMITTED]


def _around(fact: Fact, authorities: Sequence[Mention], reading: Reading) -> list[Filler]:
    sentences = reading.analysis.sentences
    here = max(0, bisect_left(sentences, fact.passage.end, key=lambda s: s.start) - 1)
    for first in (here, max(0, here - 1)):
        span = Span(sentences[first].start, sentences[here].end)
        found = [m for m in authorities if span.contains(m.span)]
        if found:
            fillers = (filler_of(reading, m, reading.phrases[m.head], _ADMITTED) for m in found if m.head in reading.phrases)
            return [f for f in fillers if f is not None]
    return []


def _official(fact: Fact) -> Fact:
    """An authority that says what it did reports nothing: the act took place."""
    own = {f.id for f in fact.fillers("imposed_by")}
    if fact.type != "measure" or not fact.attributed_to or not {f.id for f in fact.attributed_to} <= own:
        return fact
    return replace(fact, attributed_to=(), modality="asserted" if fact.modality == "reported" else fact.modality)

"""Announcements: who says what he himself does or thinks of others states that, and not once more that he said something."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Fact, Passage

__all__ = ["without_announcements"]

# Which role of an event is the one who does it.
_DOER = {"measure": "imposed_by", "action": "actor", "lawsuit": "plaintiff", "ownership": "owner", "statement": "speaker"}
_AUTHORITIES = frozenset({"regulator", "public-body"})
_Deeds = Sequence[tuple[Fact, set[str]]]


def without_announcements(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without statements whose content is told by a fact of its own.

    A plain statement gives way to any event or other statement by the speaker himself, and that of an authority to any measure; a
    promise gives way to the deed, except to one that changes a practice; criticism gives way to what is graver in the same words.

    >>> without_announcements([])
    []
    """
    told = [(f, {p.id for p in f.fillers(_DOER[f.type]) if p.id}) for f in facts if f.type in _DOER and not _is(f, "other")]
    deeds = [(f, doers) for f, doers in told if f.type != "statement" and f.kind != "compliance"]
    grave = _grave(facts)
    return [
        f
        for f in facts
        if not (_is(f, "other") and _announces(f, told))
        and not (_is(f, "commitment") and _announces(f, deeds))
        and not (_is(f, "criticism") and _said(f) & grave)
    ]


def _grave(facts: Sequence[Fact]) -> set[tuple[Passage, str]]:
    """What is said in which words by whom, that is an accusation or a denial."""
    return {said for f in facts if _is(f, "accusation") or _is(f, "denial") for said in _said(f)}


def _said(fact: Fact) -> set[tuple[Passage, str]]:
    return {(fact.passage, speaker.id) for speaker in fact.fillers("speaker") if speaker.id}


def _announces(fact: Fact, deeds: _Deeds) -> bool:
    speakers = {p.id for p in fact.fillers("speaker") if p.id}
    official = _is(fact, "other") and all(p.type in _AUTHORITIES for p in fact.fillers("speaker"))
    about = [(f.start, f.end) for f in fact.fillers("about")]
    return any(
        (doers & speakers or (official and deed.type == "measure"))
        and any(start < deed.passage.end and deed.passage.start < end for start, end in about)
        for deed, doers in deeds
    )


def _is(fact: Fact, kind: str) -> bool:
    return (fact.type, fact.kind) == ("statement", kind)

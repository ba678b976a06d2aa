"""Announcements: who says what he himself does or thinks of others states that, and not once more that he said something."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Fact

__all__ = ["without_announcements"]

# Which role of an event is the one who does it.
_DOER = {"measure": "imposed_by", "action": "actor", "lawsuit": "plaintiff", "ownership": "owner", "statement": "speaker"}
_AUTHORITIES = frozenset({"regulator", "public-body"})


def without_announcements(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without plain statements whose content is an event by the speaker himself, or a statement of a kind of its own.

    >>> without_announcements([])
    []
    """
    deeds = [(f, {p.id for p in f.fillers(_DOER[f.type]) if p.id}) for f in facts if f.type in _DOER and not _plain(f)]
    return [fact for fact in facts if not _announces(fact, deeds)]


def _announces(fact: Fact, deeds: Sequence[tuple[Fact, set[str]]]) -> bool:
    if not _plain(fact):
        return False
    speakers = {p.id for p in fact.fillers("speaker") if p.id}
    about = [(f.start, f.end) for f in fact.fillers("about")]
    official = all(p.type in _AUTHORITIES for p in fact.fillers("speaker"))
    return any(
        (doers & speakers or (official and deed.type == "measure"))
        and any(start < deed.passage.end and deed.passage.start < end for start, end in about)
        for deed, doers in deeds
    )


def _plain(fact: Fact) -> bool:
    return (fact.type, fact.kind) == ("statement", "other")

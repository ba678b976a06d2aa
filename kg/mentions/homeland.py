"""The country that an article is about: whose government "the government" is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.authority import Authority

__all__ = ["homeland"]

# How often, and for what share of all, a country must be spoken of.
_OFTEN, _MOSTLY = 3, 0.6
_TELLING = frozenset({"place", "regulator", "public-body"})


def homeland(meant: Iterable[str], *, authority: Authority) -> str | None:
    """The place to which most of the places and authorities among the entities belong, None where no one leads.

    >>> homeland(["company/acme"], authority=Authority.of([]))
    """
    counts: Counter[str] = Counter()
    for entry in (authority.entries[entity] for entity in meant if entity in authority.entries):
        place = entry.country or (entry.id if entry.type == "place" else None)
        counts.update([place] if place is not None and entry.type in _TELLING else [])
    for place, times in counts.most_common(1):
        return place if times >= _OFTEN and times >= _MOSTLY * counts.total() else None
    return None

"""What follows from the claims of several articles: which tell of one event, which contradict each other, what may be said plainly.

All of it is found by keys that two situations must share, so the work grows with the number of situations and not of pairs.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.derive.contradictions import contradictions
from kg.derive.events import event_links
from kg.derive.plain import overall_modality, shortcuts
from kg.derive.situation import Link, Situation, Stated

__all__ = ["Link", "Situation", "Stated", "overall_modality", "shortcuts", "situation_links"]


def situation_links(situations: Iterable[Situation]) -> tuple[Link, ...]:
    """All corroborations and contradictions, sorted."""
    known = sorted(situations, key=lambda situation: situation.id)
    return tuple(sorted({*event_links(known), *contradictions(known)}))

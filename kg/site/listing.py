"""Entities as lists name them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Name
from kg.site.cards import Part, entity_part
from kg.site.content import Content
from kg.site.words import Interface

__all__ = ["Listed", "by_facts", "listed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity in a list; `other` is its name in another language of the interface, `count` how many facts, or measures, it is in."""

    part: Part
    type: str
    count: int
    other: Name | None
    measures: int = 0


def listed(entity: str, content: Content, ui: Interface, *, measures: int = 0) -> Listed:
    """An entity with its name, and the first other one in another language of the interface."""
    known = content.entities[entity]
    part = entity_part(entity, content, ui)
    names = (other.name(known.names) for other in ui.others)
    other = next((name for name in names if name.text != part.text and name.language not in ("", part.language)), None)
    return Listed(part, known.type, len(content.facts_of[entity]), other, measures)


def by_facts(content: Content) -> list[str]:
    """The entities of any fact, those of most facts first."""
    return sorted((e for e, facts in content.facts_of.items() if facts), key=lambda entity: (-len(content.facts_of[entity]), entity))

"""What may be said plainly of situations: the strongest modality, and triples between entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.derive.situation import Situation
from kg.ontology import Ontology, Shortcut

__all__ = ["overall_modality", "shortcuts"]


def overall_modality(situation: Situation, *, ontology: Ontology) -> str | None:
    """The strongest modality among the claims of a situation."""
    return min((c.modality for c in situation.claims), key=ontology.modalities.index, default=None)


def shortcuts(situations: Iterable[Situation], *, ontology: Ontology) -> Iterator[tuple[str, str, str]]:
    """Plain (subject, property, object) triples of entities that claims assert or report, sorted."""
    by_type: dict[str, list[Shortcut]] = defaultdict(list)
    for shortcut in ontology.shortcuts:
        by_type[shortcut.type].append(shortcut)
    found = {
        (source, shortcut.property, target)
        for situation in situations
        if situation.firm
        for shortcut in by_type[situation.type]
        if not shortcut.kinds or situation.kind in shortcut.kinds
        if situation.status in (None, "current") or situation.kind == "founder"
        for source in situation.roles.get(shortcut.drawn_from, ())
        for target in situation.roles.get(shortcut.drawn_to, ())
        if source != target and _type(source) in shortcut.sources and _type(target) in shortcut.targets
    }
    yield from sorted(found)


def _type(entity: str) -> str:
    return entity.partition("/")[0]

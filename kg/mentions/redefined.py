"""Names that an article gives a meaning of its own: "the Data Protection Board (DPB)" is its DPB, whatever else is called so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.authority import Authority
from kg.languages import Language
from kg.mentions.entity_types import own_type
from kg.mentions.surfaces import surface_of
from kg.model import Analysis, Article, Phrase, Span

__all__ = ["without_redefined"]

_BODIES = frozenset({"regulator", "public-body"})


def without_redefined(
    known: Mapping[Span, str], named: Sequence[Phrase], *, article: Article, analysis: Analysis, authority: Authority, language: Language
) -> dict[Span, str]:
    """The known names without the acronyms that the text itself sets equal to something else."""
    by_name = {phrase.name or phrase.span: phrase for phrase in named}
    redefined = set()
    for equivalence in analysis.equivalences:
        long, short = by_name.get(equivalence.first), by_name.get(equivalence.second)
        if long is None or short is None or short.head not in known:
            continue
        surface = surface_of(article, short)
        if surface.isupper() and " " not in surface and _is_another(long, known[short.head], known, article, authority, language):
            redefined.add(surface)
    return {p.head: known[p.head] for p in named if p.head in known and surface_of(article, p) not in redefined}


def _is_another(long: Phrase, entity: str, known: Mapping[Span, str], article: Article, authority: Authority, language: Language) -> bool:
    """Whether the long name is known as another entity, or says that it is another kind of thing."""
    if long.head in known:
        return known[long.head] != entity
    own, kind = own_type(surface_of(article, long), language), authority.entries[entity].type
    return own is not None and own != kind and not {own, kind} <= _BODIES

"""What happened when, as far as the articles say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analysis.finding import Finding
from kg.edtf import is_valid, sort_key

if TYPE_CHECKING:
    import networkx as nx

    from kg.model import Fact

__all__ = ["timeline"]


def timeline(graph: nx.MultiDiGraph[str]) -> tuple[Finding, ...]:
    """A finding for each fact that has a date, the earliest first; `value` is the ordinal of its first possible day.

    >>> import networkx as nx
    >>> timeline(nx.MultiDiGraph(facts={}))
    ()
    """
    dated = (fact for fact in graph.graph["facts"].values() if fact.when is not None and is_valid(fact.when))
    return tuple(_finding(fact) for fact in sorted(dated, key=lambda fact: (sort_key(fact.when), fact.id)))


def _finding(fact: Fact) -> Finding:
    about = tuple(sorted({filler.id for role in fact.roles for filler in role.fillers if filler.id is not None}))
    roles = "; ".join(f"{role.name.replace('_', ' ')} {', '.join(filler.name for filler in role.fillers)}" for role in fact.roles)
    because = f"{fact.when}: {fact.kind or fact.type} ({fact.modality}): {roles}."
    return Finding("timeline", about, sort_key(fact.when)[0].toordinal(), because, (fact.id,), (("when", fact.when or ""),))

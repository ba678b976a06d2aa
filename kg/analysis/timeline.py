"""What happened when, as far as the articles say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kg.analysis.finding import Finding
from kg.analysis.period import bounds

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
    found = []
    for identity, fact in graph.graph["facts"].items():
        days = bounds(fact.when)
        if days is not None:
            about = tuple(sorted({filler.id for role in fact.roles for filler in role.fillers if filler.id is not None}))
            detail = (("last", days[1].isoformat()), ("when", fact.when or ""))
            found.append(Finding("timeline", about, days[0].toordinal(), _sentence(fact), (identity,), detail))
    return tuple(sorted(found, key=lambda finding: (finding.value, date.fromisoformat(finding.get("last")), finding.facts)))


def _sentence(fact: Fact) -> str:
    roles = "; ".join(f"{role.name} {', '.join(filler.name for filler in role.fillers)}" for role in fact.roles)
    return f"{fact.when}: {fact.kind or fact.type} ({fact.modality}): {roles}."

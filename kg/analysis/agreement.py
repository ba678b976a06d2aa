"""What more than one article states, and where articles contradict each other, quote against quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analysis.finding import Finding
from kg.analysis.links import linked_facts

if TYPE_CHECKING:
    import networkx as nx

    from kg.derive import Link
    from kg.model import Fact

__all__ = ["agreement"]

_SIGNS = {"corroboration": " = ", "contradiction": " ≠ "}


def agreement(graph: nx.MultiDiGraph[str]) -> tuple[Finding, ...]:
    """A finding for each contradiction and corroboration between facts of the graph, the contradictions first.

    `about` holds the entities that the facts share, `value` the number of articles, `detail` the relation and the reason. The sentence sets
    the quotes side by side and judges none of them.

    >>> import networkx as nx
    >>> agreement(nx.MultiDiGraph(facts={}, links=()))
    ()
    """
    found = [_finding(link, [graph.graph["facts"][fact] for fact in linked_facts(link)]) for link in graph.graph["links"]]
    return tuple(sorted(found, key=lambda finding: (finding.get("relation") != "contradiction", -finding.value, finding.facts)))


def _finding(link: Link, facts: list[Fact]) -> Finding:
    shared = set.intersection(*(_entities(fact) for fact in facts))
    told = _SIGNS[link.kind].join(f"{fact.article}: {fact.kind or fact.type} “{fact.passage.quote}”" for fact in facts)
    detail = (("reason", link.because), ("relation", link.kind))
    ids = tuple(sorted(fact.id for fact in facts))
    return Finding("agreement", tuple(sorted(shared)), len({fact.article_hash for fact in facts}), f"{told} ({link.because}).", ids, detail)


def _entities(fact: Fact) -> set[str]:
    return {filler.id for role in fact.roles for filler in role.fillers if filler.id is not None}

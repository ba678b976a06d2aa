"""Which authority acts on whom, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analysis.finding import Finding
from kg.analysis.projection import stated

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["enforcement", "matrix"]


def enforcement(graph: nx.MultiDiGraph[str]) -> tuple[Finding, ...]:
    """A finding for each authority, target and kind of measure, by the number of facts; a measure that is denied does not count.

    `about` is (authority, target); where an end is not told it is the situation itself.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from((name, {"node": "entity", "label": name.upper()}) for name in "ab")
    >>> _ = graph.add_edge("a", "b", fact="f1", background=False, kind="fine", type="measure", role="", modality="asserted", when="2021")
    >>> enforcement(graph)[0].because
    'A: fine on B (2021).'
    """
    cells: dict[tuple[str, str, str], dict[str, str]] = {}
    for source, target, data in stated(graph):
        if data["type"] == "measure" and not data["role"] and data["modality"] != "negated":
            cells.setdefault((source, target, data["kind"]), {})[data["fact"]] = data["when"] or ""
    found = []
    for (source, target, kind), facts in cells.items():
        dates = sorted({when for when in facts.values() if when})
        told = f"{_told(graph, source)}: {kind} on {_told(graph, target)}"
        because = f"{told} ({', '.join(dates)})." if dates else f"{told}."
        detail = (("kind", kind), ("when", ", ".join(dates)))
        found.append(Finding("enforcement", (source, target), len(facts), because, tuple(sorted(facts)), detail))
    return tuple(sorted(found, key=lambda finding: (-finding.value, finding.about, finding.detail)))


def matrix(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Authority -> target -> kinds of measure, as a table to print."""
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for finding in enforcement(graph):
        row = table.setdefault(finding.about[0], {})
        row[finding.about[1]] = tuple(sorted({*row.get(finding.about[1], ()), finding.get("kind")}))
    return {source: dict(sorted(row.items())) for source, row in sorted(table.items())}


def _told(graph: nx.MultiDiGraph[str], node: str) -> str:
    data = graph.nodes[node]
    return data["label"] if data["node"] == "entity" else "someone not named"

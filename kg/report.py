"""The report of a build in Markdown: what was read, found and refused, who matters, what happened when, who agrees and who does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.analysis import Finding, questions
from kg.analysis.background import background
from kg.analysis.links import derived_links
from kg.analysis.projection import project
from kg.authority import load_authority
from kg.model import Extraction, Fact
from kg.render.visible import visible

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Counts", "counts_of", "report"]

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+!|~<>&]")
# A dash, or a number with a full stop, begins a list where it stands first.
_LIST = re.compile(r"^(?:(\d{1,9})(?=\.)|(?=-))")
_ACTORS = 15

# What stood before the gate and the shapes, what passed, what did not.
Counts = tuple[int, int, int]


def counts_of(extraction: Extraction) -> Counts:
    """Facts found, accepted and refused in one article; a filler that was left out refuses no fact."""
    accepted = {(fact.passage, fact.rule) for fact in extraction.facts}
    refused = {r.fact.id for r in extraction.refusals if (r.fact.passage, r.fact.rule) not in accepted}
    return len(extraction.facts) + len(refused), len(extraction.facts), len(refused)


def report(records: Iterable[Extraction]) -> str:
    """The whole report; the same records give the same bytes.

    >>> report([]).splitlines()[0]
    '# What the articles state'
    """
    kept = sorted(records, key=lambda record: record.article.id)
    graph = project(kept, links=derived_links(kept), background=background(load_authority()))
    asked = questions()
    found = {name: asked[name](graph) for name in ("centrality", "enforcement", "exposure", "timeline", "agreement", "communities")}
    sections = [
        ["# What the articles state"],
        _reading(kept),
        _actors(found["centrality"]),
        _list("Who acts on whom", found["enforcement"], empty="No measure is stated."),
        _list("What reaches a person", found["exposure"], empty="No measure reaches a person."),
        _list("Timeline", found["timeline"], empty="No fact has a date.", graph=graph),
        _agreements(found["agreement"], graph),
        _list("Who belongs together", found["communities"], empty="Nobody is tied to anybody."),
        _refusals(kept),
    ]
    return "\n".join(line for section in sections for line in (*section, "")).rstrip() + "\n"


def _plain(text: str) -> str:
    """Words of an article as Markdown that shows them and does nothing else."""
    shown = _MARKUP.sub(lambda m: f"&{_ENTITIES[m[0]]};" if m[0] in _ENTITIES else f"\\{m[0]}", visible(" ".join(text.split())))
    return _LIST.sub(r"\1\\", shown)


_ENTITIES = {"<": "lt", ">": "gt", "&": "amp"}


def _quote(fact: Fact) -> str:
    return f"“{_plain(fact.passage.quote)}” ({_plain(fact.article)}, {fact.passage.start}–{fact.passage.end})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    yield from ("| " + " | ".join(row) + " |" for row in rows)


def _reading(records: Sequence[Extraction]) -> list[str]:
    rows = []
    for record in records:
        article, (found, accepted, refused) = record.article, counts_of(record)
        dated = article.published or (f"unknown; resolved against {article.anchor}" if article.anchor else "unknown")
        rows.append([_plain(article.id), article.language, dated, str(found), str(accepted), str(refused)])
    notes = [f"- {_plain(r.article.id)}: {n.severity}: {_plain(n.message)}" for r in records for n in r.article.notes + r.notes]
    head = ("article", "language", "published", "facts found", "accepted", "refused")
    return ["## What was read", "", *_table(head, rows), *(["", *dict.fromkeys(notes)] if notes else [])]


def _actors(findings: Sequence[Finding]) -> list[str]:
    rest = len(findings) - _ACTORS
    lines = ["## Main actors", "", *(f"{n}. {_plain(f.because)}" for n, f in enumerate(findings[:_ACTORS], 1))]
    return lines + (["", f"{rest} more entities take part in fewer facts; `kg analyse centrality` lists them all."] if rest > 0 else [])


def _list(title: str, findings: Sequence[Finding], *, empty: str, graph: nx.MultiDiGraph[str] | None = None) -> list[str]:
    lines = [f"## {title}", ""]
    for finding in findings:
        lines.append(f"- {_plain(finding.because)}")
        facts = [graph.graph["facts"][fact] for fact in finding.facts] if graph is not None else []
        lines += [f"  - {_quote(fact)}" for fact in facts]
    return lines if findings else [*lines, empty]


def _agreements(findings: Sequence[Finding], graph: nx.MultiDiGraph[str]) -> list[str]:
    lines = ["## Where articles agree and contradict each other", ""]
    for finding in findings:
        lines.append(f"- **{finding.get('relation')}**: {_plain(finding.get('reason'))}")
        for fact in (graph.graph["facts"][fact] for fact in finding.facts):
            lines.append(f"  - {fact.kind or fact.type}, {fact.modality}: {_quote(fact)}")
    return lines if findings else [*lines, "No two articles tell of the same."]


def _refusals(records: Sequence[Extraction]) -> list[str]:
    lines = [
        f"- {_plain(r.article.id)}: {_plain(f'{x.fact.type} {x.fact.kind}')} ({_plain(x.fact.rule)}), {_plain(x.check)}: "
        f"{_plain(x.reason)}: {_quote(x.fact)}"
        for r in records
        for x in r.refusals
    ]
    return ["## What was refused", "", *(lines or ["Nothing."])]

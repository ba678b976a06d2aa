"""The graph of a store as the commands of analysis see it: filtered as asked, entities by name."""

from __future__ import annotations

import argparse
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

    from kg.model import Extraction
    from kg.store import Store

__all__ = ["check_filters", "chosen_graph", "entity_named", "kept_records", "opened_store"]


@contextmanager
def opened_store(args: argparse.Namespace) -> Iterator[Store]:
    """The store of `--out` to read from, without the facts that are less sure than `--min-confidence`."""
    from kg.gate import refuse_unsure
    from kg.store import Store

    with Store.read(args.out) as store:
        if not args.min_confidence:
            yield store
            return
        with Store.in_memory(base=store.base) as sure:
            for record in store.records():
                sure.put(refuse_unsure(record, minimum=args.min_confidence))
            sure.refresh()
            yield sure


def chosen_graph(records: tuple[Extraction, ...], args: argparse.Namespace) -> nx.MultiDiGraph[str]:
    """The projection of the facts that pass the filters of `add_filters`, with background and derived links."""
    from kg.analysis.background import background
    from kg.analysis.links import derived_links
    from kg.analysis.projection import project
    from kg.authority import load_authority

    known = {name for record in records for name in (record.article.id, record.article.source) if name}
    unknown = sorted(set(args.sources or ()) - known)
    if unknown:
        raise UsageError(f"no article or source is called {unknown[0]!r}; there are: {', '.join(sorted(known)[:10])}")
    return project(
        records,
        modalities=args.modalities,
        types=args.types,
        sources=args.sources,
        since=args.since,
        until=args.until,
        minimum_confidence=args.min_confidence,
        background=background(load_authority()),
        links=derived_links(records),
    )


def kept_records(records: tuple[Extraction, ...], facts: Container[str]) -> tuple[Extraction, ...]:
    """The records with only these facts."""
    from dataclasses import replace

    return tuple(replace(record, facts=tuple(fact for fact in record.facts if fact.id in facts)) for record in records)


def check_filters(args: argparse.Namespace) -> None:
    """Raise `UsageError` for a type, modality or date that can't be meant."""
    from kg.edtf import is_valid
    from kg.ontology import load_ontology

    ontology = load_ontology()
    for given, known, what in ((args.types, tuple(ontology.types), "type"), (args.modalities, ontology.modalities, "modality")):
        unknown = sorted(set(given or ()) - set(known))
        if unknown:
            raise UsageError(f"unknown {what} {unknown[0]!r}; known: {', '.join(known)}")
    for date in (args.since, args.until):
        if date is not None and not is_valid(date):
            raise UsageError(f"{date!r} is no EDTF date; write 2020, 2020-11 or 2020-11-03")


def entity_named(store: Store, name: str) -> str:
    """The id of the one entity that bears a name in any script, or has it as id; raises `UsageError` where there is none or several."""
    from kg.query import find_entities

    found = find_entities(store, name)
    if not found and any(entity.id == name for record in store.records() for entity in record.entities):
        return name
    if not found:
        raise UsageError(f"nobody in the graph is called {name!r}; `kg analyse centrality` lists who is in it")
    if len(found) > 1:
        choices = ", ".join(f"{entity} ({label})" for entity, label in found.items())
        raise UsageError(f"{name!r} is the name of several: {choices}; give the id")
    return next(iter(found))

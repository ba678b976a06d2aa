"""The main job: articles into a store and the files that show it; and single articles into or out of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from kg.export import export, written_whole
from kg.lines import facts_jsonl
from kg.model import Extraction
from kg.report import report
from kg.store import Store

__all__ = ["FILES", "STALE", "add", "build", "remove", "write_files"]

FILES = ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html", "report.md")
STALE = "STALE.txt"


def build(extractions: Iterable[Extraction], out: Path) -> Iterator[Extraction]:
    """Make the store of `out` hold exactly these articles, then write all files; yields each article as it is stored.

    Articles that the store held before and that are not among these are dropped at the end, so a run that is cut short loses nothing.
    Where no article can be read at all, nothing is touched.
    """
    arriving = iter(extractions)
    first = next(arriving, None)
    if first is None:
        return
    with Store.open(out) as store:
        kept = set()
        for extraction in chain([first], arriving):
            kept.add(extraction.article.id)
            yield store.put(extraction)
        for gone in sorted(set(store.article_ids()) - kept):
            store.drop(gone)
        store.refresh()
        write_files(store, out)


def add(extractions: Iterable[Extraction], out: Path) -> Iterator[Extraction]:
    """Put articles into the store of `out` in place of what it held under their ids; its files become stale."""
    with Store.open(out) as store:
        _mark_stale(out)
        for extraction in extractions:
            yield store.put(extraction)
        store.refresh()


def remove(articles: Iterable[str], out: Path) -> Iterator[tuple[str, bool]]:
    """Drop articles by id or by the beginning of their hash; yields each with whether it was there."""
    with Store.open(out) as store:
        _mark_stale(out)
        for article in articles:
            yield article, store.drop(article)
        store.refresh()


def write_files(store: Store, out: Path) -> None:
    """Write `FILES` from the store, each beside its place and then renamed."""
    from kg.analysis.background import background
    from kg.authority import load_authority
    from kg.render.page import write_page

    records = tuple(store.records())
    export(store, "turtle", out / "graph.ttl")
    export(store, "trig", out / "graph.trig")
    _write(out / "facts.jsonl", "".join(facts_jsonl((f for r in records for f in r.facts), base=store.base)))
    write_page(out / "graph.html", records, background=background(load_authority()))
    _write(out / "report.md", report(records))
    (out / STALE).unlink(missing_ok=True)


def _mark_stale(out: Path) -> None:
    """Say in the folder itself that its files are older than its store."""
    if any((out / name).exists() for name in FILES):
        _write(out / STALE, f"The store was changed after {', '.join(FILES)} were written; `kg export` and `kg build` write them again.\n")


def _write(path: Path, text: str) -> None:
    with written_whole(path) as file:
        file.write(text.encode("utf-8"))

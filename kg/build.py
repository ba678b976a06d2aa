"""The main job: articles into a store and the files that show it; and single articles into or out of a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from kg.export import export, written_whole
from kg.judgements import NO_JUDGEMENTS, Judgements
from kg.lines import facts_jsonl
from kg.model import Article, Extraction
from kg.readings import ReadingLog
from kg.report import report
from kg.store import Store

__all__ = ["FILES", "STALE", "Key", "Read", "add", "build", "remove", "write_files"]

FILES = ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html", "report.md")
STALE = "STALE.txt"
Read = Callable[[Iterable[Article]], Iterator[Extraction]]
Key = Callable[[Article], str]


def build(
    articles: Iterable[Article], out: Path, *, read: Read, key: Key | None = None, judgements: Judgements = NO_JUDGEMENTS
) -> Iterator[Extraction]:
    """Make the store of `out` hold exactly these articles, then write all files; yields what was read from each as it is stored.

    An article that the store holds as read under the same `key`, with the same `judgements` of what is in it, is not read again, and not
    yielded; `read` knows the judgements, too. Articles that the store held before
    and that are not among these are dropped at the end, so a run that is cut short loses nothing, and the next one goes on where it
    stopped. Where there is no article at all, nothing is touched.
    """
    arriving = iter(articles)
    first = next(arriving, None)
    if first is None:
        return
    with Store.open(out) as store:
        kept: set[str] = set()
        log = _log(out)
        yield from _stored(chain([first], arriving), store, log, read=read, key=key, judgements=judgements, seen=kept)
        for gone in sorted(set(store.article_ids()) - kept):
            store.drop(gone)
        log.keep(kept)
        store.refresh()
        write_files(store, out)


def add(
    articles: Iterable[Article], out: Path, *, read: Read, key: Key | None = None, judgements: Judgements = NO_JUDGEMENTS
) -> Iterator[Extraction]:
    """Put articles into the store of `out` in place of what it held under their ids; its files become stale."""
    with Store.open(out) as store:
        _mark_stale(out)
        yield from _stored(articles, store, _log(out), read=read, key=key, judgements=judgements, seen=set())
        store.refresh()


def _stored(
    articles: Iterable[Article],
    store: Store,
    log: ReadingLog,
    *,
    read: Read,
    key: Key | None,
    judgements: Judgements,
    seen: set[str],
) -> Iterator[Extraction]:
    """What is read from the articles that the store does not hold as they would be read; `seen` gets the ids of all."""
    held = store.article_ids()
    keys: dict[str, str] = {}

    def unread() -> Iterator[Article]:
        for article in articles:
            seen.add(article.id)
            keys[article.id] = key(article) if key else ""
            whole = keys[article.id] + judgements.touching(article.id, article.hash, log.entities(article.id))
            if not (key and held.get(article.id) == article.hash and log.holds(article.id, whole)):
                yield article

    for extraction in read(unread()):
        article = extraction.article.id
        log.begin(article)
        stored = store.put(extraction)
        if key and not any(note.severity == "error" for note in extraction.notes):
            touching = judgements.touching(article, extraction.article.hash, extraction.read_as)
            log.end(article, keys.pop(article) + touching, extraction.read_as)
        yield stored


def _log(out: Path) -> ReadingLog:
    return ReadingLog(out / "store" / "readings.jsonl")


def remove(articles: Iterable[str], out: Path) -> Iterator[tuple[str, bool]]:
    """Drop articles by id or by the beginning of their hash; yields each with whether it was there."""
    with Store.open(out) as store:
        _mark_stale(out)
        for article in articles:
            yield article, store.drop(article)
        _log(out).keep(store.article_ids())
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

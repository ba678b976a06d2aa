"""The main job: articles into a store and the files that show it; and single articles into or out of a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from kg.export import export, written_whole
from kg.judgements import NO_JUDGEMENTS, Judgements
from kg.lines import facts_jsonl
from kg.model import Article, Extraction
from kg.parts import Part
from kg.readings import ReadingLog
from kg.report import report
from kg.store import Store

__all__ = ["FILES", "STALE", "Key", "Read", "ReadParts", "add", "build", "build_from_parts", "remove", "write_files"]

FILES = ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html", "report.md")
STALE = "STALE.txt"
Read = Callable[[Iterable[Article]], Iterator[Extraction]]
ReadParts = Callable[[Iterable[Article], str], Iterator[Part]]
Key = Callable[[Article], str]

_Done = TypeVar("_Done", Extraction, Part)
_Reading = Callable[[Iterable[Article]], Iterator[_Done]]
_Putting = Callable[[_Done], _Done]

# So many parts are loaded at once.
_BULK = 200


def build(
    articles: Iterable[Article], out: Path, *, read: Read, key: Key | None = None, judgements: Judgements = NO_JUDGEMENTS
) -> Iterator[Extraction]:
    """Make the store of `out` hold exactly these articles, then write all files; yields what was read from each as it is stored.

    An article that the store holds as read under the same `key`, with the same `judgements` of what is in it, is not read again, and not
    yielded; `read` knows the judgements, too. Articles that the store held before
    and that are not among these are dropped at the end, so a run that is cut short loses nothing, and the next one goes on where it
    stopped. Where there is no article at all, nothing is touched.
    """
    yield from _built(articles, out, key=key, judgements=judgements, storing=lambda store: (read, store.put))


def build_from_parts(
    articles: Iterable[Article], out: Path, *, read: ReadParts, key: Key, judgements: Judgements = NO_JUDGEMENTS
) -> Iterator[Part]:
    """`build` where articles are read into parts, elsewhere: `read` is given them with the base of the store's IRIs.

    An empty store is filled in bulk; where that is cut short, the next run fills it again with the parts that were written.
    """
    yield from _built(articles, out, key=key, judgements=judgements, storing=partial(_storing_parts, read=read))


def _storing_parts(store: Store, *, read: ReadParts) -> tuple[_Reading[Part], _Putting[Part]]:
    if store.article_ids():
        return lambda articles: read(articles, store.base), partial(_put_part, store)
    return lambda articles: _filled(store, read(articles, store.base)), lambda part: part


def _put_part(store: Store, part: Part) -> Part:
    store.put_graph(part.article, part.quads())
    return part


def _filled(store: Store, parts: Iterator[Part]) -> Iterator[Part]:
    while some := list(islice(parts, _BULK)):
        store.fill(quad for part in some for quad in part.quads())
        yield from some


def _built(
    articles: Iterable[Article],
    out: Path,
    *,
    key: Key | None,
    judgements: Judgements,
    storing: Callable[[Store], tuple[_Reading[_Done], _Putting[_Done]]],
) -> Iterator[_Done]:
    arriving = iter(articles)
    first = next(arriving, None)
    if first is None:
        return
    with Store.open(out) as store:
        _mark_stale(out, due=True)
        kept: set[str] = set()
        log = _log(out)
        read, put = storing(store)
        yield from _stored(chain([first], arriving), store, log, read=read, put=put, key=key, judgements=judgements, seen=kept)
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
        yield from _stored(articles, store, _log(out), read=read, put=store.put, key=key, judgements=judgements, seen=set())
        store.refresh()


def _stored(
    articles: Iterable[Article],
    store: Store,
    log: ReadingLog,
    *,
    read: _Reading[_Done],
    put: _Putting[_Done],
    key: Key | None,
    judgements: Judgements,
    seen: set[str],
) -> Iterator[_Done]:
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

    for done in read(unread()):
        article = done.article.id
        log.begin(article)
        stored = put(done)
        if key and not any(note.severity == "error" for note in done.notes):
            touching = judgements.touching(article, done.article.hash, done.read_as)
            log.end(article, keys.pop(article) + touching, done.read_as)
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


def _mark_stale(out: Path, *, due: bool = False) -> None:
    """Say in the folder itself that its files, where there are any or they are `due`, are older than its store; sweep out old drafts."""
    for draft in (file for name in (*FILES, STALE) for file in out.glob(f".{name}.*")):
        draft.unlink(missing_ok=True)
    if due or any((out / name).exists() for name in FILES):
        _write(out / STALE, f"The store was changed after {', '.join(FILES)} were written; `kg export` and `kg build` write them again.\n")


def _write(path: Path, text: str) -> None:
    with written_whole(path) as file:
        file.write(text.encode("utf-8"))

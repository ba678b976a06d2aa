"""A store that is filled in bulk: the same as one that was filled article by article, and empty again where that was cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Article
from kg.parts import Part, make_part
from kg.pipeline import process
from kg.store import Store

ARTICLES = (
    Article("one", "The European Commission fined Apple 5 million euros.", "en"),
    Article("two", "The European Commission fined Apple and Meta.", "en"),
)
PARTS = tuple(make_part(process(article)) for article in ARTICLES)


def fill(out: Path, parts: tuple[Part, ...], *, refresh: bool) -> None:
    with Store.open(out) as store:
        for part in parts:
            store.fill(part.quads())
        if refresh:
            store.refresh()


def dumped(out: Path) -> bytes:
    with Store.read(out) as store, (out / "dump.nq").open("wb") as file:
        store.dump(file)
    return (out / "dump.nq").read_bytes()


def test_store_that_is_filled_equals_one_that_was_put_together(tmp_path: Path) -> None:
    fill(tmp_path / "bulk", PARTS, refresh=True)
    with Store.open(tmp_path / "single") as store:
        for article in ARTICLES:
            store.put(process(article))
        store.refresh()

    assert dumped(tmp_path / "bulk") == dumped(tmp_path / "single")


@pytest.mark.parametrize("reopened", ["to write", "to read"])
def test_load_that_was_cut_short_leaves_an_empty_store(tmp_path: Path, reopened: str) -> None:
    fill(tmp_path, PARTS[:1], refresh=False)
    (tmp_path / "store" / "readings.jsonl").write_text('["one", "key"]\n', "utf-8")

    with Store.open(tmp_path) if reopened == "to write" else Store.read(tmp_path) as store:
        assert store.article_ids() == {}
    assert not (tmp_path / "store" / "readings.jsonl").exists()


def test_load_after_one_that_was_cut_short_is_whole(tmp_path: Path) -> None:
    fill(tmp_path / "a", PARTS[:1], refresh=False)
    fill(tmp_path / "a", PARTS, refresh=True)
    fill(tmp_path / "b", PARTS, refresh=True)

    assert dumped(tmp_path / "a") == dumped(tmp_path / "b")

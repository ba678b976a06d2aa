"""Which articles are read again, and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build import FILES, add, build, remove, write_files
from kg.model import Article, Extraction, Note
from kg.pipeline import process_all
from kg.readings import ReadingLog, reading_key
from kg.store import Store

ONE = Article("one", "The European Commission fined Apple in 2020.", "en")
TWO = Article("two", "غرمت المفوضية الأوروبية شركة آبل.", "ar")
THREE = Article("three", "Meta sued a rival.", "en", published="2021-06-16")
OTHERS = {
    "text": replace(ONE, text="The European Commission fined Meta."),
    "language": replace(ONE, language="ar"),
    "publication": replace(ONE, published="2021-06-16"),
    "anchor": replace(ONE, anchor="2021"),
    "title": replace(ONE, title="A fine"),
    "source": replace(ONE, source="Daily Gull"),
    "notes": replace(ONE, notes=(Note("cut", "was cut", "error"),)),
}


class Reader:
    """Reads as the pipeline does, and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            self.given.append(article.id)
            yield from process_all([article])


def built(articles: Iterable[Article], out: Path, *, stop_after: int | None = None) -> list[str]:
    """Build, and give the ids of the articles that were read; a run that is stopped leaves what it stored."""
    reader = Reader()
    for number, _ in enumerate(building := build(articles, out, read=reader, key=reading_key), 1):
        if number == stop_after:
            building.close()  # type: ignore[attr-defined]
            break
    return reader.given


def contents(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


@pytest.mark.parametrize("what", OTHERS)
def test_key_depends_on_all_that_is_known_of_an_article(what: str) -> None:
    assert reading_key(OTHERS[what]) != reading_key(ONE)


def test_key_depends_on_the_options_of_the_reading() -> None:
    assert len({reading_key(ONE), reading_key(ONE, extractor="other"), reading_key(ONE, options=("0.5",))}) == 3


def test_unchanged_articles_are_not_read_again(tmp_path: Path) -> None:
    assert built([ONE, TWO], tmp_path) == ["one", "two"]
    before = contents(tmp_path)

    assert built([ONE, TWO], tmp_path) == []
    assert contents(tmp_path) == before


@pytest.mark.parametrize("what", sorted(OTHERS.keys() - {"notes", "language"}))
def test_a_changed_article_is_read_again_and_no_other(what: str, tmp_path: Path) -> None:
    built([ONE, TWO], tmp_path)

    assert built([OTHERS[what], TWO], tmp_path) == ["one"]


def test_articles_are_read_again_where_the_log_is_lost(tmp_path: Path) -> None:
    built([ONE, TWO], tmp_path)
    (tmp_path / "store" / "readings.jsonl").unlink()

    assert built([ONE, TWO], tmp_path) == ["one", "two"]


def test_a_run_that_was_stopped_goes_on_where_it_stopped(tmp_path: Path) -> None:
    assert built([ONE, TWO, THREE], tmp_path / "a", stop_after=2) == ["one", "two"]
    assert built([ONE, TWO, THREE], tmp_path / "a") == ["three"]

    built([THREE, TWO, ONE], tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_an_article_that_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    def failing(articles: Iterable[Article]) -> Iterator[Extraction]:
        yield from (Extraction(a, (), (), notes=(Note("not-read", "the parser failed", "error"),)) for a in articles)

    list(build([ONE], tmp_path, read=failing, key=reading_key))

    assert built([ONE], tmp_path) == ["one"]


def test_a_removed_article_is_read_again_when_it_comes_back(tmp_path: Path) -> None:
    built([ONE, TWO], tmp_path)
    list(remove(["one"], tmp_path))

    assert built([ONE, TWO], tmp_path) == ["one"]


def test_no_article_is_taken_for_another_version_that_a_killed_process_left(tmp_path: Path) -> None:
    built([ONE], tmp_path)
    log = ReadingLog(tmp_path / "store" / "readings.jsonl")
    log.begin("one")
    with Store.open(tmp_path) as store:
        store.put(next(process_all([OTHERS["publication"]])))
        store.refresh()

    assert built([ONE], tmp_path) == ["one"]


def test_a_half_written_line_of_the_log_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text('["one", "key"]\n["two", "k', "utf-8")
    log = ReadingLog(tmp_path / "log.jsonl")

    assert (log.holds("one", "key"), log.holds("two", "k")) == (True, False)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from([ONE, TWO, THREE, OTHERS["text"], OTHERS["publication"]])),
        st.tuples(st.just("remove"), st.sampled_from([ONE, TWO, THREE])),
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_any_order_of_changes_gives_what_a_build_of_the_end_gives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Article]]
) -> None:
    changed, afresh = tmp_path_factory.mktemp("changed"), tmp_path_factory.mktemp("afresh")
    built([ONE], changed)
    left = {"one": ONE}
    for step, article in steps:
        if step == "add":
            list(add([article], changed, read=process_all, key=reading_key))
            left[article.id] = article
        else:
            list(remove([article.id], changed))
            left.pop(article.id, None)
    with Store.open(afresh) as store:
        for article in left.values():
            store.put(next(process_all([article])))
        store.refresh()

        write_files(store, afresh)
    with Store.read(changed) as store:
        write_files(store, changed)

    assert dumped(changed) == dumped(afresh)
    assert contents(changed) == contents(afresh)


def dumped(out: Path) -> bytes:
    target = out / "dump.nq"
    with Store.read(out) as store, target.open("wb") as file:
        store.dump(file)
    return target.read_bytes()

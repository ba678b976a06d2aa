"""Judgements have only those articles read again that they touch, and leave no trace once they are taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.build import FILES, add, build
from kg.judgements import NO_JUDGEMENTS, Judgement, Judgements, Place
from kg.model import Article, Extraction
from kg.pipeline import process, process_all
from kg.readings import reading_key
from kg.store import Store

ONE = Article("one", "Lumen Works, a company, sued Meta in 2020.", "en")
TWO = Article("two", "Lumen Holdings sued Apple in 2021.", "en")
THREE = Article("three", "Meta sued a rival.", "en", published="2021-06-16")
ALL = (ONE, TWO, THREE)
WORKS, HOLDINGS = "company/lumen-works", "company/lumen"


def built(out: Path, judgements: Judgements) -> list[str]:
    """Build, and give the ids of the articles that were read."""
    given: list[str] = []

    def read(articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            given.append(article.id)
            yield from process_all([article], judgements=judgements)

    list(build(ALL, out, read=read, key=reading_key, judgements=judgements))
    return given


def contents(out: Path) -> dict[str, bytes]:
    dump = out / "dump.nq"
    with Store.read(out) as store, dump.open("wb") as file:
        store.dump(file)
    return {name: (out / name).read_bytes() for name in (*FILES, "dump.nq")}


FACT = process(ONE).facts[0].id
CASES = {
    "same": (Judgement("same", (HOLDINGS, WORKS)), ["one"]),
    "same as one that is known": (Judgement("same", ("company/apple", HOLDINGS)), ["two"]),
    "not the same": (Judgement("not-same", (HOLDINGS,), Place("two")), ["two"]),
    "accepted": (Judgement("accept", (FACT,)), ["one"]),
    "rejected": (Judgement("reject", (FACT,), why="a rumour"), ["one"]),
    "corrected": (Judgement("correct", (FACT,), changes=(("when", ("2019",)),)), ["one"]),
    "undecided": (Judgement("undecided", (HOLDINGS, WORKS)), []),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_taken_back_leaves_the_bytes_from_before(case: str, tmp_path: Path) -> None:
    entry, touched = CASES[case]
    assert built(tmp_path, NO_JUDGEMENTS) == ["one", "two", "three"]
    before = contents(tmp_path)

    assert built(tmp_path, Judgements.of([entry])) == touched
    assert (contents(tmp_path) != before) == bool(touched)
    assert built(tmp_path, NO_JUDGEMENTS) == touched
    assert contents(tmp_path) == before


def test_judgements_give_the_same_whether_they_were_there_from_the_start_or_came_later(tmp_path: Path) -> None:
    judgements = Judgements.of(entry for entry, _ in CASES.values() if entry.verdict in ("same", "accept"))
    built(tmp_path / "start", judgements)
    built(tmp_path / "later", NO_JUDGEMENTS)
    built(tmp_path / "later", judgements)

    assert contents(tmp_path / "start") == contents(tmp_path / "later")


def test_an_added_article_is_read_with_the_judgements(tmp_path: Path) -> None:
    judgements = Judgements.of([CASES["same"][0]])
    list(add([ONE], tmp_path, read=lambda articles: process_all(articles, judgements=judgements), key=reading_key, judgements=judgements))

    with Store.read(tmp_path) as store:
        assert HOLDINGS in {entity.id for record in store.records() for entity in record.entities}


@pytest.mark.parametrize("jobs", [1, 2])
def test_several_processes_judge_as_one_does(jobs: int) -> None:
    judgements = Judgements.of([CASES["same"][0], CASES["accepted"][0]])

    assert list(process_all(ALL, jobs=jobs, judgements=judgements)) == [process(article, judgements=judgements) for article in ALL]

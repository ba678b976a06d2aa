"""From article to accepted facts: an article that fails costs itself only, and several processes give what one gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import ArticleError, DataError, KgError, UsageError
from kg.model import Article, Extraction, Fact, Passage
from kg.pipeline import find_extractor, process, process_all

GOOD = Article("good", "The European Commission fined Apple 5 million euros.", "en")

# An extractor that comes with another package: found by its entry point, in this process and in those that it starts.
MODULE = """
import os
import time
from pathlib import Path
from kg.errors import ArticleError
from kg.model import Extraction

def extract(article):
    if article.id == "bad":
        raise ValueError("no such word")
    if article.id == "cut":
        raise ArticleError("cut off at 10 words")
    if article.id == "slow":
        time.sleep(0.5)
    if article.id == "killer":
        os._exit(9)
    if article.id == "unlucky" and not Path(os.environ["KILLED_ONCE"]).exists():
        Path(os.environ["KILLED_ONCE"]).touch()
        os._exit(9)
    return Extraction(article, (), ())
"""


@pytest.fixture
def other_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other_extractor.py").write_text(MODULE, "utf-8")
    about = tmp_path / "other_extractor-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: other-extractor\nVersion: 1\n", "utf-8")
    (about / "entry_points.txt").write_text("[kg.extractors]\nother = other_extractor:extract\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))


def article(id: str) -> Article:
    return Article(id, f"Text of {id}.", "en")


def summary(extraction: Extraction) -> tuple[str, list[tuple[str, str]]]:
    return extraction.article.id, [(note.code, note.severity) for note in extraction.notes]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("other_package")
def test_article_that_fails_costs_itself_only(jobs: int) -> None:
    articles = [article(id) for id in ("one", "bad", "two", "cut", "three")]

    found = [summary(e) for e in process_all(articles, extractor="other", jobs=jobs)]

    assert found == [("one", []), ("bad", [("not-read", "error")]), ("two", []), ("cut", [("not-read", "error")]), ("three", [])]


@pytest.mark.parametrize(
    ("id", "message"),
    [("bad", "the extractor failed (ValueError: no such word); please report this article"), ("cut", "cut off at 10 words")],
)
@pytest.mark.usefixtures("other_package")
def test_note_says_why_an_article_was_not_read(id: str, message: str) -> None:
    (note,) = process(article(id), extractor="other").notes

    assert note.message == message


@pytest.mark.usefixtures("other_package")
def test_notes_of_the_reader_are_kept() -> None:
    noted = replace(article("bad"), notes=process(article("cut"), extractor="other").notes)

    assert [n.message for n in process(noted, extractor="other").notes[:-1]] == ["cut off at 10 words"]


@pytest.mark.usefixtures("other_package")
def test_article_that_ends_its_process_costs_itself_only() -> None:
    ids = ["one", "killer", *map(str, range(9)), "killer", "last"]

    found = [summary(e) for e in process_all(map(article, ids), extractor="other", jobs=2)]

    assert found == [(id, [("not-read", "error")] if id == "killer" else []) for id in ids]


@pytest.mark.usefixtures("other_package")
def test_article_whose_process_was_killed_once_is_read_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KILLED_ONCE", str(tmp_path / "killed"))
    ids = ["one", "unlucky", "three", "four"]

    found = [summary(e) for e in process_all(map(article, ids), extractor="other", jobs=2)]

    assert (tmp_path / "killed").exists()
    assert found == [(id, []) for id in ids]


@pytest.mark.usefixtures("other_package")
def test_articles_ahead_of_a_slow_one_are_bounded() -> None:
    asked: list[str] = []

    def articles() -> Iterator[Article]:
        for id in ("slow", *map(str, range(500))):
            asked.append(id)
            yield article(id)

    reading = process_all(articles(), extractor="other", jobs=2)

    assert next(reading).article.id == "slow"
    assert len(asked) < 100
    reading.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("error", "raised"), [(DataError("wrong file"), DataError), (UsageError("wrong use"), UsageError)])
def test_fault_of_the_project_is_no_fault_of_the_article(error: KgError, raised: type[KgError], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.pipeline.find_extractor", lambda name: _raising(error))

    with pytest.raises(raised):
        process(GOOD)


def _raising(error: Exception) -> Callable[[Article], Extraction]:
    def extract(article: Article) -> Extraction:
        raise error

    return extract


def test_article_error_is_an_error_of_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.pipeline.find_extractor", lambda name: _raising(ArticleError("half a character")))

    assert summary(process(GOOD)) == ("good", [("not-read", "error")])


def test_unknown_extractor_is_wrong_use() -> None:
    with pytest.raises(UsageError, match=r"extractor 'best' is not installed; installed: .*rules"):
        find_extractor("best")


def test_what_an_extractor_gives_goes_through_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up = Fact("good", GOOD.hash, "statement", "other", (), "asserted", Passage(0, 5, "never"), "tests/made-up", 1.0)
    monkeypatch.setattr("kg.pipeline.find_extractor", lambda name: lambda a: Extraction(a, (made_up,), ()))

    extraction = process(GOOD)

    assert extraction.facts == ()
    assert [refusal.check for refusal in extraction.refusals] != []


@pytest.mark.usefixtures("other_package")
def test_two_processes_give_what_one_gives_in_the_same_order() -> None:
    articles = [article(id) for id in ("slow", *map(str, range(12)), "bad", "last")]

    found = list(process_all(iter(articles), extractor="other", jobs=2))

    assert found == list(process_all(articles, extractor="other"))
    assert [e.article for e in found] == articles


def test_articles_are_read_only_as_they_are_asked_for() -> None:
    asked: list[str] = []

    def articles() -> object:
        for id in ("one", "two", "three"):
            asked.append(id)
            yield article(id)

    next(process_all(articles()))  # type: ignore[arg-type]

    assert asked == ["one"]

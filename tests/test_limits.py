"""What one article may cost."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from kg import limits
from kg.cli import main
from kg.errors import ArticleError
from kg.limits import limited
from kg.model import Article
from kg.pipeline import process

TEXT = "The Markets Agency fined Zorb Bank $5 million."


def spin(seconds: float) -> None:
    begun = time.thread_time()
    while time.thread_time() - begun < seconds:
        pass


def test_what_ends_within_the_bounds_is_not_touched() -> None:
    with limited(seconds=60.0):
        spin(0.3)
    spin(0.3)

    assert limits._current is None


def test_work_without_end_is_stopped() -> None:
    with pytest.raises(ArticleError, match="more time than an article may"), limited(seconds=0.05):
        spin(60.0)


def test_work_that_fills_the_memory_is_stopped() -> None:
    held: list[bytes] = []
    with pytest.raises(ArticleError, match="more memory than an article may"), limited(megabytes=30.0):
        while len(held) < 2_000:
            held.append(b"x" * 1_000_000)


def test_outside_the_main_thread_nothing_is_stopped() -> None:
    ended = []

    def work() -> None:
        with limited(seconds=0.01):
            spin(0.4)
        ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert ended == [True]


def test_an_article_beyond_the_bound_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(article: Article) -> object:
        spin(60.0 if article.id == "slow" else 0.0)
        raise ArticleError("ended")

    monkeypatch.setattr("kg.pipeline.find_extractor", lambda name: slow)
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.05)

    notes = [process(Article(name, TEXT, "en")).notes[0].message for name in ("slow", "other")]

    assert notes[0].startswith("it was not read: it takes more time")
    assert notes[1] == "ended"


def test_a_command_says_which_article_was_left_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slow(article: Article) -> None:
        spin(60.0)

    monkeypatch.setattr("kg.pipeline.find_extractor", lambda name: slow)
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.05)
    (tmp_path / "slow.txt").write_text(TEXT, "utf-8")

    assert main(["facts", str(tmp_path)]) == 1
    assert "error: slow: it was not read: it takes more time than an article may" in capsys.readouterr().err

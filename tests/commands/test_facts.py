"""`kg facts` as a user meets it: lines on standard output, what went wrong beside them, nothing stored."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import main

FINE = "The European Commission fined Apple in 2020. The sun shone over the hills all day, and the children played."
ARABIC = "غرمت المفوضية الأوروبية شركة آبل في عام 2020."
Captured = pytest.CaptureFixture[str]


class Input:
    """Standard input that holds these bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "fine.txt"
    file.write_text(FINE, "utf-8")
    return file


def test_facts_are_lines_with_their_quotes(article: Path, capsys: Captured) -> None:
    assert main(["facts", str(article)]) == 0

    (fact,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (fact["article"], fact["type"], fact["kind"], fact["when"]) == ("fine", "measure", "fine", "2020")
    assert FINE[fact["start"] : fact["end"]] == fact["quote"]


def test_facts_as_a_table_for_spreadsheets(article: Path, capsys: Captured) -> None:
    assert main(["facts", str(article), "--format", "csv"]) == 0

    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["type"], row["kind"]) == ("measure", "fine")


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (FINE.encode(), ["stdin"]),
        (json.dumps({"id": "one", "text": FINE}).encode(), ["one"]),
        ("\n".join(json.dumps({"id": id, "text": text}) for id, text in (("one", FINE), ("two", ARABIC))).encode(), ["one", "two"]),
        (b"\xef\xbb\xbf" + ARABIC.encode(), ["stdin"]),
    ],
)
def test_articles_from_standard_input(data: bytes, ids: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.stdin", Input(data))

    assert main(["facts", "-"]) == 0
    assert [json.loads(line)["article"] for line in capsys.readouterr().out.splitlines()] == ids


@pytest.mark.parametrize(("least", "count"), [("0", 1), ("1", 0)])
def test_only_facts_read_with_enough_confidence(least: str, count: int, article: Path, capsys: Captured) -> None:
    assert main(["facts", str(article), "--min-confidence", least]) == 0
    assert len(capsys.readouterr().out.splitlines()) == count


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"", 1, "error: -: "),
        (b'{"id": "one"}', 1, "error: -:1"),
        (b'{"id": "one", "text": "Bonjour", "language": "fr"}', 1, "language 'fr' is not known; known: ar, en"),
        (b'{"id": "\\u001b[31m", "text": "The sun shone."}', 1, "error: -:1: the id must be"),
        (b'{"id": "hills", "text": "The sun shone all day over the hills."}', 0, "warning: hills: no fact was found"),
        (b"The European Commission fined Apple last year.", 0, "warning: stdin: 1 date(s) left open"),
    ],
)
def test_what_went_wrong_is_said_beside_the_facts(
    data: bytes, code: int, message: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr("sys.stdin", Input(data))

    assert main(["facts", "-"]) == code

    captured = capsys.readouterr()
    assert message in captured.err
    assert "Traceback" not in captured.err
    assert "\x1b" not in captured.err + captured.out


def test_empty_folder_is_a_warning(tmp_path: Path, capsys: Captured) -> None:
    assert main(["facts", str(tmp_path)]) == 0
    assert capsys.readouterr().err == "warning: no article was found; PATH is a .txt or .jsonl file, a folder of them, or -\n"


def test_folder_of_seeds_means_its_articles(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "fine.txt").write_text(FINE, "utf-8")
    (tmp_path / "notes.txt").write_text("No article.", "utf-8")

    assert main(["facts", str(tmp_path)]) == 0
    assert [json.loads(line)["article"] for line in capsys.readouterr().out.splitlines()] == ["fine"]


def test_nothing_is_stored(article: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["facts", str(article)]) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["fine.txt"]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("arguments", [["query", "--list"], ["facts", "{article}"], ["analyse", "--list"], ["--help"]])
def test_reader_that_goes_away_is_no_error(arguments: list[str], article: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "kg", *(argument.format(article=article) for argument in arguments)]
    with os.fdopen(writing, "wb") as output:
        done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


def test_interrupted_command_says_what_is_left(article: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupt(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.pipeline.find_extractor", interrupt)

    assert main(["facts", str(article)]) == 130
    assert capsys.readouterr().err == "kg facts: interrupted; what was stored stays stored\n"

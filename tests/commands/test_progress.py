"""Progress: bar, count, rate and time left on a terminal, nothing elsewhere."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from kg.articles import articles_expected
from kg.commands.progress import progress_of


def shown(*, terminal: bool) -> str:
    output = io.StringIO()
    console = Console(file=output, force_terminal=terminal, width=100)
    with progress_of("reading", console=console, expected=lambda: 4) as advance:
        advance(1)
        advance(3)
    return output.getvalue()


def test_terminal_shows_how_many_of_how_many_and_the_time_left() -> None:
    text = shown(terminal=True)

    assert "reading" in text
    assert "3/4" in text
    assert ":" in text


def test_nothing_is_shown_where_no_terminal_is() -> None:
    assert shown(terminal=False) == ""


LINE = json.dumps({"id": "a", "text": "Acme paid. " * 20}) + "\n"


@pytest.mark.parametrize(("lines", "expected"), [(1, 1), (7, 7), (20_000, 20_000)])
def test_lines_of_a_file_are_counted_by_its_first(tmp_path: Path, lines: int, expected: int) -> None:
    (tmp_path / "a.jsonl").write_text(LINE * lines, "utf-8")

    assert articles_expected([tmp_path / "a.jsonl"]) == pytest.approx(expected, rel=0.01)


def test_files_of_a_folder_are_articles(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.pdf"):
        (tmp_path / name).touch()

    assert articles_expected([tmp_path]) == 2


def test_nobody_knows_what_standard_input_holds() -> None:
    assert articles_expected(["-"]) is None

"""Texts of one thing again and again: read to their end, in bounded time and memory."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.limits import MAX_MEGABYTES, MAX_SECONDS
from kg.model import Article
from kg.pipeline import process
from kg.readers import Unreadable
from kg.readers.source import MAX_CHARACTERS
from tests.faults.hostile import FLOODS, flood

# With KG_LONG=1 as long as a text is read at all, else what a square in time or memory shows in.
CHARACTERS = MAX_CHARACTERS if os.environ.get("KG_LONG") else 8_000
# For as many characters a hundred times what is needed: no clock that a busy machine upsets, a wall that a square runs into.
SECONDS, MEGABYTES = (MAX_SECONDS, MAX_MEGABYTES) if os.environ.get("KG_LONG") else (60.0, 400.0)
CASES = [(language, name) for language, floods in FLOODS.items() for name in floods]
FIVE_MEGABYTES = 5_000_000


@pytest.mark.parametrize(("language", "name"), CASES)
def test_a_flood_is_read_to_its_end_within_bounds(language: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.limits.MAX_SECONDS", SECONDS)
    monkeypatch.setattr("kg.limits.MAX_MEGABYTES", MEGABYTES)

    extraction = process(Article("flood", flood(FLOODS[language][name], characters=CHARACTERS), language))

    assert [note.message for note in extraction.notes if note.severity == "error"] == []


@pytest.mark.parametrize("of", ["(", "Lumen Works ", "شركة لومن ", "the bank which said that ", "\u0301", "1,000 ", "\n"])
def test_five_megabytes_are_cut_at_the_bound_and_said(of: str, tmp_path: Path) -> None:
    line = json.dumps({"id": "flood", "language": "en", "text": "A " + flood(of, characters=FIVE_MEGABYTES)}, ensure_ascii=False)
    (tmp_path / "flood.jsonl").write_text(line, "utf-8")

    (article,) = read_articles([tmp_path / "flood.jsonl"])

    assert not isinstance(article, Unreadable)
    assert len(article.text) <= MAX_CHARACTERS
    assert [note.code for note in article.notes] == ["text-cut"]

"""What Unicode allows: refused with a reason or read with exact offsets; names that only look alike stay apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.model import Article, Extraction
from kg.pipeline import process
from kg.readers import Unreadable
from kg.store import Store
from tests.faults.hostile import TRAPS

REFUSED = frozenset({"NUL", "half of a pair, high", "half of a pair, low"})
# Latin, then the same with a letter of another script that looks the same.
ALIKE = {
    "Cyrillic a": ("Zarb Bank", "Z\u0430rb Bank"),
    "Cyrillic o": ("Zorb Bank", "Z\u043erb Bank"),
    "Greek omicron": ("Zorb Bank", "Z\u03bfrb Bank"),
    "Greek capital beta": ("Zorb Bank", "Zorb \u0392ank"),
    "Cherokee": ("Zorb Works", "Zorb \u13d4orks"),
}


def _read(text: str, tmp_path: Path) -> Article | Unreadable:
    line = json.dumps({"id": "trap", "language": "en", "text": text})
    (tmp_path / "trap.jsonl").write_text(line, "ascii")
    (read,) = read_articles([tmp_path / "trap.jsonl"])
    return read


def _all_quotes_stand(extraction: Extraction) -> bool:
    text = extraction.article.text
    places = [(p.start, p.end, p.quote) for fact in extraction.facts for p in (fact.passage, *fact.also)]
    places += [(f.start, f.end, f.text) for fact in extraction.facts for role in fact.roles for f in role.fillers]
    return all(text[start:end] == words for start, end, words in places)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_no_file_can_hold_is_refused_with_its_reason(name: str, tmp_path: Path) -> None:
    read = _read(TRAPS[name], tmp_path)

    assert isinstance(read, Unreadable)
    assert "NUL" in read.reason or "surrogate" in read.reason


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", sorted(TRAPS.keys() - REFUSED))
def test_what_hides_in_a_text_moves_no_quote(name: str, language: str) -> None:
    extraction = process(Article("trap", TRAPS[name], language))

    assert [note.message for note in extraction.notes if note.severity == "error"] == []
    assert _all_quotes_stand(extraction)
    with Store.in_memory() as store:
        stored = store.put(extraction)
        assert [(r.article.text, r.facts) for r in store.records()] == [(stored.article.text, stored.facts)]


@pytest.mark.parametrize("name", ALIKE)
def test_names_that_only_look_alike_are_two(name: str) -> None:
    one, other = ALIKE[name]
    text = f"The Markets Agency fined {one} on Monday. The Markets Agency sued {other} on Friday."

    extraction = process(Article("alike", text, "en"))

    bearers = [{m.entity for m in extraction.mentions if surface in text[m.span.start : m.span.end]} for surface in (one, other)]
    assert not bearers[0] & bearers[1]

"""Marks in a text that overlap in every way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Passage, Span
from kg.site.marks import Mark, Piece, fact_marks, paragraphs
from tests.fixtures.seed_facts import ARABIC, ENGLISH, FACTS

FACT = FACTS[0]


def marks(*spans: tuple[int, int]) -> list[Mark]:
    """A mark for each span, named by its place in the list."""
    return [Mark(Span(*span), number, FACT, f"fact-{number}", f"at-{number}") for number, span in enumerate(spans, 1)]


def cut(text: str, *spans: tuple[int, int]) -> list[list[tuple[str, list[int], list[int]]]]:
    """Each line as (words, numbers of the marks, numbers of the marks that begin)."""
    return [[(p.text, [m.number for m in p.marks], [m.number for m in p.begins]) for p in line] for line in paragraphs(text, marks(*spans))]


@pytest.mark.parametrize(
    ("text", "spans", "lines"),
    [
        ("one two", [], [[("one two", [], [])]]),
        ("one two six", [(4, 7)], [[("one ", [], []), ("two", [1], [1]), (" six", [], [])]]),
        ("one two", [(0, 7), (4, 7)], [[("one ", [1], [1]), ("two", [1, 2], [2])]]),
        ("one two six", [(0, 7), (4, 11)], [[("one ", [1], [1]), ("two", [1, 2], [2]), (" six", [2], [])]]),
        ("one two", [(4, 7), (4, 7)], [[("one ", [], []), ("two", [1, 2], [1, 2])]]),
        ("one two", [(4, 7), (0, 7)], [[("one ", [2], [2]), ("two", [2, 1], [1])]]),
        ("one\n\ntwo", [(0, 8)], [[("one", [1], [1])], [("two", [1], [])]]),
        ("one\r\ntwo", [(3, 8)], [[("one", [], [])], [("two", [1], [1])]]),
        ("والشركة", [(1, 7)], [[("و", [], [1]), ("الشركة", [1], [])]]),
        ("by one", [(1, 6)], [[("b", [], [1]), ("y one", [1], [])]]),
        ("", [], []),
        (" \n ", [], []),
    ],
)
def test_paragraphs_cut_at_every_edge(text: str, spans: list[tuple[int, int]], lines: list[object]):
    assert cut(text, *spans) == lines


TEXTS = st.text(alphabet="aب .\u064b\n\r", max_size=40)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=8))
def test_pieces_are_the_whole_text_and_each_mark_covers_its_words(text: str, places: list[tuple[int, int]]):
    spans = [(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    lines = list(paragraphs(text, marks(*spans)))
    lit: dict[int, str] = {}
    for piece in (piece for line in lines for piece in line):
        for mark in piece.marks:
            lit[mark.number] = lit.get(mark.number, "") + piece.text

    assert ["".join(piece.text for piece in line) for line in lines] == [
        line for line in text.replace("\r", "\n").split("\n") if line.strip()
    ]
    for number, (start, end) in enumerate(spans, 1):
        assert "".join(lit.get(number, "").split()) == "".join(text[start:end].split())


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=8))
def test_each_mark_with_words_begins_once(text: str, places: list[tuple[int, int]]):
    spans = [(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    begun = sorted(mark.number for line in paragraphs(text, marks(*spans)) for piece in line for mark in piece.begins)

    assert len(set(begun)) == len(begun)
    assert {number for number, (start, end) in enumerate(spans, 1) if text[start:end].strip()} <= set(begun)


@pytest.mark.parametrize("article", [ENGLISH, ARABIC])
def test_all_passages_of_the_seeds_are_marked(article: object):
    facts = [fact for fact in FACTS if fact.article == article.id]  # type: ignore[attr-defined]
    pieces: list[Piece] = [p for line in paragraphs(article.text, fact_marks(facts)) for p in line]  # type: ignore[attr-defined]

    for number, fact in enumerate(facts, 1):
        words = "".join(p.text for p in pieces if any(m.number == number for m in p.marks))
        assert sorted(words) == sorted("".join(p.quote for p in (fact.passage, *fact.also)))


def test_fact_marks_give_all_passages_of_a_fact_its_number():
    fact = replace(FACT, also=(Passage(3, 5, "xx"), Passage(8, 9, "y")))

    assert [mark.number for mark in fact_marks([fact])] == [1, 1, 1]
    assert len({mark.place for mark in fact_marks([fact])}) == 3

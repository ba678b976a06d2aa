"""Where sentences end and words begin, by spelling alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.languages.en.sentences import find_sentences, find_words

WRAPPED = """The agency that had opened an inquiry in
may fined the company, which is the
largest of its kind, for hiding
losses from the public."""
SENTENCES = {
    "stops": ("A deal. It is off.", ["A deal.", "It is off."]),
    "abbreviations": ("Norvik Inc. sued. Mr. Roe of the U.S. left.", ["Norvik Inc. sued.", "Mr. Roe of the U.S. left."]),
    "initials": ("J. Roe left. It grew.", ["J. Roe left.", "It grew."]),
    "closing quote": ("“It fell.” Roe left.", ["“It fell.”", "Roe left."]),
    "glued": ("It broke the rules.Norvik denied it.", ["It broke the rules.", "Norvik denied it."]),
    "headline": ("Norvik Fined\n\nThe agency acted.", ["Norvik Fined", "The agency acted."]),
    "line of a list": ("Norvik grew\nTarn fell", ["Norvik grew", "Tarn fell"]),
    "decimal": ("It fell 3.5 percent to 2.1.", ["It fell 3.5 percent to 2.1."]),
    "wrapped": (WRAPPED, [WRAPPED]),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in find_sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvik's app", ["norvik", "s", "app"]),
        ("JD.com, AT&T", ["jd.com", "at&t"]),
        ("state-owned", ["state", "owned"]),
        ("rules.Norvik", ["rules", "norvik"]),
        ("Société", ["societe"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [form for word in find_words(text) for form, _ in word.forms] == expected


@given(st.text(max_size=400))
def test_sentences_are_in_order_and_apart(text: str) -> None:
    spans = find_sentences(text)

    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_endless_sentence_is_cut() -> None:
    assert max(s.end - s.start for s in find_sentences("word " * 5000)) <= 1500

"""Noun phrases: names, heads and what hangs on them."""

import pytest

from kg.languages import load_language
from kg.model import Article, NameMatch, Phrase, Span

NAMES = {
    "title before": ("Finance Minister Bruno Valmont left.", "Bruno Valmont"),
    "description before": ("The tech giant Norvik grew.", "Norvik"),
    "institution": ("He works at the Ministry of Trade and Industry.", "Ministry of Trade and Industry"),
    "two nouns and a head": ("The Food and Wine Agency fined him.", "Food and Wine Agency"),
    "partners": ("The firm Berg & Olsen grew.", "Berg & Olsen"),
    "two names": ("Berg and Olsen left.", "Berg"),
    "place in a name": ("The Tallinn Stock Exchange fell.", "Tallinn Stock Exchange"),
    "product": ("People like the Pocket app.", "Pocket"),
}


def phrases(text: str, names: tuple[NameMatch, ...] = ()) -> tuple[Phrase, ...]:
    return load_language("en").analyse(Article("case", text, "en"), names=names).phrases


@pytest.mark.parametrize(("text", "name"), NAMES.values(), ids=NAMES)
def test_name_is_found_whole(text: str, name: str) -> None:
    assert name in {p.name.of(text) for p in phrases(text) if p.name is not None}


def test_known_name_is_never_split() -> None:
    text = "The Bank of North and South of Freedonia grew."
    start = text.index("Bank")
    known = NameMatch(Span(start, text.index(" grew")), ("company/bank-of-north-and-south",))

    found = next(p for p in phrases(text, (known,)) if p.form == "name")

    assert found.name == known.span
    assert found.head.of(text) == "Freedonia"


@pytest.mark.parametrize(
    ("text", "lemma", "number", "gender"),
    [
        ("She left.", "she", "singular", "feminine"),
        ("It grew.", "it", "singular", "neuter"),
        ("They left.", "they", "plural", ""),
        ("We left.", "we", "", ""),
        ("Mr Olsen left.", "olsen", "singular", "masculine"),
        ("Two agencies left.", "agency", "plural", ""),
    ],
)
def test_number_and_gender(text: str, lemma: str, number: str, gender: str) -> None:
    found = next(p for p in phrases(text) if p.lemma == lemma)

    assert (found.number, found.gender) == (number, gender)


def test_every_phrase_stands_in_order_with_its_head_inside() -> None:
    text = "Norvik's chief Anna Berg, who had left the Ministry of Trade, told the agency's head about a fine on two firms in Oslo."

    found = phrases(text)

    assert found
    assert [p.head for p in found] == sorted(p.head for p in found)
    assert len({p.head for p in found}) == len(found)
    assert all(p.span.contains(p.head) for p in found)


def test_acronym_in_brackets_is_set_equal() -> None:
    text = "The Authority for Fair Prices (AFP) acted."
    analysis = load_language("en").analyse(Article("case", text, "en"), names=())

    assert [(e.first.of(text), e.second.of(text)) for e in analysis.equivalences] == [("Authority for Fair Prices", "AFP")]

"""What the page knows of facts and articles: the passage in its sentence, dates as bounds, sums."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Article
from kg.render.evidence import article_value, fact_value
from kg.render.visible import visible
from tests.fixtures.seed_facts import EXTRACTIONS, FACTS

ARTICLES = {record.article.id: record.article for record in EXTRACTIONS}
NUMBER = {identity: place for place, identity in enumerate(ARTICLES)}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_fact_value_cuts_its_passages_from_the_text(fact):
    text = ARTICLES[fact.article].text
    for passage in fact_value(fact, ARTICLES[fact.article], number=NUMBER)["passages"]:
        shown = (passage["before"] + passage["quote"] + passage["after"]).strip("… ")
        assert text[passage["start"] : passage["end"]] == passage["quote"]
        assert shown in text


@pytest.mark.parametrize(
    ("text", "quote", "before", "after"),
    [
        ("One. Two fined Three today. Four.", "Two fined Three", "", " today."),
        ("The U.S. bank was fined.", "was fined", "The U.S. bank ", "."),
        ("قال هذا.وغرّمت الهيئة الشركة؟ نعم", "غرّمت الهيئة الشركة", "و", "؟"),
        ("Title\n\nBody is fined", "is fined", "Body ", ""),
        ("word " * 90 + "fined" + " word" * 90, "fined", "… " + "word " * 51, " word" * 51 + " …"),
    ],
)
def test_fact_value_shows_a_passage_in_its_sentence(text: str, quote: str, before: str, after: str):
    start = text.index(quote)
    article = Article("x", text, "en")
    passage = replace(FACTS[0].passage, start=start, end=start + len(quote), quote=quote)
    (shown,) = fact_value(replace(FACTS[0], article="x", passage=passage, also=()), article, number={"x": 0})["passages"]

    assert (shown["before"], shown["quote"], shown["after"]) == (before, quote, after)


@pytest.mark.parametrize(
    ("when", "since", "until"),
    [
        (None, "", ""),
        ("2020-11", "2020-11-01", "2020-11-30"),
        ("2018/..", "2018-01-01", "9999-12-31"),
        ("../2019", "0001-01-01", "2019-12-31"),
        ("no date", "", ""),
    ],
)
def test_fact_value_gives_bounds_of_a_date(when: str | None, since: str, until: str):
    value = fact_value(replace(FACTS[0], when=when), ARTICLES[FACTS[0].article], number=NUMBER)

    assert (value["since"], value["until"]) == (since, until)


def test_fact_value_writes_sums_with_their_currency():
    (fact,) = [fact for fact in FACTS if fact.fillers("amount")]
    roles = dict(fact_value(fact, ARTICLES[fact.article], number=NUMBER)["roles"])

    assert roles["amount"][0]["sum"] == "34000000000 USD"


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_article_value_knows_its_direction(language: str, direction: str):
    assert article_value(ARTICLES[f"{language}-ant"])["direction"] == direction


@pytest.mark.parametrize(
    ("title", "text", "shown"), [("Given", "x", "Given"), (None, "\n First \nSecond", "First"), (None, "y" * 95, "y" * 89 + "…")]
)
def test_article_value_has_a_title_or_its_first_line(title: str | None, text: str, shown: str):
    assert article_value(Article("x", text, "en", title=title))["title"] == shown


@pytest.mark.parametrize("text", ["plain", "نص عربي مُشكَّل", "two\nlines\tand tab", "می‌خواهم"])
def test_visible_leaves_what_can_be_seen(text: str):
    assert visible(text) == text


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200f", "\u0000", "\u2028", "\ufeff", "\ud800"])
def test_visible_shows_what_cannot(character: str):
    assert visible(f"a{character}b") == f"a⟨{ord(character):04X}⟩b"

"""Of all texts, in whatever script: nothing fails, and every mention stands in the text on a phrase that was found."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.extract.rules import facts_of, read
from kg.model import Article
from tests.mentions.readings import AUTHORITY

WORDS = st.sampled_from(
    [
        *[
            "Lumen Works",
            "Jonas Tarn",
            "Tarn",
            "RCA",
            "The Ferry Office",
            "the company",
            "it",
            "its",
            "they",
            "Solum Bank",
            "(NFB)",
            "fined",
        ],
        *["said", "a watchdog", "Ruritanian", "and", "of", "for", "on Monday", "$5 million", ".", ",", ";", "”", "“", "\n", "\n\n", "Mr."],
        *[
            "لومن وركس",
            "يوناس تارن",
            "(يوناس",
            "تارن)",
            "الشركة",
            "هيئة",
            "الهيئة",
            "روريتانية",
            "قالت",
            "غرمت",
            "إنها",
            "باسم",
            "متحدث",
            "،",
        ],
        *["وقال", "شركة", "للشركة", "التي", "أن", "ـــ", "مليون دولار", "2020", "٢٠٢٠", "كَتَبَ", "‏", "‫"],
    ]
)
SENTENCES = st.lists(WORDS | st.text(max_size=4), max_size=25).map(" ".join)
ANYTHING = st.text(max_size=60) | st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=60) | SENTENCES


@pytest.mark.parametrize("language", ["ar", "en"])
@settings(max_examples=40, deadline=None)
@example("")
@example("(NFB)")
@example("...")
@example("(((الشركة")
@example("0۽")
@example("شركة &")
@example("ﷺ ﻼ Ａｎｔ")
@example("\u202eLumen Works\u202c said it\u2069.")
@given(text=ANYTHING)
def test_mentions_stand_in_the_text_on_phrases_that_were_found(language: str, text: str) -> None:
    reading = read(Article("a", text, language), authority=AUTHORITY)

    heads = {p.head for p in reading.analysis.phrases}
    mentions = [m for group in reading.mentions.by_head.values() for m in group]
    assert set(reading.mentions.by_head) <= heads
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)
    assert all(m.entity in reading.mentions.entities and m.because and 0 < m.certainty <= 1 for m in mentions)


@pytest.mark.parametrize("language", ["ar", "en"])
@settings(max_examples=40, deadline=None)
@given(text=SENTENCES)
def test_facts_of_any_words_quote_them(language: str, text: str) -> None:
    article = Article("a", text, language, published="2021-06-16")

    for fact in facts_of(read(article, authority=AUTHORITY)):
        for passage in (fact.passage, *fact.also):
            assert text[passage.start : passage.end] == passage.quote
        for filler in (f for role in fact.roles for f in role.fillers):
            assert text[filler.start : filler.end] == filler.text


@pytest.mark.parametrize("language", ["ar", "en"])
@settings(max_examples=20, deadline=None)
@given(text=SENTENCES)
def test_reading_twice_finds_the_same(language: str, text: str) -> None:
    article = Article("a", text, language)

    assert read(article, authority=AUTHORITY).mentions == read(article, authority=AUTHORITY).mentions

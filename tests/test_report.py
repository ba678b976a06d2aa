"""The report: what it counts, and that words of articles are shown in it and do nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg.model import Article, Entity, Extraction, Fact, Filler, Name, Note, Passage, Refusal, Role
from kg.report import counts_of, report
from tests.fixtures.seed_facts import EXTRACTIONS

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "[x]: https://evil.example",
    "**bold** _it_ `code` ~~gone~~",
    "a | b | c",
    "# heading",
    "- item",
    "1. item",
    "---",
    "> quote",
    "&lt;b&gt; &amp;",
    "\\<b>\\",
    "```\ncode",
    "line\n\n# heading",
    "\u202eturned\u2066 round",
)


def extraction(words: str, *, id: str = "a", **values: Any) -> Extraction:
    """An article that states one fine in these words, on somebody of that name."""
    article = Article(id, words, "en")
    entity = Entity("company/acme", "company", (Name(words, "en"),))
    target = Filler(words, "company", words, 0, len(words), "company/acme")
    fact = Fact(
        article=id,
        article_hash=article.hash,
        type="measure",
        kind="fine",
        roles=(Role("target", (target,)),),
        modality="asserted",
        passage=Passage(0, len(words), words),
        rule="tests/fine",
        confidence=0.9,
        when="2020",
    )
    return Extraction(article, (fact,), (entity,), **values)


def rendered(markdown: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)


PLAIN = rendered(report([extraction("Acme")]))


def shape(html: str) -> list[str]:
    """The elements of a page with their attributes, without the words."""
    return re.findall(r"<[^>]*>", html)


# --- what it counts --------------------------------------------------------------------------------------------------


def test_facts_are_counted_as_found_accepted_and_refused() -> None:
    record = extraction("Acme")
    (fact,) = record.facts
    other = replace(fact, rule="tests/other", passage=Passage(1, 3, "cm"))

    assert counts_of(record) == (1, 1, 0)
    assert counts_of(replace(record, refusals=(Refusal(other, "role", "no such role"),))) == (2, 1, 1)
    assert counts_of(replace(record, facts=(), refusals=(Refusal(fact, "quote", "not there"),))) == (1, 0, 1)


def test_filler_that_was_left_out_refuses_no_fact() -> None:
    record = extraction("Acme")
    (fact,) = record.facts
    fuller = replace(fact, roles=(*fact.roles, Role("imposed_by", fact.roles[0].fillers)))

    assert counts_of(replace(record, refusals=(Refusal(fuller, "role", "filler left out"),))) == (1, 1, 0)


def test_fact_refused_twice_is_one() -> None:
    record = extraction("Acme")
    (fact,) = record.facts

    assert counts_of(replace(record, facts=(), refusals=(Refusal(fact, "quote", "x"), Refusal(fact, "role", "y")))) == (1, 0, 1)


def test_every_article_has_a_line_with_its_counts() -> None:
    record = extraction("Acme", id="fines")
    refused = replace(record.facts[0], rule="tests/other", passage=Passage(1, 3, "cm"))
    text = report([replace(record, refusals=(Refusal(refused, "role", "no such role"),)), extraction("Beta", id="empty")])

    assert "| fines | en | unknown | 2 | 1 | 1 |" in text
    assert "| empty | en | unknown | 1 | 1 | 0 |" in text


def test_refusals_are_listed_with_check_and_reason() -> None:
    record = extraction("Acme")
    text = report([replace(record, facts=(), refusals=(Refusal(record.facts[0], "quote", "it does not stand there"),))])

    assert "- a: measure fine (tests/fine), quote: it does not stand there: “Acme” (a, 0–4)" in text


def test_notes_are_listed_once() -> None:
    note = Note("date-open", "a date is open")
    text = report([replace(extraction("Acme"), notes=(note, note))])

    assert text.count("- a: warning: a date is open") == 1


@pytest.mark.parametrize(
    "sentence",
    ["No measure is stated.", "No measure reaches a person.", "No fact has a date.", "No two articles tell of the same.", "Nothing."],
)
def test_empty_part_says_so(sentence: str) -> None:
    assert sentence in report([])


def test_order_of_the_articles_does_not_matter() -> None:
    assert report(EXTRACTIONS) == report(reversed(EXTRACTIONS))


def test_quotes_stand_at_their_offsets() -> None:
    texts = {e.article.id: e.article.text for e in EXTRACTIONS}
    unescaped = re.sub(r"\\(.)", r"\1", report(EXTRACTIONS))
    found = re.findall(r"^ +- [^“]*“(.*)” \(([\w-]+), (\d+)–(\d+)\)$", unescaped, re.MULTILINE)

    assert len(found) > 5
    assert all(" ".join(texts[id][int(start) : int(end)].split()) == quote for quote, id, start, end in found)


# --- hostile words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_an_article_are_no_markup(words: str) -> None:
    assert shape(rendered(report([extraction(words)]))) == shape(PLAIN)


@settings(max_examples=40, deadline=None)
@example("1) x")
@example("  - x")
@example("|\n|")
@given(st.lists(st.sampled_from([*HOSTILE, "Acme", "|", "\\", "&", "<", "`", "\n", "\t", "*", "_", "​", "شركة"]), min_size=1).map(" ".join))
def test_any_words_of_an_article_are_no_markup(words: str) -> None:
    assert shape(rendered(report([extraction(words)]))) == shape(PLAIN)


def refused(text: str, *, place: str) -> Extraction:
    """An article whose one fact is refused, with this text in one place of it."""
    record = extraction("Acme", id=text if place == "id" else "a")
    fact = replace(record.facts[0], **({place: text} if place in ("type", "kind", "rule") else {}))
    refusal = Refusal(fact, text if place == "check" else "x", text if place == "reason" else "x")
    return replace(record, facts=(), refusals=(refusal,), notes=(Note("x", text if place == "note" else "x"),))


@pytest.mark.parametrize("place", ["id", "note", "type", "kind", "rule", "check", "reason"])
def test_words_elsewhere_are_no_markup(place: str) -> None:
    hostile = report([refused(words, place=place) for words in HOSTILE])
    plain = report([refused(f"plain{number}", place=place) for number in range(len(HOSTILE))])

    assert shape(rendered(hostile)) == shape(rendered(plain))


@pytest.mark.parametrize("words", ["<b>", "a | b", "**x**", "[x](y)", "1. x", "& so", "\\ x"])
def test_words_are_shown_as_they_are(words: str) -> None:
    text = re.sub(r"<[^>]*>", "", rendered(report([extraction(words)])))

    assert f"“{words.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}”" in text


def test_marks_that_turn_text_round_are_shown_by_number() -> None:
    text = report([extraction("Ac\u202eme")])

    assert "\u202e" not in text
    assert "⟨202E⟩" in text

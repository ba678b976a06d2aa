"""`explain`: every clause with what its arguments mean, and every frame that names its predicate with what came of it."""

from __future__ import annotations

import pytest

from kg.explain import ClauseReading, explain
from kg.extract import extract
from kg.model import Article

TEXT = "The European Commission fined Apple $5 million in 2020, Reuters reported. Apple is fine."


def readings(text: str, *, language: str = "en", published: str | None = None) -> list[ClauseReading]:
    return list(explain(Article("text", text, language, published=published)))


def test_clauses_come_in_text_order() -> None:
    found = readings(TEXT)

    assert [r.clause.index for r in found] == list(range(len(found)))
    assert "fine" in [r.clause.predicate for r in found]


def test_arguments_have_function_words_and_meaning() -> None:
    (fine,) = [r for r in readings(TEXT) if (r.clause.form, r.clause.predicate) == ("verb", "fine")]
    meant = {function: (words, [m.entity for m in mentions]) for function, words, mentions in fine.arguments}

    assert meant["subject"] == ("The European Commission", ["regulator/european-commission"])
    assert meant["object"][1] == ["company/apple"]


def test_attempts_are_of_frames_that_name_the_predicate() -> None:
    for reading in readings(TEXT):
        for attempt in reading.attempts:
            assert attempt.clause == reading.clause
            assert reading.clause.predicate in attempt.frame.predicates[reading.clause.form]


@pytest.mark.parametrize(
    ("text", "rule", "reason"),
    [
        ("The European Commission fined Apple.", "fines/fine", ""),
        ("The European Commission fined the fishermen's cat.", "fines/fine", "nothing fills target"),
        ("Apple owns a boat.", "ownership/owns", "nothing fills owned"),
    ],
)
def test_attempt_made_a_fact_or_says_why_not(text: str, rule: str, reason: str) -> None:
    attempts = {a.frame.rule: a for r in readings(text) for a in r.attempts}

    assert attempts[rule].reason == reason
    assert (attempts[rule].fact is None) == bool(reason)


def test_facts_of_the_attempts_are_those_that_are_extracted() -> None:
    rules = {a.frame.rule for r in readings(TEXT) for a in r.attempts if a.fact}

    assert {fact.rule for fact in extract(Article("text", TEXT, "en")).facts} <= rules


@pytest.mark.parametrize(("text", "language"), [("", "en"), ("", "ar"), ("؟!", "ar"), ("%%", "en")])
def test_text_without_clauses_has_none(text: str, language: str) -> None:
    assert readings(text, language=language) == []


def test_arabic_clauses_are_explained() -> None:
    found = readings("غرمت المفوضية الأوروبية شركة آبل.", language="ar")

    assert [m.entity for r in found for _, _, mentions in r.arguments for m in mentions] == [
        "regulator/european-commission",
        "company/apple",
    ]

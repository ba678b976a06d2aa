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
        for trial in reading.trials:
            assert trial.attempt.clause == reading.clause
            assert reading.clause.predicate in trial.attempt.frame.predicates[reading.clause.form]


NOBODY = "nobody that is known, named or described"
WHY = {
    "fired": ("The European Commission fined Apple.", "fines/fine", ""),
    "no party of the type": (
        "The European Commission fined the fishermen's cat.",
        "fines/fine",
        f'nothing fills target; object "the fishermen\'s cat" is {NOBODY}',
    ),
    "nobody": ("Apple owns a boat.", "ownership/owns", f"nothing fills owned; object 'a boat' is {NOBODY}"),
    "another type": ("Apple owns Germany.", "ownership/owns", "nothing fills owned; object 'Germany' is place"),
    "an announcement": (
        "Apple said it bought Meta.",
        "statements/says",
        "it names no party of its own, or tells only that somebody announces his own deed",
    ),
}


@pytest.mark.parametrize("case", WHY)
def test_frame_made_a_fact_or_it_is_said_why_not(case: str) -> None:
    text, rule, reason = WHY[case]
    trials = {trial.attempt.frame.rule: trial for reading in readings(text) for trial in reading.trials}

    assert trials[rule].reason == reason
    assert (trials[rule].fact is None) == bool(reason)


def test_facts_in_which_trials_end_are_those_that_are_extracted() -> None:
    ends = {trial.fact.rule for reading in readings(TEXT) for trial in reading.trials if trial.fact}

    assert {fact.rule for fact in extract(Article("text", TEXT, "en")).facts} == ends


@pytest.mark.parametrize(("text", "language"), [("", "en"), ("", "ar"), ("؟!", "ar"), ("%%", "en")])
def test_text_without_clauses_has_none(text: str, language: str) -> None:
    assert readings(text, language=language) == []


def test_arabic_clauses_are_explained() -> None:
    found = readings("غرمت المفوضية الأوروبية شركة آبل.", language="ar")

    assert [m.entity for r in found for _, _, mentions in r.arguments for m in mentions] == [
        "regulator/european-commission",
        "company/apple",
    ]

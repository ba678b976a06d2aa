"""Which doubt comes first, and what is shown with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.doubts import doubts
from kg.judgements import NO_JUDGEMENTS, Judgement, Judgements, judged
from kg.model import Extraction
from tests.judgements.two_articles import LUMEN, WORKS, first, second

FINE, PROBE = (fact.id for fact in first().facts)


def sure(extraction: Extraction, confidence: float = 1.0) -> Extraction:
    return replace(extraction, facts=tuple(replace(fact, confidence=confidence) for fact in extraction.facts))


def asked(*records: Extraction, judgements: Judgements = NO_JUDGEMENTS) -> list[tuple[str, ...]]:
    return [doubt.about for doubt in doubts(records, judgements=judgements)]


def test_two_that_may_be_one_are_shown_side_by_side() -> None:
    doubt = doubts([sure(first()), sure(second())], judgements=NO_JUDGEMENTS)[0]

    assert doubt.about == (LUMEN, WORKS)
    assert doubt.question == "Are Lumen (company/lumen) and Lumen Works (company/lumen-works) the same?"
    assert [side.evidence for side in doubt.sides] == [
        (("first", "The Market Board fined Lumen"), ("first", "The Market Board is investigating Lumen")),
        (("second", "The Market Board warned Lumen Works"),),
    ]


def test_the_less_sure_of_two_facts_comes_first() -> None:
    fine, probe = first().facts
    record = replace(first(), facts=(replace(fine, confidence=0.9), replace(probe, confidence=0.3)))

    assert asked(record) == [(PROBE,), (FINE,)]


def test_a_fact_about_those_of_whom_much_is_told_comes_first() -> None:
    found = doubts([first(), second()], judgements=NO_JUDGEMENTS)

    assert [d.about[0].startswith(second().article.hash[:16]) for d in found if len(d.about) == 1][-1]


def test_nothing_hangs_on_an_entity_without_facts() -> None:
    assert asked(sure(first()), replace(second(), facts=())) == []


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_judged_fact_is_not_asked_again(verdict: str) -> None:
    judgements = Judgements.of([Judgement(verdict, (FINE,))])  # type: ignore[arg-type]

    assert asked(first(), judgements=judgements) == [(PROBE,)]
    assert asked(judged(first(), judgements), judgements=judgements) == [(PROBE,)]


def test_doubts_do_not_depend_on_the_order_of_articles() -> None:
    assert doubts([first(), second()], judgements=NO_JUDGEMENTS) == doubts([second(), first()], judgements=NO_JUDGEMENTS)

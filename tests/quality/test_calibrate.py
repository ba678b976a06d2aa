"""Learning how sure a reading is, on cases whose answer is known."""

from __future__ import annotations

import pytest

from tests.quality.calibrate import Case, across, document, judged, learned, loss, ranked

# Of what is told of a fact, only whether it is dated says whether it is right: nine of ten dated ones are, one of ten others.
CASES = [
    Case(article=f"a{number // 10}", seen={"constant": 1.0, "dated": float(dated)}, right=(number % 10 > 0) == dated, by_hand=0.5)
    for dated in (True, False)
    for number in range(200)
]


def test_learned_confidence_nears_the_share_that_is_right_from_the_middle() -> None:
    given = judged(CASES, learned(CASES))

    assert 0.8 < given[0] < 0.9
    assert 0.1 < given[-1] < 0.2


def test_facts_are_judged_by_what_was_learned_elsewhere() -> None:
    alone = [Case("only-here", {"constant": 1.0, "odd": 1.0}, right=True, by_hand=0.5)]

    assert across([*CASES, *alone])[-1] < max(judged(alone, learned([*CASES, *alone])))


def test_learned_confidence_is_nearer_and_ranks_better_than_none() -> None:
    given, none = across(CASES), [0.5 for _ in CASES]

    assert loss(given, CASES) < 0.5 * loss(none, CASES)
    assert (ranked(none, CASES), ranked(given, CASES)) == (0.5, pytest.approx(0.9, abs=0.02))


def test_document_has_a_row_for_each_band_and_a_column_for_each_set() -> None:
    page = document({"held out": ([0.95, 0.95, 0.05], CASES[:2] + CASES[-1:])})

    assert "| 0.9 to 1.0 | 2 | 0.50 |" in page
    assert "| 0.5 to 0.6 | 0 | |" in page
    assert "| held out | 0.250 |" in page

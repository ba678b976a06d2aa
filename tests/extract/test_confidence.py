"""How sure a reading is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.confidence import features, load_weights, probability, with_confidence
from kg.extract.matching import FrameIndex
from kg.extract.rules import uncalibrated_facts
from kg.model import Fact
from tests.extract.readings import frame, reading

FINES = frame("fine", roles={"imposed_by": ("subject",), "target": ("object",), "amount": ("amount",)}, open=("imposed_by",))
TEXT = "The Market Board fined Norvik in 2019. The Market Board spoke."


def seen(text: str) -> dict[str, float]:
    of = reading(text)
    (found,) = features(uncalibrated_facts(of, FrameIndex((FINES,))), of)
    return found


def sure(fact: Fact) -> float:
    return with_confidence([fact], reading(TEXT))[0].confidence


def made() -> Fact:
    (found,) = uncalibrated_facts(reading(TEXT), FrameIndex((FINES,)))
    return found


@pytest.mark.parametrize(
    ("feature", "value"),
    [
        ("constant", 1.0),
        ("type measure", 1.0),
        ("modality asserted", 1.0),
        ("language en", 1.0),
        ("parties", 2.0),
        ("parties by name", 1.0),
        ("parties only described", 0.0),
        ("implied parties", 0.0),
        ("dated", 1.0),
        ("in the headline", 1.0),
        ("with amount", 0.0),
        ("others in the same words", 0.0),
    ],
)
def test_what_is_seen_of_a_fact(feature: str, value: float) -> None:
    assert seen(TEXT)[feature] == value


def test_every_feature_has_a_weight() -> None:
    assert set(seen(TEXT)) <= set(load_weights())


def test_reading_by_a_surer_frame_is_surer() -> None:
    assert sure(replace(made(), confidence=0.9)) > sure(replace(made(), confidence=0.5))


def test_what_is_told_twice_is_surer() -> None:
    fact = made()

    assert sure(replace(fact, also=(fact.passage,))) > sure(fact)


def test_facts_keep_all_but_their_confidence() -> None:
    (given_back,) = with_confidence([made()], reading(TEXT))

    assert replace(given_back, confidence=made().confidence) == made()


@given(st.dictionaries(st.sampled_from(["constant", "dated", "words"]), st.floats(-100, 100)))
def test_confidence_is_neither_none_nor_all(values: dict[str, float]) -> None:
    assert 0 < probability(values, load_weights()) < 1

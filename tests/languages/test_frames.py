"""Every example and counter-example of every frame of every language is run."""

from collections.abc import Mapping
from typing import Any

import pytest

from kg.authority import load_authority
from kg.extract.matching import FrameIndex
from kg.extract.rules import facts_of, read
from kg.frames import Frame
from kg.languages import available, load_language
from kg.model import Article, Fact, Filler
from kg.text import fold

_FIELDS = ("modality", "status", "when", "matter")


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(code, frame, example, id=f"{code}/{frame.rule}/{number}")
        for code in available()
        for frame in load_language(code).frames
        for number, example in enumerate(getattr(frame, kind))
    ]


def _facts(language: str, frame: Frame, text: str) -> tuple[Fact, ...]:
    article = Article("example", text, language, published="2021-06-16")
    reading = read(article, authority=load_authority())
    return facts_of(reading, FrameIndex((frame,)))


def _names(filler: Filler) -> set[str]:
    return {fold(n) for n in (filler.name, filler.text, *filler.aliases)}


def _agrees(fact: Fact, expected: Mapping[str, Any]) -> bool:
    for key, value in expected.items():
        if key in _FIELDS:
            if getattr(fact, key) != value:
                return False
            continue
        fillers = fact.attributed_to if key == "attributed_to" else fact.fillers(key)
        wanted = [value] if isinstance(value, str) else value
        if len(fillers) != len(wanted) or not all(any(fold(w) in _names(f) for f in fillers) for w in wanted):
            return False
    return True


@pytest.mark.parametrize("code", available())
def test_every_language_has_frames_of_every_type(code: str) -> None:
    types = {frame.type for frame in load_language(code).frames}

    assert types == {"position", "ownership", "offers", "based-in", "measure", "lawsuit", "statement", "action"}


@pytest.mark.parametrize(("code", "frame", "example"), _cases("examples"))
def test_example_gives_exactly_its_facts(code: str, frame: Frame, example: Any) -> None:
    facts = _facts(code, frame, example.text)

    assert len(facts) == len(example.facts), [(f.passage.quote, f.roles) for f in facts]
    for expected in example.facts:
        assert any(_agrees(fact, expected) for fact in facts), facts


@pytest.mark.parametrize(("code", "frame", "text"), _cases("counter_examples"))
def test_counter_example_gives_nothing(code: str, frame: Frame, text: str) -> None:
    assert _facts(code, frame, text) == ()

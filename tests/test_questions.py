"""Named questions and the comments above them."""

from __future__ import annotations

import pytest

from kg.errors import DataError
from kg.questions import PARAMETER_TYPES, Parameter, questions, read_question

READ = {
    "none": ("# parameters: none\nASK {}", ()),
    "not stated": ("ASK {}", ()),
    "one": ("# parameters: who (entity)\nASK {}", (Parameter("who", "entity"),)),
    "a default": ("# parameters: who (entity; default person/jack-ma)\nASK {}", (Parameter("who", "entity", "person/jack-ma"),)),
    "two": ("#parameters: a (word; default ar) , b(number)\nASK {}", (Parameter("a", "word", "ar"), Parameter("b", "number"))),
}
WRONG = {
    "no type": "# parameters: who\nASK {}",
    "an unknown type": "# parameters: who (person)\nASK {}",
    "a stray word": "# parameters: who (entity) whom\nASK {}",
}


@pytest.mark.parametrize("case", READ)
def test_parameters_are_read_from_the_comments(case: str) -> None:
    text, parameters = READ[case]
    assert read_question("x", text).parameters == parameters


@pytest.mark.parametrize("case", WRONG)
def test_parameters_that_can_not_be_read_are_named(case: str) -> None:
    with pytest.raises(DataError, match=r"x.rq: 1 problem"):
        read_question("x", WRONG[case])


def test_every_named_question_asks_in_both_languages() -> None:
    assert questions()
    assert all(set(question.asks or {}) == {"en", "ar"} for question in questions().values())


def test_every_parameter_has_a_known_type_and_is_a_variable_of_its_query() -> None:
    parameters = [(question, parameter) for question in questions().values() for parameter in question.parameters]
    assert parameters
    assert all(parameter.type in PARAMETER_TYPES and f"?{parameter.name}" in question.query for question, parameter in parameters)

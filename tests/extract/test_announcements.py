"""Plain statements that announce what a fact of its own already tells."""

import pytest

from kg.extract.matching import FrameIndex
from kg.extract.rules import facts_of
from kg.languages import load_language
from tests.extract.readings import reading

# sentence, kinds of the statements that are left
CASES: dict[str, tuple[str, list[str]]] = {
    "own measure": ("The Market Board said it had fined Norvik.", []),
    "measure of another authority": ("The Market Board said the Harbour Office had fined Norvik.", []),
    "measure, said by a company": ("Tarn Bank said the Market Board had fined Norvik.", ["other"]),
    "own opinion": ("Norvik said the ruling was unfair.", ["criticism"]),
    "own appeal": ("Norvik said it would appeal the fine.", ["appeal"]),
    "wrong done, badly": ("Anna Berg said the reckless Norvik had violated the law.", ["accusation"]),
    "neither": ("Norvik said prices had fallen.", ["other"]),
}


@pytest.mark.parametrize("case", CASES)
def test_plain_statement_stands_only_for_what_no_other_fact_tells(case: str) -> None:
    text, kinds = CASES[case]

    found = facts_of(reading(text), FrameIndex(load_language("en").frames))

    assert [f.kind for f in found if f.type == "statement"] == kinds

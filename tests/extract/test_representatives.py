"""For whom a person speaks, and what the person's "we" does."""

import pytest

from tests.extract.readings import facts, frame, reading

BERG, NORVIK, TARN = "person/anna-berg", "company/norvik", "company/tarn-bank"
CHANGES = frame(
    "change",
    type="action",
    kind="compliance",
    roles={"actor": ("subject",), "object": ("object",)},
    where={"actor": frozenset({"company"})},
    needs=("actor",),
)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Norvik chairman Anna Berg spoke.", {NORVIK}),
        ("Anna Berg, chairman of Norvik, spoke.", {NORVIK}),
        ("Norvik's chairman, Anna Berg, spoke.", {NORVIK}),
        ("Norvik chairman Anna Berg spoke. Anna Berg of Tarn Bank spoke.", {NORVIK, TARN}),
        ("Anna Berg and Norvik spoke.", set()),
        ("Anna Berg spoke.", set()),
    ],
)
def test_person_speaks_for_the_bodies_named_beside_the_person(text: str, bodies: set[str]) -> None:
    assert reading(text).represented.get(BERG, frozenset()) == bodies


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("“We changed our contracts,” said Norvik chairman Anna Berg.", [NORVIK]),
        ("“We changed our contracts,” said Anna Berg.", []),
        ("Norvik chairman Anna Berg changed the contracts.", []),
    ],
)
def test_we_of_a_person_is_the_company_spoken_for(text: str, actors: list[str]) -> None:
    assert [f.id for fact in facts(text, CHANGES) for f in fact.fillers("actor")] == actors

# ruff: noqa: E501
"""Which facts describe one situation."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.model import Fact, Filler, Passage, Role
from kg.ontology import load_ontology
from kg.rdf.situations import situation_id


def filler(name: str, *, value: int | None = None) -> Filler:
    kind = name.partition("/")[0]
    money = {"value": Decimal(value), "currency": "EUR"} if value is not None else {}
    return Filler(name, "money" if money else kind, name, 0, 1, None if money or "/" not in name else name, **money)  # type: ignore[arg-type]


def fact(
    type: str,
    kind: str = "",
    *,
    article: str = "a",
    when: str | None = None,
    status: str | None = None,
    matter: str | None = None,
    **roles: object,
) -> Fact:
    filled = tuple(Role(name, tuple(given) if isinstance(given, list) else (filler(str(given)),)) for name, given in roles.items())
    return Fact(article, article, type, kind, filled, "asserted", Passage(0, 1, "x"), "r", 1.0, when=when, status=status, matter=matter)


FINE = fact("measure", "fine", when="2022-01-06", target="company/a", imposed_by="regulator/r", amount=[filler("5", value=5)])
CHAIR = fact("position", "chair", person="person/p", organization="company/a")

SAME = {
    "another article": (FINE, replace(FINE, article="b", article_hash="b")),
    "another modality": (FINE, replace(FINE, modality="planned")),
    "another authority, as another article has it": (
        FINE,
        fact("measure", "fine", article="b", when="2022-01-06", target="company/a", imposed_by="group/g", amount=[filler("5", value=5)]),
    ),
    "words of the same sum": (FINE, replace(FINE, roles=(*FINE.roles[:2], Role("amount", (filler("five", value=5),))))),
    "a post without a date": (CHAIR, replace(CHAIR, article_hash="b")),
    "its title in other words": (CHAIR, replace(CHAIR, roles=(*CHAIR.roles, Role("title", (filler("chairman"),))))),
}
TWO = {
    "another kind": (FINE, replace(FINE, kind="settlement")),
    "another day": (FINE, replace(FINE, when="2022-01-07")),
    "another sum": (FINE, replace(FINE, roles=(*FINE.roles[:2], Role("amount", (filler("6", value=6),))))),
    "another target": (FINE, fact("measure", "fine", when="2022-01-06", target="company/b", imposed_by="regulator/r", amount=[filler("5", value=5)])),
    "another matter": (FINE, replace(FINE, matter="antitrust")),
    "no date, another article": (replace(FINE, when=None), replace(FINE, when=None, article_hash="b")),
    "no more than a year, another article": (replace(FINE, when="2022"), replace(FINE, when="2022", article_hash="b")),
    "about a month, another article": (replace(FINE, when="2022-01~"), replace(FINE, when="2022-01~", article_hash="b")),
    "a season, another article": (replace(FINE, when="2022-21"), replace(FINE, when="2022-21", article_hash="b")),
    "a target in words, another article": (fact("measure", "fine", when="2022-01", target="banks"), fact("measure", "fine", article="b", when="2022-01", target="banks")),
    "no target, another article": (fact("measure", "raid", when="2022-01"), fact("measure", "raid", article="b", when="2022-01")),
    "what it demands, in one article": (fact("measure", "order", target="company/a", requires="x"), fact("measure", "order", target="company/a", requires="y")),
    "a post left": (CHAIR, replace(CHAIR, status="former")),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_facts_that_describe_one_situation(case: str) -> None:
    first, second = SAME[case]
    assert situation_id(first, ontology=load_ontology()) == situation_id(second, ontology=load_ontology())


@pytest.mark.parametrize("case", TWO)
def test_facts_that_describe_two_situations(case: str) -> None:
    first, second = TWO[case]
    assert situation_id(first, ontology=load_ontology()) != situation_id(second, ontology=load_ontology())


def test_an_id_can_be_read() -> None:
    assert situation_id(FINE, ontology=load_ontology()).rpartition("-")[0] == "measure/fine-a-2022-01-06"

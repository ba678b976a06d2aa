# ruff: noqa: E501
"""What follows from the claims of several articles."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest

from kg.derive import Link, Situation, Stated, overall_modality, shortcuts, situation_links
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()


def told(
    name: str, type: str, kind: str = "", *, by: str = "a", modality: str = "asserted", published: str | None = None, **more: Any
) -> Situation:
    """A situation that one article tells of."""
    sums = frozenset((Decimal(value), currency) for value, currency in more.pop("sums", ()))
    values = {key: more.pop(key) for key in ("when", "status") if key in more}
    roles = {role: frozenset(ids.split()) for role, ids in more.items()}
    return Situation(name, type, kind, roles=roles, amounts=sums, claims=(Stated(f"claim/{name}", by, modality, published),), **values)


def fine(name: str, **more: Any) -> Situation:
    return told(name, "measure", "fine", **({"target": "company/x"} | more))


def found(*situations: Situation) -> list[str]:
    return [link.kind for link in situation_links(situations)]


CORROBORATED = {
    "the same month": (fine("1", when="2021-04-10"), fine("2", by="b", when="2021-04")),
    "the same sum": (fine("1", sums=[("5", "EUR")]), fine("2", by="b", sums=[("5", "EUR")])),
    "the same thing": (fine("1", affects="product/p"), fine("2", by="b", affects="product/p")),
    "both parties of a lawsuit": (told("1", "lawsuit", plaintiff="company/x", defendant="company/y"),
                                  told("2", "lawsuit", by="b", plaintiff="company/x", defendant="company/y")),
    "speaker and target": (told("1", "statement", "accusation", speaker="person/p", target="company/x"),
                           told("2", "statement", "accusation", by="b", speaker="person/p", target="company/x")),
    "a post now and a post": (told("1", "position", "chair", person="person/p", organization="company/x", status="current"),
                              told("2", "position", "chair", by="b", person="person/p", organization="company/x")),
}  # fmt: skip
CONTRADICTED = {
    "suspended or forbidden": (told("1", "measure", "suspension", target="company/x", affects="product/p"),
                               told("2", "measure", "prohibition", by="b", when="2020-11", target="company/x", affects="product/p")),
    "approved or forbidden at one time": (told("1", "measure", "approval", when="2020-11", target="company/x", affects="product/p"),
                                          told("2", "measure", "prohibition", by="b", when="2020", target="company/x", affects="product/p")),
    "another sum in the same month": (fine("1", when="2021-04", sums=[("5", "EUR")]), fine("2", by="b", when="2021-04", sums=[("6", "EUR")])),
    "another month for the same sum": (fine("1", when="2021-04", sums=[("5", "EUR")]), fine("2", by="b", when="2021-06", sums=[("5", "EUR")])),
    "asserted and denied": (fine("1", when="2021-04"), fine("2", by="b", when="2021-04", modality="negated")),
    "two chairs": (told("1", "position", "chair", person="person/p", organization="company/x", status="current"),
                   told("2", "position", "chair", by="b", person="person/q", organization="company/x", status="current")),
    "each owns the other": (told("1", "ownership", "subsidiary", owner="company/x", owned="company/y"),
                            told("2", "ownership", "stake", by="b", owner="company/y", owned="company/x")),
}  # fmt: skip
NEITHER = {
    "one article": (fine("1", when="2021-04"), fine("2", when="2021-04")),
    "another kind": (fine("1", when="2021-04"), told("2", "measure", "order", by="b", when="2021-04", target="company/x")),
    "another target": (fine("1", when="2021-04"), fine("2", by="b", when="2021-04", target="company/y")),
    "another day": (fine("1", when="2021-04-10"), fine("2", by="b", when="2021-04-12")),
    "no more than the year": (fine("1", when="2021"), fine("2", by="b", when="2021")),
    "nothing shared but the target": (fine("1"), fine("2", by="b")),
    "both deny it": (fine("1", when="2021-04", modality="negated"), fine("2", by="b", when="2021-04", modality="negated")),
    "two sums in one article": (fine("1", when="2021-04", sums=[("5", "EUR")]), fine("2", when="2021-04", sums=[("6", "EUR")])),
    "sums in two currencies": (fine("1", sums=[("5", "EUR")]), fine("2", by="b", sums=[("5", "USD")])),
    "approved, then forbidden": (told("1", "measure", "approval", target="company/x", affects="product/p"),
                                 told("2", "measure", "prohibition", by="b", target="company/x", affects="product/p")),
    "planned or forbidden": (told("1", "measure", "suspension", modality="planned", target="company/x", affects="product/p"),
                             told("2", "measure", "prohibition", by="b", target="company/x", affects="product/p")),
    "one chair follows another": (
        told("1", "position", "chair", person="person/p", organization="company/x", status="current", published="2018"),
        told("2", "position", "chair", by="b", person="person/q", organization="company/x", status="current", published="2021")),
    "a chair and a former chair": (told("1", "position", "chair", person="person/p", organization="company/x", status="current"),
                                   told("2", "position", "chair", by="b", person="person/q", organization="company/x", status="former")),
    "two founders": (told("1", "position", "founder", person="person/p", organization="company/x"),
                     told("2", "position", "founder", by="b", person="person/q", organization="company/x")),
    "a merger told both ways": (told("1", "ownership", "merger", owner="company/x", owned="company/y"),
                                told("2", "ownership", "merger", by="b", owner="company/y", owned="company/x")),
}  # fmt: skip


@pytest.mark.parametrize("case", CORROBORATED)
def test_what_two_articles_tell_of_one_event_is_linked(case: str) -> None:
    assert found(*CORROBORATED[case]) == ["corroboration"]


@pytest.mark.parametrize("case", CONTRADICTED)
def test_what_two_articles_tell_differently_is_a_contradiction(case: str) -> None:
    assert found(*CONTRADICTED[case]) == ["contradiction"]


@pytest.mark.parametrize("case", NEITHER)
def test_what_may_be_two_events_is_not_linked(case: str) -> None:
    assert found(*NEITHER[case]) == []


def test_a_situation_that_another_article_denies_contradicts_itself() -> None:
    claims = (Stated("claim/1", "a", "asserted"), Stated("claim/2", "b", "negated"))
    (link,) = situation_links([Situation("s", "measure", "fine", claims=claims)])
    assert link == Link("contradiction", ("s",), ("claim/1", "claim/2"), "one article asserts what another denies: the fine")


def test_an_article_that_reports_a_denial_does_not_contradict_itself() -> None:
    claims = (Stated("claim/1", "a", "asserted"), Stated("claim/2", "a", "negated"))
    assert situation_links([Situation("s", "measure", "fine", claims=claims)]) == ()


def test_a_link_names_its_claims_and_its_reason() -> None:
    (link,) = situation_links(CONTRADICTED["suspended or forbidden"])
    assert link.claims == ("claim/1", "claim/2")
    assert link.because == "suspension and prohibition of the same thing: p"


@pytest.mark.parametrize("turn", [1, -1])
def test_the_order_of_situations_does_not_matter(turn: int) -> None:
    situations = [s for pair in (*CORROBORATED.values(), *CONTRADICTED.values()) for s in pair][::turn]
    assert situation_links(situations) == situation_links(sorted(situations, key=lambda s: (s.type, s.kind, s.claims)))


def test_the_work_does_not_grow_with_pairs() -> None:
    many = [fine(str(n), by=str(n), when="2021-04", sums=[("5", "EUR")], affects="product/p") for n in range(4000)]
    begun = time.process_time()
    assert len(situation_links(many)) < len(many)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("modalities", "strongest"),
    [(["negated", "alleged"], "alleged"), (["planned", "reported"], "reported"), (["negated"], "negated"), ([], None)],
)
def test_the_strongest_modality_wins(modalities: list[str], strongest: str | None) -> None:
    claims = tuple(Stated(str(n), "a", modality) for n, modality in enumerate(modalities))
    assert overall_modality(Situation("s", "measure", claims=claims), ontology=ONTOLOGY) == strongest


OWNED = {"owner": "company/x", "owned": "company/y"}
PLAIN = {
    "a subsidiary": (told("1", "ownership", "subsidiary", **OWNED), [("company/y", "subsidiaryOf", "company/x")]),
    "a reported subsidiary": (told("1", "ownership", "subsidiary", modality="reported", **OWNED), [("company/y", "subsidiaryOf", "company/x")]),
    "an alleged subsidiary": (told("1", "ownership", "subsidiary", modality="alleged", **OWNED), []),
    "a planned purchase": (told("1", "ownership", "acquisition", modality="planned", **OWNED), []),
    "a former post": (told("1", "position", "chair", status="former", person="person/p", organization="company/x"), []),
    "a former founder": (told("1", "position", "founder", status="former", person="person/p", organization="company/x"),
                         [("person/p", "founderOf", "company/x")]),
    "a measure of a regulator": (fine("1", imposed_by="regulator/r"),
                                 [("company/x", "measuredBy", "regulator/r"), ("company/x", "regulatedBy", "regulator/r")]),
    "a measure of a court": (fine("1", imposed_by="public-body/c"), [("company/x", "measuredBy", "public-body/c")]),
}  # fmt: skip


@pytest.mark.parametrize("case", PLAIN)
def test_only_what_is_asserted_or_reported_is_said_plainly(case: str) -> None:
    situation, expected = PLAIN[case]
    assert list(shortcuts([situation], ontology=ONTOLOGY)) == expected

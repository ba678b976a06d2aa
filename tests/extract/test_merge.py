"""One situation is one fact, however often and in whatever order an article tells of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.merge import merge_facts
from kg.model import Fact, Filler, Passage, Role

BOARD, OFFICE = "regulator/market-board", "regulator/harbour-office"
TARN, NORVIK = "company/tarn-bank", "company/norvik"
BERG, LUND = "person/anna-berg", "person/lund"
TEXT = "x" * 100


def filler(meant: Any) -> Filler:
    """An entity by its id, money by a number, else words."""
    if isinstance(meant, Decimal):
        return Filler(str(meant), "money", "x", 0, 1, value=meant, currency="EUR")
    if "/" in meant:
        return Filler(meant.partition("/")[2], meant.partition("/")[0], "x", 0, 1, meant)
    return Filler(meant, "words", "x", 0, 1)


def fact(type: str = "measure", kind: str = "fine", *, at: int = 0, **values: Any) -> Fact:
    """A fact stated at a place; what is no field of facts is a role."""
    fields = {"modality": "asserted", "rule": "tests/frame", "confidence": 0.8}
    fields |= {key: values.pop(key) for key in list(values) if key in Fact.__dataclass_fields__}
    roles = tuple(Role(name, tuple(filler(m) for m in (meant if isinstance(meant, list) else [meant]))) for name, meant in values.items())
    passage = Passage(at, at + 5, TEXT[at : at + 5])
    return Fact(article="a", article_hash="0" * 64, type=type, kind=kind, roles=roles, passage=passage, **fields)


def fine(at: int, **values: Any) -> Fact:
    return fact(at=at, **({"imposed_by": BOARD, "target": TARN} | values))


def said(at: int, **values: Any) -> Fact:
    return fact("statement", at=at, **({"kind": "criticism", "speaker": BERG} | values))


SAME: dict[str, tuple[Fact, Fact]] = {
    "measure told twice": (fine(0), fine(10)),
    "one leaves the author open": (fine(0), fact(at=10, target=TARN)),
    "one of two targets": (fine(0, target=[TARN, NORVIK]), fine(10)),
    "one leaves the sum open": (fine(0, amount=Decimal(100)), fine(10)),
    "one sum rounded": (fine(0, amount=Decimal(1000)), fine(10, amount=Decimal(985))),
    "one sum among several": (fine(0, amount=[Decimal(5), Decimal(1000)]), fine(10, amount=Decimal(1000))),
    "one leaves the date open": (fine(0, when="2020-11"), fine(10)),
    "one date within the other": (fine(0, when="2020-11"), fine(10, when="2020-11-03")),
    "said by somebody and told": (fine(0), fine(10, modality="reported", attributed_to=(filler(BERG),))),
    "both denied": (fine(0, modality="negated"), fine(10, modality="negated")),
    "neither names the target": (fact(at=0, imposed_by=BOARD), fact(at=10, imposed_by=BOARD)),
    "words for the target": (fact(at=0, target="Hidden fees"), fact(at=10, target="hidden fees")),
    "one speaker on another target": (said(0, target=BOARD), said(10, target=OFFICE)),
    "one speaker at another time": (said(0, when="2019"), said(10, when="2020")),
    "action on the same object": (
        fact("action", "launch", actor=TARN, object="new payment app"),
        fact("action", "launch", at=10, actor=TARN, object="payment app"),
    ),
    "action with the object left open": (fact("action", "launch", actor=TARN, object="app"), fact("action", "launch", at=10, actor=TARN)),
    "office in other words": (
        fact("position", "chair", person=BERG, organization=TARN, title="chair"),
        fact("position", "chair", at=10, person=BERG, organization=TARN, title="chairwoman"),
    ),
}

APART: dict[str, tuple[Fact, Fact]] = {
    "other target": (fine(0), fine(10, target=NORVIK)),
    "other author": (fine(0), fine(10, imposed_by=OFFICE)),
    "other kind": (fine(0), fine(10, kind="order")),
    "other type": (fine(0), fact("lawsuit", "", at=10, plaintiff=BOARD, defendant=TARN)),
    "target left open": (fine(0), fact(at=10, imposed_by=BOARD)),
    "other sum": (fine(0, amount=Decimal(1000)), fine(10, amount=Decimal(900))),
    "other currency": (
        fine(0, amount=Decimal(1000)),
        replace(fine(10), roles=(*fine(10).roles, Role("amount", (replace(filler(Decimal(1000)), currency="USD"),)))),
    ),
    "other date": (fine(0, when="2020-11"), fine(10, when="2019")),
    "one denied": (fine(0), fine(10, modality="negated")),
    "one denied, the other alleged": (fine(0, modality="alleged"), fine(10, modality="negated")),
    "other speaker": (said(0), said(10, speaker=LUND)),
    "other kind of statement": (said(0), said(10, kind="appeal")),
    "action on another object": (
        fact("action", "launch", actor=TARN, object="payment app"),
        fact("action", "launch", at=10, actor=TARN, object="shop"),
    ),
    "other office holder": (
        fact("position", "chair", person=BERG, organization=TARN),
        fact("position", "chair", at=10, person=LUND, organization=TARN),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_one_situation_is_one_fact(case: str) -> None:
    assert len(merge_facts(SAME[case])) == 1


@pytest.mark.parametrize("case", APART)
def test_two_situations_are_two_facts(case: str) -> None:
    assert len(merge_facts(APART[case])) == 2


@pytest.mark.parametrize("case", [*SAME, *APART])
def test_merging_does_not_ask_which_comes_first(case: str) -> None:
    first, second = (SAME | APART)[case]

    assert merge_facts([first, second]) == merge_facts([second, first])


# --- what the joined fact holds --------------------------------------------------------------------------------------


def joined(*facts: Fact) -> Fact:
    (found,) = merge_facts(facts)
    return found


def test_the_fuller_fact_gives_the_passage_and_the_other_is_kept() -> None:
    found = joined(fact(at=0, target=TARN), fine(10), fine(20))

    assert found.passage.start == 10
    assert [p.start for p in found.also] == [0, 20]


def test_roles_that_only_one_fills_are_kept() -> None:
    found = joined(fine(0, amount=Decimal(5)), fine(10, about="hidden fees"))

    assert {r.name for r in found.roles} == {"imposed_by", "target", "amount", "about"}


@pytest.mark.parametrize(
    ("one", "other", "field", "expected"),
    [
        ({}, {"when": "2020", "when_text": "last year"}, "when", "2020"),
        ({}, {"when": "2020", "when_text": "last year"}, "when_text", "last year"),
        ({}, {"matter": "fraud"}, "matter", "fraud"),
        ({}, {"status": "former"}, "status", "former"),
        ({"confidence": 0.5}, {"confidence": 0.9}, "confidence", 0.9),
        ({"modality": "alleged"}, {"modality": "reported"}, "modality", "reported"),
        ({"modality": "reported"}, {"modality": "asserted"}, "modality", "asserted"),
        # Who reports it is nobody who asserts it.
        ({}, {"modality": "reported", "attributed_to": (filler(BERG),)}, "attributed_to", ()),
        ({"modality": "reported"}, {"modality": "reported", "attributed_to": (filler(BERG),)}, "attributed_to", (filler(BERG),)),
    ],
)
def test_what_only_one_tells_is_kept(one: dict[str, Any], other: dict[str, Any], field: str, expected: Any) -> None:
    assert getattr(joined(fine(0, **one), fine(10, **other)), field) == expected


def test_facts_are_in_order_of_place() -> None:
    found = merge_facts([said(30), fine(20), fact("action", "launch", at=10, actor=TARN), fine(0, target=NORVIK)])

    assert [f.passage.start for f in found] == [0, 10, 20, 30]


def test_no_facts_are_none() -> None:
    assert merge_facts([]) == ()


# --- of all lists ----------------------------------------------------------------------------------------------------


KINDS = {"measure": ["fine", "order"], "statement": ["denial"], "action": ["launch"], "lawsuit": [""], "ownership": ["stake"]}
PARTIES = {
    "measure": {"imposed_by": [BOARD, OFFICE], "target": [TARN, NORVIK, "hidden fees"]},
    "statement": {"speaker": [BERG, LUND], "target": [TARN, "a fine"]},
    "action": {"actor": [TARN, NORVIK], "object": ["payment app", "new app", "shop"]},
    "lawsuit": {"plaintiff": [TARN, BERG], "defendant": [NORVIK, LUND]},
    "ownership": {"owner": [TARN, BERG], "owned": [NORVIK, "company/solum"]},
}
SUMS = [Decimal(1000), Decimal(985), Decimal(970), Decimal(5)]


@st.composite
def any_fact(draw: st.DrawFn, *, type: str) -> Fact:
    """A fact out of few parties, sums, dates and places, so that many meet."""
    roles = {name: draw(st.lists(st.sampled_from(meant), max_size=2, unique=True)) for name, meant in PARTIES[type].items()}
    if type == "measure":
        roles["amount"] = draw(st.lists(st.sampled_from(SUMS), max_size=2, unique=True))
    return fact(
        type,
        draw(st.sampled_from(KINDS[type])),
        at=draw(st.sampled_from([0, 10, 20, 30])),
        modality=draw(st.sampled_from(["asserted", "asserted", "reported", "negated"])),
        when=draw(st.sampled_from([None, "2020", "2020-11", "2019"])),
        confidence=draw(st.sampled_from([0.5, 0.8])),
        rule=draw(st.sampled_from(["tests/one", "tests/two"])),
        **{name: group for name, group in roles.items() if group},
    )


LISTS = st.sampled_from(sorted(KINDS)).flatmap(lambda type: st.lists(any_fact(type=type), max_size=6))


@settings(max_examples=80, deadline=None)
@given(LISTS)
def test_merging_twice_is_merging_once(facts: list[Fact]) -> None:
    once = merge_facts(facts)

    assert merge_facts(once) == once


@settings(max_examples=80, deadline=None)
@given(LISTS.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))))
def test_order_of_the_facts_does_not_matter(lists: tuple[list[Fact], list[Fact]]) -> None:
    given_order, another = lists

    assert merge_facts(given_order) == merge_facts(another)


@settings(max_examples=40, deadline=None)
@given(LISTS)
def test_no_passage_is_lost_or_made_up(facts: list[Fact]) -> None:
    stated = {f.passage for f in facts}
    kept = {p for f in merge_facts(facts) for p in (f.passage, *f.also)}

    assert kept == stated


@settings(max_examples=40, deadline=None)
@given(LISTS)
def test_what_is_denied_is_never_joined_with_what_is_not(facts: list[Fact]) -> None:
    denied = {(f.type, f.kind, f.passage) for f in facts if f.modality == "negated"}
    affirmed = {(f.type, f.kind, f.passage) for f in facts if f.modality != "negated"}

    for found in merge_facts(facts):
        passages = {(found.type, found.kind, p) for p in (found.passage, *found.also)}
        assert passages <= (denied if found.modality == "negated" else affirmed)

"""The gate: what it refuses, what it lets in, and in which form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from kg.gate import gate
from kg.model import Article, Entity, Extraction, Fact, Filler, Name, Passage, Refusal, Role
from tests.fixtures.generated import extractions
from tests.fixtures.seed_facts import EXTRACTIONS

TEXT = "On 3 May the Harbour Board fined Blue Ferries 2 million kroner, Captain Lund said."
ARTICLE = Article("ferries", TEXT, "en")
BOARD = Entity("regulator/harbour-board", "regulator", (Name("Harbour Board", "en"),), known=True)
FERRIES = Entity("company/blue-ferries", "company", (Name("Blue Ferries", "en"), Name("بلو فيريز", "ar")))
LUND = Entity("person/lund", "person", (Name("Lund", "en"), Name("Captain Lund", "en", "alternative")))
PLACE = Entity("place/oslo", "place", (Name("Oslo", "en"),))


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage(start, start + len(words), words)


def filler(words: str, entity: Entity | None = None, **values: Any) -> Filler:
    place = passage(words)
    values = {"name": words, "type": entity.type if entity else "words"} | values
    return Filler(text=words, start=place.start, end=place.end, id=entity.id if entity else None, **values)


FINE = Fact(
    article=ARTICLE.id,
    article_hash=ARTICLE.hash,
    type="measure",
    kind="fine",
    roles=(
        Role("amount", (filler("2 million kroner", type="money", value=Decimal(2_000_000), currency="NOK"),)),
        Role("target", (filler("Blue Ferries", FERRIES),)),
        Role("imposed_by", (filler("Harbour Board", BOARD),)),
    ),
    modality="asserted",
    passage=passage("the Harbour Board fined Blue Ferries"),
    rule="measures/fine",
    confidence=0.9,
    when_text="3 May",
)


def gated(fact: Fact) -> Extraction:
    return gate(Extraction(ARTICLE, (fact,), (BOARD, FERRIES, LUND, PLACE)))


def with_role(name: str, *fillers: Filler) -> Fact:
    return replace(FINE, roles=(*(r for r in FINE.roles if r.name != name), Role(name, fillers)))


REFUSED = {
    "another article": ("article", replace(FINE, article="other")),
    "another text": ("article", replace(FINE, article_hash="0" * 64)),
    "unknown type": ("type", replace(FINE, type="measures")),
    "unknown kind": ("kind", replace(FINE, kind="founder")),
    "no kind": ("kind", replace(FINE, kind="")),
    "unknown modality": ("modality", replace(FINE, modality="sure")),
    "unknown status": ("status", replace(FINE, status="current")),
    "unknown matter": ("matter", replace(FINE, matter="fish")),
    "confidence above 1": ("confidence", replace(FINE, confidence=1.1)),
    "confidence is no number": ("confidence", replace(FINE, confidence=float("nan"))),
    "no rule": ("rule", replace(FINE, rule=" ")),
    "empty quote": ("quote", replace(FINE, passage=Passage(3, 3, ""))),
    "blank quote": ("quote", replace(FINE, passage=Passage(2, 3, " "))),
    "quote elsewhere": ("quote", replace(FINE, passage=replace(FINE.passage, start=0, end=35))),
    "quote in other words": ("quote", replace(FINE, passage=replace(FINE.passage, quote="the Harbour Board fined Blue ferries"))),
    "negative offset": ("quote", replace(FINE, passage=Passage(-5, -1, "said"))),
    "quote beyond the end": ("quote", replace(FINE, passage=Passage(78, 99, TEXT[78:]))),
    "further passage elsewhere": ("quote", replace(FINE, also=(Passage(0, 4, "said"),))),
    "filler elsewhere": ("filler-quote", with_role("target", replace(filler("Blue Ferries", FERRIES), start=0, end=12))),
    "speaker elsewhere": ("filler-quote", replace(FINE, attributed_to=(replace(filler("Lund", LUND), start=1, end=5),))),
    "no such day": ("date", replace(FINE, when="2021-02-29")),
    "no date": ("date", replace(FINE, when="last week")),
    "date in no words of the text": ("date", replace(FINE, when_text="4 May")),
    "unknown role": ("role", with_role("victim", filler("Blue Ferries", FERRIES))),
    "role of another type": ("role", with_role("speaker", filler("Lund", LUND))),
    "nobody at all": ("missing-role", replace(FINE, roles=())),
    "words for an authority": ("role-type", with_role("imposed_by", filler("Board"))),
    "a place for an authority": ("role-type", with_role("imposed_by", filler("Blue Ferries", PLACE))),
    "one of two authorities is a place": ("role-type", with_role("imposed_by", filler("Harbour Board", BOARD), filler("Ferries", PLACE))),
    "money for a target": ("role-type", with_role("target", filler("2 million kroner", type="money"))),
    "no entity at all": ("role-type", with_role("target", replace(filler("Blue Ferries", FERRIES), id="https://example.org/x", type="x"))),
    "an id of records": ("role-type", with_role("target", replace(filler("Blue Ferries", FERRIES), id="claim/x", type="claim"))),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_fact_is_refused_with_its_check(case: str) -> None:
    check, fact = REFUSED[case]
    result = gated(fact)
    assert result.facts == ()
    assert {refusal.check for refusal in result.refusals} == {check}
    assert all(refusal.reason and refusal.fact == fact for refusal in result.refusals)


DROPPED = {
    "a place for a law": ("legal_basis", filler("Blue Ferries", PLACE)),
    "money without a currency": ("amount", filler("2 million", type="money", value=Decimal(2_000_000))),
    "a negative sum": ("amount", filler("2 million", type="money", value=Decimal(-2), currency="NOK")),
    "a sum beyond numbers": ("amount", filler("2 million", type="money", value=Decimal("Infinity"), currency="NOK")),
    "words for a sum": ("amount", filler("2 million")),
    "an entity where words belong": ("requires", filler("Lund", LUND)),
}


@pytest.mark.parametrize("case", DROPPED)
def test_a_wrong_filler_of_a_side_role_is_left_out_and_listed(case: str) -> None:
    role, wrong = DROPPED[case]
    result = gated(with_role(role, wrong))
    assert [fact.fillers(role) for fact in result.facts] == [()]
    assert [refusal.check for refusal in result.refusals] == ["role-type"]


def test_a_speaker_that_can_say_nothing_is_left_out() -> None:
    result = gated(replace(FINE, attributed_to=(filler("Lund", LUND), filler("Harbour", PLACE))))
    assert [f.id for f in result.facts[0].attributed_to] == [LUND.id]
    assert [refusal.check for refusal in result.refusals] == ["role-type"]


def test_a_key_role_admits_no_wrong_filler() -> None:
    assert gated(with_role("affects", filler("Board"))).facts == ()


def test_what_is_stated_twice_is_let_in_once() -> None:
    result = gate(Extraction(ARTICLE, (FINE, replace(FINE, confidence=0.4)), (BOARD, FERRIES)))
    assert len(result.facts) == 1
    assert [refusal.check for refusal in result.refusals] == ["duplicate"]


def test_roles_are_in_the_order_of_the_ontology() -> None:
    (fact,) = gated(FINE).facts
    assert [role.name for role in fact.roles] == ["imposed_by", "target", "amount"]


@pytest.mark.parametrize(("language", "name", "aliases"), [("en", "Blue Ferries", ("بلو فيريز",)), ("ar", "بلو فيريز", ("Blue Ferries",))])
def test_an_entity_goes_by_its_main_name_in_the_language_of_the_article(language: str, name: str, aliases: tuple[str, ...]) -> None:
    (fact,) = gate(Extraction(replace(ARTICLE, language=language), (FINE,), (BOARD, FERRIES))).facts
    (target,) = fact.fillers("target")
    assert (target.name, target.aliases) == (name, aliases)


def test_names_that_the_entity_lacks_stay_among_the_aliases() -> None:
    (fact,) = gated(with_role("target", replace(filler("Blue Ferries", FERRIES), name="the ferry line"))).facts
    assert fact.fillers("target")[0].aliases == ("the ferry line", "بلو فيريز")


def test_an_entity_that_only_a_fact_names_is_added() -> None:
    result = gate(Extraction(ARTICLE, (FINE,), ()))
    assert [entity.id for entity in result.entities] == [FERRIES.id, BOARD.id]
    assert result.facts


def test_earlier_refusals_are_kept() -> None:
    earlier = Refusal(FINE, "extractor", "unsure")
    assert gate(Extraction(ARTICLE, (), (), refusals=(earlier,))).refusals == (earlier,)


@pytest.mark.parametrize("extraction", EXTRACTIONS, ids=lambda e: e.article.id)
def test_the_facts_of_the_seeds_are_let_in(extraction: Extraction) -> None:
    result = gate(extraction)
    assert len(result.facts) == len(extraction.facts)
    assert result.refusals == ()


@given(extractions())
def test_what_is_let_in_stands_in_the_text_and_is_let_in_again(extraction: Extraction) -> None:
    result = gate(extraction)
    text = result.article.text
    for fact in result.facts:
        places = [fact.passage, *fact.also, *(Passage(f.start, f.end, f.text) for r in fact.roles for f in r.fillers)]
        assert all(text[p.start : p.end] == p.quote for p in places)
    assert gate(result) == result

"""What a site tells of."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Entity, Extraction
from kg.site.content import gather
from tests.fixtures.seed_facts import ANT, AUTHORITIES, BANK, EXTRACTIONS, FACTS, REGULATORS
from tests.site.stories import ACME, CALM, WATCH

SEEDS = gather(EXTRACTIONS)


def test_gather_keeps_every_fact_in_the_order_of_its_text():
    assert sorted(fact.id for fact in SEEDS.facts) == sorted(fact.id for fact in FACTS)
    for facts in SEEDS.facts_in.values():
        assert [fact.passage.start for fact in facts] == sorted(fact.passage.start for fact in facts)


def test_gather_is_the_same_in_any_order():
    assert gather(EXTRACTIONS[::-1]) == SEEDS


def test_facts_of_an_entity_are_those_that_name_it_anywhere():
    told = {f.id for f in FACTS if any(x.id == BANK for x in (*(x for r in f.roles for x in r.fillers), *f.attributed_to))}

    assert {fact.id for fact in SEEDS.facts_of[BANK]} == told


def test_entity_without_facts_counts_only_where_it_is_known_beforehand():
    spare = (Entity("place/known", "place", (), known=True), Entity("company/unknown", "company", ()))
    entities = gather([replace(CALM, entities=CALM.entities + spare)]).entities

    assert set(entities) == {ACME, WATCH, "place/known"}
    assert [name.text for name in entities["place/known"].names] == ["place/known"]


def test_measures_begin_with_the_latest_and_end_with_the_undated():
    facts = [facts[0] for facts in SEEDS.measures.values()]
    dates = [fact.when for fact in facts]

    assert {fact.type for fact in facts} == {"measure"}
    assert [date for date in dates if date] == sorted((date for date in dates if date), reverse=True)
    assert dates == [date for date in dates if date] + [None] * dates.count(None)


def test_every_fact_of_a_measure_leads_to_it():
    facts = [fact for fact in SEEDS.facts if fact.type == "measure"]

    assert {(fact.article, fact.id) for fact in facts} == set(SEEDS.measure_of)
    assert all(fact in SEEDS.measures[SEEDS.measure_of[fact.article, fact.id]] for fact in facts)


def test_regulators_are_those_who_act_the_busiest_first():
    assert SEEDS.regulators() == (REGULATORS, BANK, AUTHORITIES)
    assert ANT not in SEEDS.regulators()


def test_agreements_begin_with_contradictions_and_are_between_articles():
    assert [agreement.contradicts for agreement in SEEDS.agreements] == [True, False]
    for agreement in SEEDS.agreements:
        assert len({fact.article for fact in agreement.facts}) == 2
        assert all(agreement in SEEDS.linked[fact.article, fact.id] for fact in agreement.facts)


def test_nothing_gives_an_empty_content():
    assert gather(()) == gather(list[Extraction]())
    assert gather(()).facts == () and gather(()).entities == {}

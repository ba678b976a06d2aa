"""Judgements applied to readings that were made by hand."""

from __future__ import annotations

import pytest

from kg.judgements import NO_JUDGEMENTS, Judgement, Judgements, Place, judged
from kg.model import Extraction, Fact
from tests.judgements.two_articles import BANK, BOARD, LUMEN, WORKS, first, second

FINE = first().facts[0].id
SAME = Judgement("same", (LUMEN, WORKS))


def read(extraction: Extraction, *entries: Judgement) -> Extraction:
    return judged(extraction, Judgements.of(entries))


def target(fact: Fact) -> str | None:
    return fact.fillers("target")[0].id


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (Judgement("undecided", (LUMEN, WORKS)),),
        (Judgement("not-same", (LUMEN, WORKS)),),
        (Judgement("same", (BANK, WORKS)),),
        (Judgement("reject", ("0123456789abcdef-0-5-01234567",)),),
        (Judgement("not-same", (LUMEN,), Place("second")),),
        (Judgement("not-same", (LUMEN,), Place("first", name="Tarn")),),
    ],
)
def test_judgements_on_other_things_change_nothing(entries: tuple[Judgement, ...]) -> None:
    assert read(first(), *entries) == first()


def test_what_is_the_same_is_one_node_with_all_names() -> None:
    found = read(second(), SAME)

    assert [entity.id for entity in found.entities] == [LUMEN, BANK, BOARD]
    assert [name.text for name in found.entities[0].names] == ["Lumen Works"]
    assert target(found.facts[0]) == LUMEN


def test_the_reason_stands_on_every_mention_and_filler() -> None:
    found = read(second(), SAME)

    because = f"name; {WORKS} is judged the same as {LUMEN}"
    assert [m.because for m in found.mentions if m.entity == LUMEN] == [because]
    assert found.facts[0].fillers("target")[0].because == because


def test_the_id_of_the_authority_file_is_kept() -> None:
    found = Judgements.of([Judgement("same", ("company/aaa", "company/ant-group")), Judgement("same", ("company/aaa", "company/bbb"))])

    assert found.renamed(["company/bbb", "company/ant-group"]) == {"company/bbb": "company/ant-group"}


def test_what_an_article_calls_so_is_set_apart() -> None:
    found = read(first(), Judgement("not-same", (LUMEN,), Place("first", name="lumen")))

    apart = f"company/{found.article.hash[:8]}-lumen"
    assert {target(fact) for fact in found.facts} == {apart}
    assert [entity.id for entity in found.entities] == [apart, BOARD]
    assert {m.because for m in found.mentions if m.entity == apart} == {f"judged not to be {LUMEN}"}


def test_one_place_alone_is_set_apart_as_what_is_meant() -> None:
    start = first().facts[1].fillers("target")[0].start
    found = read(first(), Judgement("not-same", (LUMEN,), Place("first", start=start, end=start + 5, meant=BANK)))

    assert [target(fact) for fact in found.facts] == [LUMEN, BANK]
    assert found.facts[1].fillers("target")[0].name == "Lumen"


def test_what_was_set_apart_may_be_the_same_as_another() -> None:
    apart = f"company/{first().article.hash[:8]}-lumen"
    found = read(first(), Judgement("not-same", (LUMEN,), Place("first", name="Lumen")), Judgement("same", (apart, BANK)))

    assert {target(fact) for fact in found.facts} == {apart}


def test_a_rejected_fact_is_refused_with_the_reason() -> None:
    found = read(first(), Judgement("reject", (FINE,), why="it was another company"))

    assert [fact.kind for fact in found.facts] == ["investigation"]
    assert [(r.fact.id, r.check, r.reason) for r in found.refusals] == [(FINE, "judgement", "judged wrong: it was another company")]


def test_an_accepted_fact_is_as_sure_as_a_reading_can_be() -> None:
    fact = read(first(), Judgement("accept", (FINE,))).facts[0]

    assert (fact.id, fact.confidence, fact.extractor) == (FINE, 1.0, "rules, accepted by judgement")


def test_a_corrected_fact_says_what_it_should_with_the_same_evidence() -> None:
    changes = (("kind", ("order",)), ("target", (BOARD,)), ("when", ("2020-11",)))
    fact = read(first(), Judgement("correct", (FINE,), changes=changes)).facts[0]

    assert (fact.kind, fact.when, target(fact), fact.confidence) == ("order", "2020-11", BOARD, 1.0)
    assert fact.passage == first().facts[0].passage
    assert fact.fillers("target")[0].text == "Market Board"


WRONG = {
    "kind": ((("kind", ("foul",)),), "kind", "unknown kind of measure 'foul'"),
    "role": ((("target", ("Nobody",)),), "judgement", "can't be corrected so: 'Nobody' is neither an entity that first mentions"),
    "kind of words": ((("target", ("fined",)), ("kind", ("foul",))), "kind", "unknown kind"),
    "date": ((("when", ("soon",)),), "date", "'soon'"),
    "missing": ((("target", ()), ("imposed_by", ())), "missing-role", "measure lacks imposed_by or target"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_correction_passes_the_gate_or_is_refused(case: str) -> None:
    changes, check, reason = WRONG[case]
    found = read(first(), Judgement("correct", (FINE,), changes=changes))

    assert [fact.kind for fact in found.facts] == ["investigation"]
    assert [r.check for r in found.refusals] == [check]
    assert reason in found.refusals[0].reason


@pytest.mark.parametrize("step", ["before", "after"])
def test_a_fact_may_be_named_as_it_was_before_its_entities_were_judged_or_as_it_is_afterwards(step: str) -> None:
    id = (second() if step == "before" else read(second(), SAME)).facts[0].id
    found = read(second(), SAME, Judgement("reject", (id,)))

    assert [fact.kind for fact in found.facts] == ["fine"]


def test_facts_that_become_one_are_refused_as_duplicates() -> None:
    found = read(second(), Judgement("same", (BOARD, "regulator/a")))

    assert [f.fillers("imposed_by")[0].id for f in found.facts if f.fillers("imposed_by")] == ["regulator/a"]


def test_entities_are_kept_as_they_were_read() -> None:
    assert read(second(), SAME).read_as == judged(second(), NO_JUDGEMENTS).read_as == (WORKS, BANK, BOARD)


def test_only_what_is_judged_touches_an_article() -> None:
    found = Judgements.of([SAME, Judgement("accept", (FINE,))])
    articles = [e.article for e in (first(), second())]

    touched = [found.touching(a.id, a.hash, read_as) for a, read_as in zip(articles, ([LUMEN, BOARD], [WORKS, BANK]), strict=True)]
    assert [("accept" in t, WORKS in t) for t in touched] == [(True, False), (False, True)]

"""What a fact takes from its clause beside its roles: date, modality, speaker, matter, passage; and what the reader is told."""

from typing import Any

import pytest

from kg.extract import extract
from kg.extract.matching import FrameIndex
from kg.extract.rules import attempts, uncalibrated_facts
from kg.model import Article, Fact
from tests.extract.readings import facts, filled, frame, reading

NORVIK, TARN, BERG = "company/norvik", "company/tarn-bank", "person/anna-berg"
WEDNESDAY = "2021-06-16"

FINES = frame("fine", roles={"imposed_by": ("subject",), "target": ("object",), "about": ("for", "over")})
NOUN_FINES = frame("fine", form="noun", roles={"imposed_by": ("subject",), "target": ("on",)})
CHAIRS = frame(
    "chairman",
    form="noun",
    type="position",
    kind="chair",
    roles={"person": ("subject",), "organization": ("of",)},
    needs=("person", "organization"),
    presupposed=True,
    described=False,
)
PURCHASES = frame(
    "buy", type="ownership", kind="acquisition", roles={"owner": ("subject",), "owned": ("object",)}, needs=("owner", "owned")
)
STATEMENTS = frame("say", type="statement", kind="other", roles={"speaker": ("subject",), "about": ("complement",)})
FRAMES = (FINES, NOUN_FINES, CHAIRS, PURCHASES)


def fact(text: str, *frames: Any, published: str | None = WEDNESDAY) -> Fact:
    (found,) = facts(text, *(frames or FRAMES), published=published)
    return found


# --- dates -----------------------------------------------------------------------------------------------------------

DATES: dict[str, tuple[str, str | None]] = {
    "of the clause": ("The Market Board fined Norvik in March 2020.", "2020-03"),
    "before the clause": ("In March 2020 the Market Board fined Norvik.", "2020-03"),
    "relative to the publication": ("The Market Board fined Norvik on Monday.", "2021-06-14"),
    "of the verb that the noun hangs on": ("The Market Board imposed a fine on Norvik in 2019.", "2019"),
    "of the announcement": ("The Market Board said on Monday that it fined Norvik.", "2021-06-14"),
    "of the clause before that of the announcement": ("The Market Board said on Monday that it fined Norvik in March.", "2021-03"),
    "not of the reporting beside it": ("The Market Board fined Norvik in 2019, Tarn Bank said on Monday.", "2019"),
    "not of what it is for": ("The Market Board fined Norvik on Monday for hiding losses in 2018.", "2021-06-14"),
    "not of the reason": ("The Market Board fined Norvik because it hid losses in 2018.", None),
    "not of what is said of the target": ("Norvik, which lost its case in 2015, was fined by the Market Board.", None),
    "not of what is said of the author": ("The Market Board, which was founded in 1990, fined Norvik.", None),
    "not of what is said of the object": ("The Market Board fined Norvik for the losses that it hid in 2018.", None),
    "of the clause beside what is said of the author": ("In 2019 the Market Board, which was founded in 1990, fined Norvik.", "2019"),
    "not of another sentence": ("The Market Board fined Norvik. In 2019 the sun shone.", None),
    "the one nearest to the verb": ("The Market Board fined Norvik in 2019 under the rules of 2012.", "2019"),
    "none": ("The Market Board fined Norvik.", None),
    "right behind the noun": ("After a fine on Norvik in April by the Market Board, shares fell.", "2021-04"),
    "of the announcement of a noun": ("The Market Board announced a fine on Norvik on Monday.", "2021-06-14"),
    "not of the verb before it": ("The Market Board was founded in 1990 and fines Norvik.", None),
    "of two verbs in one breath": ("The Market Board searched Tarn Bank in 2019 and fined Norvik.", "2019"),
}


@pytest.mark.parametrize("case", DATES)
def test_date_of_a_fact(case: str) -> None:
    text, expected = DATES[case]

    assert fact(text, FINES, NOUN_FINES).when == expected


@pytest.mark.parametrize("text", ["Norvik denied losses.", "Anna Berg said that prices fell."])
def test_statement_is_in_the_voice_of_its_speaker(text: str) -> None:
    denials = frame("deny", type="statement", kind="denial", roles={"speaker": ("subject",), "about": ("object",)})

    found = fact(text, denials, STATEMENTS)

    assert found.attributed_to == found.fillers("speaker")


def test_date_of_a_statement_is_not_that_of_what_is_said() -> None:
    assert fact("Anna Berg said on Monday that Norvik grew in 2019.", STATEMENTS).when == "2021-06-14"


@pytest.mark.parametrize(
    "text", ["Anna Berg, the chairman of Norvik, left in 2019.", "Anna Berg, the chairman of Norvik, said in 2019 it grew."]
)
def test_what_is_said_in_passing_has_no_date(text: str) -> None:
    assert fact(text).when is None


def test_an_office_is_held_since_the_time_that_its_sentence_tells() -> None:
    assert fact("Since 2002, Anna Berg has been chairman of Norvik.").when == "2002/.."


def test_words_of_a_date_are_kept_where_nothing_resolves_it() -> None:
    found = fact("The Market Board fined Norvik last year.", published=None)

    assert (found.when, found.when_text) == (None, "last year")


# --- modality and speaker --------------------------------------------------------------------------------------------

MODALITIES: dict[str, tuple[str, str, list[str]]] = {
    "asserted": ("Norvik bought Tarn Bank.", "asserted", []),
    "planned": ("Norvik will buy Tarn Bank.", "planned", []),
    "predicted": ("Norvik may buy Tarn Bank.", "predicted", []),
    "negated": ("Norvik did not buy Tarn Bank.", "negated", []),
    "denied": ("Norvik denied that it bought Tarn Bank.", "negated", [NORVIK]),
    "reported": ("Anna Berg said Norvik bought Tarn Bank.", "reported", [BERG]),
    "reported by a party": ("Norvik said it bought Tarn Bank.", "reported", [NORVIK]),
    "predicted by somebody": ("Anna Berg said Norvik may buy Tarn Bank.", "predicted", [BERG]),
    # What is said in passing holds whoever says the sentence.
    "presupposed": ("Tarn Bank said Anna Berg, the chairman of Norvik, left.", "asserted", []),
    "presupposed in what may happen": ("Anna Berg, the chairman of Norvik, may leave.", "asserted", []),
    "presupposed in what did not happen": ("Anna Berg, the chairman of Norvik, was not there.", "asserted", []),
}


@pytest.mark.parametrize("case", MODALITIES)
def test_modality_and_speaker(case: str) -> None:
    text, modality, speakers = MODALITIES[case]
    found = fact(text)

    assert (found.modality, [f.id for f in found.attributed_to]) == (modality, speakers)


def test_what_somebody_says_is_reported_by_its_speaker() -> None:
    found = fact("Anna Berg said Norvik grew.", STATEMENTS)

    assert (found.modality, found.attributed_to) == ("reported", found.fillers("speaker"))


@pytest.mark.parametrize(("text", "expected"), [("Norvik bought Tarn Bank.", "alleged"), ("Norvik will buy Tarn Bank.", "planned")])
def test_frame_decides_the_modality_only_of_what_the_clause_asserts(text: str, expected: str) -> None:
    alleging = frame("buy", type="ownership", kind="stake", roles={"owner": ("subject",), "owned": ("object",)}, modality="alleged")

    assert fact(text, alleging).modality == expected


# --- parties ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Norvik bought Norvik.", "Lumen Works bought Lumen Works and Tarn Bank."])
def test_nobody_acts_on_itself(text: str) -> None:
    assert facts(text, PURCHASES) == ()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Norvik bought Tarn Bank and Lumen Works.", [([NORVIK], [TARN]), ([NORVIK], ["company/lumen-works"])]),
        ("Norvik bought Tarn Bank.", [([NORVIK], [TARN])]),
    ],
)
def test_relation_of_several_is_a_fact_for_each_pair(text: str, pairs: list[Any]) -> None:
    found = [(filled(f)["owner"], filled(f)["owned"]) for f in facts(text, PURCHASES)]

    assert sorted(found) == sorted(pairs)


def test_event_on_several_is_one_fact() -> None:
    assert filled(fact("The Market Board fined Norvik and Tarn Bank."))["target"] == [NORVIK, TARN]


# --- matter, passage, confidence -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The Market Board fined Norvik for fraud.", "fraud"),
        ("The Market Board fined Norvik over privacy.", "data-protection"),
        ("The Market Board fined Norvik over hidden fees.", None),
        ("The Market Board fined Norvik. Tarn Bank fears fraud.", None),
    ],
)
def test_matter_is_told_by_the_words_of_what_it_is_about(text: str, matter: str | None) -> None:
    assert fact(text).matter == matter


def test_frame_may_decide_the_matter() -> None:
    assert fact("The Market Board fined Norvik for fraud.", frame("fine", matter="antitrust")).matter == "antitrust"


@pytest.mark.parametrize("case", DATES)
def test_passage_stands_in_the_text(case: str) -> None:
    text, _ = DATES[case]
    passage = fact(text, FINES, NOUN_FINES).passage

    assert text[passage.start : passage.end] == passage.quote


@pytest.mark.parametrize(
    ("text", "least", "most"), [("Norvik bought Tarn Bank.", 0.8, 0.8), ("Norvik said it bought Tarn Bank.", 0.1, 0.79)]
)
def test_confidence_before_calibration_is_of_frame_and_resolution(text: str, least: float, most: float) -> None:
    (found,) = uncalibrated_facts(reading(text), FrameIndex(FRAMES))

    assert least <= found.confidence <= most


def test_every_attempt_says_what_it_made_or_why_not() -> None:
    text = "The Market Board fined Norvik. Norvik bought Norvik. Tarn Bank was fined."
    needy = frame("fine", needs=("imposed_by",))
    tried = [(a.clause.predicate, a.fact is not None, a.reason) for a in attempts(reading(text), FrameIndex((needy, PURCHASES)))]

    assert tried == [("fine", True, ""), ("buy", False, "it would act on itself"), ("fine", False, "nothing fills imposed_by")]


# --- of whole articles -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "published", "codes"),
    [
        ("The sun shone.", None, ["no-facts"]),
        ("The European Commission fined Apple last year.", None, ["date-open"]),
        ("The European Commission fined Apple last year.", WEDNESDAY, []),
        ("The European Commission fined Apple in 2020.", None, []),
        ("أشرقت الشمس.", None, ["no-facts"]),
    ],
)
def test_notes_of_an_article(text: str, published: str | None, codes: list[str]) -> None:
    language = "en" if text.isascii() else "ar"
    found = extract(Article("a", text, language, published=published))

    assert [n.code for n in found.notes] == codes
    assert {n.severity for n in found.notes} <= {"warning"}


def test_open_date_is_named_in_its_note() -> None:
    (note,) = extract(Article("a", "The European Commission fined Apple last year.", "en")).notes

    assert note.message == "1 date(s) left open ('last year'): no publication date or anchor resolves them"


def test_entities_of_an_article_are_those_of_its_facts_and_mentions() -> None:
    found = extract(Article("a", "The European Commission fined Apple, Reuters reported.", "en"))
    used = {f.id for fact in found.facts for r in fact.roles for f in r.fillers if f.id} | {m.entity for m in found.mentions}

    assert [e.id for e in found.entities] == sorted(used | {f.id for fact in found.facts for f in fact.attributed_to if f.id})

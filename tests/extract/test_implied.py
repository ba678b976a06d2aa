"""Parties that a clause leaves out: filled from its surroundings where one alone can be meant, and only there."""

import pytest

from kg.model import Fact
from tests.extract.readings import facts, filled, frame

BOARD, OFFICE, GULL = "regulator/market-board", "regulator/harbour-office", "news-outlet/daily-gull"
NORVIK, TARN, BERG = "company/norvik", "company/tarn-bank", "person/anna-berg"

FINES = frame("fine")
ORDERS = frame("order", kind="order")
OPEN_FINES = frame(
    "fine", form="noun", roles={"imposed_by": ("subject",), "target": ("on", "object")}, needs=("target",), open=frozenset({"target"})
)
CHAIRS = frame(
    "chairman",
    form="noun",
    type="position",
    kind="chair",
    roles={"person": ("subject",), "organization": ("of",)},
    needs=("person", "organization"),
    open=frozenset({"organization"}),
)
LAUNCHES = frame(
    "launch",
    type="action",
    kind="launch",
    roles={"actor": ("subject",), "object": ("object",)},
    needs=("actor",),
    open=frozenset({"actor"}),
)


def last(text: str) -> Fact:
    """The fact that is stated last."""
    return facts(text, FINES, ORDERS)[-1]


# text, who is meant as author of the last measure, why
AUTHORS: dict[str, tuple[str, str, str]] = {
    "who says so": ("Norvik was fined, the Market Board said.", BOARD, "says that the measure was taken"),
    "who announces it": ("The Market Board announced that Norvik was fined.", BOARD, "says that the measure was taken"),
    "who expects it": ("Norvik may be fined, the Market Board said.", BOARD, "says that the measure was taken"),
    "the one of the sentence": ("In the view of the Market Board, Norvik was fined.", BOARD, "the one authority of the sentence"),
    "the one of the sentence before": ("The Market Board met. Norvik was fined.", BOARD, "the one authority spoken of before"),
    "the one that is spoken of": ("The Market Board met. The sun shone. Norvik was fined.", BOARD, "what is spoken of here"),
    "the one that acts at all": (
        "The Market Board fined Tarn Bank. The sun shone. Rain fell. Snow fell. Norvik was fined.",
        BOARD,
        "the one authority that acts",
    ),
    "of a measure on the same target, however far": (
        "The Market Board fined Norvik. The sun shone. It rained all day. It snowed. The wind blew. Norvik was ordered to pay.",
        BOARD,
        "of a measure told beside it",
    ),
    "of a measure on the same target, others in between": (
        "The Market Board fined Norvik. The Market Board and the Harbour Office met. Norvik was ordered to pay.",
        BOARD,
        "of a measure told beside it",
    ),
    "of the nearest measure on the same target": (
        "The Market Board fined Norvik. The Harbour Office fined Norvik. The sun shone. Norvik was ordered to pay.",
        OFFICE,
        "of a measure told beside it",
    ),
}


@pytest.mark.parametrize("case", AUTHORS)
def test_author_that_the_clause_leaves_out(case: str) -> None:
    text, author, because = AUTHORS[case]
    (filler,) = last(text).fillers("imposed_by")

    assert (filler.id, filler.because) == (author, f"implied: {because}")


@pytest.mark.parametrize(
    "text",
    [
        "Norvik was fined.",
        "The Market Board and the Harbour Office met. Norvik was fined.",
        "The Market Board met the Harbour Office, and Norvik was fined.",
        # Too far back, and no measure on the same target.
        "The Market Board met. The sun shone. Rain fell. Snow fell. Norvik was fined.",
        # Nobody who could fine.
        "Norvik was fined, Anna Berg said.",
        "Norvik may be fined, analysts said.",
        "Tarn Bank grew. Norvik was fined.",
    ],
)
def test_author_stays_open_where_nobody_or_two_could_be_meant(text: str) -> None:
    assert filled(last(text)) == {"target": [NORVIK]}


def test_author_that_is_needed_is_looked_for() -> None:
    frames = frame("fine", needs=("imposed_by", "target"), open=frozenset({"imposed_by"}))

    (found,) = facts("The Market Board met. Norvik was fined.", frames)

    assert filled(found) == {"target": [NORVIK], "imposed_by": [BOARD]}


def test_author_that_is_needed_and_not_found_leaves_no_fact() -> None:
    assert facts("Norvik was fined.", frame("fine", needs=("imposed_by", "target"), open=frozenset({"imposed_by"}))) == ()


def test_who_rules_on_a_measure_has_not_taken_it() -> None:
    uphold = frame("uphold", kind="ruling", roles={"imposed_by": ("subject",), "target": ("object.on",)})
    fine = frame("fine", form="noun", roles={"imposed_by": ("by",), "target": ("on",)})

    found = facts("The Market Board upheld the fine on Norvik.", uphold, fine)

    assert [filled(f) for f in found if f.kind == "fine"] == [{"target": [NORVIK]}]


def test_author_of_what_did_not_happen_is_who_might_have_done_it() -> None:
    assert filled(last("The Market Board met. Norvik was not fined.")) == {"imposed_by": [BOARD], "target": [NORVIK]}


def test_target_is_not_its_own_author() -> None:
    text = "The Harbour Office was fined."

    assert filled(last(text)) == {"target": [OFFICE]}


def test_author_that_is_named_is_kept() -> None:
    (filler,) = last("The Harbour Office said the Market Board fined Norvik.").fillers("imposed_by")

    assert filler.id == BOARD
    assert not filler.because.startswith("implied")


def test_what_is_implied_is_less_certain() -> None:
    assert last("Norvik was fined, the Market Board said.").confidence < last("The Market Board fined Norvik.").confidence


# --- roles that a frame leaves open ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Norvik lost the case. Norvik grew. The Market Board imposed a fine.", NORVIK),
        ("The Market Board ordered Norvik to stop. The Market Board imposed a fine.", NORVIK),
    ],
)
def test_target_that_the_clause_leaves_open(text: str, target: str) -> None:
    found = facts(text, OPEN_FINES)

    assert [filled(f)["target"] for f in found] == [[target]]


@pytest.mark.parametrize(
    "text",
    [
        "The Market Board imposed a fine.",
        "It rained. The Market Board imposed a fine.",
        "Norvik and Tarn Bank lost the case. The Market Board imposed a fine.",
    ],
)
def test_fact_without_its_needed_target_is_none(text: str) -> None:
    assert facts(text, OPEN_FINES) == ()


def test_target_is_that_of_a_measure_beside_it_before_what_is_spoken_of() -> None:
    text = "The Market Board ordered Norvik to stop. Tarn Bank grew. Tarn Bank sells shares. The Market Board imposed a fine."
    (found,) = [f for f in facts(text, OPEN_FINES, ORDERS) if f.kind == "fine"]

    assert filled(found)["target"] == [NORVIK]


@pytest.mark.parametrize(
    ("text", "role", "party"),
    [
        ("Norvik grew. Anna Berg became chairman.", "organization", NORVIK),
        ("Norvik grew. Norvik lost a case. Anna Berg is the chairman.", "organization", NORVIK),
        ("Norvik grew. A new app was launched.", "actor", NORVIK),
    ],
)
def test_party_that_the_text_is_about(text: str, role: str, party: str) -> None:
    (found,) = facts(text, CHAIRS, LAUNCHES)

    assert filled(found)[role] == [party]
    assert found.fillers(role)[0].because == "implied: what is spoken of here"


@pytest.mark.parametrize(
    "text",
    [
        "Norvik grew. Tarn Bank grew. Anna Berg is the chairman.",
        "Norvik met Tarn Bank. A new app was launched.",
        "Anna Berg is the chairman.",
        # Somebody is named there, only nobody who admits a chairman.
        "Norvik grew. Anna Berg is the chairman of GlowPay.",
    ],
)
def test_party_stays_open_where_nobody_or_two_could_be_meant(text: str) -> None:
    assert facts(text, CHAIRS, LAUNCHES) == ()


# --- official acts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "modality", "speakers"),
    [
        ("The Market Board said it fined Norvik.", "asserted", []),
        ("Norvik was fined, the Market Board said.", "asserted", []),
        ("Norvik was fined, the Daily Gull reported.", "asserted", [GULL]),
        ("Norvik was fined, Anna Berg said.", "reported", [BERG]),
        ("Tarn Bank said the Market Board fined Norvik.", "reported", [TARN]),
        ("The Harbour Office said the Market Board fined Norvik.", "reported", [OFFICE]),
        ("Norvik may be fined, the Market Board said.", "predicted", [BOARD]),
    ],
)
def test_act_that_took_place_is_asserted_by_authority_and_press(text: str, modality: str, speakers: list[str]) -> None:
    found = last(text)

    assert (found.modality, [f.id for f in found.attributed_to]) == (modality, speakers)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The Market Board opened an investigation into fees charged by Norvik and Tarn Bank.", {NORVIK, TARN}),
        ("The Market Board opened an investigation into Norvik's takeover of Tarn Bank.", {NORVIK}),
        ("The Market Board opened an investigation into the weather.", set()),
    ],
)
def test_target_is_named_in_what_the_measure_is_about(text: str, targets: set[str]) -> None:
    roles = {"imposed_by": ("subject",), "target": ("on",), "about": ("into",)}
    probes = frame("investigation", form="noun", kind="investigation", roles=roles, needs=("imposed_by",))

    (fact,) = facts(text, probes)

    assert {f.id for f in fact.fillers("target")} == targets


@pytest.mark.parametrize(
    "text",
    [
        # Neither whose measure it is nor whom it meets.
        "The Market Board met. A broker was fined.",
        # What others want done.
        "Tarn Bank said the Market Board must fine Norvik.",
    ],
)
def test_what_is_said_too_vaguely_or_only_wanted_is_no_measure(text: str) -> None:
    assert facts(text, FINES) == ()


def test_what_an_authority_must_do_is_a_measure() -> None:
    (fact,) = facts("The Market Board must fine Norvik.", FINES)
    assert fact.modality == "required"

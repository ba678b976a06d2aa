"""One act is one measure, though the headline describes a party that the text names; two acts stay two."""

import pytest

from tests.extract.readings import facts, filled, frame

FRAMES = (
    frame("fine", roles={"imposed_by": ("subject",), "target": ("object",), "amount": ("amount",)}),
    frame("probe", kind="investigation"),
    frame("order", kind="order"),
)

BOARD, OFFICE, STATE = "regulator/market-board", "regulator/harbour-office", "public-body/government-of-ruritania"
NORVIK, TARN, LUMEN = "company/norvik", "company/tarn-bank", "company/lumen-works"

# text, the measures: kind, who, whom
ACTS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "the state, then its body": ("Ruritania fined Norvik.\n\nThe Market Board fined Norvik.", [("fine", BOARD, NORVIK)]),
    "the body, then its state": ("The Market Board fined Norvik.\n\nRuritania fined Norvik.", [("fine", BOARD, NORVIK)]),
    "a product, then its company": ("Ruritania fined GlowPay.\n\nThe Market Board fined Lumen Works.", [("fine", BOARD, LUMEN)]),
    "a target described": (
        "Market Board fines airport operator.\n\nThe Market Board fined Norvik.",
        [("fine", BOARD, NORVIK)],
    ),
    "two bodies of a state": (
        "The Harbour Office fined Norvik.\n\nThe Market Board fined Norvik.",
        [("fine", OFFICE, NORVIK), ("fine", BOARD, NORVIK)],
    ),
    "another act": (
        "The Market Board probed Norvik.\n\nIn a separate case Ruritania probed Norvik.",
        [("investigation", BOARD, NORVIK), ("investigation", STATE, NORVIK)],
    ),
    "two named": ("The Market Board fined Norvik.\n\nThe Market Board fined Tarn Bank.", [("fine", BOARD, NORVIK), ("fine", BOARD, TARN)]),
    "two kinds": (
        "The Market Board probed Norvik.\n\nThe Market Board fined Norvik.",
        [("investigation", BOARD, NORVIK), ("fine", BOARD, NORVIK)],
    ),
    "two sums": (
        "Ruritania fined Norvik $5 million.\n\nThe Market Board fined Norvik $9 million.",
        [("fine", STATE, NORVIK), ("fine", BOARD, NORVIK)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ACTS.values(), ids=ACTS)
def test_acts_told_once(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(f.kind, filled(f)) for f in facts(text, *FRAMES)]
    assert [(kind, roles["imposed_by"][0], roles["target"][0]) for kind, roles in found] == expected


def test_acts_told_once_takes_who_is_described_later_for_another() -> None:
    assert len(facts("The Market Board fined Norvik.\n\nThe Market Board fined an insurer.", *FRAMES)) == 2


def test_acts_told_once_keeps_the_other_passage() -> None:
    (fact,) = facts("Ruritania fined Norvik.\n\nThe Market Board fined Norvik.", *FRAMES)
    assert len(fact.also) == 1

"""Descriptions that come before the name they describe: given to the one that fits, to nobody where two could."""

import pytest

from tests.mentions.readings import COMPETITION, LUMEN, meanings

# text, description, what it means
NAMED_AFTER: dict[str, tuple[str, str, str]] = {
    "country agrees": (
        "The Ruritanian watchdog fined Solum Motors. The Ruritanian Competition Authority said it was right.",
        "The Ruritanian watchdog",
        COMPETITION,
    ),
    "country agrees for a company": ("The Ruritanian company was fined. Lumen Works said it will appeal.", "The Ruritanian company", LUMEN),
    "the text calls it so": ("A lender was fined. Solum, a lender, said it will appeal.", "A lender", "company/solum"),
    "its name says so": ("The watchdog acted. The Northern Ferry Watchdog met.", "The watchdog", "regulator/northern-ferry-watchdog"),
    "four sentences on": (
        "The Ruritanian company was fined. It rained. It snowed. The wind blew. Lumen Works said it will appeal.",
        "The Ruritanian company",
        LUMEN,
    ),
}

LEFT_OPEN: dict[str, tuple[str, str]] = {
    "nothing agrees but the type": ("The watchdog acted. The Ruritanian Competition Authority met.", "The watchdog"),
    "another country": ("The Arcadian company was fined. Lumen Works grew.", "The Arcadian company"),
    "another type": ("The Ruritanian watchdog acted. Lumen Works grew.", "The Ruritanian watchdog"),
    "two could be meant": ("A lender was fined. Solum, a lender, and Tarn Bank, a lender, will appeal.", "A lender"),
    "too far on": (
        "The Ruritanian company was fined. It rained. It snowed. The wind blew. The sun shone. Lumen Works said it will appeal.",
        "The Ruritanian company",
    ),
    "several are meant": ("Ruritanian companies were fined. Lumen Works grew.", "Ruritanian companies"),
}


@pytest.mark.parametrize("case", NAMED_AFTER)
def test_description_is_given_the_name_that_follows(case: str) -> None:
    text, words, entity = NAMED_AFTER[case]
    (mention,) = meanings(text, words)

    assert mention.entity == entity
    assert mention.because.endswith("named after")


@pytest.mark.parametrize("case", LEFT_OPEN)
def test_description_stays_one(case: str) -> None:
    text, words = LEFT_OPEN[case]

    assert [m.because for m in meanings(text, words)] == ["only described, not named"]


def test_name_before_counts_more_than_the_name_after() -> None:
    text = "Lumen Works grew. The Ruritanian company was fined. Solum Bank, a Ruritanian company, was not."
    (mention,) = meanings(text, "The Ruritanian company")

    assert mention.entity == LUMEN

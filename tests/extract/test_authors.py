"""Who stands behind what is said to act: the author of a report, the company behind an app."""

import pytest

from kg.authority import Authority, AuthorityEntry
from kg.extract.rules import facts_of, read
from kg.model import Article, Fact, Name

AUTHORITY = Authority.of(
    [
        AuthorityEntry("regulator/market-board", "regulator", (Name("Market Board", "en"), Name("مجلس السوق", "ar"))),
        AuthorityEntry("company/norvik", "company", (Name("Norvik", "en"), Name("نورفيك", "ar"))),
        AuthorityEntry("product/glowpay", "product", (Name("GlowPay", "en"),), run_by="company/norvik"),
        AuthorityEntry("product/dimchat", "product", (Name("Dimchat", "en"),)),
    ]
)


def facts(text: str, language: str = "en") -> tuple[Fact, ...]:
    return facts_of(read(Article("a", text, language), authority=AUTHORITY))


@pytest.mark.parametrize(
    ("text", "speaker", "because"),
    [
        ("A statement from Norvik said that it was innocent.", "company/norvik", "author of the statement"),
        ("Norvik met the press. Its statement said that it was innocent.", "company/norvik", "author of the statement"),
        ("GlowPay denied that customers were misled.", "company/norvik", "authority file"),
        ("Dimchat denied that customers were misled.", "company/dimchat", "authority file"),
    ],
)
def test_who_speaks(text: str, speaker: str, because: str) -> None:
    told = [f for fact in facts(text) if fact.type == "statement" for f in fact.fillers("speaker")]

    assert [f.id for f in told] == [speaker]
    assert because in told[0].because


def test_order_acts_for_who_gave_it() -> None:
    orders = [f for f in facts("The Market Board fined Norvik. The ruling requires Norvik to sell its depots.") if f.kind == "order"]

    assert [f.id for fact in orders for f in fact.fillers("imposed_by")] == ["regulator/market-board"]


def test_report_of_nobody_says_nothing() -> None:
    assert not [f for f in facts("A report said that Norvik had misled customers.") if f.fillers("speaker")]

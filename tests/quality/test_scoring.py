"""The scorer: what counts as the same fact."""

from dataclasses import replace

import pytest

from kg.model import Fact, Filler, Passage, Role
from tests.quality.scoring import GoldFact, Tally, matched, paired, read_gold, tally, telling


def filler(name: str, *aliases: str) -> Filler:
    return Filler(name, "company", name, 0, len(name), aliases=aliases)


def found(of: str, kind: str = "", modality: str = "asserted", **roles: list[str] | str) -> Fact:
    filled = tuple(Role(role, tuple(map(filler, [names] if isinstance(names, str) else names))) for role, names in roles.items())
    return Fact("a", "0" * 64, of, kind, filled, modality, Passage(0, 1, "x"), "a/rule", 0.9)  # type: ignore[arg-type]


def gold(of: str, kind: str = "", modality: str = "asserted", core: bool = False, **roles: list[str] | str) -> GoldFact:
    told = {role: [names] if isinstance(names, str) else names for role, names in roles.items()}
    fact = {"type": of, "kind": kind, "roles": told, "modality": modality, "core": core, "quote": "x"}
    return read_gold({"id": "a", "lang": "en", "facts": [fact], "entities": []}).facts[0]


FINE = gold("measure", "fine", imposed_by="the Bank of Ardia | BoA", target=["Norvik", "Tarn"])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The Norvik Group", ("norvik",)),
        ("Norvik’s", ("norvik",)),
        ("U.S. Treasury", ("us", "treasury")),
        ("the company", ("the", "company")),
        ("شركة «النورس»", ("نورس",)),
        ("مجموعة الفرات", ("فرات",)),
    ],
)
def test_telling_words(name: str, words: tuple[str, ...]) -> None:
    assert telling(name) == words


@pytest.mark.parametrize(
    "fact",
    [
        found("measure", "fine", imposed_by="Bank of Ardia", target=["Norvik", "Tarn"]),
        found("measure", "fine", imposed_by="BoA", target="Tarn"),
        found("measure", "settlement", imposed_by="BoA", target="Norvik plc"),
        found("measure", "fine", imposed_by="BoA", target=["Norvik", "Ostmark"], amount="5 euros"),
    ],
)
def test_same_fact(fact: Fact) -> None:
    assert matched(FINE, fact)


@pytest.mark.parametrize(
    "fact",
    [
        found("measure", "order", imposed_by="BoA", target="Norvik"),
        found("measure", "fine", target="Norvik"),
        found("measure", "fine", imposed_by="Ostmark", target="Norvik"),
        found("measure", "fine", imposed_by="BoA", target=["Norvik", "Ostmark", "Sund"]),
        found("statement", "other", speaker="BoA"),
    ],
)
def test_another_fact(fact: Fact) -> None:
    assert not matched(FINE, fact)


def test_a_role_that_gold_leaves_open_is_not_judged() -> None:
    assert matched(gold("measure", "raid", target="Norvik"), found("measure", "raid", imposed_by="BoA", target="Norvik"))


def test_parties_of_a_merger_have_no_order() -> None:
    turned = found("ownership", "acquisition", owner="Tarn", owned="Norvik")

    assert matched(gold("ownership", "merger", owner="Norvik", owned="Tarn"), turned)
    assert not matched(gold("ownership", "acquisition", owner="Norvik", owned="Tarn"), turned)


def test_a_filler_with_the_names_of_many_is_nobody() -> None:
    entities = [frozenset({telling(name)}) for name in ("Norvik", "Tarn", "Ostmark")]
    anybody = replace(found("action", "results"), roles=(Role("actor", (filler("Norvik", "Tarn", "Ostmark"),)),))

    assert matched(gold("action", "results", actor="Norvik"), anybody)
    assert not matched(gold("action", "results", actor="Norvik"), anybody, entities=entities)


def test_pairing_leaves_no_partner_unused() -> None:
    golds = [gold("action", "deal", actor=["Norvik", "Tarn"]), gold("action", "deal", actor="Norvik")]
    facts = [found("action", "deal", actor="Norvik"), found("action", "deal", actor="Tarn")]

    assert paired(golds, facts) == {0: 1, 1: 0}


def test_tally() -> None:
    document = {
        "id": "a",
        "lang": "en",
        "entities": [],
        "facts": [
            {"type": "lawsuit", "kind": "", "roles": {"plaintiff": ["Norvik"]}, "modality": "planned", "core": True, "quote": "x"},
            {"type": "statement", "kind": "other", "roles": {"speaker": ["Tarn"]}, "modality": "reported", "core": True, "quote": "x"},
            {"type": "based-in", "kind": "", "roles": {"organization": ["Tarn"]}, "modality": "asserted", "core": False, "quote": "x"},
        ],
    }
    facts = [
        found("lawsuit", plaintiff=["Norvik", "Sund"]),
        found("statement", "other", speaker="Tarn"),
        found("lawsuit", plaintiff="Sund"),
    ]
    counted = tally(read_gold(document), facts)

    assert counted == Tally(3, 3, 2, 1, 2, 1, 2, 2, 3, 2, 1, 0)
    assert (counted + counted).figures() == {
        "events precision": 1 / 2,
        "events F1": 2 / 3,
        "all F1": 2 / 3,
        "core recall": 1.0,
        "fillers precision": 2 / 3,
        "modality": 0.0,
    }

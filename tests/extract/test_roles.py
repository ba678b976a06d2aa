"""What fills the roles of a frame: which functions, which types, which words, trimmed how."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.roles import Filled, fill_roles
from kg.model import Filler
from kg.ontology import load_ontology
from tests.extract.readings import clause, frame, reading

LUMEN, TARN, NORVIK = "company/lumen-works", "company/tarn-bank", "company/norvik"
BOARD, GOVERNMENT = "regulator/market-board", "public-body/government-of-ruritania"
COMPANIES = frozenset({"company"})


MARKS = " \t\r\n,;:.\"'“”‘’«»()[]،؛–—-"


def filled(text: str, predicate: str, *, type: str = "measure", **conditions: Any) -> Filled | str:
    """The roles that the clause with this predicate fills, or the needed role that stays empty."""
    tried = frame(predicate, type=type, **conditions)
    return fill_roles(reading(text), tried, clause(text, predicate), load_ontology().types[type].roles)


def fillers(text: str, predicate: str, role: str, *functions: str, **conditions: Any) -> list[Filler]:
    found = filled(text, predicate, roles={role: functions}, **conditions)
    assert isinstance(found, Filled)
    return [filler for group in found.roles for filler in group.fillers]


def names(text: str, predicate: str, role: str, *functions: str, **conditions: Any) -> list[str]:
    return [filler.id or filler.name for filler in fillers(text, predicate, role, *functions, **conditions)]


@pytest.mark.parametrize("text", ["The analysts fined Norvik.", "Tarn Bank fined Norvik.", "Norvik was fined by Tarn Bank."])
def test_what_private_ones_do_no_authority_does(text: str) -> None:
    assert filled(text, "fine", where={"imposed_by": frozenset({"regulator", "group"})}) == "imposed_by"


# sentence, predicate, role, functions, what fills it
FUNCTIONS: dict[str, tuple[str, str, str, tuple[str, ...], list[str]]] = {
    "subject": ("The Market Board fined Norvik.", "fine", "imposed_by", ("subject",), [BOARD]),
    "object": ("The Market Board fined Norvik.", "fine", "target", ("object",), [NORVIK]),
    "author of a passive": ("Norvik was fined by the Market Board.", "fine", "imposed_by", ("subject",), [BOARD]),
    "preposition": ("The Market Board imposed a fine on Norvik.", "fine", "target", ("on",), [NORVIK]),
    "first function that gives one": (
        "The Market Board fined Norvik.",
        "fine",
        "target",
        ("indirect-object", "object", "subject"),
        [NORVIK],
    ),
    "only the first that gives one": ("The Market Board fined Norvik.", "fine", "target", ("subject", "object"), [BOARD]),
    "several": ("The Market Board fined Norvik and Tarn Bank.", "fine", "target", ("object",), [NORVIK, TARN]),
    "pronoun": ("Norvik said the Market Board fined it.", "fine", "target", ("object",), [NORVIK]),
    "nothing": ("Norvik was fined.", "fine", "imposed_by", ("subject",), []),
    "those who act for the public are": (
        "The Ruritanian prosecutors fined Norvik.",
        "fine",
        "imposed_by",
        ("subject",),
        ["group/ruritanian-prosecutors"],
    ),
    # what hangs on the phrase of an argument
    "possessor of an argument": ("The Market Board blocked Norvik's bid.", "block", "target", ("object.possessor",), [NORVIK]),
    "modifier of an argument": ("The Market Board blocked the Norvik bid.", "block", "target", ("object.modifier",), [NORVIK]),
    "preposition of an argument": ("The Market Board blocked a merger of Norvik.", "block", "target", ("object.of",), [NORVIK]),
    "apposition of an argument": ("The Market Board fined the lender, Tarn Bank.", "fine", "target", ("object.apposition",), [TARN]),
    "part of a part": ("The Market Board blocked the sale of Norvik's shop.", "block", "target", ("object.of.possessor",), [NORVIK]),
    "part that the argument lacks": ("The Market Board blocked the bid.", "block", "target", ("object.possessor",), []),
    "part of an argument that is not there": ("Norvik lost.", "lose", "target", ("object.possessor",), []),
    "subject of a content clause": ("The Market Board ruled that Norvik must pay.", "rule", "target", ("complement.subject",), [NORVIK]),
    "object of a content clause": ("Norvik said the Market Board blocked Tarn Bank.", "say", "target", ("complement.object",), [TARN]),
    # what is no function of a clause
    "speaker": ("Norvik was fined, the Market Board said.", "fine", "imposed_by", ("speaker",), [BOARD]),
    "no speaker": ("Norvik was fined.", "fine", "imposed_by", ("speaker",), []),
    "law": ("The Market Board fined Norvik under the Payments Act.", "fine", "legal_basis", ("law",), ["law/payments-act"]),
    "law of another clause": ("Norvik praised the Payments Act. The Market Board fined Norvik.", "fine", "legal_basis", ("law",), []),
}


@pytest.mark.parametrize("case", FUNCTIONS)
def test_function_fills_the_role(case: str) -> None:
    text, predicate, role, functions, expected = FUNCTIONS[case]

    # Words would fill any role that admits them: here entities alone count.
    assert names(text, predicate, role, *functions, where={role: load_ontology().types["measure"].roles[role].values}) == expected


def test_the_noun_itself_fills_a_role() -> None:
    text = "Anna Berg is the chairman of Tarn Bank."

    assert names(text, "chairman", "title", "self", type="position", kind="chair", form="noun") == ["chairman of Tarn Bank"]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("The Market Board fined Norvik $5 million.", Decimal(5_000_000), "USD"),
        ("The Market Board fined Norvik 20 euros.", Decimal(20), "EUR"),
        # Of which country the crowns are is not told: the words stay, the value would be of nothing.
        ("The Market Board fined Norvik 2,000 crowns.", None, None),
    ],
)
def test_sum_of_the_clause(text: str, value: Decimal | None, currency: str | None) -> None:
    (amount,) = fillers(text, "fine", "amount", "amount")

    assert (amount.type, amount.value, amount.currency) == ("money", value, currency)


def test_sum_of_another_clause_is_none_of_this() -> None:
    assert names("Norvik earned $5 million. The Market Board fined Norvik.", "fine", "amount", "amount") == []


def test_sum_of_one_argument_alone() -> None:
    text = "The Market Board imposed a fine of $5 million on Norvik."

    assert names(text, "impose", "amount", "object") == ["$5 million"]
    assert names(text, "impose", "amount", "subject") == []


# --- entities or words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (None, ["practices"]),
        (frozenset({"company", "words"}), ["practices"]),
        (frozenset({"words"}), ["practices"]),
        (COMPANIES, []),
    ],
)
def test_words_fill_a_role_unless_the_frame_is_narrower(where: frozenset[str] | None, expected: list[str]) -> None:
    found = names("The Market Board banned the practices.", "ban", "target", "object", where={"target": where} if where else {})

    assert found == expected


def test_entity_of_a_type_that_is_not_admitted_fills_nothing() -> None:
    assert names("The Market Board fined Anna Berg.", "fine", "target", "object", where={"target": COMPANIES}) == []


def test_entity_fills_a_role_before_words_do() -> None:
    assert names("The Market Board fined Norvik.", "fine", "target", "object") == [NORVIK]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Market Board banned the practices.", "practices"),
        ("The Market Board banned its  secret\tpractices.", "secret practices"),
        ("The Market Board banned “hidden fees”.", "hidden fees"),
        ("The Market Board banned these practices, which hurt users.", "practices, which hurt users"),
    ],
)
def test_words_lose_determiner_and_marks(text: str, expected: str) -> None:
    (filler,) = fillers(text, "ban", "about", "object")

    assert (filler.name, filler.type, filler.id) == (expected, "words", None)


def test_words_of_the_whole_clause() -> None:
    text = "The Market Board banned fees."

    assert names(text, "ban", "about", "sentence") == ["Market Board banned fees"]


@pytest.mark.parametrize(
    "text",
    ["The Market Board fined Norvik.", "The Market Board fined “Norvik”.", "The Market Board fined Norvik's rival and Norvik, too."],
)
def test_name_stands_in_the_text_without_marks(text: str) -> None:
    assert [f.text for f in fillers(text, "fine", "target", "object") if f.id == NORVIK] == ["Norvik"]


def test_name_of_a_filler_is_the_one_of_the_language_and_the_others_are_aliases() -> None:
    (filler,) = fillers("The Market Board fined Lumen Works.", "fine", "target", "object")

    assert (filler.name, filler.aliases) == ("Lumen Works", ("لومن",))


# --- descriptions and governments ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("described", "filled_by"), [(True, 1), (False, 0)])
def test_what_is_never_named_fills_a_role_only_where_the_frame_says_so(described: bool, filled_by: int) -> None:
    found = names("The Market Board fined a lender.", "fine", "target", "object", where={"target": COMPANIES}, described=described)

    assert len(found) == filled_by


def test_described_entity_that_is_named_elsewhere_counts_as_named() -> None:
    text = "Tarn Bank lost. The Market Board fined the lender."

    assert names(text, "fine", "target", "object", described=False) == [TARN]


@pytest.mark.parametrize(
    ("text", "governments", "expected"),
    [
        ("Ruritania fined Norvik.", False, [GOVERNMENT]),
        ("Ruritania fined Norvik.", True, [GOVERNMENT]),
        ("Arcadia fined Norvik.", True, []),
    ],
)
def test_country_that_acts_is_its_government(text: str, governments: bool, expected: list[str]) -> None:
    assert names(text, "fine", "imposed_by", "subject", governments=governments) == expected


@pytest.mark.parametrize(("governments", "expected"), [(True, [GOVERNMENT]), (False, [])])
def test_nationality_is_the_government_only_where_the_frame_says_so(governments: bool, expected: list[str]) -> None:
    text = "Anna Berg is the Ruritanian minister."
    found = names(text, "minister", "organization", "modifier", type="position", form="noun", governments=governments)

    assert found == expected


# --- needs and certainty ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"needs": ("imposed_by",)}, "imposed_by"),
        ({"needs": ("target",)}, ("target",)),
        ({"needs": ("imposed_by", "target"), "open": frozenset({"imposed_by"})}, ("target",)),
    ],
)
def test_needed_role_that_stays_empty(conditions: dict[str, Any], expected: Any) -> None:
    found = filled("Norvik was fined.", "fine", **conditions)

    assert found == expected or (isinstance(found, Filled) and tuple(r.name for r in found.roles) == expected)


def test_open_role_is_listed() -> None:
    found = filled("Norvik was fined.", "fine", open=frozenset({"imposed_by"}))

    assert isinstance(found, Filled)
    assert found.open == ("imposed_by",)


def test_certainty_is_that_of_the_least_certain_reading() -> None:
    named = filled("The Market Board fined Norvik.", "fine")
    pronoun = filled("Norvik said the Market Board fined it.", "fine")

    assert isinstance(named, Filled)
    assert isinstance(pronoun, Filled)
    assert pronoun.certainty < named.certainty <= 1


@given(st.text(st.sampled_from(MARKS), max_size=3), st.text(st.sampled_from(MARKS), max_size=3))
def test_fillers_stand_in_the_text_without_marks_around_them(before: str, after: str) -> None:
    text = f"The Market Board fined {before}Norvik{after}"

    found = [
        filler
        for number in range(len(reading(text).analysis.clauses))
        for role, functions in (("target", ("object", "subject")), ("about", ("sentence",)))
        for filler in fillers_of(text, number, role, functions)
    ]

    assert all(text[f.start : f.end] == f.text == f.text.strip(MARKS) for f in found)


def fillers_of(text: str, number: int, role: str, functions: tuple[str, ...]) -> list[Filler]:
    roles = load_ontology().types["measure"].roles
    found = fill_roles(reading(text), frame(roles={role: functions}), reading(text).analysis.clauses[number], roles)
    assert isinstance(found, Filled)
    return [filler for group in found.roles for filler in group.fillers]

"""Names: which of them mean one thing, by what evidence, and which are only descriptions in capitals."""

import pytest

from tests.mentions.readings import COMPETITION, LUMEN, TARN, meanings, names, reading

BOARD = "public-body/northern-ferry-board"

# text, the name in question, what it means, why
MEETINGS: dict[str, tuple[str, str, str, str]] = {
    "acronym in brackets": ("The Northern Ferry Board (NFB) met. NFB acted.", "NFB", BOARD, "in brackets behind the name"),
    "acronym of initials": ("The Northern Ferry Board met. NFB acted.", "NFB", BOARD, "acronym of 'Northern Ferry Board'"),
    "former name in brackets": ("Solum Bank (formerly Nordale) grew. Nordale sold shares.", "Nordale", "company/solum-bank", "in brackets"),
    "second of two other names in brackets": (
        "Solum Bank (also known as Tarn, previously Nordale) grew. Nordale sold shares.",
        "Nordale",
        "company/solum-bank",
        "in brackets",
    ),
    "known acronym": ("The RCA met.", "RCA", COMPETITION, "authority file"),
    "beginning of a name": ("Solum Bank grew. Solum sold shares.", "Solum", "company/solum-bank", "short form of 'Solum Bank'"),
    "end of a name": ("Maria Kessler left. Kessler was ill.", "Kessler", "person/maria-kessler", "short form of 'Maria Kessler'"),
    "short form before the long one": (
        "Kessler left. Maria Kessler was ill.",
        "Maria Kessler",
        "person/maria-kessler",
        "named in the text",
    ),
    "short form of a known name": ("Lumen Works grew. Later Lumen sold shares.", "Lumen", LUMEN, "short form of 'Lumen Works'"),
    "last name of a known person": ("Lumen Works met Jonas Tarn. Tarn left.", "Tarn", TARN, "short form of 'Jonas Tarn'"),
    "known name with its legal form": ("Lumen Works Ltd. grew.", "Lumen Works Ltd.", LUMEN, "authority file"),
    "two spellings": ("Solum Bank grew. Solum Bank sold shares.", "Solum Bank", "company/solum-bank", "named in the text"),
}


@pytest.mark.parametrize("case", MEETINGS)
def test_name_means(case: str) -> None:
    text, name, entity, because = MEETINGS[case]
    (mention,) = meanings(text, name)

    assert mention.entity == entity
    assert because in mention.because


# text, the name in question, what it must not mean
PARTINGS: dict[str, tuple[str, str, set[str]]] = {
    "initials of two names": (
        "The Northern Ferry Board met the New Fish Bureau. NFB acted.",
        "NFB",
        {BOARD, "regulator/new-fish-bureau"},
    ),
    "other initials": ("The Northern Ferry Board met. NFX acted.", "NFX", {BOARD}),
    "two initials": ("Lumen Works grew. LW sold shares.", "LW", {LUMEN}),
    "last name of two": ("Maria Kessler met Paul Kessler. Kessler left.", "Kessler", {"person/maria-kessler", "person/paul-kessler"}),
    "beginning of two": ("Solum Bank and Solum Motors grew. Solum sold shares.", "Solum", {"company/solum-bank", "company/solum-motors"}),
    "last name of a known person and another": ("Jonas Tarn met Maria Tarn. Tarn left.", "Tarn", {TARN, "person/maria-tarn"}),
    "owner of a longer name": ("Solum Inc's Solum Brothers unit grew.", "Solum Inc", {"company/solum-brothers"}),
    "chairman of a longer name": ("Solum left. Solum was chairman of Solum Wire.", "Solum", {"company/solum-wire"}),
    "first name of a known person": ("Jonas Tarn left. Jonas Berg was ill.", "Jonas Berg", {TARN}),
}


@pytest.mark.parametrize("case", PARTINGS)
def test_name_does_not_mean(case: str) -> None:
    text, name, others = PARTINGS[case]

    assert not others & {m.entity for m in meanings(text, name)}


def test_short_form_of_nothing_means_nobody_known() -> None:
    assert LUMEN not in {m.entity for group in reading("Lumen grew.").mentions.by_head.values() for m in group}


# --- names that several bear, or that are words ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        # Support: a thing of the same country, the country itself.
        ("The Ferry Office fined Lumen Works.", "Ferry Office", "regulator/ruritanian-ferry-office"),
        ("Arcadia grew. The Ferry Office met.", "Ferry Office", "regulator/arcadian-ferry-office"),
        # Support: the full name beside it.
        ("Harbour Shipping grew. Harbour sold ships.", "Harbour", "company/harbour"),
    ],
)
def test_doubtful_name_with_support(text: str, name: str, entity: str) -> None:
    assert [m.entity for m in meanings(text, name)] == [entity]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Ferry Office met.", "Ferry Office"),
        ("Ruritania met Arcadia. The Ferry Office met.", "Ferry Office"),
        ("Mr. Harbour left.", "Harbour"),
        ("The boats left the harbour.", "the harbour"),
    ],
)
def test_doubtful_name_without_support(text: str, name: str) -> None:
    known = {"regulator/ruritanian-ferry-office", "regulator/arcadian-ferry-office", "company/harbour"}

    assert not known & {m.entity for m in meanings(text, name)}


# --- descriptions in capitals ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Ruritanian Antitrust Watchdog Fines Lumen Works", "Ruritanian Antitrust Watchdog", COMPETITION),
        ("Ruritanian Regulators Fine Solum Motors", "Ruritanian Regulators", "group/ruritania-regulators"),
    ],
)
def test_headline_describes(text: str, words: str, entity: str) -> None:
    assert [m.entity for m in meanings(text, words)] == [entity]


def test_capitals_with_a_word_of_its_own_are_a_name() -> None:
    (mention,) = meanings("The Northern Ferry Watchdog met.", "Northern Ferry Watchdog")

    assert (mention.entity, mention.because) == ("regulator/northern-ferry-watchdog", "named in the text")


# --- the names that an entity has afterwards -------------------------------------------------------------------------


def test_entity_of_a_text_has_all_its_names() -> None:
    text = "The Northern Ferry Board (NFB) met. NFB acted."

    assert names(text, BOARD) == {("Northern Ferry Board", "en", "main"), ("NFB", "en", "acronym")}


def test_known_entity_keeps_the_names_of_the_authority_file() -> None:
    assert {("Lumen Works", "en", "main"), ("لومن وركس", "ar", "main")} <= names("Lumen Works grew.", LUMEN)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Solum, a bank, grew.", "company"),
        ("Solum, a watchdog, acted.", "regulator"),
        ("The Solum platform grew.", "product"),
        ("Mr. Solum left.", "person"),
        ("The Solum Court met.", "public-body"),
        ("Solum's shares rose.", "company"),
    ],
)
def test_type_is_told_by_what_the_text_says_of_the_name(text: str, kind: str) -> None:
    kinds = {e.partition("/")[0] for e in reading(text).mentions.entities if "solum" in e}

    assert kinds == {kind}


def test_negated_description_is_no_evidence() -> None:
    kinds = {e.partition("/")[0] for e in reading("Solum is not a bank. Solum is a watchdog.").mentions.entities if "solum" in e}

    assert kinds == {"regulator"}


# --- types told by the words of a name -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("Ziyad Harrow was appointed in May.", "Ziyad Harrow", "person/ziyad-harrow"),
        ("Tove B. Solvik left.", "Tove B. Solvik", "person/tove-b-solvik"),
        ("She joined the University of Nordale.", "University of Nordale", "public-body/university-of-nordale"),
        ("The Nordale Foundation grew.", "Nordale Foundation", "group/nordale-foundation"),
        ("The Nordale Ledger wrote about it.", "Nordale Ledger", "news-outlet/nordale-ledger"),
        ("Ledra Star Shipyards grew.", "Ledra Star Shipyards", "company/ledra-star-shipyards"),
        # What the text says of it comes before a given name: firms are named after people.
        ("Anna Solvik's shares fell. The retailer Anna Solvik has shops.", "Anna Solvik", "company/anna-solvik"),
    ],
)
def test_type_told_by_the_name(text: str, name: str, entity: str) -> None:
    assert {m.entity for m in meanings(text, name)} == {entity}

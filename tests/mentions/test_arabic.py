"""Names, descriptions and pronouns of Arabic texts, and names in two scripts."""

import pytest

from kg.authority import Authority, AuthorityEntry
from kg.languages import load_language
from kg.mentions import split_matches
from kg.model import Name, NameMatch, Span
from tests.mentions.readings import COMPETITION, LUMEN, TARN, meanings, names

# text, the phrase in question, what it means, why
CASES: dict[str, tuple[str, str, str, str]] = {
    "known name": ("غرمت هيئة المنافسة الروريتانية شركة لومن وركس.", "هيئة المنافسة الروريتانية", COMPETITION, "authority file"),
    "known name behind its noun": ("غرمت هيئة المنافسة الروريتانية شركة لومن وركس.", "لومن وركس", LUMEN, "authority file"),
    "known name behind a conjunction": ("وفازت لومن وركس بالقضية.", "لومن وركس", LUMEN, "authority file"),
    "description of a company": ("فازت لومن وركس بالقضية. وقالت الشركة إنها ستكبر.", "الشركة", LUMEN, "named before"),
    "description of a regulator": (
        "غرمت هيئة المنافسة الروريتانية شركة لومن وركس. وقالت الهيئة إن القرار نهائي.",
        "الهيئة",
        COMPETITION,
        "named before",
    ),
    "short form of a known person": ("قال يوناس تارن إن القرار خاطئ. وأضاف تارن أنه سيستأنف.", "تارن", TARN, "short form"),
    "pronoun of a person": ("قال يوناس تارن إنه سيغادر.", "ه", TARN, "pronoun"),
    "pronoun of a company": ("قالت لومن وركس إنها ستستأنف.", "ها", LUMEN, "pronoun"),
    "spokesperson of a name": ("قال متحدث باسم لومن وركس إن القرار خاطئ.", "متحدث باسم لومن وركس", LUMEN, "spokesperson"),
    "spokesperson of a description": (
        "فازت لومن وركس بالقضية. وقال متحدث باسم الشركة إن القرار نهائي.",
        "متحدث باسم الشركة",
        LUMEN,
        "spokesperson",
    ),
    "spokesperson of a pronoun": ("فازت لومن وركس بالقضية. وقالت متحدثة باسمها إن القرار نهائي.", "متحدثة باسمها", LUMEN, "spokesperson"),
    "description with praise": (
        "فازت لومن وركس بالقضية. وقالت شركة الصناعة الرائدة إنها ستكبر.",
        "شركة الصناعة الرائدة",
        LUMEN,
        "named before",
    ),
    "company called by its site": ("توقف موقع لومن وركس. وقال الموقع إنه سيعود.", "الموقع", LUMEN, "named before"),
    "name behind a described body": ("غرمت الهيئة الروريتانية لومن وركس.", "لومن وركس", LUMEN, "authority file"),
    "Latin name behind a known body": (
        "غرمت هيئة المنافسة الروريتانية Solum Motors.",
        "Solum Motors",
        "other/solum-motors",
        "named in the text",
    ),
    "known (name) Latin": ("فازت شركة (لومن وركز) Lumen Works بالقضية.", "شركة (لومن وركز) Lumen Works", LUMEN, "in another script"),
    "nationality": ("غرمت هيئة روريتانية شركة جديدة.", "روريتانية", "place/ruritania", "nationality"),
    # two scripts
    "Latin name": ("غرّمت شركة Solum Motors. وقالت Solum Motors إنها ستستأنف.", "Solum Motors", "company/solum-motors", "named in the text"),
    "short form of a Latin name": ("غرّمت شركة Solum Motors. وقالت Solum إنها ستستأنف.", "Solum", "company/solum-motors", "short form"),
    "known Latin name": ("فازت Lumen Works بالقضية.", "Lumen Works", LUMEN, "authority file"),
    "(name) Latin": ("قال المؤسس (جاك ماركس) Jack Marks إن القرار خاطئ.", "جاك ماركس", "person/jack-marks", "in another script"),
    "name (Latin)": ("غرّمت الهيئة شركة سولوم موتورز (Solum Motors) أمس.", "سولوم موتورز", "company/solum-motors", "other name"),
    "known name (Latin)": ("غرّمت الهيئة شركة لومن وركس (Lumen Works) أمس.", "Lumen Works", LUMEN, "authority file"),
    "both scripts known": ("التقى (يوناس تارن) Jonas Tarn الوزير.", "يوناس تارن", TARN, "authority file"),
}


@pytest.mark.parametrize("case", CASES)
def test_phrase_means_entity_for_a_reason(case: str) -> None:
    text, words, entity, because = CASES[case]
    (mention,) = meanings(text, words, language="ar")

    assert mention.entity == entity
    assert because in mention.because


def test_pronoun_for_two_means_both() -> None:
    found = meanings("قالت لومن وركس وSolum Motors إنهما ستستأنفان.", "هما", language="ar")

    assert {m.entity for m in found} == {LUMEN, "other/solum-motors"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("غرّمت شركة جديدة. وفازت لومن وركس.", "شركة جديدة"),
        ("قال متحدث باسم شركة إن القرار خاطئ.", "متحدث باسم شركة"),
    ],
)
def test_indefinite_description_is_somebody_new(text: str, words: str) -> None:
    assert [m.because for m in meanings(text, words, language="ar")] == ["only described, not named"]


def test_names_in_two_scripts_are_names_of_one_entity() -> None:
    text = "قال المؤسس (جاك ماركس) Jack Marks إن القرار خاطئ."

    assert names(text, "person/jack-marks", language="ar") == {("Jack Marks", "en", "main"), ("جاك ماركس", "ar", "alternative")}


def test_letters_behind_a_proclitic_are_no_short_name() -> None:
    text = "قال إنها كانت بخير."
    match = NameMatch(Span(text.index("انت"), text.index("انت") + 3), ("company/ant",))
    authority = Authority.of([AuthorityEntry("company/ant", "company", (Name("انت", "ar"),))])

    assert split_matches([match], text, authority=authority, language=load_language("ar")) == ((), ())

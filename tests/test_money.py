import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.money import find_amounts, load_money_table

LANGUAGES = files("kg.languages")
TABLES = {code: load_money_table(LANGUAGES / code) for code in ("ar", "en")}


def amounts(text: str, language: str) -> list[tuple[str, str | None, str | None]]:
    return [(a.span.of(text), None if a.value is None else str(a.value), a.currency) for a in find_amounts(text, TABLES[language])]


ENGLISH = [
    ("a fine of $2.2 million (€2 million)", [("$2.2 million", "2200000", "USD"), ("€2 million", "2000000", "EUR")]),
    ("about US$8.8 billion", [("US$8.8 billion", "8800000000", "USD")]),
    ("more than 7B roubles ($143M)", [("7B roubles", "7000000000", "RUB"), ("$143M", "143000000", "USD")]),
    ("paid 600,000 euros", [("600,000 euros", "600000", "EUR")]),
    ("paid 150 million pounds in May", [("150 million pounds", "150000000", "GBP")]),
    ("paid £17m", [("£17m", "17000000", "GBP")]),
    ("paid Rs 1,337 crore", [("Rs 1,337 crore", "13370000000", "INR")]),
    ("paid 18.2 billion yuan", [("18.2 billion yuan", "18200000000", "CNY")]),
    ("a record 4.34 billion euro fine", [("4.34 billion euro", "4340000000", "EUR")]),
    ("paid €14,247,698 (USD $16.7m)", [("€14,247,698", "14247698", "EUR"), ("USD $16.7m", "16700000", "USD")]),
    ("a fine of 5 million €", [("5 million €", "5000000", "EUR")]),
    ("paid 11.4 mln dlrs", [("11.4 mln dlrs", "11400000", "USD")]),
    ("paid 176 Hong Kong dollars", [("176 Hong Kong dollars", "176", "HKD")]),
    ("paid five million dollars", [("five million dollars", "5000000", "USD")]),
    ("paid twenty-five million dollars", [("twenty-five million dollars", "25000000", "USD")]),
    ("paid two hundred and fifty million dollars", [("two hundred and fifty million dollars", "250000000", "USD")]),
    ("paid half a billion dollars", [("half a billion dollars", "500000000", "USD")]),
    ("a 5-million-euro fine", [("5-million-euro", "5000000", "EUR")]),
    ("between $3 billion and $5 billion", [("between $3 billion and $5 billion", None, "USD")]),
    ("up to $3-5 billion", [("$3-5 billion", None, "USD")]),
    ("3 to 5 billion dollars", [("3 to 5 billion dollars", None, "USD")]),
    ("billions of dollars", [("billions of dollars", None, "USD")]),
    ("up to 5% of annual turnover", [("5% of annual turnover", None, None)]),
    ("between 5% and 10% of its global revenue", [("between 5% and 10% of its global revenue", None, None)]),
    ("paid 2,000 crowns", [("2,000 crowns", "2000", None)]),
    ("A$5m and NT$3 million", [("A$5m", "5000000", "AUD"), ("NT$3 million", "3000000", "TWD")]),
]
ARABIC = [
    ("غرامة قدرها 34 مليار دولار", [("34 مليار دولار", "34000000000", "USD")]),
    ("غرامة قدرها 2,5 مليون يورو", [("2,5 مليون يورو", "2500000", "EUR")]),
    ("غرامة قدرها عشرة ملايين ريال", [("عشرة ملايين ريال", "10000000", None)]),
    ("غرامة بمليوني دولار", [("مليوني دولار", "2000000", "USD")]),
    ("غرامة بـ١٠ ملايين يورو", [("١٠ ملايين يورو", "10000000", "EUR")]),
    ("غرامة قدرها مليون و200 ألف درهم", [("مليون و200 ألف درهم", "1200000", None)]),
    ("غرامة قدرها خمسة وعشرين مليون دولار أمريكي", [("خمسة وعشرين مليون دولار أمريكي", "25000000", "USD")]),
    ("غرامة قدرها نصف مليار دولار", [("نصف مليار دولار", "500000000", "USD")]),
    ("غرامة قدرها 25 ريالًا سعوديًّا", [("25 ريالًا سعوديًّا", "25", "SAR")]),
    ("9.2 مليار يورو (10.7 مليار دولار)", [("9.2 مليار يورو", "9200000000", "EUR"), ("10.7 مليار دولار", "10700000000", "USD")]),
    ("ما بين 3 ملايين دولار و5 ملايين دولار", [("ما بين 3 ملايين دولار و5 ملايين دولار", None, "USD")]),
    ("صفقة بمليارات الدولارات", [("مليارات الدولارات", None, "USD")]),
    ("ثلاثمئة جنيه إسترليني", [("ثلاثمئة جنيه إسترليني", "300", "GBP")]),
    ("5% من إيراداتها السنوية", [("5% من إيراداتها السنوية", None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_money_of_english(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert amounts(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_money_of_arabic(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert amounts(text, "ar") == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 won the case",
        "5 million users",
        "200 pounds of sugar",
        "a euro zone rule",
        "5% of users",
        "on 3 real grounds",
        "40 million",
    ],
)
def test_money_is_not_found_where_none_is(text: str) -> None:
    assert amounts(text, "en") == []


@pytest.mark.parametrize("text", ["10 ملايين مستخدم", "مليون شخص", "ثلاثة أشهر", "5 بالمئة من المستخدمين"])
def test_money_is_not_found_in_arabic_where_none_is(text: str) -> None:
    assert amounts(text, "ar") == []


SCRAPS = {
    "en": [
        "$",
        "€",
        "1",
        ",",
        "000",
        ".",
        "5",
        " million",
        "bn",
        " euros",
        " dollars",
        "between ",
        " and ",
        " to ",
        "-",
        "\n",
        "% of turnover",
        "twenty",
        "hundred ",
    ],
    "ar": ["٣", "5", " مليون", " مليار", " دولار", " ريالا", "و", " إلى ", "ألف", "ّ", "$", " يورو", "بين ", "عشرة ", "%", ",", "ملايين "],
}


@pytest.mark.parametrize("language", sorted(SCRAPS))
@given(data=st.data())
def test_money_of_any_text_stands_in_it(language: str, data: st.DataObject) -> None:
    text = data.draw(st.lists(st.sampled_from([*SCRAPS[language], "\ud800"])).map("".join) | st.text())
    found = find_amounts(text, TABLES[language])
    spans = [a.span for a in found]
    assert all(span.of(text).strip() for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(a.value is None or a.value.is_finite() for a in found)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("\nvague:", "\nvauge:", "unknown key 'vauge'"),
        ("\nvague:", "\nvauge:", "lacks 'vague'"),
        ('  "JPY": ["yen"', '  "yen": ["yen"', "units: 'yen' is no ISO 4217 code"),
        ("\nvague:", "\n- vague", "no YAML"),
    ],
)
def test_money_table_is_checked(tmp_path: Path, old: str, new: str, problem: str) -> None:
    content = (LANGUAGES / "en" / "money.yaml").read_text("utf-8")
    (tmp_path / "money.yaml").write_text(content.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=re.escape(problem)):
        load_money_table(tmp_path)

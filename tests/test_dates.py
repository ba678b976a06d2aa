import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import find_times, load_time_table
from kg.edtf import is_valid
from kg.errors import DataError
from kg.reckoning import Parts, Reference, reckon, reference

LANGUAGES = files("kg.languages")
TABLES = {code: load_time_table(LANGUAGES / code) for code in ("ar", "en")}
PUBLISHED = "2021-05-19"  # a Wednesday


def times(text: str, language: str, *, published: str | None = PUBLISHED, anchor: str | None = None) -> list[tuple[str, str | None]]:
    return [(t.span.of(text), t.edtf) for t in find_times(text, TABLES[language], published=published, anchor=anchor)]


ENGLISH = [
    # whole dates
    ("It began on 2019-07-04.", "2019-07-04", "2019-07-04"),
    ("It began on 26 December 2020.", "26 December 2020", "2020-12-26"),
    ("It began on December 26, 2020.", "December 26, 2020", "2020-12-26"),
    ("It began on the 26th of December 2020.", "26th of December 2020", "2020-12-26"),
    ("It began on Saturday, December 26th.", "Saturday, December 26th", "2020-12-26"),
    ("It began on Dec. 26.", "Dec. 26", "2020-12-26"),
    ("The notice (March 29) was short.", "March 29", "2021-03-29"),
    ("It began on 28/12/2020.", "28/12/2020", "2020-12-28"),
    ("It began on 12/28/2020.", "12/28/2020", "2020-12-28"),
    ("It met on May 3-5, 2019.", "May 3-5, 2019", "2019-05-03/2019-05-05"),
    ("It will open on June 7.", "June 7", "2021-06-07"),
    ("It opened on July 7.", "July 7", "2020-07-07"),
    ("It was signed on 30 February 2020.", "30 February 2020", None),
    # months and years
    ("It fell in November 2018.", "November 2018", "2018-11"),
    ("It fell in Sept. 2018.", "Sept. 2018", "2018-09"),
    ("It fell in October.", "October", "2020-10"),
    ("It fell in May.", "May", "2021-05"),
    ("It fell last November.", "last November", "2020-11"),
    ("It fell last May.", "last May", "2020-05"),
    ("It will start in November.", "November", "2021-11"),
    ("It starts next March.", "next March", "2022-03"),
    ("It fell in September last year.", "September last year", "2020-09"),
    ("It fell late last year.", "late last year", "2020"),
    ("It fell in 2018.", "2018", "2018"),
    ("The 2018 ruling stands.", "2018", "2018"),
    ("It fell in fiscal year 2019.", "fiscal year 2019", "2019"),
    ("Sales in the fiscal year 2017/18 fell.", "the fiscal year 2017/18", "2017/2018"),
    ("It grew in the 1990s.", "the 1990s", "199X"),
    # counted from the day of publication
    ("It paid on Monday.", "Monday", "2021-05-17"),
    ("It paid on Wednesday.", "Wednesday", "2021-05-19"),
    ("It paid last Wednesday.", "last Wednesday", "2021-05-12"),
    ("It will pay on Friday.", "Friday", "2021-05-21"),
    ("It will, it said on Friday, pay.", "Friday", "2021-05-14"),
    ("It paid yesterday.", "yesterday", "2021-05-18"),
    ("It paid earlier this month.", "earlier this month", "2021-05"),
    ("It paid last month.", "last month", "2021-04"),
    ("It paid last week.", "last week", "2021-05-10/2021-05-16"),
    ("It pays next year.", "next year", "2022"),
    ("It was founded three years ago.", "three years ago", "2018"),
    ("It was founded 10 years ago.", "10 years ago", "2011"),
    ("It ends in four months' time.", "four months' time", "2021-09"),
    # parts of a year, intervals
    ("It lost in the third quarter of 2019.", "the third quarter of 2019", "2019-07/2019-09"),
    ("It lost in Q3 2019.", "Q3 2019", "2019-07/2019-09"),
    ("First-quarter profit fell.", "First-quarter", "2021-01/2021-03"),
    ("It lost in the first half of 2019.", "the first half of 2019", "2019-01/2019-06"),
    ("It has sued since 2018.", "since 2018", "2018/.."),
    ("Since the beginning of November it has sued.", "Since the beginning of November", "2020-11/.."),
    ("It ran from 2018 to 2020.", "from 2018 to 2020", "2018/2020"),
    ("It ran from March to May 2018.", "from March to May 2018", "2018-03/2018-05"),
    ("It ran from November to May 2018.", "from November to May 2018", "2017-11/2018-05"),
    ("It ran between July 2013 and April 2015.", "between July 2013 and April 2015", "2013-07/2015-04"),
    ("It held until 2 February 2020.", "until 2 February 2020", "../2020-02-02"),
]
ARABIC = [
    ("حدث ذلك في 14 مايو/أيار 2019.", "14 مايو/أيار 2019", "2019-05-14"),
    ("حدث ذلك في ١٤ مايو ٢٠١٩.", "١٤ مايو ٢٠١٩", "2019-05-14"),
    ("حدث ذلك في ديسمبر/ كانون أول عام 2015.", "ديسمبر/ كانون أول عام 2015", "2015-12"),
    ("حدث ذلك في 28/12/2020.", "28/12/2020", "2020-12-28"),
    ("حدث ذلك في الرابع من مارس.", "الرابع من مارس", "2021-03-04"),
    ("حدث ذلك في شهر نوفمبر الماضي.", "شهر نوفمبر الماضي", "2020-11"),
    ("حدث ذلك في تشرينَ الثاني 2018.", "تشرينَ الثاني 2018", "2018-11"),
    ("حدث ذلك في غشت 2018.", "غشت 2018", "2018-08"),
    ("حدث ذلك في جانفي 2018.", "جانفي 2018", "2018-01"),
    ("حدث ذلك في شهر أكتوبر.", "شهر أكتوبر", "2020-10"),
    ("حدث ذلك في أبريل من العام الماضي.", "أبريل من العام الماضي", "2020-04"),
    ("يبدأ العمل في يناير المقبل.", "يناير المقبل", "2022-01"),
    ("حدث ذلك في وقت سابق من هذا الشهر.", "في وقت سابق من هذا الشهر", "2021-05"),
    ("حدث ذلك يوم الاثنين.", "يوم الاثنين", "2021-05-17"),
    ("حدث ذلك الجمعة الماضية.", "الجمعة الماضية", "2021-05-14"),
    ("سوف تجتمع الهيئة يوم الجمعة.", "يوم الجمعة", "2021-05-21"),
    ("حدث ذلك الأسبوع الماضي.", "الأسبوع الماضي", "2021-05-10/2021-05-16"),
    ("حدث ذلك العام الماضي.", "العام الماضي", "2020"),
    ("حدث ذلك أمس.", "أمس", "2021-05-18"),
    ("حدث ذلك قبل ثلاث سنوات.", "ثلاث سنوات", "2018"),
    ("حدث ذلك قبل شهرين.", "شهرين", "2021-03"),
    ("وهو يعمل منذ عام 2018.", "منذ عام 2018", "2018/.."),
    ("جرى ذلك بين عامي 2008 و2012.", "بين عامي 2008 و2012", "2008/2012"),
    ("جرى ذلك من أغسطس 2011 إلى فبراير 2012.", "من أغسطس 2011 إلى فبراير 2012", "2011-08/2012-02"),
    ("جرى ذلك في الربع الثالث من عام 2019.", "الربع الثالث من عام 2019", "2019-07/2019-09"),
    ("كان ذلك في تسعينيات القرن الماضي.", "تسعينيات القرن الماضي", "199X"),
    ("حدث ذلك في 14 رمضان 1439هـ.", "14 رمضان 1439هـ", None),
]


@pytest.mark.parametrize(("text", "words", "edtf"), ENGLISH)
def test_dates_of_english(text: str, words: str, edtf: str | None) -> None:
    assert times(text, "en") == [(words, edtf)]


@pytest.mark.parametrize(("text", "words", "edtf"), ARABIC)
def test_dates_of_arabic(text: str, words: str, edtf: str | None) -> None:
    assert times(text, "ar") == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        *("It may appeal.", "They march on.", "a second company", "It ran for three years.", "a 45-year-old man", "Call 555-2018-1999."),
        *(
            "It hired 2,018 people.",
            "Black Friday sales",
            "Regulation (EU) 2022/1925",
            "worth $2018",
            "over the last decade",
            "May Smith left",
        ),
    ],
)
def test_dates_are_not_found_where_none_is(text: str) -> None:
    assert times(text, "en") == []


@pytest.mark.parametrize("text", ["شركة نيسان", "السيدة مي", "استمر ثلاث سنوات", "وظفت 2018 عاملا", "مارس ضغوطا"])
def test_dates_are_not_found_in_arabic_where_none_is(text: str) -> None:
    assert times(text, "ar") == []


@pytest.mark.parametrize(
    ("text", "anchor", "edtf"),
    [
        ("It fell last November.", None, None),
        ("It fell last November.", "2020-12", "2020-11"),
        ("It fell this month.", "2020-12", "2020-12"),
        ("It fell on Monday.", "2020-12", None),
        ("It fell last week.", "2020-12", None),
        ("It fell last year.", "2020", "2019"),
        ("It fell in October.", "2020", None),
        ("It fell in 2017.", None, "2017"),
        ("It fell last year.", "2018/..", None),
    ],
)
def test_dates_count_from_the_anchor_with_its_precision(text: str, anchor: str | None, edtf: str | None) -> None:
    assert [found for _, found in times(text, "en", published=None, anchor=anchor)] == [edtf]


def test_dates_prefer_publication_to_anchor() -> None:
    assert times("It fell last year.", "en", published="2015-01-01", anchor="2020") == [("last year", "2014")]


@pytest.mark.parametrize(
    ("parts", "now", "expected"),
    [
        (Parts(month=2, day=29), Reference(2021, 3, 1), "2020-02-29"),
        (Parts(month=1, day=3), Reference(2020, 12, 28), "2021-01-03"),
        (Parts(month=12, day=26, weekday=6), Reference(2020, 12, 28), "2020-12-26"),
        (Parts(month=12, day=26, weekday=1), Reference(2020, 12, 28), None),
        (Parts(unit="quarter", offset=-1), Reference(2020, 2), "2019-10/2019-12"),
        (Parts(unit="weekend", offset=-1), Reference(2021, 5, 19), "2021-05-15/2021-05-16"),
        (Parts(unit="week", offset=-1, weekday=1), Reference(2021, 5, 19), "2021-05-10"),
        (Parts(unit="year", offset=-5000), Reference(2021), None),
        (Parts(weekday=1, which=1), Reference(2021, 5, 17), "2021-05-24"),
        (Parts(weekday=1, which=0), Reference(2021, 5, 19), "2021-05-17"),
        (Parts(year=2020, month=2, day=30), None, None),
        (Parts(half=2), Reference(2021, 5), "2020-07/2020-12"),
        (Parts(quarter=4, future=True), Reference(2021, 5), "2021-10/2021-12"),
    ],
)
def test_dates_are_reckoned(parts: Parts, now: Reference | None, expected: str | None) -> None:
    found = reckon(parts, now=now)
    assert (found, found is None or is_valid(found)) == (expected, True)


@pytest.mark.parametrize(
    ("edtf", "expected"), [("2020-12~", Reference(2020, 12)), ("2020-13", None), ("soon", None), (None, None), ("../2020", None)]
)
def test_dates_count_from_a_plain_date_only(edtf: str | None, expected: Reference | None) -> None:
    assert reference(edtf) == expected


SCRAPS = {
    "en": [
        "on ",
        "Monday",
        " last",
        " week ",
        "since ",
        "May",
        " 3",
        ", ",
        "2020",
        "from ",
        " to ",
        "-",
        "\n",
        "third quarter",
        "1990s",
        " ago",
        "99 years",
    ],
    "ar": [
        "في ",
        "منذ ",
        "شهر ",
        "نوفمبر",
        " الماضي",
        "و",
        "٢٠٢٠",
        "بين عامي ",
        "/",
        "أيار",
        "ّ",
        "الربع الثالث",
        "قبل ",
        "عام ",
        "الاثنين",
        "رمضان ",
        "1440 هـ",
    ],
}


@pytest.mark.parametrize("language", sorted(SCRAPS))
@given(data=st.data())
def test_dates_of_any_text_stand_in_it(language: str, data: st.DataObject) -> None:
    text = data.draw(st.lists(st.sampled_from([*SCRAPS[language], "\ud800"])).map("".join) | st.text())
    found = find_times(
        text, TABLES[language], published=data.draw(st.sampled_from([None, PUBLISHED, "0001-01-01", "9999-12-31"])), anchor="2020"
    )
    spans = [t.span for t in found]
    assert all(span.of(text).strip() for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(t.edtf is None or is_valid(t.edtf) for t in found)


def table_with(tmp_path: Path, old: str, new: str) -> Path:
    content = (LANGUAGES / "en" / "dates.yaml").read_text("utf-8")
    assert old in content
    (tmp_path / "dates.yaml").write_text(content.replace(old, new), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("\nsince:", "\nsnice:", "unknown key 'snice'"),
        ("\nsince:", "\nsnice:", "lacks 'since'"),
        ('"pattern": "<relative_day>"', '"pattern": "<relatvie_day>"', "relatvie_day"),
        ('"pattern": "<relative_day>"', '"pattern": "(<relative_day>"', "unterminated"),
        ("\nsince:", "\n- since", "no YAML"),
    ],
)
def test_dates_table_is_checked(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(DataError, match=re.escape(problem)):
        load_time_table(table_with(tmp_path, old, new))

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import bounds, compatible, contains, is_valid, sort_key


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2020-11-03", "2020-11-03", "2020-11-03"),
        ("2020~", "2020-01-01", "2020-12-31"),
        ("2020-11?", "2020-11-01", "2020-11-30"),
        ("2020-11-03%", "2020-11-03", "2020-11-03"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2020-21", "2020-03-01", "2020-05-31"),
        ("2020-24", "2020-12-01", "2021-02-28"),
        ("2020-33", "2020-01-01", "2020-03-31"),
        ("2020-36", "2020-10-01", "2020-12-31"),
        ("2018/2020-05", "2018-01-01", "2020-05-31"),
        ("2018-02~/2018-03", "2018-02-01", "2018-03-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_edtf_has_bounds(edtf: str, first: str, last: str) -> None:
    found = bounds(edtf)
    assert (found.not_before, found.not_after) == (datetime.fromisoformat(f"{first}T00:00:00"), datetime.fromisoformat(f"{last}T23:59:59"))


@pytest.mark.parametrize(
    ("edtf", "open_ends"), [("2018/..", (False, True)), ("2018/", (False, True)), ("../2018", (True, False)), ("/2018", (True, False))]
)
def test_edtf_leaves_open_ends_open(edtf: str, open_ends: tuple[bool, bool]) -> None:
    found = bounds(edtf)
    assert (found.not_before is None, found.not_after is None) == open_ends


@pytest.mark.parametrize(
    "edtf",
    [
        *("", "now", "20", "20200", "2020-13", "2020-00", "2021-02-29", "2020-04-31", "2020-11-3", "2020/11", "0000", "٢٠٢٠", "2020\n"),
        *("199X-05", "2020-21-01", "2020-25", "2020-37", "2020/2018", "../..", "/", "2018/2019/2020", "20X0", "2020 ", "-2020", "9999-24"),
    ],
)
def test_edtf_refuses_what_is_no_date(edtf: str) -> None:
    assert not is_valid(edtf)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2020", "2020-11-03", True),
        ("2020-11", "2020-11-03", True),
        ("2020-11", "2020-12", False),
        ("2018/..", "2020-11", True),
        ("2018/..", "2017", False),
        ("../2018", "2019", False),
        ("../2018", "2018-05/..", True),
        ("2018/2020", "2019-05/2022", True),
    ],
)
def test_edtf_compares(first: str, second: str, expected: bool) -> None:
    assert (compatible(first, second), compatible(second, first)) == (expected, expected)


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("2020", "2020-11", True),
        ("2020-11", "2020", False),
        ("2018/..", "2020/..", True),
        ("2018/..", "../2020", False),
        ("2018/2019", "2018/..", False),
    ],
)
def test_edtf_knows_what_lies_within(outer: str, inner: str, expected: bool) -> None:
    assert contains(outer, inner) is expected


def test_edtf_sorts() -> None:
    assert sorted([None, "2020", "2019/..", "../2021", "2020-01"], key=sort_key) == ["../2021", "2019/..", "2020-01", "2020", None]


@given(st.text() | st.text(st.sampled_from("0123456789X-/.~?")))
def test_edtf_judges_any_text(text: str) -> None:
    assert is_valid(text) in (True, False)


@given(st.dates())
def test_edtf_days_lie_in_their_months_and_years(day: object) -> None:
    written = str(day)
    assert contains(written[:7], written)
    assert contains(written[:4], written)

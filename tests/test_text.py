"""Folding and slugs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import fold, slug


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("على بابا", "علي بابا"),
        ("هيئة", "هيئه"),
        ("أحمد", "احمد"),
        ("شَرِكة", "شركة"),
        ("شـــركة", "شركة"),
        ("Société", "SOCIETE"),
        ("People’s", "people's"),
        ("ﷲ", "الله"),
    ],
)
def test_fold_brings_spellings_together(first: str, second: str) -> None:
    assert fold(first) == fold(second)


@pytest.mark.parametrize(("first", "second"), [("سعر", "شعر"), ("Alipay", "Alibaba"), ("Аpple", "Apple")])
def test_fold_keeps_different_names_apart(first: str, second: str) -> None:
    assert fold(first) != fold(second)


@given(st.text())
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_slug_is_one_path_segment(text: str) -> None:
    assert not set(slug(text)) & set('/ .#?%\\"<>\n')

"""Spellings of one name in two scripts have one skeleton."""

from __future__ import annotations

import pytest

from kg.doubts.skeleton import skeleton

SAME = [
    ("Lumen", "لومن"),
    ("Berg", "بيرغ"),
    ("Khalid", "خالد"),
    ("Sharif", "شريف"),
    ("Volta", "فولتا"),
    ("Garden", "جاردن"),
    ("Xenon", "كسينون"),
]
OTHERS = [("Lumen", "Tarn"), ("Berg", "فولتا")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_has_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_names_have_others(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)

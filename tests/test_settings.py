"""What a store was made with."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.iris import DATA
from kg.settings import SETTINGS, settled_base

KEPT = "https://example.org/id/"


@pytest.mark.parametrize(("given", "settled"), [(None, DATA), (KEPT, KEPT)])
def test_a_new_store_takes_the_base_that_is_given(tmp_path: Path, given: str | None, settled: str) -> None:
    assert settled_base(tmp_path, base=given) == settled
    assert settled_base(tmp_path, base=None) == settled


def test_a_store_keeps_its_base(tmp_path: Path) -> None:
    settled_base(tmp_path, base=KEPT)
    with pytest.raises(StoreError, match=f"holds data under {KEPT}, not under https://example.com/"):
        settled_base(tmp_path, base="https://example.com/")


@pytest.mark.parametrize(
    ("written", "message"),
    [("{", "can't be read"), ("{}", "can't be read"), ("[]", "can't be read"), ('{"base": "x", "layout": 9}', "layout 9")],
)
def test_a_store_of_another_kind_is_refused(tmp_path: Path, written: str, message: str) -> None:
    (tmp_path / SETTINGS).write_text(written, "utf-8")
    with pytest.raises(StoreError, match=message):
        settled_base(tmp_path, base=None)

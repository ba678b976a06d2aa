"""Floors rise, and sink only where that is allowed."""

from pathlib import Path

import pytest

from tests.quality.floors import FALSE_POSITIVES, Pinned, lost, read_floors, write_floors
from tests.quality.pin import pin

OLD = {"en": {"all F1": 0.5, FALSE_POSITIVES: 0.03}}


def pinned(path: Path) -> dict[str, float]:
    return dict(read_floors(path)["own"].figures["en"])


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    write_floors({"own": Pinned("first", OLD), "elsewhere": Pinned("other", {})}, tmp_path / "floors.json")
    return tmp_path / "floors.json"


@pytest.mark.parametrize(
    ("measured", "problems"),
    [
        ({"all F1": 0.5, FALSE_POSITIVES: 0.03}, []),
        ({"all F1": 0.9, FALSE_POSITIVES: 0.0}, []),
        ({"all F1": 0.49, FALSE_POSITIVES: 0.03}, ["en all F1 is 0.490, its floor 0.500"]),
        ({"all F1": 0.5, FALSE_POSITIVES: 0.04}, ["en false-positive rate is 0.040, its ceiling 0.030"]),
        ({FALSE_POSITIVES: 0.03}, ["en all F1 is not measured, its floor is 0.500"]),
    ],
)
def test_what_is_lost_is_said(measured: dict[str, float], problems: list[str]) -> None:
    assert lost({"en": measured}, OLD) == problems


def test_floors_rise_to_just_below_what_is_measured(floors: Path) -> None:
    assert pin({"own": Pinned("second", {"en": {"all F1": 0.6, FALSE_POSITIVES: 0.0}})}, path=floors, allow_regression=False) == 0
    assert pinned(floors) == {"all F1": 0.58, FALSE_POSITIVES: 0.02}
    assert read_floors(floors)["own"].fingerprint == "second"
    assert read_floors(floors)["elsewhere"] == Pinned("other", {})


def test_a_floor_stays_where_the_figure_is_just_above_it(floors: Path) -> None:
    assert pin({"own": Pinned("first", {"en": {"all F1": 0.503, FALSE_POSITIVES: 0.015}})}, path=floors, allow_regression=False) == 0
    assert pinned(floors) == OLD["en"]


def test_no_floor_sinks_by_itself(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pin({"own": Pinned("second", {"en": {"all F1": 0.4, FALSE_POSITIVES: 0.0}})}, path=floors, allow_regression=False) == 1
    assert pinned(floors) == OLD["en"]
    assert "own: en all F1 is 0.400, its floor 0.500" in capsys.readouterr().err


def test_a_regression_may_be_allowed(floors: Path) -> None:
    assert pin({"own": Pinned("second", {"en": {"all F1": 0.4, FALSE_POSITIVES: 0.03}})}, path=floors, allow_regression=True) == 0
    assert pinned(floors) == {"all F1": 0.38, FALSE_POSITIVES: 0.03}

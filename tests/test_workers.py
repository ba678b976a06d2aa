"""Work in several processes: in order, and a process that is killed costs one item at most."""

from __future__ import annotations

import os
import signal

import pytest

from kg.errors import KgError
from kg.workers import in_order


def squared(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 13:
        raise ValueError("thirteen")
    return number * number


def lost(number: int) -> int:
    return -number


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], []),
        ([3], [9]),
        ([*range(7)], [0, 1, 4, 9, 16, 25, 36]),
        ([7], [-7]),
        ([1, 7, 2], [1, -7, 4]),
        ([7, 7, 8], [-7, -7, 64]),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_and_what_ends_its_process_is_lost_alone(items: list[int], expected: list[int], jobs: int) -> None:
    assert list(in_order(squared, items, jobs=jobs, lost=lost)) == expected


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="thirteen"):
        list(in_order(squared, [1, 13], jobs=2, lost=lost))


def unpicklable() -> None:
    os._exit(3)


class Deadly:
    """Work that can't be brought into another process."""

    def __call__(self, item: int) -> int:
        return item

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return unpicklable, ()


def test_work_that_ends_every_process_as_it_arrives_costs_its_items() -> None:
    assert list(in_order(Deadly(), [1, 2], jobs=1, lost=lost)) == [-1, -2]


def test_process_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.workers.int", unpicklable, raising=False)

    with pytest.raises(KgError, match="could not be started"):
        list(in_order(squared, [1], jobs=1, lost=lost))

"""The part of EDTF (ISO 8601-2) that articles need: checked, bounded and compared with rules of its own.

Understood: `2020`, `2020-11`, `2020-11-03`, decades `199X`, centuries `19XX`, seasons `2020-21` to `2020-24`, quarters `2020-33` to
`2020-36`, a qualifier `?`, `~` or `%` at the end, and intervals of two of them, open (`..`) or unknown (nothing) at one end. A qualifier
says how sure a source is; it does not move the bounds.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

__all__ = ["Bounds", "bounds", "compatible", "contains", "is_valid", "sort_key"]

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?", re.ASCII)
# First month and number of months of a season or a quarter; a winter begins in December, as the meteorological one.
_PARTS = {"21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3), "33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3)}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last second that a date may mean; None where it is open or unknown."""

    not_before: datetime | None
    not_after: datetime | None


@cache
def bounds(edtf: str) -> Bounds:
    """What a date spans; raises `ValueError`, with the reason, where it is none.

    >>> bounds("2020-11").not_after.isoformat()
    '2020-11-30T23:59:59'
    >>> bounds("2018/..").not_after is None
    True
    """
    if "/" not in edtf:
        first, last = _point(edtf)
        return Bounds(_start(first), _end(last))
    start, _, end = edtf.partition("/")
    if start in ("", "..") and end in ("", ".."):
        raise ValueError(f"{edtf!r}: an interval needs a date at one end at least")
    found = Bounds(
        None if start in ("", "..") else _start(_point(start)[0]),
        None if end in ("", "..") else _end(_point(end)[1]),
    )
    if found.not_before and found.not_after and found.not_before > found.not_after:
        raise ValueError(f"{edtf!r}: the interval ends before it begins")
    return found


def is_valid(edtf: str) -> bool:
    """Whether this is a date.

    >>> is_valid("2020-02-29"), is_valid("2021-02-29"), is_valid("last week")
    (True, False, False)
    """
    try:
        bounds(edtf)
    except ValueError:
        return False
    return True


def sort_key(edtf: str | None) -> tuple[datetime, datetime, str]:
    """A key that sorts dates by beginning, then end; what is open at the beginning comes first, no date last.

    >>> sorted(["2020-11", None, "2020", "../2019"], key=sort_key)
    ['../2019', '2020', '2020-11', None]
    """
    if edtf is None:
        return datetime.max, datetime.max, ""
    found = bounds(edtf)
    return found.not_before or datetime.min, found.not_after or datetime.max, edtf


def contains(outer: str, inner: str) -> bool:
    """Whether `inner` lies within `outer`, so that it may be a more exact way to say the same.

    >>> contains("2020", "2020-11-03"), contains("2020-11-03", "2020")
    (True, False)
    """
    a, b = bounds(outer), bounds(inner)
    begins = a.not_before is None or (b.not_before is not None and a.not_before <= b.not_before)
    return begins and (a.not_after is None or (b.not_after is not None and b.not_after <= a.not_after))


def compatible(first: str, second: str) -> bool:
    """Whether two dates may mean the same time: whether their bounds overlap.

    >>> compatible("2020-11", "2020"), compatible("2020-11", "2021"), compatible("2018/..", "2020-11-03")
    (True, False, True)
    """
    a, b = bounds(first), bounds(second)
    return not (_before(a.not_after, b.not_before) or _before(b.not_after, a.not_before))


def _before(end: datetime | None, start: datetime | None) -> bool:
    return end is not None and start is not None and end < start


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59))


def _point(edtf: str) -> tuple[date, date]:
    """The first and the last day of one date."""
    found = _POINT.fullmatch(edtf)
    if found is None:
        raise ValueError(f"{edtf!r} is no date; dates look like 2020, 2020-11, 2020-11-03, 199X, 2020-21, 2018/.. or 2018/2020")
    year, month, day = found.groups()
    try:
        return _days(year, month, day)
    except (ValueError, OverflowError):
        raise ValueError(f"{edtf!r} is no date: the calendar has no such day, month or year") from None


def _days(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    if month is None:
        return date(int(year.replace("X", "0")) or 1, 1, 1), date(int(year.replace("X", "9")), 12, 31)
    number = int(year)
    if month in _PARTS and day is None:
        start, length = _PARTS[month]
        last = start + length - 1
        return date(number, start, 1), _last_day(number + (last > 12), (last - 1) % 12 + 1)
    if day is None:
        return date(number, int(month), 1), _last_day(number, int(month))
    exact = date(number, int(month), int(day))
    return exact, exact


def _last_day(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=monthrange(year, month)[1] - 1)

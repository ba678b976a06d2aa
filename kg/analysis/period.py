"""The days that an EDTF date may mean, and whether two of them may meet."""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = ["bounds", "overlaps"]

_POINT = re.compile(r"([0-9]{2}[0-9X]{2})(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?[?~%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def bounds(when: str | None) -> tuple[date, date] | None:
    """First and last day that an EDTF date may mean, None where it has no form known here or the year is open.

    >>> [day.isoformat() for day in bounds("2020-11")]
    ['2020-11-01', '2020-11-30']
    >>> [day.isoformat() for day in bounds("2018/..")]
    ['2018-01-01', '9999-12-31']
    """
    if not when:
        return None
    first, slash, last = when.partition("/")
    if not slash:
        return _point(first)
    start = (date.min, date.min) if first in ("", "..") else _point(first)
    end = (date.max, date.max) if last in ("", "..") else _point(last)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def overlaps(when: str | None, *, since: str | None = None, until: str | None = None) -> bool:
    """Whether `when` may lie between the two, which may be open; without a date only when both are.

    >>> overlaps("2020", since="2020-11"), overlaps("2020-10", since="2020-11"), overlaps(None, until="2021"), overlaps(None)
    (True, False, False, True)
    """
    if since is None and until is None:
        return True
    days, first, last = bounds(when), bounds(since), bounds(until)
    if days is None:
        return False
    return (first is None or days[1] >= first[0]) and (last is None or days[0] <= last[1])


def _point(text: str) -> tuple[date, date] | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low == 0:
        return None
    if month in (None, "XX"):
        return date(low, 1, 1), date(high, 12, 31)
    first, last = _SEASONS.get(int(month), (int(month), int(month)))
    try:
        if day in (None, "XX"):
            return date(low, first, 1), _last_day(high, last)
        return date(low, first, int(day)), date(high, last, int(day))
    except ValueError:
        return None


def _last_day(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)

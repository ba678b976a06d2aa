"""From the parts of a time expression to EDTF, counted from the day, month or year that the article was published."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

__all__ = ["Parts", "Reference", "reckon", "reference"]

_REFERENCE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?", re.ASCII)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Reference:
    """What "last month" counts from, as exactly as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day, where it is known."""
        return None if self.month is None or self.day is None else date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the words of a time expression give.

    which      -1, 0 or 1: last, this, next (of the month, the weekday or the unit that is named)
    year_which the same of the year: "May of last year"
    unit, offset  so many units from the reference: "two weeks ago" is week, -2
    future     the clause speaks of what is to come, so a month without a year is the next one
    """

    year: int | None = None
    end_year: int | None = None
    decade: int | None = None
    month: int | None = None
    day: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    which: int | None = None
    year_which: int | None = None
    unit: str | None = None
    offset: int | None = None
    future: bool = False


def reference(edtf: str | None) -> Reference | None:
    """The reference that a date gives, None where it gives none or is an interval.

    >>> reference("2020-12").month
    12
    """
    found = _REFERENCE.fullmatch(edtf or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return Reference(year or 0, month, day)


def reckon(parts: Parts, *, now: Reference | None) -> str | None:
    """The EDTF that the parts mean, with the precision that they give; None where the text and `now` leave it open.

    >>> reckon(Parts(month=11, which=-1), now=Reference(2020, 12))
    '2020-11'
    """
    try:
        return _reckon(_with_year(parts, now), now)
    except (ValueError, OverflowError):
        return None


def _with_year(parts: Parts, now: Reference | None) -> Parts:
    if parts.year is None and parts.year_which is not None and now is not None:
        return replace(parts, year=now.year + parts.year_which)
    return parts


def _reckon(parts: Parts, now: Reference | None) -> str | None:
    if parts.decade is not None:
        return f"{parts.decade}X"
    if parts.unit is not None:
        return None if now is None or parts.offset is None else _unit(parts, parts.offset, now)
    if parts.quarter is not None or parts.half is not None:
        return _part_of_year(parts, now)
    if parts.month is not None:
        return _month(parts, now)
    if parts.weekday is not None:
        return None if now is None or now.date is None else _weekday(parts, now.date)
    if parts.year is None:
        return None
    return _year(parts.year) if parts.end_year is None else f"{_year(parts.year)}/{_year(parts.end_year)}"


def _unit(parts: Parts, offset: int, now: Reference) -> str | None:
    unit = parts.unit
    if unit == "year":
        return _year(now.year + offset)
    if unit is not None and unit in _MONTHS:
        if now.month is None:
            return None
        size = _MONTHS[unit]
        first = (now.year * 12 + now.month - 1) // size * size + offset * size
        return _months(first, size)
    if now.date is None:
        return None
    if unit == "day":
        return (now.date + timedelta(days=offset)).isoformat()
    monday = now.date + timedelta(days=7 * offset - now.date.weekday())
    if parts.weekday is not None:
        return (monday + timedelta(days=parts.weekday - 1)).isoformat()
    if unit == "weekend":
        saturday = monday + timedelta(days=5)
        return f"{saturday}/{saturday + timedelta(days=1)}"
    return f"{monday}/{monday + timedelta(days=6)}"


def _part_of_year(parts: Parts, now: Reference | None) -> str | None:
    size, number = (3, parts.quarter) if parts.quarter is not None else (6, parts.half)
    start = ((number or 1) - 1) * size
    if parts.year is not None:
        return _months(parts.year * 12 + start, size)
    if now is None or now.month is None:
        return None
    current = now.year * 12 + now.month - 1
    first = now.year * 12 + start
    if parts.future:
        return _months(first if first + size > current else first + 12, size)
    return _months(first if first <= current else first - 12, size)


def _month(parts: Parts, now: Reference | None) -> str | None:
    month = parts.month or 1
    if parts.year is not None:
        return _day(parts.year, parts)
    if now is None or now.month is None:
        return None
    if parts.which is not None:
        same = {-1: month < now.month, 0: True, 1: month > now.month}[parts.which]
        return _day(now.year + (0 if same else parts.which), parts)
    years = [year for year in (now.year - 1, now.year, now.year + 1) if _exists(year, parts)]
    if parts.weekday is not None and parts.day is not None:
        years = [year for year in years if date(year, month, parts.day).isoweekday() == parts.weekday]
    known = [_day(year, parts) for year in years]
    past = [edtf for edtf, year in zip(known, years, strict=True) if not _is_after(year, parts, now)]
    coming = [edtf for edtf, year in zip(known, years, strict=True) if not _is_before(year, parts, now)]
    return _chosen(past[-1:], coming[:1], parts, now)


def _chosen(past: list[str], coming: list[str], parts: Parts, now: Reference) -> str | None:
    """The last time or the next: where the clause looks ahead the nearer one; else the last, unless that is nearly a year ago."""
    if not past or not coming:
        return next(iter(past + coming), None) if past or parts.future or parts.weekday is not None else None
    here = now.date
    if parts.future and here is None:
        return coming[0]
    if here is None or parts.day is None:
        return coming[0] if parts.future and parts.day is None else past[0]
    behind = (here - date.fromisoformat(past[0][:10])).days
    ahead = (date.fromisoformat(coming[0][:10]) - here).days
    return coming[0] if ahead < (behind if parts.future else min(behind - 300, 31)) else past[0]


def _exists(year: int, parts: Parts) -> bool:
    return parts.day is None or parts.day <= monthrange(year, parts.month or 1)[1]


def _is_after(year: int, parts: Parts, now: Reference) -> bool:
    if parts.day is None or now.day is None:
        return (year, parts.month or 1) > (now.year, now.month or 1)
    return (year, parts.month or 1, parts.day) > (now.year, now.month or 1, now.day)


def _is_before(year: int, parts: Parts, now: Reference) -> bool:
    if parts.day is None or now.day is None:
        return (year, parts.month or 1) < (now.year, now.month or 1)
    return (year, parts.month or 1, parts.day) < (now.year, now.month or 1, now.day)


def _day(year: int, parts: Parts) -> str:
    month = parts.month or 1
    if parts.day is None:
        return f"{_year(year)}-{month:02}"
    first = date(year, month, parts.day)
    if parts.end_day is None:
        return first.isoformat()
    return f"{first}/{date(year, month, parts.end_day)}"


def _weekday(parts: Parts, today: date) -> str:
    """The weekday at or before the day of publication; "last Monday" and "next Monday" are never that day itself."""
    ahead = ((parts.weekday or 1) - today.isoweekday()) % 7
    if parts.which == 1:
        return (today + timedelta(days=ahead or 7)).isoformat()
    if parts.which is None and parts.future:
        return (today + timedelta(days=ahead)).isoformat()
    if parts.which == 0:
        return (today + timedelta(days=(parts.weekday or 1) - today.isoweekday())).isoformat()
    behind = (7 - ahead) % 7
    return (today - timedelta(days=behind or (7 if parts.which == -1 else 0))).isoformat()


def _months(first: int, size: int) -> str:
    """`size` months from the `first`, counted from the year 0."""
    names = [f"{_year(month // 12)}-{month % 12 + 1:02}" for month in (first, first + size - 1)]
    return names[0] if size == 1 else _year(first // 12) if size == 12 else "/".join(names)


def _year(year: int) -> str:
    if not 1 <= year <= 9999:
        raise ValueError(f"{year} is no year")
    return f"{year:04}"

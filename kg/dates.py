"""Words that say when, found in a text by the table of its language (see `kg.timetable`) and read as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kg.edtf import bounds, is_valid
from kg.model import Span, TimeExpression
from kg.reckoning import Parts, Reference, reckon, reference
from kg.shadow import Shadow, shadow, words_key
from kg.timetable import Rule, TimeTable, load_time_table

__all__ = ["TimeTable", "find_times", "load_time_table"]

_CLAUSE_END = re.compile(r"[.!?؟;]\s|\n")
_REACH = 120


@dataclass(frozen=True, slots=True)
class _Found:
    """Words in the shadow with what they give: parts to reckon with, or a date already."""

    start: int
    end: int
    parts: Parts
    edtf: str | None


def find_times(text: str, table: TimeTable, *, published: str | None, anchor: str | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a text by place, none overlapping.

    What is relative counts from `published`, else from `anchor` (both EDTF); without them it is found and left open. The date of
    publication alone is never a date of the text.
    """
    now = reference(published) or reference(anchor)
    plain = shadow(text)
    found = [replace(f, edtf=f.edtf or reckon(f.parts, now=now)) for f in _scan(plain.text, table)]
    return tuple(_expression(f, plain) for f in _joined(found, plain.text, table, now))


def _expression(found: _Found, plain: Shadow) -> TimeExpression:
    span = plain.span(found.start, found.end)
    return TimeExpression(Span(span.start, span.end), found.edtf if found.edtf and is_valid(found.edtf) else None)


# --- single dates ----------------------------------------------------------------------------------------------------


def _scan(text: str, table: TimeTable) -> Iterator[_Found]:
    """Leftmost, then longest, then in the order of the patterns."""
    hits = [(m.start("words"), -m.end("words"), order, m) for order, rule in enumerate(table.rules) for m in rule.regex.finditer(text)]
    end = 0
    for start, negative, order, match in sorted(hits, key=lambda hit: hit[:3]):
        if start >= end and -negative > start:
            found = _read(match, table.rules[order], table, future=_lies_ahead(text, start, table))
            if found is not None:
                end = -negative
                yield found


def _lies_ahead(text: str, start: int, table: TimeTable) -> bool:
    before = text[max(0, start - _REACH) : start]
    clause = before[max((m.end() for m in _CLAUSE_END.finditer(before)), default=0) :]
    cue, settled = (max((m.end() for m in words.finditer(clause)), default=-1) for words in (table.future, table.settled))
    return cue > settled


def _read(match: re.Match[str], rule: Rule, table: TimeTable, *, future: bool) -> _Found | None:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    place = (match.start("words"), match.end("words"))
    if "fixed" in groups:
        return _Found(*place, Parts(), _value(table, "fixed", groups["fixed"]))
    numbers: dict[str, Any] = {"future": future, **rule.constants}
    for name in groups.keys() & {"month", "weekday", "quarter", "half", "which", "year_which"}:
        numbers[name] = int(_value(table, name, groups[name]))
    for name in groups.keys() & {"year", "decade", "day", "end_day"}:
        numbers[name] = int(groups[name])
    if "month_number" in groups:
        numbers["month"] = int(groups["month_number"])
    if "day_word" in groups:
        numbers["day"] = int(_value(table, "day_word", groups["day_word"]))
    if "big_day" in groups:
        numbers["day"] = int(groups["big_day"])
    if "end_year" in groups:
        numbers["end_year"] = int(groups["year"][: 4 - len(groups["end_year"])] + groups["end_year"])
        if not _is_span_of_years(match["words"], numbers["year"], numbers["end_year"], written=groups["end_year"]):
            return None
    if "unit" in groups:
        numbers["unit"] = _value(table, "unit", groups["unit"])
    if "relative_day" in groups:
        numbers |= {"unit": "day", "offset": int(_value(table, "relative_day", groups["relative_day"]))}
    if "count" in groups:
        numbers["offset"] = rule.sign * int(groups["count"] if groups["count"].isdecimal() else _value(table, "count", groups["count"]))
    if "unit" in numbers and "which" in numbers:
        numbers["offset"] = numbers.pop("which")
    return _Found(*place, Parts(**numbers), None)


def _is_span_of_years(words: str, first: int, last: int, *, written: str) -> bool:
    """Whether 2017/2018 or 2010-2017 are years: 2022/1925 is the number of a law, 2020-12 a month."""
    return last == first + 1 if "/" in words or len(written) == 2 else first < last <= first + 100


def _value(table: TimeTable, name: str, words: str) -> str:
    return table.values[name][words_key(words)]


# --- intervals -------------------------------------------------------------------------------------------------------


def _joined(found: list[_Found], text: str, table: TimeTable, now: Reference | None) -> Iterator[_Found]:
    at = 0
    while at < len(found):
        pair = _pair(found[at], found[at + 1], text, table, now) if at + 1 < len(found) else None
        yield pair or _opened(found[at], text, table)
        at += 2 if pair else 1


def _pair(first: _Found, second: _Found, text: str, table: TimeTable, now: Reference | None) -> _Found | None:
    for opening, middle in table.pairs:
        opens = opening.search(text, max(0, first.start - _REACH), first.start)
        if opens is not None and middle.fullmatch(text, first.end, second.start):
            edtf = _interval(_completed(first, second, now), second.edtf)
            return _Found(opens.start(), second.end, first.parts, edtf) if edtf else None
    return None


def _completed(first: _Found, second: _Found, now: Reference | None) -> str | None:
    """The first date of a pair, with the year of the second where it has none: "from March to May 2018"."""
    if first.parts.month is None or first.parts.year is not None or second.parts.year is None:
        return first.edtf
    earlier = first.parts.month > (second.parts.month or 12)
    return reckon(replace(first.parts, year=second.parts.year - earlier), now=now)


def _interval(first: str | None, second: str | None) -> str | None:
    if not first or not second:
        return None
    edtf = f"{first.partition('/')[0]}/{second.rpartition('/')[2]}"
    return edtf if is_valid(edtf) else None


def _opened(found: _Found, text: str, table: TimeTable) -> _Found:
    """An interval that is open at one end, where the words before say so."""
    for words, template in ((table.since, "{}/.."), (table.until, "../{}")):
        opens = words.search(text, max(0, found.start - _REACH), found.start)
        if opens is not None:
            end = found.edtf and found.edtf.split("/")[0 if words is table.since else -1]
            edtf = template.format(end) if end and end != ".." and bounds(end) else None
            return replace(found, start=opens.start(), edtf=edtf)
    return found

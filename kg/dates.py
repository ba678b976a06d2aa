"""Words that say when, found in a text by the table of its language (`dates.yaml`) and read as EDTF.

Keys of the table, every list of words folded like the text:

    months, weekdays, quarters, halves   {number: [words]};  which {-1, 0, 1: [last, this, next]};  days {offset: [yesterday]}
    numbers     {number: [spelled]};  units {day, week, weekend, month, quarter, half, year: [words]}
    fixed       {EDTF: [phrases]}
    doubtful    words of the lists above that also mean other things: left out of <sure_month> and <sure_weekday>
    lists       {name: [words]}: more lists for the patterns
    proclitics  regular expression for letters that a word may have before it, "" where there are none
    future      regular expressions for words after which a date lies ahead; `settled` for those after which it doesn't any more
    since, until  words that open an interval;  pairs [{from, to}] that close one;  bridge: words between them and the date
    patterns    [{pattern, before, after, set, sign}], where <name> stands for a list, a blank for any blank

A pattern's `before` and `after` stand beside the words and are no part of them; `set` gives what the words don't; `sign` is that of
<count>. <~name> reads the same words as <name> without taking their value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from kg.edtf import bounds, is_valid
from kg.errors import DataError
from kg.model import Span, TimeExpression
from kg.reckoning import Parts, Reference, reckon, reference
from kg.shadow import BLANK, Shadow, alternatives, shadow

__all__ = ["TimeTable", "find_times", "load_time_table"]

_LISTS = {"months": "month", "weekdays": "weekday", "quarters": "quarter", "halves": "half", "days": "relative_day", "numbers": "count"}
_OTHERS = (
    "which",
    "units",
    "fixed",
    "doubtful",
    "lists",
    "proclitics",
    "future",
    "settled",
    "since",
    "until",
    "pairs",
    "bridge",
    "patterns",
)
_KEYS = {*_LISTS, *_OTHERS}
_DIGITS = {
    "year": r"(?:1[5-9]|20)\d\d(?![.,]?\d)",
    "end_year": r"(?:(?:1[5-9]|20)\d\d|\d\d)(?![.,]?\d)",
    "decade": r"(?:1[5-9]|20)\d(?=0)",
    "month_number": r"0?[1-9](?!\d)|1[0-2](?!\d)",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?![.,:]?\d|%)",
    "big_day": r"(?:1[3-9]|2\d|3[01])(?!\d)",
    "end_day": r"(?:0?[1-9]|[12]\d|3[01])(?![.,:]?\d|%)",
}
_CLAUSE_END = re.compile(r"[.!?؟;]\s|\n")
_REACH = 120


@dataclass(frozen=True, slots=True)
class _Rule:
    regex: re.Pattern[str]
    constants: Mapping[str, Any]
    sign: int


@dataclass(frozen=True, slots=True)
class TimeTable:
    """The time words of a language, ready to be used."""

    values: Mapping[str, Mapping[str, str]]
    rules: tuple[_Rule, ...]
    future: re.Pattern[str]
    settled: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


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


def _read(match: re.Match[str], rule: _Rule, table: TimeTable, *, future: bool) -> _Found | None:
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
    return table.values[name][_key(words)]


def _key(words: str) -> str:
    return " ".join(shadow(words).text.casefold().split())


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


# --- the table -------------------------------------------------------------------------------------------------------


@cache
def load_time_table(folder: Traversable) -> TimeTable:
    """The table of a language folder; raises `DataError` with all its problems."""
    file = folder.joinpath("dates.yaml")
    try:
        data = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DataError.of(str(file), [f"no YAML: {error}"]) from None
    problems = [f"unknown key {key!r}; known: {', '.join(sorted(_KEYS))}" for key in sorted(set(data) - _KEYS)]
    problems += [f"lacks {key!r}" for key in sorted(_KEYS - set(data))]
    if problems:
        raise DataError.of(str(file), problems)
    lists = _word_lists(data)
    rules = []
    for number, pattern in enumerate(data["patterns"], 1):
        try:
            rules.append(_rule(pattern, lists=lists, proclitics=data["proclitics"]))
        except (KeyError, re.error) as error:
            problems.append(f"pattern {number} ({pattern.get('pattern')}): {error}")
    if problems:
        raise DataError.of(str(file), problems)
    bridge = rf"(?:(?:{alternatives(data['bridge'])}){BLANK})*" if data["bridge"] else ""
    return TimeTable(
        values=_word_values(data),
        rules=tuple(rules),
        future=_words_before(data["future"]),
        settled=_words_before(data["settled"]),
        since=_opening(data["since"], bridge, data["proclitics"]),
        until=_opening(data["until"], bridge, data["proclitics"]),
        pairs=tuple((_opening(p["from"], bridge, data["proclitics"]), _middle(p["to"], bridge, data["proclitics"])) for p in data["pairs"]),
    )


def _word_lists(data: Mapping[str, Any]) -> dict[str, str]:
    """Regular expressions by the name that a pattern uses."""
    doubtful = set(data["doubtful"])
    groups = {_LISTS[key]: [word for words in data[key].values() for word in words] for key in _LISTS}
    groups |= {"which": [w for ws in data["which"].values() for w in ws], "unit": [w for ws in data["units"].values() for w in ws]}
    groups |= {"fixed": [w for ws in data["fixed"].values() for w in ws]}
    expressions = {name: alternatives(words) for name, words in groups.items()}
    expressions |= {"year_which": expressions["which"], "count": rf"\d{{1,3}}|{expressions['count']}", **_DIGITS}
    expressions |= {f"sure_{name}": alternatives(set(groups[name]) - doubtful) for name in ("month", "weekday")}
    return expressions | {name: alternatives(words) for name, words in data["lists"].items()}


def _word_values(data: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    names = {**_LISTS, "which": "which", "units": "unit", "fixed": "fixed"}
    values = {name: {_key(word): value for value, words in data[key].items() for word in words} for key, name in names.items()}
    return values | {"year_which": values["which"]}


def _rule(pattern: Mapping[str, Any], *, lists: Mapping[str, str], proclitics: str) -> _Rule:
    def expand(part: str) -> str:
        return re.sub(r"<(~?)(\w+)>", lambda m: _group(m[2], lists[m[2]], captured=not m[1]), _blanks(part))

    before, words, after = (expand(pattern.get(key, "")) for key in ("before", "pattern", "after"))
    attached = f"(?:{proclitics})?" if proclitics else ""
    regex = re.compile(rf"(?<![^\W_]){attached}{before}(?P<words>{words})(?![^\W_]){after}")
    constants = {name: value if name == "unit" else int(value) for name, value in pattern.get("set", {}).items()}
    return _Rule(regex, constants, int(pattern.get("sign", "1")))


def _blanks(part: str) -> str:
    return shadow(part).text.replace(" ?", f"(?:{BLANK})?").replace(" ", BLANK)


def _group(name: str, expression: str, *, captured: bool) -> str:
    own = name.removeprefix("sure_")
    return f"(?P<{own}>{expression})" if captured and (own in Parts.__dataclass_fields__ or own in _CAPTURED) else f"(?:{expression})"


_CAPTURED = frozenset({"month_number", "big_day", "count", "relative_day", "fixed"})


def _words_before(expressions: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(_blanks(e) for e in expressions)})(?![^\W_])", re.IGNORECASE)


def _opening(words: list[str], bridge: str, proclitics: str) -> re.Pattern[str]:
    attached = f"(?:{proclitics})?" if proclitics else ""
    return re.compile(rf"(?<![^\W_]){attached}(?:{alternatives(words)}){BLANK}{bridge}{attached}\Z")


def _middle(words: list[str], bridge: str, proclitics: str) -> re.Pattern[str]:
    attached = f"(?:{proclitics})?" if proclitics else ""
    return re.compile(rf",?(?:{BLANK})?(?:{alternatives(words)})(?:{BLANK})?{bridge}{attached}")

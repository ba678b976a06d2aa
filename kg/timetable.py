"""The table of time words of a language, as `dates.yaml` of its folder has it, made ready to be matched.

Keys, every list of words folded like the text:

    months, weekdays, quarters, halves   {number: [words]};  which {-1, 0, 1: [last, this, next]};  days {offset: [yesterday]}
    numbers     {number: [spelled]};  day_words {day: [the first]};  units {day, week, weekend, month, quarter, half, year: [words]}
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
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from kg.errors import DataError
from kg.reckoning import Parts
from kg.shadow import BLANK, alternatives, shadow, words_key

__all__ = ["Rule", "TimeTable", "load_time_table"]

_LISTS = {
    "months": "month",
    "weekdays": "weekday",
    "quarters": "quarter",
    "halves": "half",
    "days": "relative_day",
    "numbers": "count",
    "day_words": "day_word",
}
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


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern: what its words don't say stands in `constants`."""

    regex: re.Pattern[str]
    constants: Mapping[str, Any]
    sign: int


@dataclass(frozen=True, slots=True)
class TimeTable:
    """The time words of a language, ready to be used."""

    values: Mapping[str, Mapping[str, str]]
    rules: tuple[Rule, ...]
    future: re.Pattern[str]
    settled: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


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
    values = {name: {words_key(word): value for value, words in data[key].items() for word in words} for key, name in names.items()}
    return values | {"year_which": values["which"]}


def _rule(pattern: Mapping[str, Any], *, lists: Mapping[str, str], proclitics: str) -> Rule:
    def expand(part: str) -> str:
        return re.sub(r"<(~?)(\w+)>", lambda m: _group(m[2], lists[m[2]], captured=not m[1]), _blanks(part))

    before, words, after = (expand(pattern.get(key, "")) for key in ("before", "pattern", "after"))
    attached = f"(?:{proclitics})?" if proclitics else ""
    regex = re.compile(rf"(?<![^\W_]){attached}{before}(?P<words>{words})(?![^\W_]){after}")
    constants = {name: value if name == "unit" else int(value) for name, value in pattern.get("set", {}).items()}
    return Rule(regex, constants, int(pattern.get("sign", "1")))


def _blanks(part: str) -> str:
    return shadow(part).text.replace(" ?", f"(?:{BLANK})?").replace(" ", BLANK)


def _group(name: str, expression: str, *, captured: bool) -> str:
    own = name.removeprefix("sure_")
    return f"(?P<{own}>{expression})" if captured and (own in Parts.__dataclass_fields__ or own in _CAPTURED) else f"(?:{expression})"


_CAPTURED = frozenset({"month_number", "big_day", "day_word", "count", "relative_day", "fixed"})


def _words_before(expressions: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(_blanks(e) for e in expressions)})(?![^\W_])", re.IGNORECASE)


def _opening(words: list[str], bridge: str, proclitics: str) -> re.Pattern[str]:
    attached = f"(?:{proclitics})?" if proclitics else ""
    return re.compile(rf"(?<![^\W_]){attached}(?:{alternatives(words)}){BLANK}{bridge}{attached}\Z")


def _middle(words: list[str], bridge: str, proclitics: str) -> re.Pattern[str]:
    attached = f"(?:{proclitics})?" if proclitics else ""
    return re.compile(rf",?(?:{BLANK})?(?:{alternatives(words)})(?:{BLANK})?{bridge}{attached}")

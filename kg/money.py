"""Sums of money, found in a text by the table of its language (`money.yaml`), with value and currency where the words give them.

Keys of the table, every list of words folded like the text:

    signs       {ISO code: [what stands before or after the digits]}, "" for one that several currencies share
    units       {ISO code: [words after the number]}, the same
    careful     units that also mean other things: only after a large number, and not before a word of `not_before`
    magnitudes  {number: [words]};  attached {number: [letters right after the digits]};  whole {number: [words that need no number]}
    numbers     {number: [spelled]};  spelled_joiners and term_joiners: what joins spelled numbers, and the terms of one sum
    ranges      words between the two ends of a range;  between [{from, to}] around one of two sums
    vague       words for an open number of units: "billions of"
    percent     words;  base: what is taxed by a percentage, as a regular expression
    proclitics  regular expression for letters that a word may have before it, "" where there are none
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any

import yaml

from kg.errors import DataError
from kg.model import Amount
from kg.shadow import BLANK, alternatives, shadow, words_key

__all__ = ["MoneyTable", "find_amounts", "load_money_table"]

_MAPS = ("signs", "units", "magnitudes", "attached", "whole", "numbers")
_LISTS = ("careful", "not_before", "spelled_joiners", "term_joiners", "ranges", "between", "vague", "percent", "base", "proclitics")
_NUMBER = r"(?:\d{1,3}(?:(?:,\d{3}){1,5}|(?:\.\d{3}){2,5}|(?: \d{3}){1,5})(?!\d)(?:[.,]\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?)(?!\d)"
_THOUSANDS = re.compile(r"(\d{1,3})((?:[, ]\d{3})+|(?:\.\d{3}){2,})(?:[.,](\d+))?")
_SPACE = f"(?:{BLANK})?"


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """The money words of a language, ready to be used."""

    sums: re.Pattern[str]
    term: re.Pattern[str]
    range: re.Pattern[str]
    careful: re.Pattern[str]
    between: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    spelled: re.Pattern[str]
    currencies: Mapping[str, str]
    numbers: Mapping[str, Decimal]
    factors: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: Decimal | None
    currency: str | None


def find_amounts(text: str, table: MoneyTable) -> tuple[Amount, ...]:
    """The sums of money in a text by place, none overlapping: "$2 million (€1.8 million)" is two, "between $1 and $2" is one.

    A share of a turnover ("5% of annual turnover") is a sum too, with neither value nor currency.
    """
    plain = shadow(text)
    found = (_read(match, table) for match in table.sums.finditer(plain.text))
    sums = _joined([f for f in found if f is not None], plain.text, table)
    return tuple(Amount(plain.span(f.start, f.end), f.value, f.currency) for f in sums)


def _read(match: re.Match[str], table: MoneyTable) -> _Found | None:
    words = match.groupdict()
    place = (match.start("words"), match.end("words"))
    currency = words["sign"] or words["unit"] or words["sign_after"] or words["vague_unit"]
    code = table.currencies[words_key(currency)] or None if currency else None
    counted = words["signed"] or words["sum"]
    if counted is None or table.range.search(counted):
        return _Found(*place, None, code)
    value = _value(counted, table)
    small = value is not None and value < 1000
    if small and words["unit"] and table.careful.fullmatch(words["unit"]):
        return None
    if value is not None and value <= 1 and not any(c.isdecimal() for c in counted):
        return None
    return _Found(*place, value, code)


def _value(words: str, table: MoneyTable) -> Decimal | None:
    """What the words count: "1 million 200 thousand"; None where the terms don't add up."""
    total = Decimal(0)
    last = None
    for term in table.term.finditer(words):
        number = _number(term["number"], table) if term["number"] else Decimal(1)
        factor = next((table.factors[words_key(term[name])] for name in ("attached", "magnitude", "whole") if term[name]), Decimal(1))
        if last is not None and factor >= last:
            return None
        last = factor
        total += number * factor
    whole = total.to_integral_value()
    return whole if whole == total else total.normalize()


def _number(words: str, table: MoneyTable) -> Decimal:
    if words[0].isdecimal():
        return _digits(words)
    total = Decimal(0)
    for word in table.spelled.findall(words):
        value = table.numbers[words_key(word)]
        total = (total or 1) * value if value == 100 else total + value
    return total


def _digits(words: str) -> Decimal:
    """The value of digits, whichever of comma and point they group thousands with.

    >>> [str(_digits(digits)) for digits in ("1,200.5", "2,5", "4.34", "1.200.000")]
    ['1200.5', '2.5', '4.34', '1200000.0']
    """
    thousands = _THOUSANDS.fullmatch(words)
    if thousands is not None:
        return Decimal(f"{thousands[1]}{re.sub(r'[^0-9]', '', thousands[2])}.{thousands[3] or '0'}")
    return Decimal(words.replace(",", "."))


def _joined(found: Sequence[_Found], text: str, table: MoneyTable) -> Iterator[_Found]:
    """The sums, with "between $1 and $2" as one of open value."""
    taken = -1
    for first, second in pairwise((*found, None)):
        if first is None or first.start < taken:
            continue
        whole = _range(first, second, text, table) if second is not None else None
        taken = whole.end if whole else first.end
        yield whole or first


def _range(first: _Found, second: _Found, text: str, table: MoneyTable) -> _Found | None:
    for opening, middle in table.between:
        opens = opening.search(text, max(0, first.start - 40), first.start)
        if opens is not None and middle.fullmatch(text, first.end, second.start):
            return _Found(opens.start(), second.end, None, second.currency)
    return None


# --- the table -------------------------------------------------------------------------------------------------------


@cache
def load_money_table(folder: Traversable) -> MoneyTable:
    """The table of a language folder; raises `DataError` with all its problems."""
    file = folder.joinpath("money.yaml")
    try:
        data = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DataError.of(str(file), [f"no YAML: {error}"]) from None
    known = {*_MAPS, *_LISTS}
    problems = [f"unknown key {key!r}; known: {', '.join(sorted(known))}" for key in sorted(set(data) - known)]
    problems += [f"lacks {key!r}" for key in sorted(known - set(data))]
    problems += [f"{key}: {code!r} is no ISO 4217 code" for key in ("signs", "units") for code in data.get(key, {}) if not _is_code(code)]
    if problems:
        raise DataError.of(str(file), problems)
    return _table(data)


def _is_code(code: object) -> bool:
    return isinstance(code, str) and re.fullmatch(r"(?:[A-Z]{3})?", code) is not None


def _table(data: Mapping[str, Any]) -> MoneyTable:
    grammar = _grammar(data)
    by_words = {key: {words_key(word): value for value, words in data[key].items() for word in words} for key in _MAPS}
    factors = by_words["attached"] | by_words["magnitudes"] | by_words["whole"]
    return MoneyTable(
        sums=re.compile(_sums(grammar, proclitics=data["proclitics"], base=shadow(data["base"]).text.replace(" ", BLANK))),
        term=re.compile(_term(grammar, named=True)),
        range=re.compile(grammar["range"]),
        careful=re.compile(grammar["careful"]),
        between=tuple(
            (re.compile(rf"(?<![^\W_])(?:{alternatives(p['from'])}){BLANK}\Z"), re.compile(f"{BLANK}(?:{alternatives(p['to'])}){_SPACE}"))
            for p in data["between"]
        ),
        spelled=re.compile(grammar["spelled"]),
        currencies=by_words["signs"] | by_words["units"],
        numbers={word: Decimal(value) for word, value in by_words["numbers"].items()},
        factors={word: Decimal(value) for word, value in factors.items()},
    )


def _grammar(data: Mapping[str, Any]) -> dict[str, str]:
    """The regular expressions that sums are made of."""
    found = {
        key: alternatives(word for words in data[key].values() for word in words) for key in ("signs", "attached", "magnitudes", "whole")
    }
    careful, units = set(data["careful"]), {word for words in data["units"].values() for word in words}
    guard = rf"(?!{_SPACE}(?:{alternatives(data['not_before'])})(?![^\W_]))"
    found["careful"] = alternatives(careful)
    found["unit"] = f"(?:{alternatives(units - careful)}|(?:{found['careful']}){guard})"
    found["spelled"] = rf"(?:{alternatives(word for words in data['numbers'].values() for word in words)})(?![^\W_])"
    joiners = "|".join(data["spelled_joiners"]).replace(" ", BLANK)
    # Repetitions are bounded: a text of nothing but number words must not take the square of its length.
    found["words"] = f"{found['spelled']}(?:(?:{joiners}){found['spelled']}){{0,7}}"
    found["joiner"] = "|".join(data["term_joiners"]).replace(" ", BLANK)
    found["range"] = rf"{_SPACE}(?:{alternatives(data['ranges'])}){_SPACE}(?=\d)"
    found["percent"] = alternatives(data["percent"])
    found["vague"] = alternatives(data["vague"])
    found["between"] = "|".join(f"(?:{alternatives(p['from'])}){BLANK}" for p in data["between"])
    found["and"] = "|".join(f"{BLANK}(?:{alternatives(p['to'])}){_SPACE}" for p in data["between"])
    return found


def _term(grammar: Mapping[str, str], *, named: bool, sized: bool = False) -> str:
    """A number with or without a size, or words that are both; always with one where it must be `sized`."""

    def group(name: str, expression: str) -> str:
        return f"(?P<{name}>{expression})" if named else f"(?:{expression})"

    size = f"(?:{group('attached', grammar['attached'])}(?![^\\W_])|(?:{_SPACE}|-){group('magnitude', grammar['magnitudes'])}(?![^\\W_]))"
    number = group("number", f"{_NUMBER}(?!%)|{grammar['words']}")
    return f"(?:{number}{size}{'' if sized else '?'}|{group('whole', grammar['whole'])}(?![^\\W_]))"


def _sums(grammar: Mapping[str, str], *, proclitics: str, base: str) -> str:
    term = _term(grammar, named=False)
    sign, end = f"(?:{grammar['signs']})", rf"(?:{_SPACE}|-)"
    sized = f"(?:{_term(grammar, named=False, sized=True)}(?:{grammar['joiner']})){{0,2}}" if grammar["joiner"] else ""
    many = f"{sized}{term}(?:{grammar['range']}{term})?"
    share = f"{_NUMBER}{_SPACE}(?:{grammar['percent']})"
    kinds = [
        f"(?P<sign>{sign}){_SPACE}(?P<signed>{term}(?:{grammar['range']}{term})?)",
        f"(?P<sum>{many})(?:{end}(?P<unit>{grammar['unit']})|{_SPACE}(?P<sign_after>{sign}))",
        f"(?:{grammar['vague']}){BLANK}(?P<vague_unit>{grammar['unit']})",
        f"(?:{grammar['between']})?{share}(?:(?:{grammar['range']}|{grammar['and']}){share})?{BLANK}{base}",
    ]
    attached = f"(?:{proclitics})?" if proclitics else ""
    return rf"(?<![^\W_]){attached}(?<![\d][.,])(?P<words>{'|'.join(kinds)})(?![^\W_])"

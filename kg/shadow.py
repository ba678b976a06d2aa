"""A text beside itself in the letters that tables are written in, with the way back: for matching, never for quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from kg.model import Span
from kg.text import fold

__all__ = ["BLANK", "Shadow", "alternatives", "shadow", "words_key"]

_SIGNS = {"٫": ".", "٬": ",", "’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-", "٪": "%"}
# A blank of a pattern: some blanks or one line break, never an empty line.
BLANK = r"(?:[^\S\n]{1,3}|[^\S\n]?\n)"


@dataclass(frozen=True, slots=True)
class Shadow:
    """`text` is matched against; `origin[i]` is where its i-th character stands in the article, with one more for the end."""

    text: str
    origin: tuple[int, ...] = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """The span of the article behind a stretch of `text`; marks on the last letter belong to it."""
        return Span(self.origin[start], self.origin[end])


def shadow(text: str) -> Shadow:
    """The shadow of a text: case kept, marks off, Arabic letters folded, digits and signs of any script as in ASCII.

    >>> shadow("٢٠٢٠ شركةَ May").text
    '2020 شركه May'
    """
    letters, origin = [], []
    for place, character in enumerate(text):
        plain = character if character < "\x80" else _plain(character)
        if plain:
            letters.append(plain)
            origin.append(place)
    return Shadow("".join(letters), (*origin, len(text)))


@cache
def _plain(character: str) -> str:
    """One character or none."""
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isspace():
        return " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    folded = fold(character)
    if character.casefold() != character or len(folded) > 1:
        return character
    return folded


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first, for nothing where there are none; a first letter may be a capital.

    >>> alternatives(["last", "Jan", "Jan."])
    'Jan\\\\.|[lL]ast|Jan'
    """
    plain = {shadow(word).text for word in words}
    return "|".join(_pattern(word) for word in sorted(plain, key=lambda word: (-len(word), word))) or "(?!)"


def _pattern(word: str) -> str:
    small, capital = word[0], word[0].upper()
    first = f"[{small}{capital}]" if small.islower() and len(capital) == 1 else re.escape(small)
    return (first + re.escape(word[1:])).replace(r"\ ", BLANK)


def words_key(words: str) -> str:
    """How words of the text are looked up in the values of a table."""
    return " ".join(shadow(words).text.casefold().split())

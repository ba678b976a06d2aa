"""Letters of Arabic script: marks off and letter variants made one, without losing the place of a letter in the text."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text import fold

__all__ = ["ARABIC", "MARKS", "folded", "place", "plain"]

MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\u202a-\u202e\u2066-\u2069"
ARABIC = "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06fa-\u06ff"
_MARK = re.compile(f"[{MARKS}]+")
_HAS_MARK = re.compile(f"[{MARKS}]")
# Persian and Urdu letters stand in Arabic texts that were typed with another keyboard.
_VARIANTS = str.maketrans({"ھ": "ه", "ہ": "ه", "ە": "ه", "ی": "ي", "ک": "ك", "ٱ": "ا", "ے": "ي"})


# Words come again and again: what they fold to is remembered.
folded = lru_cache(maxsize=1 << 17)(fold)


@lru_cache(maxsize=1 << 17)
def plain(word: str) -> str:
    """A word without vowel marks and tatweel, in letters of the Arabic keyboard.

    >>> plain("فُرضت"), plain("الھیئة")
    ('فرضت', 'الهيئة')
    """
    return _MARK.sub("", word).translate(_VARIANTS)


def place(word: str, letters: int) -> int:
    """Where in `word` its plain form has passed so many letters, marks on the last of them included.

    >>> place("وَالشركة", 1), place("والشركة", 1)
    (2, 1)
    """
    if not _HAS_MARK.search(word):
        return letters
    position = passed = 0
    while position < len(word) and (passed < letters or _HAS_MARK.match(word[position])):
        passed += not _HAS_MARK.match(word[position])
        position += 1
    return position

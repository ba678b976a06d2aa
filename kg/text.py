"""Folding of names for matching, never for quotes; pure functions without vocabulary."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold", "slug"]

_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "’": "'", "‘": "'", "ʼ": "'", "`": "'"}
)


def fold(text: str) -> str:
    """The form of a word or name under which spellings meet: compatibility forms, case, marks, tatweel and hamza seats off.

    >>> fold("Société"), fold("شركةَ"), fold("أحمد"), fold("على") == fold("علي")
    ('societe', 'شركه', 'احمد', True)
    """
    if text.isascii():
        return text.casefold()
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c) and c.isprintable())


def slug(name: str) -> str:
    """The last part of an IRI for a name: folded letters and digits of any script, joined by hyphens.

    >>> slug("People's Bank of China"), slug("بنك الشعب الصيني")
    ('people-s-bank-of-china', 'بنك-الشعب-الصيني')
    """
    return re.sub(r"[\W_]+", "-", fold(name)).strip("-")

"""Words that no list has, told by their shape: plurals, participles and verbal nouns look like no name."""

from __future__ import annotations

import re
from typing import Literal

from kg.text import fold

__all__ = ["Shape", "definite_shape", "shape"]

Shape = tuple[str, Literal["singular", "plural"], Literal["masculine", "feminine", ""], bool]

_PLURAL = re.compile(r"....+ات")
_PARTICIPLE = re.compile(r"م...+ة|.ا..ة")
_VERBAL = re.compile(r"ت..ي.|است..ا.|ا.ت.ا.|ان..ا.|است..ا.ة")
_DEFINITE = re.compile(r"م.ا.ي?.|[تأ].ا.ي?.|إ..ا.|ت...|مست...|مت....?|م[تن]..ي?.")
# Letters that may be a particle of their own before the word.
_PROCLITIC = "وفبلك"


def shape(stem: str) -> Shape | None:
    """Lemma, number, gender, and whether it is an adjective, of a word whose shape tells that it is no name.

    >>> shape("احتجاجات"), shape("مستهدفة"), shape("نيويورك")
    (('احتجاج', 'plural', '', False), ('مستهدف', 'singular', 'feminine', True), None)
    """
    folded = fold(stem)
    if _PLURAL.fullmatch(stem):
        return folded[:-2], "plural", "", False
    if _PARTICIPLE.fullmatch(stem) and stem[0] not in "اأإآ":
        return folded[:-1], "singular", "feminine", True
    if _VERBAL.fullmatch(stem):
        return folded, "singular", "feminine" if folded.endswith("ه") else "masculine", False
    return None


def definite_shape(stem: str) -> Shape | None:
    """The same of a word behind the article, where fewer names stand: "التعنيف", "المواهب"."""
    found = shape(stem)
    if found is not None or not _DEFINITE.fullmatch(stem):
        return found
    return fold(stem), "singular", "", stem.startswith(("مست", "مت"))


def doubtful(stem: str) -> bool:
    """Whether the first letter may be no part of the word."""
    return stem[0] in _PROCLITIC

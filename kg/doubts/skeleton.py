"""The consonants of a name, under which its spellings in several is_latin meet; a candidate, never a reason to merge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from kg.gazetteer import ARTICLE
from kg.text import fold

__all__ = ["is_latin", "skeleton"]


@cache
def _table() -> tuple[re.Pattern[str], Mapping[str, str]]:
    data = yaml.safe_load(files("kg").joinpath("doubts", "skeleton.yaml").read_text("utf-8"))
    letters = {fold(letter): sound for sound, group in data["letters"].items() for letter in group}
    pairs = {fold(pair): sound for pair, sound in data["pairs"].items()}
    return re.compile("|".join([*pairs, "."])), letters | pairs


def skeleton(word: str) -> str:
    """The consonants of a word; a doubled letter counts once, and so does the article before it.

    >>> skeleton("Lumen"), skeleton("لومن"), skeleton("Berg"), skeleton("بيرغ"), skeleton("Charles") == skeleton("تشارلز")
    ('lmn', 'lmn', 'brg', 'brg', True)
    """
    pattern, sounds = _table()
    single = re.sub(r"(.)\1", r"\1", fold(word).removeprefix(ARTICLE))
    return "".join(sounds.get(part, "") for part in pattern.findall(single))


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters: names of two is_latin may be one, letter by letter.

    >>> is_latin("Lumen"), is_latin("لومن")
    (True, False)
    """
    return any(c.isascii() and c.isalpha() for c in fold(name))

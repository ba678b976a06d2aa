"""Which language a text is in, among those that articles are read in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from kg.languages import available

__all__ = ["detect_language", "judge_language"]

_SAMPLE = 5_000
# One of our languages is taken where it is nearly as likely as the likeliest of all: short texts are judged by a hair's breadth.
_NEARLY = 0.1
_SURE = 0.5


def detect_language(text: str) -> str | None:
    """The code of the language of a text, None where it is none that articles are read in.

    >>> detect_language("The regulator said that the company must pay."), detect_language("Die Behörde hat die Firma bestraft.")
    ('en', None)
    """
    return judge_language(text)[0]


def judge_language(text: str) -> tuple[str | None, str | None]:
    """The code of the language, or None, and why it is none or doubtful."""
    sample = text[:_SAMPLE]
    if not any(letter.isalpha() for letter in sample):
        return None, "the text has no letters to tell its language by"
    ranked = dict(_identifier().rank(sample))
    likeliest = max(ranked, key=lambda code: (ranked[code], code))
    ours = max(available(), key=lambda code: (ranked.get(code, 0.0), code))
    if ranked.get(ours, 0.0) < _NEARLY * ranked[likeliest]:
        return None, f"the language of the text seems to be {likeliest!r}"
    doubtful = ranked[ours] < _SURE
    return ours, f"the language was taken for {ours!r} with little certainty; give `language` to be sure" if doubtful else None


@cache
def _identifier() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_modelpath(Path(langid.__file__).parent / langid.MODEL_FILE, norm_probs=True)

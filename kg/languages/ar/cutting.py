"""Unknown words cut where the article itself shows what they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.languages.ar.letters import folded
from kg.languages.ar.morphology import Reading
from kg.languages.ar.vocabulary import load_vocabulary, read_words

__all__ = ["cut"]

# A word that begins with these letters is more likely a foreign name than "and" before one.
_FOREIGN = tuple(read_words("names.yaml")["foreign_starts"])


def cut(word: str, reading: Reading, *, alone: Mapping[str, int], after_name: bool) -> Reading:
    """An unknown word without the proclitics that it bears; `alone` counts how often the article has each word."""
    if reading.preposition or reading.conjunction or reading.article:
        return reading
    bare, given = folded(word), load_vocabulary().given
    for skipped in (2, 1):
        letters = bare[:skipped]
        if len(bare) < skipped + 3 or len(bare) != len(word):
            continue
        fits = letters[0] in "وف" and letters[1] in "بلك" if skipped == 2 else letters in "وفبلك"
        if fits and (alone.get(bare[skipped:]) or bare[skipped:] in given):
            return _without(reading, bare, skipped)
    if bare[0] == "و" and len(bare) > 4 and not after_name and not bare.startswith(_FOREIGN) and alone.get(bare, 0) < 2:
        return _without(reading, bare, 1)
    return reading


def _without(reading: Reading, bare: str, skipped: int) -> Reading:
    conjunction = bare[0] if bare[0] in "وف" else ""
    preposition = bare[skipped - 1] if bare[skipped - 1] in "بلك" else ""
    return replace(reading, conjunction=conjunction, preposition=preposition, stem=(skipped, reading.stem[1]), text=bare[skipped:])

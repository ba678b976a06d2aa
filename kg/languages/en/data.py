"""The word lists of English grammar, each a YAML file beside this module, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kg.text import fold

__all__ = ["list_of", "longest_first", "mapping_of", "table_of", "words_of"]


@cache
def _load(file: str) -> Any:
    text = files(__package__).joinpath(f"{file}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def words_of(file: str, key: str) -> frozenset[str]:
    """The folded words of one list.

    >>> "ministry" in words_of("spelling", "institution")
    True
    """
    return frozenset(map(fold, _load(file)[key]))


@cache
def longest_first(file: str, key: str) -> tuple[str, ...]:
    """The words of one list, longest first, so that no word hides a longer one that begins with it."""
    return tuple(sorted(words_of(file, key), key=lambda word: (-len(word), word)))


@cache
def table_of(file: str, key: str) -> dict[str, str]:
    """Word -> class, of a list of classes with their words.

    >>> table_of("modality", "verbs")["intend"]
    'planned'
    """
    return {fold(word): kind for kind, words in _load(file)[key].items() for word in words}


def list_of(file: str) -> Any:
    """A whole file that is a list."""
    return _load(file)


def mapping_of(file: str) -> Any:
    """A whole file that is a mapping."""
    return _load(file)

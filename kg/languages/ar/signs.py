"""The little words that the grammar names one by one, from `signs.yaml`; folded."""

from __future__ import annotations

from dataclasses import dataclass

from kg.languages.ar.vocabulary import read_words
from kg.text import fold

__all__ = ["SIGNS", "Signs"]


@dataclass(frozen=True, slots=True)
class Signs:
    """Words of grammar by what they mean."""

    and_: str
    or_: str
    to: str
    by: str
    in_: str
    on: str
    from_: str
    toward: str
    about: str
    under_name: str
    what: str
    that: str
    until: str
    be: str
    un: str
    board: str
    article: str


def _load() -> Signs:
    keywords = {"and": "and_", "or": "or_", "in": "in_", "from": "from_"}
    return Signs(**{keywords.get(key, key): fold(word) for key, word in read_words("signs.yaml").items()})


SIGNS = _load()

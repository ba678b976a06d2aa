"""Tokens of Arabic text, and the folded forms under which names may be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.languages.ar.letters import ARABIC, MARKS, folded, place, plain
from kg.model import Span, Word

__all__ = ["Token", "tokens", "words", "words_of"]

_TOKEN = re.compile(
    rf"(?P<arabic>[{ARABIC}][{ARABIC}{MARKS}]*)"
    r"|(?P<latin>[^\W\d_\u0600-\u06ff][\w&]*(?:[.'’&+-][^\W_\u0600-\u06ff]+)*\.?(?<=[\w])|[^\W\d_\u0600-\u06ff])"
    r"|(?P<number>\d+(?:[.,٫٬:]\d+)*(?:[%٪])?)"
    r"|(?P<mark>\.{2,}|…|[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `text` is the plain form of an Arabic word, else what stands there."""

    start: int
    end: int
    kind: str
    text: str


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a stretch of text; underscores of hashtags part words, tatweel belongs to them.

    >>> [(t.kind, t.text) for t in tokens("غرّمت #هيئة_السوق شركة Ant Group بـ 2.5%")][2:]
    [('arabic', 'السوق'), ('arabic', 'شركة'), ('latin', 'Ant'), ('latin', 'Group'), ('arabic', 'ب'), ('number', '2.5%')]
    """
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or "mark"
        found = match.group()
        if found != "#":
            yield Token(match.start(), match.end(), kind, plain(found) if kind == "arabic" else found)


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, each with its folded form and those without proclitics and article, with the place where they start.

    >>> [form for form, _ in words("وللشركة")[0].forms]
    ['وللشركه', 'للشركه', 'الشركه', 'شركه']
    >>> words("كتب بنك")[1].forms
    (('بنك', 4), ('نك', 5))
    """
    return words_of(tokens(text), text)


def words_of(found: Iterable[Token], text: str) -> tuple[Word, ...]:
    """The words among tokens that have been found in a text."""
    return tuple(_word(token, text) for token in found if token.kind != "mark")


def _word(token: Token, text: str) -> Word:
    if token.kind != "arabic":
        return Word(Span(token.start, token.end), ((folded(token.text), token.start),))
    written = text[token.start : token.end]
    forms = tuple((form, token.start + place(written, skipped)) for form, skipped in _forms(token.text))
    return Word(Span(token.start, token.end), forms)


@lru_cache(maxsize=1 << 17)
def _forms(word: str) -> tuple[tuple[str, int], ...]:
    bare = folded(word)
    if len(bare) != len(word):
        return ((bare, 0),)
    forms = {bare: 0}
    rests = [0]
    if bare[0] in "وف" and len(bare) > 2:
        rests.append(1)
    for start in tuple(rests):
        rest = bare[start:]
        forms.setdefault(rest, start)
        if rest.startswith("لل") and len(rest) > 3:
            forms.setdefault("ال" + rest[2:], start + 1)
            forms.setdefault(rest[2:], start + 2)
        elif rest[0] in "بلك" and len(rest) > 2:
            forms.setdefault(rest[1:], start + 1)
            rests.append(start + 1)
    for start in rests:
        if bare.startswith("ال", start) and len(bare) > start + 3:
            forms.setdefault(bare[start + 2 :], start + 2)
    return tuple(forms.items())

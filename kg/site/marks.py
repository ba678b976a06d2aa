"""The text of an article cut into pieces, each covered by the same passages from its beginning to its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import combining

from kg.model import Fact, Span
from kg.site.addresses import fact_anchor, place_anchor

__all__ = ["Mark", "Piece", "fact_marks", "paragraphs"]

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a fact in the text: the number that the page gives the fact, and where both are found on the page."""

    span: Span
    number: int
    fact: Fact
    target: str
    place: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same marks cover, the innermost mark last; `begins` are the marks whose numbers stand before these words."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()


def fact_marks(facts: Sequence[Fact]) -> tuple[Mark, ...]:
    """A mark for every passage of these facts of one article, numbered in their order."""
    return tuple(
        Mark(Span(passage.start, passage.end), number, fact, fact_anchor(fact), place_anchor(fact, place))
        for number, fact in enumerate(facts, 1)
        for place, passage in enumerate((fact.passage, *fact.also))
    )


def paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[tuple[Piece, ...]]:
    """The lines of a text that are not blank, in pieces: together they are all its words, whatever marks overlap.

    >>> [[piece.text for piece in line] for line in paragraphs("One.\\n\\nTwo.", ())]
    [['One.'], ['Two.']]
    """
    waiting = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.number))
    begun: set[str] = set()
    for line in _LINE.finditer(text):
        span = Span(*line.span())
        here = [mark for mark in waiting if mark.span.overlaps(span)]
        yield tuple(_pieces(text, span, here, begun=begun))


def _pieces(text: str, line: Span, marks: Sequence[Mark], *, begun: set[str]) -> Iterator[Piece]:
    heads = {mark.place: _word_start(text, max(mark.span.start, line.start), line) for mark in marks if mark.place not in begun}
    begun.update(heads)
    edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end) if line.start < edge < line.end}
    for start, end in pairwise(sorted({line.start, line.end, *edges, *heads.values()})):
        covering = tuple(mark for mark in marks if mark.span.contains(Span(start, end)))
        begins = tuple(mark for mark in marks if heads.get(mark.place) == start)
        yield Piece(text[start:end], covering, begins)


def _word_start(text: str, place: int, line: Span) -> int:
    """Where the word at a place begins: a number inside a word would tear its letters apart."""
    while place > line.start and _in_word(text[place]) and _in_word(text[place - 1]):
        place -= 1
    return place


def _in_word(character: str) -> bool:
    return character.isalnum() or bool(combining(character))

"""How much room words take on a drawing, estimated on the safe side, so that a layout needs no browser and no font file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Box", "overlap", "shown_width", "wrap"]

_NARROW = frozenset("iljI.,:;'’|! ")
_SLIM = frozenset("tfr()[]اأإآلرزدذو")
_ARABIC = range(0x620, 0x700)
_WIDE = frozenset("mwMW@%—…")
_BREAK = re.compile(r"[^\S\u00a0]+")


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle by its edges; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def at(self, x: float, y: float) -> Box:
        """The same rectangle moved by (x, y)."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def grown(self, by: float) -> Box:
        """The same rectangle with a margin."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def overlap(first: Box, second: Box) -> float:
    """The area that two rectangles share.

    >>> overlap(Box(0, 0, 10, 10), Box(5, 5, 20, 20)), overlap(Box(0, 0, 1, 1), Box(1, 0, 2, 1))
    (25, 0.0)
    """
    width = min(first.right, second.right) - max(first.left, second.left)
    height = min(first.bottom, second.bottom) - max(first.top, second.top)
    return width * height if width > 0 and height > 0 else 0.0


def shown_width(text: str, *, size: float) -> float:
    """About how wide a text is drawn in a sans serif of this size.

    >>> shown_width("Ant Group", size=10) < shown_width("Ant Group Holding", size=10)
    True
    """
    return size * sum(map(_advance, text))


def wrap(text: str, *, limit: int = 22, lines: int = 3) -> tuple[str, ...]:
    """The text in lines of about `limit` characters; what does not fit in `lines` ends with an ellipsis.

    >>> wrap("State Administration for Market Regulation")
    ('State Administration', 'for Market Regulation')
    """
    rows: list[str] = []
    for word in _BREAK.split(text.strip()) if text.strip() else ():
        if rows and len(rows[-1]) + 1 + len(word) <= limit:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    rows = [row if len(row) <= limit + 8 else f"{row[: limit + 7]}…" for row in rows]
    return tuple(rows) if len(rows) <= lines else (*rows[: lines - 1], f"{rows[lines - 1]}…")


def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return 0.34
    if character in _SLIM:
        return 0.45
    if character in _WIDE:
        return 0.95
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if ord(character) in _ARABIC:
        return 0.92
    return 0.7 if character.isupper() else 0.61

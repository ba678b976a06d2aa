"""A text and places in it; offsets count Unicode code points, end exclusive."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

__all__ = ["Article", "Note", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text.

    >>> text = "Ant Group said"
    >>> Span(0, 9).of(text)
    'Ant Group'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand here in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the reader of an article's facts must know.

    `severity` is "warning" (the article was read and processed) or "error" (it could not be, or was cut off by a bound).
    """

    code: str
    message: str
    severity: Literal["warning", "error"] = "warning"


@dataclass(frozen=True, slots=True)
class Article:
    """One text, kept exactly as read; its identity is the hash of the text.

    `published` and `anchor` are EDTF dates; `anchor` is what relative dates resolve against when `published` is unknown.
    """

    id: str
    text: str
    language: str
    title: str | None = None
    published: str | None = None
    anchor: str | None = None
    source: str | None = None
    rights: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def hash(self) -> str:
        """Hex SHA-256 of the text in UTF-8.

        >>> Article("a", "", "en").hash[:8]
        'e3b0c442'
        """
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

"""Known names found in a text: leftmost, then longest, in one pass, whatever the tokens of the language are.

A name and a text are cut into the same pieces (runs of letters and digits; "U.S." is one piece), so "JD.com", "Coca-Cola" and
"People's" meet their spellings however a language tokenises them. The words of the language add what it alone knows: where a
word starts behind a proclitic.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.model import NameMatch, Span, Word
from kg.text import fold

__all__ = ["ARTICLE", "Claim", "Gazetteer", "Piece", "pieces"]

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_PIECE = re.compile(rf"(?<![^\W_])(?:[^\W\d_][{_MARKS}]*\.){{2,}}(?:[^\W\d_](?![^\W_]))?|(?:[^\W_][{_MARKS}]*)+")
# What may stand between two pieces of a name although the name is written with a blank there.
_LOOSE = frozenset({"", "-", "'", "&", "_", "#"})
# The Arabic article is orthography here, as hamza seats are in folding: a name may carry it or stand behind a preposition that swallows it.
ARTICLE, _SWALLOWED = "ال", "لل"


class Piece(NamedTuple):
    """A run of letters and digits: where it stands, as written without dots, and folded."""

    start: int
    end: int
    written: str
    folded: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An entity that bears a name; `exact` demands the letters' case as written, `ambiguous` names need support elsewhere."""

    entity: str
    exact: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    written: tuple[str, ...]
    folded: tuple[str, ...]
    gaps: tuple[str, ...]
    claim: Claim


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names ready to be found; see `Gazetteer.of`."""

    patterns: Mapping[str, tuple[_Pattern, ...]] = field(repr=False)

    @classmethod
    def of(cls, names: Iterable[tuple[str, Claim]]) -> Gazetteer:
        """The gazetteer of these names.

        >>> names = Gazetteer.of([("Bank of Ruritania", Claim("regulator/bank-of-ruritania"))])
        >>> text = "the Bank of Ruritania's rules"
        >>> [match.span.of(text) for match in names.find((), text=text)]
        ['Bank of Ruritania']
        """
        patterns: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for name, claim in names:
            found = pieces(name)
            if found:
                pattern = _Pattern(tuple(p.written for p in found), tuple(p.folded for p in found), _gaps(name, found), claim)
                patterns[pattern.folded[0]].append(pattern)
                if len(found) > 1 and pattern.folded[0].startswith(ARTICLE):
                    patterns[pattern.folded[0].removeprefix(ARTICLE)].append(pattern)
        order = lambda p: (-len(p.folded), p.written, p.claim.entity)  # noqa: E731
        return cls({first: tuple(sorted(group, key=order)) for first, group in sorted(patterns.items())})

    def find(self, words: Sequence[Word], *, text: str) -> tuple[NameMatch, ...]:
        """The names in `text`, by place, none overlapping; `words` are its words in the language of the text."""
        found = pieces(text)
        starts = [word.span.start for word in words]
        gaps = _gaps(text, found)
        matches = []
        at = 0
        while at < len(found):
            match, width = self._longest(at, found, gaps, heads=_heads(found[at], words, starts), text=text)
            if match is not None:
                matches.append(match)
            at += width
        return tuple(matches)

    def _longest(
        self, at: int, found: Sequence[Piece], gaps: Sequence[str], *, heads: Sequence[tuple[str, int]], text: str
    ) -> tuple[NameMatch | None, int]:
        hits: defaultdict[tuple[int, int], list[Claim]] = defaultdict(list)
        for head, start in heads:
            for pattern in self.patterns.get(head, ()):
                if _continues(pattern, at, found, gaps):
                    begin = _begin(pattern, head, start, piece=found[at], text=text)
                    if begin is not None and _case_agrees(pattern, _written(pattern, at, found, begin=begin)):
                        hits[len(pattern.folded), -begin].append(pattern.claim)
        if not hits:
            return None, 1
        width, negative = max(hits)
        claims = hits[width, negative]
        span = Span(-negative, found[at + width - 1].end)
        return NameMatch(span, tuple(sorted({c.entity for c in claims})), all(c.ambiguous for c in claims)), width


def pieces(text: str) -> tuple[Piece, ...]:
    """The runs of letters and digits of a text.

    >>> [piece.folded for piece in pieces("JD.com and the U.S. Court")]
    ['jd', 'com', 'and', 'the', 'us', 'court']
    """
    found = (Piece(*m.span(), *_letters(m.group())) for m in _PIECE.finditer(text))
    return tuple(piece for piece in found if piece.folded)


@lru_cache(maxsize=1 << 16)
def _letters(piece: str) -> tuple[str, str]:
    """A piece without dots, and folded; remembered, since words come again and again."""
    written = piece.replace(".", "")
    return written, fold(written)


def _gaps(text: str, found: Sequence[Piece]) -> tuple[str, ...]:
    """What stands between neighbouring pieces, blanks off; "\\n" for a gap that no name crosses."""
    between = (text[a.end : b.start] for a, b in pairwise(found))
    return tuple("\n" if gap.count("\n") > 1 or len(gap) > 4 else _plain(gap.strip()) for gap in between)


def _plain(gap: str) -> str:
    return gap.replace("’", "'").replace("‘", "'").replace("‑", "-").replace("‐", "-").replace("–", "-")


def _heads(piece: Piece, words: Sequence[Word], starts: Sequence[int]) -> list[tuple[str, int]]:
    """What the first piece of a name may be looked up as, with the place where the name then starts."""
    heads = {(piece.folded, piece.start)}
    place = bisect_right(starts, piece.start) - 1
    word = words[place] if place >= 0 else None
    if word is not None and word.span.start == piece.start:
        for form, start in word.forms:
            if start < piece.end:
                heads.add((_first(form), start))
    for form, start in sorted(heads):
        if form.startswith(ARTICLE) and len(form) > 4:
            heads.add((form.removeprefix(ARTICLE), start + len(ARTICLE)))
    return sorted(heads)


@lru_cache(maxsize=1 << 16)
def _first(form: str) -> str:
    """The first piece of a form of a word, "" where it has none, which begins no name."""
    return next((piece.folded for piece in pieces(form)), "")


def _begin(pattern: _Pattern, head: str, start: int, *, piece: Piece, text: str) -> int | None:
    """Where a match begins: at the article where the name has one; None where the article makes the word another one."""
    before = fold(text[max(piece.start, start - 2) : start])
    if pattern.folded[0] == head:
        return None if before == ARTICLE and len(pattern.folded) == 1 else start
    if before == ARTICLE:
        return start - 2
    return start if before == _SWALLOWED else None


def _continues(pattern: _Pattern, at: int, found: Sequence[Piece], gaps: Sequence[str]) -> bool:
    """Whether the pieces of the name after the first one stand here, and nothing between them that parts a name."""
    width = len(pattern.folded)
    if at + width > len(found):
        return False
    for i in range(1, width):
        gap = gaps[at + i - 1]
        if found[at + i].folded != pattern.folded[i]:
            return False
        if gap != pattern.gaps[i - 1] and gap not in _LOOSE and not (gap == "." and len(found[at + i - 1].folded) == 1):
            return False
    return True


def _written(pattern: _Pattern, at: int, found: Sequence[Piece], *, begin: int) -> list[str]:
    """The pieces as written, the first one from where the match begins."""
    first, *rest = (piece.written for piece in found[at : at + len(pattern.folded)])
    return [first[max(0, begin - found[at].start) :], *rest]


def _case_agrees(pattern: _Pattern, written: Sequence[str]) -> bool:
    """Whether capitals stand where the name has them; all capitals are a headline, except where the case is the name."""
    if pattern.claim.exact:
        return "".join(pattern.written) == "".join(written)
    if any(name[:1].isupper() and word[:1].islower() for name, word in zip(pattern.written, written, strict=True)):
        return False
    capitals = any(c.isupper() for c in "".join(pattern.written))
    return not capitals or any(c.isupper() for c in "".join(written))

"""Names that the text itself sets equal: "Full Name (ACRONYM)", "New Name (formerly Old Name)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.languages.en.data import longest_first
from kg.model import Equivalence, Phrase, Span
from kg.text import fold

__all__ = ["find_equivalences"]

_BRACKETED = re.compile(r"\s{0,2}[(\[]([^()\[\]\n]{2,90})[)\]]")
_NAME = re.compile(r"[A-Z][\w&.'’-]*(?:\s+[\w&.'’-]+){0,6}")


def find_equivalences(text: str, phrases: tuple[Phrase, ...]) -> tuple[tuple[Equivalence, Phrase], ...]:
    """Pairs of a name and its acronym or other name in brackets right behind it, each with a phrase for that, which no tree holds."""
    found = []
    for phrase in phrases:
        match = _BRACKETED.match(text, phrase.name.end) if phrase.name is not None else None
        if phrase.name is None or match is None:
            continue
        for inner, place in _names_in(match.group(1), phrase.name.of(text)):
            start = match.start(1) + place
            span = Span(start, start + len(inner))
            head = Span(span.end - len(inner.split()[-1]), span.end)
            short = Phrase(span, head, fold(inner), "name", name=span, label=phrase.label, number="singular", definite=True)
            found.append((Equivalence(phrase.name, span, f"{inner} in brackets behind the name"), short))
    return tuple(found)


def _names_in(brackets: str, name: str) -> Iterator[tuple[str, int]]:
    """Names within brackets with their place there: an acronym, or what a name was or is called besides: "formerly Norvik"."""
    whole = brackets.strip(" \"“”'")
    if _NAME.fullmatch(whole) and _is_short(name, whole):
        yield whole, brackets.index(whole)
    for part in re.split(r"[,;]", brackets):
        plain = re.sub(r"\s+", " ", part.strip().casefold())
        called = next((c for c in longest_first("spelling", "also_called") if plain.startswith(f"{c} ")), "")
        other = part.strip()[len(called) :].strip(" \"“”'") if called else ""
        if _NAME.fullmatch(other):
            yield other, brackets.index(other, brackets.index(part))


def _is_short(name: str, inner: str) -> bool:
    """Whether the letters of the shorter form are initials of the name, in their order."""
    if " " in name and inner.replace(".", "").isupper() and len(inner) <= 12:
        initials = iter(c for word in re.findall(r"\w+", name) for c in word.casefold()[:3])
        return all(c in initials for c in inner.casefold() if c.isalpha()) or inner[0].casefold() == name[0].casefold()
    return False

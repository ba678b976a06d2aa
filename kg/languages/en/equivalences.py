"""Names that the text itself sets equal: "Full Name (ACRONYM)"."""

from __future__ import annotations

import re

from kg.model import Equivalence, Phrase, Span
from kg.text import fold

__all__ = ["find_equivalences"]

_BRACKETED = re.compile(r"\s{0,2}[(\[]([^()\[\]\n]{2,60})[)\]]")
_NAME = re.compile(r"[A-Z][\w&.'’-]*(?:\s+[\w&.'’-]+){0,6}")


def find_equivalences(text: str, phrases: tuple[Phrase, ...]) -> tuple[tuple[Equivalence, Phrase], ...]:
    """Pairs of a name and the acronym in brackets right behind it, each with a phrase for the acronym, which no tree holds."""
    found = []
    for phrase in phrases:
        if phrase.name is None:
            continue
        match = _BRACKETED.match(text, phrase.name.end)
        inner = match.group(1).strip(" \"“”'") if match else ""
        if match and _NAME.fullmatch(inner) and _is_short(phrase.name.of(text), inner):
            start = match.start(1) + match.group(1).index(inner)
            span = Span(start, start + len(inner))
            head = Span(span.end - len(inner.split()[-1]), span.end)
            short = Phrase(span, head, fold(inner), "name", name=span, label=phrase.label, number="singular", definite=True)
            found.append((Equivalence(phrase.name, span, f"{inner} in brackets behind the name"), short))
    return tuple(found)


def _is_short(name: str, inner: str) -> bool:
    """Whether the letters of the shorter form are initials of the name, in their order."""
    if " " in name and inner.replace(".", "").isupper() and len(inner) <= 12:
        initials = iter(c for word in re.findall(r"\w+", name) for c in word.casefold()[:3])
        return all(c in initials for c in inner.casefold() if c.isalpha()) or inner[0].casefold() == name[0].casefold()
    return False

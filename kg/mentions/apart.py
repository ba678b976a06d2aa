"""Names that cannot mean one thing, since the text gives them different parts: "Salom Inc's Salom Brothers", "Roe chaired Roe Wire"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kg.model import Analysis, Clause, Phrase, Span

__all__ = ["names_apart"]


def names_apart(analysis: Analysis) -> frozenset[tuple[Span, Span]]:
    """Pairs of spans of names, the earlier first, that fill different functions of one clause or of one phrase."""
    groups = [tuple(_parties(clause)) for clause in analysis.clauses] + [tuple(_parts(phrase)) for phrase in analysis.phrases]
    return frozenset(
        (min(one, other), max(one, other))
        for group in groups
        for (part, one), (another, other) in combinations(group, 2)
        if part != another and not one.overlaps(other)
    )


def _parties(clause: Clause) -> Iterator[tuple[str, Span]]:
    for argument in clause.arguments:
        if argument.phrase is not None:
            for phrase in (argument.phrase, *argument.phrase.conjuncts):
                if phrase.name is not None and phrase.form == "name":
                    yield argument.function, phrase.name


def _parts(phrase: Phrase) -> Iterator[tuple[str, Span]]:
    if phrase.name is not None and phrase.form == "name":
        yield "self", phrase.name
    if phrase.possessor is not None and phrase.possessor.name is not None:
        yield "possessor", phrase.possessor.name
    for modifier in phrase.modifiers:
        if modifier.name is not None and modifier.form == "name" and phrase.possessor is not None:
            yield "modifier", modifier.name

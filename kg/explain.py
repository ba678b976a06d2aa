"""Why the extractor read a text as it did: every frame that was tried, what it made, or where it stopped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.authority import load_authority
from kg.extract.rules import Attempt, attempts, read
from kg.model import Article, Clause, Mention

__all__ = ["ClauseReading", "explain"]


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """A clause as it was understood, and the frames that name its predicate."""

    clause: Clause
    arguments: tuple[tuple[str, str, tuple[Mention, ...]], ...]
    attempts: tuple[Attempt, ...]


def explain(article: Article) -> Iterator[ClauseReading]:
    """The clauses of an article in text order: arguments as (function, words, what they mean), and all attempts of frames."""
    reading = read(article, authority=load_authority())
    tried: dict[int, list[Attempt]] = {}
    for attempt in attempts(reading):
        tried.setdefault(attempt.clause.index, []).append(attempt)
    for clause in reading.analysis.clauses:
        arguments = tuple(
            (a.function, a.span.of(article.text), reading.mentions.of(a.phrase) if a.phrase is not None else ()) for a in clause.arguments
        )
        yield ClauseReading(clause, arguments, tuple(tried.get(clause.index, ())))

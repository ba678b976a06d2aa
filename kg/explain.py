"""Why the extractor read a text as it did: every frame that was tried, what it made, or where it stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.authority import load_authority
from kg.extract.roles import Reading
from kg.extract.rules import NOTHING_FILLS, Attempt, attempts, facts_of, read
from kg.model import Article, Clause, Fact, Mention, Phrase

__all__ = ["ClauseReading", "Trial", "explain"]


@dataclass(frozen=True, slots=True)
class Trial:
    """A frame tried on a clause, and the fact of the article in which it ended.

    fact    the fact, None where there is none; it may tell more than this clause, from elsewhere in the article
    reason  why there is none
    """

    attempt: Attempt
    fact: Fact | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """A clause as it was understood, and the frames that name its predicate."""

    clause: Clause
    arguments: tuple[tuple[str, str, tuple[Mention, ...]], ...]
    trials: tuple[Trial, ...]


def explain(article: Article) -> Iterator[ClauseReading]:
    """The clauses of an article in text order: arguments as (function, words, what they mean), and all trials of frames."""
    reading = read(article, authority=load_authority())
    facts = facts_of(reading)
    tried: dict[int, list[Trial]] = {}
    for attempt in attempts(reading):
        tried.setdefault(attempt.clause.index, []).append(_trial(attempt, facts, reading))
    for clause in reading.analysis.clauses:
        arguments = tuple(
            (a.function, a.span.of(article.text), reading.mentions.of(a.phrase) if a.phrase is not None else ()) for a in clause.arguments
        )
        yield ClauseReading(clause, arguments, tuple(tried.get(clause.index, ())))


def _trial(attempt: Attempt, facts: Sequence[Fact], reading: Reading) -> Trial:
    made = attempt.fact
    if made is None:
        return Trial(attempt, None, f"{attempt.reason}{_in_its_place(attempt, reading)}")
    ends = [f for f in facts if (f.type, f.kind) == (made.type, made.kind) and made.passage in (f.passage, *f.also)]
    if ends:
        return Trial(attempt, ends[0])
    if attempt.open:
        return Trial(attempt, None, f"nothing fills {' and '.join(attempt.open)}, here or in the sentences around")
    return Trial(attempt, None, "it names no party of its own, or tells only that somebody announces his own deed")


def _in_its_place(attempt: Attempt, reading: Reading) -> str:
    """What stands where a role that nothing fills was looked for: "; object 'Acme' is a law"."""
    role = attempt.reason.removeprefix(NOTHING_FILLS)
    if role == attempt.reason:
        return ""
    functions = {function.partition(".")[0] for function in attempt.frame.roles[role]}
    phrases = [(a.function, a.phrase) for a in attempt.clause.arguments if a.function in functions and a.phrase is not None]
    return "".join(f"; {function} {phrase.span.of(reading.article.text)!r} is {_types(phrase, reading)}" for function, phrase in phrases)


def _types(phrase: Phrase, reading: Reading) -> str:
    types = sorted({reading.mentions.entities[m.entity].type for m in reading.mentions.of(phrase)})
    return " or ".join(types) or "nobody that is known, named or described"

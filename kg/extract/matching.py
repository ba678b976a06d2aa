"""Whether a clause satisfies a frame, and if not, on which condition it failed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import product

from kg.extract.roles import Reading
from kg.frames import Frame
from kg.model import Analysis, Argument, Clause, Phrase, Span
from kg.text import fold

__all__ = ["FrameIndex", "failed_condition"]


class FrameIndex:
    """Frames by predicate, so that a clause meets only those that name its word."""

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self._frames: dict[tuple[str, str], list[Frame]] = {}
        for frame in frames:
            for form, lemmas in frame.predicates.items():
                for lemma in sorted(lemmas):
                    self._frames.setdefault((form, lemma), []).append(frame)

    def of(self, clause: Clause) -> tuple[Frame, ...]:
        """The frames that name the predicate of this clause."""
        return tuple(self._frames.get((clause.form, clause.predicate), ()))


def failed_condition(frame: Frame, clause: Clause, reading: Reading) -> str | None:
    """The first condition of the frame that the clause does not meet, in words; None where it meets all."""
    analysis, text = reading.analysis, reading.article.text
    if frame.voice and clause.voice != frame.voice:
        return f"voice is {clause.voice or 'none'}, not {frame.voice}"
    present = {a.function for a in clause.arguments}.intersection(frame.absent)
    if present:
        return f"has {sorted(present)[0]!r}"
    for functions, lemmas in frame.required_words:
        if not lemmas & set(_lemmas(clause, functions, analysis, text)):
            return f"none of the words wanted in {'|'.join(functions)}"
    for functions, lemmas in frame.forbidden_words:
        found = lemmas & set(_lemmas(clause, functions, analysis, text))
        if found:
            return f"{sorted(found)[0]!r} in {'|'.join(functions)} speaks against it"
    return _failed_content(frame, clause, reading) if frame.content else None


def _lemmas(clause: Clause, functions: tuple[str, ...], analysis: Analysis, text: str) -> Iterator[str]:
    """Heads, modifiers and names of the arguments of these functions; of a clause, its predicate and what it acts on."""
    for argument in clause.arguments:
        if f"{argument.function}.head" in functions:
            yield from _heads(argument.phrase) if argument.phrase is not None else ()
            yield from (analysis.clauses[argument.clause].predicate,) if argument.clause is not None else ()
        if argument.function in functions:
            if argument.phrase is not None:
                for phrase in (argument.phrase, *argument.phrase.conjuncts):
                    yield from _own_lemmas(phrase, text)
            if argument.clause is not None:
                inner = analysis.clauses[argument.clause]
                yield inner.predicate
                for below in (*inner.filling("object"), *inner.filling("subject")):
                    if below.phrase is not None:
                        yield from _own_lemmas(below.phrase, text)
    if "verb" in functions and clause.form == "noun" and clause.parent is not None:
        yield analysis.clauses[clause.parent].predicate
    if "content" in functions:
        for argument in clause.filling("complement"):
            yield from _told(argument, analysis, text)
    if "quotation" in functions:
        for argument in clause.filling("complement"):
            yield from _turns(argument.span, analysis)
    if "self" in functions:
        for modifier in clause.filling("modifier"):
            if modifier.phrase is not None:
                yield from _own_lemmas(modifier.phrase, text)


def _heads(phrase: Phrase) -> Iterator[str]:
    """The heads of a phrase and its conjuncts; one beside which a name stands is no mere description."""
    yield from (p.lemma for p in (phrase, *phrase.conjuncts) if all(a.name is None for a in p.appositions))


def _told(argument: Argument, analysis: Analysis, text: str) -> Iterator[str]:
    """All words of what is said of its subject, clauses within it included, but not what is said to be not so."""
    if argument.phrase is not None:
        yield from _of(argument.phrase, text)
    inner = analysis.clauses[argument.clause] if argument.clause is not None else None
    if inner is not None:
        yield inner.predicate
        for below in (a for a in inner.arguments if a.function != "subject"):
            deeper = analysis.clauses[below.clause] if below.clause is not None else None
            if deeper is None or (not deeper.negated and deeper.index > inner.index):
                yield from _told(below, analysis, text)


def _turns(span: Span, analysis: Analysis) -> Iterator[str]:
    """The turns of speech of a passage: its words by twos and threes, in every form in which names may be looked up."""
    first, last = (bisect_left(analysis.words, end, key=lambda w: w.span.start) for end in (span.start, span.end))
    words = analysis.words[first:last]
    for length in (2, 3):
        for start in range(len(words) - length + 1):
            yield from map(" ".join, product(*([form for form, _ in word.forms] for word in words[start : start + length])))


def _of(phrase: Phrase, text: str) -> Iterator[str]:
    """A phrase, those coordinated with it, and what it is one of: "evidence of fraud" tells of fraud, "a probe into fraud" of a probe."""
    for one in (phrase, *phrase.conjuncts):
        yield from _own_lemmas(one, text)
        for preposition, below in one.prepositions:
            if preposition == "of":
                yield from _of(below, text)


def _own_lemmas(phrase: Phrase, text: str) -> Iterator[str]:
    yield phrase.lemma
    for modifier in phrase.modifiers:
        yield modifier.lemma
    if phrase.name is not None:
        yield fold(phrase.name.of(text))


def _failed_content(frame: Frame, clause: Clause, reading: Reading) -> str | None:
    inner = [reading.analysis.clauses[a.clause] for a in clause.filling("complement") if a.clause is not None]
    if not inner:
        return "no content clause"
    return next(
        (failure for failure in (_content(frame.content, clause, c, reading) for c in inner) if failure is None), "content does not fit"
    )


def _content(content: Mapping[str, object], clause: Clause, inner: Clause, reading: Reading) -> str | None:
    modality, predicate = content.get("modality"), content.get("predicate")
    checks = [
        "negated" not in content or inner.negated == content["negated"],
        modality is None or inner.modality in modality,  # type: ignore[operator]
        predicate is None or inner.predicate in predicate,  # type: ignore[operator]
        "voice" not in content or inner.voice == content["voice"],
        "same_subject" not in content
        or bool(_subjects(clause, reading, spoken_for=True) & _subjects(inner, reading)) == content["same_subject"],
    ]
    return None if all(checks) else "content does not fit"


def _subjects(clause: Clause, reading: Reading, *, spoken_for: bool = False) -> frozenset[object]:
    """What the subjects of a clause mean, or the phrases themselves where they mean no entity; and for whom they speak."""
    found: set[object] = set()
    for argument in clause.filling("subject"):
        if argument.phrase is not None:
            meant = {mention.entity for mention in reading.mentions.of(argument.phrase)}
            if spoken_for:
                meant |= {body for person in meant for body in reading.represented.get(person, ())}
            found |= meant or {argument.phrase.head}
    return frozenset(found)

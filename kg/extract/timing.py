"""When what a clause tells of happened: which time expression of the sentence belongs to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.extract.roles import Reading
from kg.model import Clause, Span, TimeExpression

__all__ = ["of_sentence", "time_of"]

# Letters between a noun and the time that is told of it: "its fine in late April".
_BESIDE = 12


def of_sentence(reading: Reading, sentence: int) -> tuple[Clause, ...]:
    """The clauses of a sentence."""
    clauses = reading.analysis.clauses
    first = bisect_left(clauses, sentence, key=lambda c: c.sentence)
    return clauses[first : bisect_right(clauses, sentence, key=lambda c: c.sentence)]


def time_of(reading: Reading, clause: Clause, *, event: bool, state: bool) -> TimeExpression | None:
    """The time of a clause: its own, else of the verb that its noun hangs on, of its announcement, or the one its sentence opens with.

    Of a `state` ("Acme is based in Oslo", "its chairman, John Roe") only a time that says since when it holds counts; any other
    is told of what happens in the sentence. An `event` told by a verb may take the only time of its sentence.
    """
    found = (
        _time_within(reading, clause, clause.span) or _beside(reading, clause) or _from_above(reading, clause) or _opening(reading, clause)
    )
    if state:
        return found if found is not None and (found.edtf or "").endswith("/..") else None
    return found or (_only(reading, clause) if event and clause.form == "verb" else None)


def _parent(reading: Reading, clause: Clause) -> Clause | None:
    parent = reading.analysis.clauses[clause.parent] if clause.parent is not None else None
    return parent if parent is not None and parent.sentence == clause.sentence else None


def _from_above(reading: Reading, clause: Clause) -> TimeExpression | None:
    """The time of the verb that a noun hangs on, or of the announcement of the clause, or of that one's announcement."""
    below, above = clause, _parent(reading, clause)
    while above is not None:
        if below.form == "noun":
            span = Span(min(below.span.start, above.span.start), max(below.span.end, above.span.end))
        elif any(a.function == "complement" and a.clause == below.index for a in above.arguments):
            span = above.span
        else:
            return None
        if found := _time_within(reading, above if below is not clause else clause, span):
            return found
        below, above = above, _parent(reading, above)
    return None


def _beside(reading: Reading, clause: Clause) -> TimeExpression | None:
    """The time right behind a noun: "its fine in April"."""
    if clause.form != "noun":
        return None
    times = reading.analysis.times
    at = bisect_left(times, clause.span.end, key=lambda t: t.span.start)
    if at == len(times) or times[at].span.start - clause.span.end > _BESIDE:
        return None
    between = reading.article.text[clause.span.end : times[at].span.start].split()
    return times[at] if len(between) <= 1 and not any(c for w in between for c in w if not c.isalpha()) else None


def _opening(reading: Reading, clause: Clause) -> TimeExpression | None:
    """The time that a sentence opens with, before any verb: it is of the first verb."""
    verbs = [c for c in of_sentence(reading, clause.sentence) if c.form == "verb"]
    if not verbs or clause.index != min(verbs, key=lambda c: c.trigger.start).index:
        return None
    return _time_within(reading, clause, Span(reading.analysis.sentences[clause.sentence].start, clause.trigger.start))


def _only(reading: Reading, clause: Clause) -> TimeExpression | None:
    """The time of the sentence, where it has but one and no other clause claims it."""
    sentence = reading.analysis.sentences[clause.sentence]
    return _time_within(reading, clause, sentence) if len(_times(reading, sentence)) == 1 else None


def _times(reading: Reading, span: Span) -> tuple[TimeExpression, ...]:
    times = reading.analysis.times
    first = bisect_left(times, span.start, key=lambda t: t.span.start)
    return times[first : bisect_left(times, span.end, key=lambda t: t.span.start)]


def _time_within(reading: Reading, clause: Clause, span: Span) -> TimeExpression | None:
    """The time nearest to the predicate that stands in the span, but says nothing of another clause."""
    others = tuple(_other_clauses(reading, clause, span))
    here = [t for t in _times(reading, span) if span.contains(t.span) and not any(other.contains(t.span) for other in others)]
    return min(here, key=lambda t: (t.edtf is None, abs(t.span.start - clause.trigger.start), t.span.start), default=None)


def _other_clauses(reading: Reading, clause: Clause, span: Span) -> Iterator[Span]:
    """Where times belong to another clause: its content, or what is said in passing of its parties."""
    yield from (a.span for a in clause.arguments if a.clause is not None)
    for other in of_sentence(reading, clause.sentence):
        below = other.form == "verb" and other.index != clause.parent and span.contains(other.span)
        if below and not other.span.contains(clause.trigger):
            yield Span(other.trigger.end, other.span.end)
        elif _told_before(other, clause):
            yield Span(other.trigger.end, clause.trigger.start)


def _told_before(other: Clause, clause: Clause) -> bool:
    """Whether another verb stands before this one, not over it, nor beside it in one breath: "was listed in 2020 and is owned by"."""
    if not other.form == clause.form == "verb" or other.trigger.end > clause.trigger.start:
        return False
    joined = other.index == clause.parent and other.tense == clause.tense
    return not joined and all(a.clause != clause.index for a in other.arguments)

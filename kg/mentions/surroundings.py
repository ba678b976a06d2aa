"""Where each phrase of an article stands: its sentence, its clauses, what it hangs on, what it is set equal to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Analysis, Clause, Phrase, Span

__all__ = ["Surroundings", "look_around"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """By head of a phrase.

    sentence      number of its sentence
    clauses       the clauses that it is an argument of, with its function
    equated       the phrase that it is set equal to: in apposition, as a predicate
    coordination  a number that it shares with those it is coordinated with
    possessing    phrases that possess another
    modified      the phrase that it is a modifier of
    held          the phrases that it hangs on in any way
    """

    sentence: Mapping[Span, int]
    clauses: Mapping[Span, list[tuple[Clause, str]]]
    equated: Mapping[Span, Phrase]
    coordination: Mapping[Span, int]
    possessing: frozenset[Span]
    modified: Mapping[Span, Phrase]
    held: Mapping[Span, tuple[Phrase, ...]]

    def clauses_of(self, phrase: Phrase) -> list[tuple[Clause, str]]:
        """The clauses that a phrase is an argument of, with its function in each."""
        return self.clauses.get(phrase.head, [])

    def speakers_of(self, phrase: Phrase) -> list[Phrase]:
        """Who says the clauses that a phrase is the subject of."""
        return [clause.speaker for clause, function in self.clauses_of(phrase) if function == "subject" and clause.speaker]

    def deeds(self, head: Span) -> frozenset[tuple[str, str]]:
        """The verbs that the phrase with this head is an argument of, with its function."""
        return frozenset((c.predicate, f) for c, f in self.clauses.get(head, ()) if c.form == "verb")

    def holders(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The phrases that a phrase hangs on: "analyst" for the bank of "an analyst at a bank"."""
        return self.held.get(phrase.head, ())


def look_around(analysis: Analysis) -> Surroundings:
    """The surroundings of every phrase, in one walk over phrases and clauses."""
    clauses: dict[Span, list[tuple[Clause, str]]] = {}
    equated: dict[Span, Phrase] = {}
    for clause in analysis.clauses:
        for argument in clause.arguments:
            if argument.phrase is not None:
                clauses.setdefault(argument.phrase.head, []).append((clause, argument.function))
        subjects = [a.phrase for a in clause.filling("subject") if a.phrase is not None]
        holds = clause.form == "noun" and not clause.negated and clause.modality in ("asserted", "reported")
        if holds and len(subjects) == 1 and subjects[0].head != clause.trigger:
            equated.setdefault(clause.trigger, subjects[0])
    coordination: dict[Span, int] = {}
    modified: dict[Span, Phrase] = {}
    held: dict[Span, tuple[Phrase, ...]] = {}
    for number, phrase in enumerate(analysis.phrases):
        coordination |= {other.head: number for other in (phrase, *phrase.conjuncts)} if phrase.conjuncts else {}
        modified |= {modifier.head: phrase for modifier in phrase.modifiers}
        for part in (*phrase.modifiers, *([phrase.possessor] if phrase.possessor else []), *(p for _, p in phrase.prepositions)):
            for one in (part, *part.conjuncts):
                held[one.head] = (*held.get(one.head, ()), phrase)
        for apposition in phrase.appositions:
            equated.setdefault(apposition.head, phrase)
    possessing = frozenset(p.possessor.head for p in analysis.phrases if p.possessor is not None)
    return Surroundings(_sentences(analysis), clauses, equated, coordination, possessing, modified, held)


def _sentences(analysis: Analysis) -> dict[Span, int]:
    numbers: dict[Span, int] = {}
    sentence = 0
    for phrase in analysis.phrases:
        while sentence + 1 < len(analysis.sentences) and analysis.sentences[sentence].end <= phrase.head.start:
            sentence += 1
        numbers[phrase.head] = sentence
    return numbers

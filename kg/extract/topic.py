"""Who is spoken of around a place of an article: what a clause that leaves a party out takes for granted."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.roles import Reading, filler_of
from kg.model import Filler, Mention, Passage, Phrase, Span

__all__ = ["Topic"]

_PRIVATE = "group of others"
_AUTHORITIES = frozenset({"regulator", "public-body"})
# How many sentences back a party that is left out may have been named.
_BACK = 2
# By how much the most salient must lead the next one.
_LEAD = 2.0


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A mention with its sentence, the type that it counts as, and whether it is a subject."""

    mention: Mention
    phrase: Phrase
    sentence: int
    type: str
    subject: bool


class Topic:
    """The mentions of an article by sentence."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = [s.start for s in reading.analysis.sentences]
        subjects = {a.phrase.head for c in reading.analysis.clauses if c.form == "verb" for a in c.filling("subject") if a.phrase}
        self._by_sentence: dict[int, list[_Spoken]] = {}
        self._counts: Counter[str] = Counter()
        self._private: set[str] = set()
        for head, group in sorted(reading.mentions.by_head.items()):
            phrase = reading.phrases.get(head)
            for mention in group if phrase is not None else ():
                assert phrase is not None
                spoken = _Spoken(mention, phrase, self.sentence(head.start), self._type(mention, phrase), head in subjects)
                self._by_sentence.setdefault(spoken.sentence, []).append(spoken)
                self._counts[mention.entity] += 1
                self._private |= {mention.entity} if spoken.type == _PRIVATE else set()

    def sentence(self, offset: int) -> int:
        """The number of the sentence in which a place of the text lies."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def without_private(self, fillers: Iterable[Filler]) -> list[Filler]:
        """Those that are no group of private people: "analysts said" makes nobody an authority."""
        return [f for f in fillers if f.id not in self._private]

    def of_sentence(self, passage: Passage, admitted: frozenset[str], *, back: int = 0, outside: Sequence[Span] = ()) -> list[Filler]:
        """Everybody of these types in the sentence, or so many sentences before it: the caller takes it where it is one.

        Who is spoken of in `outside` does not count.
        """
        found = self._by_sentence.get(self.sentence(passage.start) - back, ())
        free = [s for s in found if s.type in admitted and not any(span.contains(s.phrase.head) for span in outside)]
        return self._fillers(free, admitted)

    def within(self, spans: Sequence[Span], admitted: frozenset[str]) -> list[Filler]:
        """The first of these types that is spoken of in the passages, with all that are coordinated with it."""
        for span in spans:
            here = [
                s
                for number in range(self.sentence(span.start), self.sentence(span.end) + 1)
                for s in self._by_sentence.get(number, ())
                if s.type in admitted and span.contains(s.phrase.head)
            ]
            if here:
                beside = {here[0].phrase.head, *(p.head for p in here[0].phrase.conjuncts)}
                return self._fillers([s for s in here if s.phrase.head in beside], admitted)
        return []

    def most_salient(self, passage: Passage, admitted: frozenset[str]) -> list[Filler]:
        """The one that the sentences up to here are about, [] where two are as likely."""
        here = self.sentence(passage.start)
        scores: Counter[str] = Counter()
        latest: dict[str, _Spoken] = {}
        for number in range(max(0, here - _BACK), here + 1):
            for spoken in self._by_sentence.get(number, ()):
                if spoken.type in admitted and spoken.mention.span.start < passage.end:
                    scores[spoken.mention.entity] += round(100 * (1 + spoken.subject) / (1 + here - number))
                    latest[spoken.mention.entity] = spoken
        for entity in scores:
            scores[entity] += 20 * min(self._counts[entity], 8)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
            return []
        return self._fillers([latest[ranked[0][0]]], admitted)

    def _fillers(self, found: list[_Spoken], admitted: frozenset[str]) -> list[Filler]:
        return list(self._each(found, admitted))

    def _each(self, found: list[_Spoken], admitted: frozenset[str]) -> Iterator[Filler]:
        for spoken in found:
            filler = filler_of(self._reading, spoken.mention, spoken.phrase, admitted)
            if filler is not None:
                yield filler

    def _type(self, mention: Mention, phrase: Phrase) -> str:
        """The type of what is meant; a group counts as one of authorities only where its noun says so."""
        kind = self._reading.mentions.entities[mention.entity].type
        if kind == "group" and self._reading.language.lexicon.entity_nouns.get(phrase.lemma) not in _AUTHORITIES:
            return _PRIVATE
        return kind

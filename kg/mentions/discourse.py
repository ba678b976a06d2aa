"""What has been spoken of so far in an article, and which of it a description or pronoun is most likely to mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.model import Span

__all__ = ["Discourse", "Referent"]

# What is spoken of further back than this is not picked up by a pronoun or a bare description.
_REACH = {"pronoun": 3, "noun": 12}
_MEMORY = 60


@dataclass(frozen=True, slots=True)
class Referent:
    """One naming, description or pronoun that has been read: which entity, where, in which role.

    rank  how much its place in the sentence makes it what is spoken of: a subject more than an object, a source less than either
    """

    entity: str
    type: str
    sentence: int
    head: Span
    gender: str
    number: str
    lemma: str = ""
    coordination: int | None = None
    rank: float = 0.0


@dataclass(slots=True)
class Discourse:
    """The referents so far, newest last; forgets what lies too far back."""

    referents: list[Referent] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, referent: Referent) -> None:
        """Remember a referent."""
        self.referents.append(referent)
        self.counts[referent.entity] = self.counts.get(referent.entity, 0) + 1
        if len(self.referents) > 2 * _MEMORY:
            del self.referents[:_MEMORY]

    def best(
        self,
        *,
        sentence: int,
        head: Span,
        form: str,
        admits: Callable[[Referent], float],
        banned: frozenset[str] = frozenset(),
    ) -> tuple[Referent, float] | None:
        """The likeliest referent before `head` and how clear the choice is (0..1).

        `admits` gives a bonus, or a negative number where the referent can't be meant.
        """
        scores: dict[str, tuple[float, int, Referent]] = {}
        for place, referent in enumerate(self.referents):
            distance = sentence - referent.sentence
            if referent.head.start >= head.start or not 0 <= distance <= _REACH[form] or referent.entity in banned:
                continue
            bonus = admits(referent)
            if bonus < 0:
                continue
            score = bonus + self._salience(referent, distance)
            if referent.entity not in scores or score >= scores[referent.entity][0]:
                scores[referent.entity] = (score, place, referent)
        if not scores:
            return None
        ranked = sorted(scores.values(), key=lambda s: (-s[0], -s[1]))
        margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
        return ranked[0][2], max(0.0, min(1.0, 0.55 + margin / 4))

    def _salience(self, referent: Referent, distance: int) -> float:
        return 2.0 / (1 + distance) + referent.rank + 0.12 * min(self.counts[referent.entity], 6)

    def several(self, *, sentence: int, types: frozenset[str], head: Span) -> tuple[Referent, ...]:
        """The newest two or more things coordinated with each other, for "both companies" or "they"."""
        groups: dict[int, dict[str, Referent]] = {}
        for referent in self.referents:
            if (
                referent.coordination is not None
                and referent.type in types
                and referent.head.start < head.start
                and 0 <= sentence - referent.sentence <= _REACH["pronoun"]
            ):
                groups.setdefault(referent.coordination, {}).setdefault(referent.entity, referent)
        found = [g for _, g in sorted(groups.items()) if len(g) > 1]
        return tuple(found[-1].values()) if found else ()

"""Subjects that Arabic leaves out: the one of the verb before, or of the sentence before where the verb says that it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.languages.ar.agreement import agrees
from kg.languages.ar.drafts import ClauseDraft, Draft
from kg.languages.ar.moods import load_moods

__all__ = ["Discourse"]

_REMEMBERED = 4
_REACH = 2


@dataclass(slots=True)
class Discourse:
    """Who has acted and spoken so far; `open_quote` is who says a quotation that the last sentence left open."""

    speakers: list[tuple[int, Draft]] = field(default_factory=list)
    actors: list[tuple[int, Draft]] = field(default_factory=list)
    suggested: dict[ClauseDraft, Draft] = field(default_factory=dict)
    open_quote: Draft | None = None

    def spoke(self, clause: ClauseDraft, draft: Draft) -> None:
        """Remember the subject of a clause."""
        if draft.form == "pronoun":
            return
        kept = self.speakers if load_moods().verb(clause.predicate, "speech") else self.actors
        kept.append((clause.sentence, draft))
        del kept[:-_REMEMBERED]

    def suggest(self, clause: ClauseDraft, subject: Draft) -> None:
        """The subject that a clause has unless it names one."""
        self.suggested[clause] = subject

    def subject_of(self, clause: ClauseDraft) -> Draft | None:
        """The subject that a clause without one must have, as far as can be told."""
        if clause in self.suggested:
            return self.suggested[clause]
        if clause.impersonal or clause.parent is not None:
            return None
        speaking = load_moods().verb(clause.predicate, "speech")
        for sentence, draft in reversed([*self.actors, *self.speakers] if speaking else [*self.speakers, *self.actors]):
            if clause.sentence - sentence <= _REACH and draft.start < clause.trigger.start and agrees(clause.agreement, draft, before=True):
                return draft
        return None

    def fill_subject(self, clause: ClauseDraft) -> None:
        """Give a clause that names no subject the one that it must have."""
        if any(s.function == "subject" for s in clause.slots) or clause.voice == "passive" or clause.agreement[:1] in ("1", "2"):
            return
        subject = self.subject_of(clause)
        if subject is not None:
            self.suggested[clause] = subject
            clause.add("subject", subject, shared=True)
            self.spoke(clause, subject)

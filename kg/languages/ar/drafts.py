"""Phrases and clauses while they are being read; frozen into the values of `kg.model` at the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from kg.model import Modality, Phrase, Span

__all__ = ["ClauseDraft", "Draft", "Slot"]

# A clause of more arguments is no clause but a list; reading all of them would cost the square of their number.
_MOST_SLOTS = 48


@dataclass(slots=True, eq=False)
class Draft:
    """A noun phrase that still grows; the fields are those of `Phrase`.

    reach       end of the phrase with the clauses that hang on it
    accusative  its ending shows an object
    oblique     its ending shows that it is no subject
    features    number and gender of a pronoun
    masdar      the verb of which the head is the verbal noun
    """

    start: int
    end: int
    head: Span
    lemma: str
    form: Literal["name", "noun", "pronoun"] = "noun"
    name: Span | None = None
    label: str = ""
    number: Literal["singular", "plural", ""] = "singular"
    gender: Literal["masculine", "feminine", "neuter", ""] = ""
    definite: bool = False
    possessor: Draft | None = None
    modifiers: list[Draft] = field(default_factory=list)
    appositions: list[Draft] = field(default_factory=list)
    conjuncts: list[Draft] = field(default_factory=list)
    prepositions: list[tuple[str, Draft]] = field(default_factory=list)
    reach: int = 0
    accusative: bool = False
    oblique: bool = False
    human: bool = False
    masdar: str = ""
    participle: str = ""
    made: Phrase | None = None

    def phrase(self) -> Phrase:
        """The finished phrase; always the same one."""
        if self.made is None:
            self.made = Phrase(
                span=Span(self.start, self.end),
                head=self.head,
                lemma=self.lemma,
                form=self.form,
                name=self.name,
                label=self.label,
                number=self.number,
                gender=self.gender,
                definite=self.definite,
                possessor=self.possessor.phrase() if self.possessor else None,
                modifiers=tuple(m.phrase() for m in self.modifiers),
                appositions=tuple(a.phrase() for a in self.appositions),
                conjuncts=tuple(c.phrase() for c in self.conjuncts),
                prepositions=tuple((preposition, p.phrase()) for preposition, p in self.prepositions),
            )
        return self.made

    def alone(self) -> Draft:
        """The same phrase without those that are coordinated with it: what is said of it alone."""
        return replace(self, conjuncts=[], made=None) if self.conjuncts else self

    def possessors(self) -> list[Draft]:
        """The second terms of its iḍāfa chain, outermost first."""
        found = []
        draft = self.possessor
        while draft is not None:
            found.append(draft)
            draft = draft.possessor
        return found


@dataclass(slots=True, eq=False)
class Slot:
    """An argument of a clause that still grows."""

    function: str
    start: int
    end: int
    draft: Draft | None = None
    clause: ClauseDraft | None = None
    shared: bool = False


@dataclass(slots=True, eq=False)
class ClauseDraft:
    """A clause that still grows; the fields are those of `Clause`.

    support  the verb that a noun is done with
    until    where its last time ends
    verbal   it is of a verbal noun
    """

    predicate: str
    trigger: Span
    form: Literal["verb", "noun", "adjective"]
    sentence: int
    voice: Literal["active", "passive", ""] = ""
    tense: Literal["past", "present", "future", ""] = ""
    negated: bool = False
    modality: Modality = "asserted"
    speaker: Draft | None = None
    slots: list[Slot] = field(default_factory=list)
    parent: ClauseDraft | None = None
    agreement: str = ""
    index: int = -1
    impersonal: bool = False
    support: Span | None = None
    until: int = 0
    verbal: bool = False

    def add(self, function: str, draft: Draft, *, shared: bool = False) -> None:
        """Fill a function with a phrase; `shared` ones stand outside the words of the clause."""
        if len(self.slots) < _MOST_SLOTS and not any(s.draft is draft and s.function == function for s in self.slots):
            self.slots.append(Slot(function, draft.start, max(draft.end, draft.reach), draft, shared=shared))

    def filling(self, function: str) -> list[Draft]:
        """The phrases with this function."""
        return [s.draft for s in self.slots if s.function == function and s.draft is not None]

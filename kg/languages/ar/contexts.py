"""What stands above a noun: how sure it is, denied, said by whom, when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.languages.ar.clauses import SentenceReader
from kg.languages.ar.drafts import ClauseDraft, Draft
from kg.languages.ar.moods import Moods, load_moods, weaker
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.states import Owner
from kg.languages.ar.vocabulary import Vocabulary
from kg.model import Modality

__all__ = ["CONTENT", "Context", "ContextReader"]

# Where the content of a verb may stand.
CONTENT = frozenset({"object", "complement", SIGNS.by, SIGNS.on, SIGNS.toward, SIGNS.about, SIGNS.in_})


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above a noun: how sure, denied, said by whom, when; the clause itself and its function in it."""

    modality: Modality = "asserted"
    negated: bool = False
    speaker: Draft | None = None
    tense: str = ""
    clause: ClauseDraft | None = None
    function: str = ""


class ContextReader:
    """Knows what each noun of a sentence hangs on."""

    def __init__(self, reader: SentenceReader, vocabulary: Vocabulary) -> None:
        self.reader, self.vocabulary = reader, vocabulary
        self.moods: Moods = load_moods()
        self.owners: dict[Draft, Owner] = dict(reader.owners)
        self.said_of: defaultdict[Draft, list[Draft]] = defaultdict(list)
        self.clause_of: dict[Draft, ClauseDraft] = {}
        self.objects: defaultdict[Draft, list[Draft]] = defaultdict(list)
        self._relate()

    def _relate(self) -> None:
        for draft in self.reader.reader.drafts:
            if draft.possessor is not None:
                self.owners[draft.possessor] = Owner(None, draft, "possessor")
            for apposition in draft.appositions:
                self.said_of[apposition].append(draft.alone())
                if draft in self.owners:
                    self.owners.setdefault(apposition, Owner(None, draft, "apposition"))
            for preposition, inner in draft.prepositions:
                self.owners.setdefault(inner, Owner(None, draft, preposition))
        for draft in self.reader.reader.drafts:
            for conjunct in draft.conjuncts:
                if draft in self.owners:
                    self.owners[conjunct] = self.owners[draft]
        for draft, owner in self.owners.items():
            if owner.draft is not None and owner.function == "object":
                self.objects[owner.draft].append(draft)
        for subject, draft in self.reader.copulas:
            self.said_of[draft].append(subject)

    def _context(self, draft: Draft, depth: int = 0) -> Context:
        owner = self.owners.get(draft)
        if owner is None or depth > 6:
            return Context()
        if owner.clause is not None:
            undergone = owner.function == "subject" and owner.clause.voice == "passive"
            return self._below_clause(draft, owner.clause, "object" if undergone else owner.function)
        if owner.draft is None:
            return Context()
        above = self._context(owner.draft, depth + 1)
        if owner.function == SIGNS.to and not self._leads(owner.draft):
            above = Context(modality=above.modality, speaker=above.speaker, tense=above.tense)
        mood = self._mood_of(owner.draft)
        mood = mood if owner.function in CONTENT | {"possessor", SIGNS.to} else None
        own = self._purpose(draft, owner.function)
        modality = weaker(weaker(above.modality, mood or "asserted"), own)
        made = self.clause_of.get(owner.draft)
        return Context(
            modality,
            above.negated or mood == "negated" or own == "negated",
            above.speaker,
            above.tense,
            made or above.clause,
            owner.function,
        )

    def _leads(self, draft: Draft) -> bool:
        """Whether a noun tells of the deed for which it is: a decision, a plan, a request, and not "no reason for a ban"."""
        deed = draft.masdar or draft.participle or draft.lemma in self.vocabulary.deeds or draft.lemma in self.moods.nouns
        return bool(deed) or draft in self.clause_of

    def _mood_of(self, draft: Draft) -> Modality | None:
        if draft.participle:
            return self.moods.participles.get(draft.lemma)
        if draft.lemma in self.moods.nouns:
            return self.moods.nouns[draft.lemma]
        return self.moods.verbs.get(draft.masdar) if draft.masdar else None

    def _below_clause(self, draft: Draft, clause: ClauseDraft, function: str) -> Context:
        modality, speaker = clause.modality, clause.speaker
        mood: Modality | None = None
        if function in CONTENT or clause.impersonal:
            mood = self.moods.impersonal.get(clause.predicate) or self.moods.verbs.get(clause.predicate)
            if (
                not draft.masdar
                and function not in (SIGNS.by, "complement")
                and mood in ("planned", "predicted", "required", "alleged")
                and not clause.impersonal
                and not self.moods.verb(clause.predicate, "wanting")
            ):
                mood = None
            if self.moods.verb(clause.predicate, "speech") and mood not in (None, "asserted"):
                speaker = next(iter(clause.filling("subject")), speaker)
            if self.moods.verb(clause.predicate, "deciding") and not clause.filling("object"):
                mood = None
            if function == "object" and self.moods.verb(clause.predicate, "barring"):
                return Context(weaker(modality, "predicted"), clause.negated, clause.speaker, clause.tense, None, function)
        governed = function == SIGNS.to and self.moods.verb(clause.predicate, "undergo")
        own = "asserted" if governed else self._purpose(draft, function)
        modality = weaker(weaker(modality, mood or "asserted"), own)
        return Context(modality, clause.negated or mood == "negated" or own == "negated", speaker, clause.tense, clause, function)

    def _purpose(self, draft: Draft, function: str) -> Modality:
        if function in self.moods.prepositions:
            return self.moods.prepositions[function]
        pronoun = draft.possessor is not None and draft.possessor.form == "pronoun"
        if function == SIGNS.to and draft.masdar and not pronoun and not self.moods.verb(draft.masdar, "violations"):
            return "planned"
        return "asserted"

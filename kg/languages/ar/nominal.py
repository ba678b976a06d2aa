"""Clauses of nouns: verbal nouns as clauses of their verb, nouns with what they are said of, participles with their arguments."""

from __future__ import annotations

from collections.abc import Iterable

from kg.languages.ar.clauses import SentenceReader
from kg.languages.ar.contexts import CONTENT, Context, ContextReader
from kg.languages.ar.drafts import ClauseDraft, Draft, Slot
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.vocabulary import Vocabulary

__all__ = ["NAME", "noun_clauses"]

NAME = "<name>"
_CONTROLLED = (CONTENT - {SIGNS.in_}) | {SIGNS.to, "possessor"}
_FLOWING = frozenset({"subject", "object", "complement", "indirect-object"})


def noun_clauses(reader: SentenceReader, vocabulary: Vocabulary, *, nouns: frozenset[str]) -> list[ClauseDraft]:
    """The clauses of the nouns, verbal nouns and participles of a sentence whose verbs have been read."""
    return _Nominal(reader, vocabulary, nouns).read()


class _Nominal(ContextReader):
    def __init__(self, reader: SentenceReader, vocabulary: Vocabulary, nouns: frozenset[str]) -> None:
        super().__init__(reader, vocabulary)
        self.nouns = nouns
        self.made: list[ClauseDraft] = []

    def read(self) -> list[ClauseDraft]:
        """Make the clauses, outer nouns first."""
        participles = dict(self.reader.participles)
        for draft in sorted(self.reader.reader.drafts, key=lambda d: (d.head.start, d.head.end)):
            if self._names_body(draft):
                continue
            if draft in participles:
                self._adjective(draft, participles[draft])
            elif draft.masdar and (draft.possessor is not None or draft.prepositions or draft in self.objects):
                self._masdar(draft)
            if (draft.lemma in self.nouns and draft.form != "pronoun") or (draft.form == "name" and draft.modifiers):
                self._noun(draft)
        return self.made

    def _measured(self, draft: Draft) -> int:
        """Where the sum ends that a clause behind a noun gives it: "غرامات قد تصل إلى 4 ملايين يورو"."""
        ends = [
            slot.end
            for clause in self.reader.clauses
            if self.moods.verb(clause.predicate, "amounting") and draft in clause.filling("subject")
            for slot in clause.slots
        ]
        return max(ends, default=0)

    def _clause(self, draft: Draft, predicate: str, form: str, context: Context) -> ClauseDraft:
        clause = ClauseDraft(
            predicate,
            draft.head,
            "verb" if form == "verb" else "adjective" if form == "adjective" else "noun",
            self.reader.sentence,
            voice="active" if form == "verb" else "",
            tense=context.tense if form != "adjective" else "",  # type: ignore[arg-type]
            negated=context.negated,
            modality=context.modality,
            speaker=context.speaker,
            parent=context.clause,
            until=max(draft.end, self._measured(draft)),
        )
        self.made.append(clause)
        return clause

    def _names_body(self, draft: Draft) -> bool:
        """Whether a noun is part of the name of a body: "لجنة التحقيق", "منظمة حظر الأسلحة"."""
        owner = self.owners.get(draft)
        body = owner.draft if owner is not None and owner.function == "possessor" else None
        told = bool(draft.masdar) or draft.lemma in self.vocabulary.deeds
        return told and draft.definite and body is not None and body.lemma in self.vocabulary.bodies

    # --- verbal nouns ---

    def _masdar(self, draft: Draft) -> None:
        context = self._context(draft)
        clause = self._clause(draft, draft.masdar, "verb", context)
        clause.verbal = True
        self.clause_of[draft] = clause
        objects = self.objects.get(draft, [])
        for thing in objects:
            clause.add("object", thing)
        if draft.possessor is not None:
            acts = bool(objects) or draft.masdar in self.vocabulary.intransitive
            clause.add("subject" if acts else "object", draft.possessor)
        self._controlled(clause, draft, context)
        for preposition, inner in draft.prepositions:
            clause.add("subject" if preposition in self.vocabulary.grammar.groups["agents"] else preposition, inner)
        self._complement(clause, context)

    def _controlled(self, clause: ClauseDraft, draft: Draft, context: Context) -> None:
        """Who does the deed: whom the verb above gives for it."""
        above = context.clause
        if above is None or clause.filling("subject") or self.moods.verb(above.predicate, "undergo"):
            return
        if context.function not in _CONTROLLED and not (context.function == SIGNS.in_ and self.moods.verb(above.predicate, "sharing")):
            return
        subjects = above.filling("subject")
        if self.moods.verb(above.predicate, "object_control") and (objects := above.filling("object")) and draft not in objects:
            subjects = objects
        elif above.impersonal:
            subjects = [*above.filling(SIGNS.on), *subjects]
        elif above.form == "noun" and not subjects:
            subjects = above.filling("possessor")[:1]
        for subject in subjects:
            if subject is not draft:
                clause.add("subject", subject, shared=subject.start > draft.start)
                clause.support = above.trigger if above.sentence == clause.sentence else None

    def _complement(self, clause: ClauseDraft, context: Context) -> None:
        above = context.clause
        if (
            above is not None
            and self.moods.verb(above.predicate, "speech")
            and self.moods.verbs.get(above.predicate, "asserted") == "asserted"
        ):
            return
        if above is not None and context.function in CONTENT and not any(s.function == "complement" for s in above.slots):
            above.slots.append(Slot("complement", clause.trigger.start, clause.trigger.end, clause=clause))

    # --- nouns ---

    def _noun(self, draft: Draft) -> None:
        context = self._context(draft)
        lemma = draft.lemma if draft.lemma in self.nouns else NAME
        clause = self._clause(draft, lemma, "noun", context)
        fresh = draft not in self.clause_of
        if fresh:
            self.clause_of[draft] = clause
        for subject in self.said_of.get(draft, ()):
            clause.add("subject", subject)
        possessors = draft.possessors()
        for place, possessor in enumerate(possessors):
            before = [p.lemma for p in possessors[: place + 1]]
            more = len(possessors) > place + 1
            board = (more and before[-1] == SIGNS.board) or (before[-1] in self.vocabulary.boards and SIGNS.board in before)
            clause.add("modifier" if board else "possessor", possessor)
            if possessor.form == "name":
                break
        for modifier in draft.modifiers:
            if modifier.lemma not in self.vocabulary.regional:
                clause.add("modifier", modifier)
        if draft.name is not None and draft.conjuncts and draft.modifiers:
            clause.add("subject", draft.alone())
        for possessor in draft.possessors():
            for modifier in possessor.modifiers:
                if modifier.lemma not in self.vocabulary.regional:
                    clause.add("modifier", modifier)
        self._prepositions(clause, draft.prepositions)
        self._supported(clause, draft, context)
        if not clause.slots:
            self.made.pop()
            if fresh:
                del self.clause_of[draft]

    def _prepositions(self, clause: ClauseDraft, pairs: Iterable[tuple[str, Draft]]) -> None:
        agents = self.vocabulary.grammar.groups["agents"]
        for preposition, inner in pairs:
            clause.add("subject" if preposition in agents else preposition, inner)
            for possessor in inner.possessors():
                clause.add(preposition, possessor)

    def _supported(self, clause: ClauseDraft, draft: Draft, context: Context) -> None:
        """A noun takes over the arguments of the verb that it is done with."""
        above = context.clause
        owner = self.owners.get(draft)
        if above is None or owner is None or above.form != "verb" or draft.lemma in self.reader.reader.kinds:
            return
        direct = owner.clause is above or (owner.draft is not None and self.clause_of.get(owner.draft) is above)
        if not direct or context.function not in CONTENT | {SIGNS.to, "possessor", "subject"}:
            return
        if not above.filling("subject") and draft.masdar:
            self._undergone_above(clause, draft, above)
        undergone = self.moods.verb(above.predicate, "undergo")
        if undergone or (
            self.moods.verb(above.predicate, "support")
            and context.function in ("object", "possessor", SIGNS.by, "complement", SIGNS.toward, SIGNS.on, SIGNS.about)
        ):
            clause.support = above.trigger
            for subject in above.filling("subject"):
                if subject is not draft:
                    clause.add("object" if undergone else "subject", subject)
            for slot in above.slots:
                if slot.draft is not None and slot.draft is not draft and slot.function not in _FLOWING:
                    clause.add(slot.function, slot.draft)
            for recipient in above.filling("indirect-object"):
                clause.add("indirect-object", recipient)

    def _undergone_above(self, clause: ClauseDraft, draft: Draft, above: ClauseDraft) -> None:
        """ "تواجه احتمال إجراء تحقيق": the deed is done to the subject of the verb further up."""
        top = above.parent
        if top is not None and top.form == "verb" and self.moods.verb(top.predicate, "undergo"):
            for subject in top.filling("subject"):
                clause.add("object", subject)
            clause.support = top.trigger

    def _adjective(self, draft: Draft, owner: Draft) -> None:
        context = self._context(draft)
        clause = self._clause(draft, draft.lemma, "adjective", context)
        clause.voice = "passive" if draft.participle == "passive" else "active"
        self.clause_of[draft] = clause
        clause.add("subject" if clause.voice == "active" else "object", owner)
        self._prepositions(clause, draft.prepositions)

"""Verbs with their subjects: verb first and subject first, relative clauses, shared subjects, voice."""

from __future__ import annotations

from dataclasses import replace

from kg.languages.ar.agreement import agrees, best_form
from kg.languages.ar.conjugation import VerbForm
from kg.languages.ar.drafts import ClauseDraft, Draft, Slot
from kg.languages.ar.items import Item
from kg.languages.ar.modifiers import pronoun
from kg.languages.ar.moods import weaker
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.states import Owner, Pending, Reading, State
from kg.languages.ar.tagging import CIRCUMSTANCE
from kg.model import Modality, Span

__all__ = ["VerbReader"]

_ORGANIZATIONS = frozenset({"company", "regulator", "public-body"})


class VerbReader(Reading):
    """Reads verbs."""

    def _verb(self, at: int, item: Item) -> int:
        if item.label == CIRCUMSTANCE:
            self._go_on()
        self._leave_relative(item)
        self._enter_relative(at, item)
        state, pending = self.state, self.pending
        topic = state.topic if pending.relative is None else pending.relative
        resumed = pending.relative is not None and at + 1 < len(self.items) and self.items[at + 1].kind == "enclitic"
        form = best_form(self._without_object(item, at), None if resumed else topic, self._gender_ahead(at + 2 if resumed else at + 1))
        if (
            state.clause is not None
            and state.clause.predicate == SIGNS.be
            and form.lemma != SIGNS.be
            and not pending.relative
            and not pending.purpose
            and not pending.coordinated
        ):
            self._drop_auxiliary(state.clause)
            topic = self.state.topic
        level = state.level
        if self.moods.verb(form.lemma, "speech") and level.parent is not None and pending.coordinated and not pending.purpose:
            state.level = level = replace(self.base)
        modality = self._modality(form.tense)
        clause = ClauseDraft(
            form.lemma,
            Span(item.start, item.end),
            "verb",
            self.sentence,
            voice="passive" if item.passive else "active",
            tense="future" if pending.future else form.tense,
            negated=pending.negated or level.negated,
            modality=weaker(modality, level.modality),
            speaker=level.speaker,
            parent=level.parent,
            agreement=form.agreement,
            impersonal=self.moods.verb(form.lemma, "impersonal_verbs"),
        )
        before = state.clause
        self._begin(clause)
        at = self._object_pronoun(at + 1, clause)
        if pending.relative is not None:
            at = self._relate(at, clause, pending.relative)
        elif topic is not None and not clause.impersonal and agrees(form.agreement, topic, before=True):
            self._subject(clause, topic)
        elif not clause.impersonal and before is not None and (pending.coordinated or pending.purpose):
            self._share(clause, before)
        elif level.controls and level.subject is not None and topic is None and agrees(form.agreement, level.subject, before=True):
            self._subject(clause, level.subject)
        elif topic is not None and not clause.impersonal and not self._subject_ahead(at, clause):
            self._subject(clause, topic)
        elif level.subject is not None and topic is None and not clause.impersonal and agrees(form.agreement, level.subject, before=True):
            self.discourse.suggest(clause, level.subject)
        elif before is None and topic is None and not clause.impersonal and self.above is not None:
            self._inherit(clause, self.above)
        self.pending = Pending()
        if not clause.impersonal:
            state.topic = None
        return at

    def _subject_ahead(self, at: int, clause: ClauseDraft) -> bool:
        """Whether the verb has its subject behind it."""
        item = self.items[at] if at < len(self.items) else None
        if (
            item is None
            or item.kind not in ("noun", "name", "quantifier", "demonstrative")
            or (item.noun is not None and item.noun.accusative)
        ):
            return False
        return item.noun is None or not item.noun.gender or item.noun.gender[0] == clause.agreement[0] or item.noun.number == "plural"

    def _gender_ahead(self, at: int) -> str:
        noun = self.items[at].noun if at < len(self.items) and self.items[at].kind == "noun" else None
        return "" if noun is None or noun.number == "plural" else noun.gender

    def _leave_relative(self, item: Item) -> None:
        """Behind a relative clause that is complete comes the verb of its antecedent."""
        outer, clause, pending = self.outer, self.state.clause, self.pending
        if outer is None or clause is None or pending.relative is not None or pending.coordinated or pending.purpose:
            return
        filled = {s.function for s in clause.slots}
        if outer.clause is not None or outer.topic is None or clause.predicate == SIGNS.be or "subject" not in filled or len(filled) == 1:
            return
        if agrees(best_form(item.verbs, outer.topic).agreement, outer.topic, before=True):
            self.state, self.outer = outer, None

    def _go_on(self) -> None:
        """A participle goes on with the main sentence, and its subject."""
        own = self.state.clause if self.state.level.parent is self.base.parent else None
        main = own or next((c for c in self.clauses if c.parent is self.base.parent), None)
        if main is None:
            return
        subject = next(iter(main.filling("subject")), None) or self.discourse.subject_of(main)
        self.state = State(clause=main, topic=subject, level=replace(self.base))
        self.pending = Pending(coordinated=True)

    def _without_object(self, item: Item, at: int) -> tuple[VerbForm, ...]:
        """What a verb may be; right before a preposition rather one that needs no object: "توقف عن"."""
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        simple = tuple(v for v in item.verbs if v.lemma not in self.vocabulary.transitive)
        return simple if simple and after is not None and after.kind == "preposition" else item.verbs

    def _enter_relative(self, at: int, item: Item) -> None:
        """A verb directly behind an indefinite noun describes it: "محام يمثل المدعين"."""
        clause, pending, last = self.state.clause, self.pending, self.last
        if clause is None or last is None or pending.relative is not None or pending.coordinated or pending.purpose:
            return
        if self.moods.verb(clause.predicate, "copula") or self.moods.verb(clause.predicate, "phases"):
            return
        before = at - 1
        while before > 0 and self.items[before].kind in ("negation", "perfective", "future"):
            before -= 1
        nouns = [*reversed(last.possessors()), last, *last.appositions]
        described = [d for d in nouns if d.form == "noun" and d.name is None and not d.definite and d.end == self.items[before].end]
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        taken_up = after.features if after is not None and after.kind == "enclitic" and after.features[0] in "mf" else ""
        fits = (agreement for d in described for agreement in (best_form(item.verbs, d).agreement, taken_up) if agreement)
        if any(agrees(agreement, d, before=True) for agreement in fits for d in described):
            self.outer = self.outer or replace(self.state)
            pending.relative = last if last.appositions else described[0]

    def _modality(self, tense: str) -> Modality:
        if self.pending.purpose or self.pending.future or tense == "future":
            return weaker("planned", self.pending.modality)
        if self.pending.perfective and tense == "present":
            return weaker("predicted", self.pending.modality)
        return self.pending.modality

    def _begin(self, clause: ClauseDraft) -> None:
        self.clauses.append(clause)
        self.state.clause, self.state.nominal = clause, None
        parent = clause.parent
        if self.pending.relative is not None and clause.predicate != SIGNS.be:
            return
        contents = [s for s in parent.slots if s.function == "complement"] if parent is not None else []
        if parent is not None and (not contents or (self.pending.coordinated and contents[-1].clause is not None)):
            parent.slots.append(Slot("complement", clause.trigger.start, clause.trigger.end, clause=clause))

    def _drop_auxiliary(self, auxiliary: ClauseDraft) -> None:
        """ "كانت الشركة قد أعلنت": the auxiliary gives its subject to the verb."""
        filled = [s for s in auxiliary.slots if s.function in ("subject", "object") and s.draft is not None]
        subjects = [s.draft for s in sorted(filled, key=lambda s: s.shared) if s.draft is not self.state.level.subject]
        self.clauses.remove(auxiliary)
        if auxiliary.parent is not None:
            auxiliary.parent.slots = [s for s in auxiliary.parent.slots if s.clause is not auxiliary]
        self.pending.negated = self.pending.negated or auxiliary.negated
        self.pending.modality = weaker(self.pending.modality, auxiliary.modality)
        self.state.topic = subjects[0] if subjects else self.state.topic
        self.state.clause = None

    def _object_pronoun(self, at: int, clause: ClauseDraft) -> int:
        if at < len(self.items) and self.items[at].kind == "enclitic":
            if self.pending.relative is None:
                clause.add("object", self.reader.keep(pronoun(self.items[at])))
            else:
                clause.add("object", self.pending.relative, shared=True)
            return at + 1
        return at

    def _relate(self, at: int, clause: ClauseDraft, antecedent: Draft) -> int:
        """The relative pronoun is replaced by what it takes up: object or preposition where a pronoun resumes it, else subject."""
        if any(s.draft is antecedent for s in clause.slots):
            return at
        ahead = self.items[at : at + 2]
        if len(ahead) == 2 and ahead[0].kind == "preposition" and ahead[1].kind == "enclitic" and len(ahead[1].features) == 2:
            clause.add(ahead[0].text, antecedent, shared=True)
            return at + 2
        if agrees(clause.agreement, antecedent, before=True) and not clause.impersonal:
            clause.add("subject", antecedent, shared=True)
        else:
            clause.add("object", antecedent, shared=True)
        return at

    def _share(self, clause: ClauseDraft, other: ClauseDraft) -> None:
        """A coordinated verb or one of purpose has the subject of the verb before where it can."""
        subject = next((s.draft for s in other.slots if s.function == "subject" and s.draft is not None), None)
        if subject is not None and agrees(clause.agreement, subject, before=True):
            self.discourse.suggest(clause, subject)

    def _inherit(self, clause: ClauseDraft, above: ClauseDraft) -> None:
        """A clause of time or cause that names no subject has the one of the clause above, or whom that belongs to."""
        for subject in above.filling("subject") or above.filling("object"):
            owners = [*subject.possessors(), *(d for _, d in subject.prepositions)]
            for draft in (subject, *owners):
                known = draft.name is not None or draft.lemma in self.reader.kinds
                if known and agrees(clause.agreement, draft, before=True):
                    self.discourse.suggest(clause, draft)
                    return

    def _subject(self, clause: ClauseDraft, draft: Draft) -> None:
        clause.add("subject", draft, shared=draft is self.state.level.subject)
        if (
            self.moods.verb(clause.predicate, "speech")
            and draft.form == "name"
            and not draft.label
            and draft.lemma not in self.vocabulary.bodies
        ):
            draft.label = "person" if clause.agreement == "ms" else "company"
        self.owners.setdefault(draft, Owner(clause, None, "subject"))
        if draft.lemma in self.vocabulary.speakers and draft.definite and not (draft.name or draft.possessor or draft.prepositions):
            self._speak_for(clause, draft)
        if draft.name is not None or draft.form == "name" or draft.lemma in self.reader.kinds:
            self.discourse.spoke(clause, draft)

    def _speak_for(self, clause: ClauseDraft, spokesperson: Draft) -> None:
        """A spokesperson of nobody speaks for the organization that has spoken last."""
        for sentence, draft in reversed(self.discourse.speakers):
            kind = self.reader.kinds.get(draft.lemma, draft.label)
            if clause.sentence - sentence <= 1 and draft.start < spokesperson.start and kind in _ORGANIZATIONS:
                spokesperson.prepositions.append((SIGNS.under_name, draft))
                return

    def _settle_voice(self, clause: ClauseDraft) -> None:
        """A verb that must have an object and has only one phrase is passive: what would be its subject is acted on."""
        self.discourse.fill_subject(clause)
        self._named_passive(clause)
        has_object = any(s.function in ("object", "complement") for s in clause.slots)
        if (clause.predicate in self.vocabulary.transitive and not has_object) or clause.voice == "passive":
            for slot in clause.slots:
                if slot.function == "subject" and (not has_object or clause.voice == "passive"):
                    if slot.draft is not None and clause in self.discourse.suggested and self.discourse.suggested[clause] is slot.draft:
                        continue
                    slot.function = "object"
                    clause.voice = "passive"
            self._agents(clause)

    def _named_passive(self, clause: ClauseDraft) -> None:
        """ "عين سامي رئيسا": who is appointed stands where a subject would, the office where an object would."""
        if not self.moods.verb(clause.predicate, "naming") or clause.predicate not in self.vocabulary.transitive:
            return
        subjects, objects = clause.filling("subject"), clause.filling("object")
        if len(subjects) != 1 or len(objects) != 1 or not objects[0].accusative or self.reader.kinds.get(objects[0].lemma) != "person":
            return
        for slot in clause.slots:
            slot.function = {"subject": "object", "object": "complement"}.get(slot.function, slot.function)
        clause.voice = "passive"
        self.copulas.append((subjects[0], objects[0]))

    def _agents(self, clause: ClauseDraft) -> None:
        if clause.voice != "passive":
            return
        for slot in clause.slots:
            if slot.function in self.vocabulary.grammar.groups["agents"]:
                slot.function = "subject"

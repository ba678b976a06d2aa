"""What phrases are to the verb or noun that they stand with: objects, prepositions, arguments of participles."""

from __future__ import annotations

from kg.languages.ar.agreement import agrees
from kg.languages.ar.drafts import ClauseDraft, Draft
from kg.languages.ar.items import Item
from kg.languages.ar.modifiers import pronoun
from kg.languages.ar.moods import weaker
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.states import Owner
from kg.languages.ar.verbs import VerbReader
from kg.model import Modality, Span

__all__ = ["ArgumentReader"]

_MOST_CHAINED = 10
_COMMAS = frozenset({"،", ","})


class ArgumentReader(VerbReader):
    """Gives every phrase its function."""

    def _phrase(self, at: int, item: Item) -> int:
        aside = self._aside(at, item)
        if aside is not None:
            return aside
        found = self.reader.read(at)
        if found is None:
            return at + 1
        draft, end = found
        end = self._participle(draft, end)
        if self._is_time(draft):
            self._timed(draft.end)
        else:
            self._place_phrase(draft, before=self.items[at - 1] if at else None)
        return end

    def _aside(self, at: int, item: Item) -> int | None:
        """The place behind a participle in commas that describes what was named before: "، المتخصصة في النقل،"."""
        named, after = self.named, self.items[at + 1] if at + 1 < len(self.items) else None
        if named is None or at == 0 or self.items[at - 1].text not in _COMMAS or item.noun is None or not item.definite:
            return None
        lemma = item.noun.lemma.removesuffix("ه")
        if lemma not in self.vocabulary.participles or after is None or after.kind != "preposition" or self.state.clause is None:
            return None
        participle = self.reader.keep(Draft(item.start, item.end, Span(item.start, item.end), lemma, definite=True))
        participle.participle = self.vocabulary.participles[lemma]
        self.participles.append((participle, named))
        at += 1
        while at < len(self.items) and self.items[at].kind == "preposition":
            found = self._object_of_preposition(at, single=True)
            if found is None:
                break
            participle.prepositions.append((self.items[at].text, found[0]))
            self.owners.setdefault(found[0], Owner(None, participle, self.items[at].text))
            at = found[1]
        return at

    def _time(self, at: int, item: Item) -> int:
        self._timed(item.end)
        return at + 1

    def _timed(self, end: int) -> None:
        """A time behind a verb belongs to the words of its clause."""
        if self.state.clause is not None:
            self.state.clause.until = max(self.state.clause.until, end)

    def _is_time(self, draft: Draft) -> bool:
        return draft.name is None and draft.lemma in self.vocabulary.times

    def _place_phrase(self, draft: Draft, *, before: Item | None) -> None:
        state = self.state
        previous, self.last = self.last, draft
        self.named = draft if draft.name is not None else self.named
        clause = state.clause
        if state.nominal is not None and (not draft.lemma or draft.lemma in self.vocabulary.sums):
            state.nominal.prepositions.append(("beside", draft))
            self.owners[draft] = Owner(None, state.nominal, "beside")
            return
        if previous is not None and previous.masdar and previous is state.nominal and self._object_of(previous, draft, before):
            self.owners[draft] = Owner(None, previous, "object")
            return
        if clause is None:
            self._before_verb(draft)
        else:
            self._after_verb(clause, draft)
        if self._tells_deed(draft):
            state.nominal, state.chained = self._inmost_deed(draft), 0

    def _inmost_deed(self, draft: Draft) -> Draft:
        """Of "احتمال إجراء تحقيق" the last: prepositions behind it hang there."""
        for inner in reversed(draft.possessors()):
            if inner.form == "noun" and inner.name is None and (inner.masdar or inner.lemma in self.vocabulary.deeds):
                return inner
        return draft

    def _tells_deed(self, draft: Draft) -> bool:
        """Whether prepositions behind a noun may hang on it rather than on the verb alone."""
        if draft.form != "noun" or draft.name is not None:
            return False
        return bool(draft.masdar) or draft.lemma in self.vocabulary.deeds or draft.lemma not in self.reader.kinds

    def _object_of(self, masdar: Draft, draft: Draft, before: Item | None) -> bool:
        """ "فرض الاتحاد الأوروبي غرامة": behind a verbal noun and who does it stands what it is done to."""
        if masdar.possessor is None or masdar.prepositions or before is None or before.kind == "mark" or draft.form == "name":
            return False
        return (not draft.definite and masdar.possessor.definite) or draft.accusative

    def _before_verb(self, draft: Draft) -> None:
        if draft.accusative:
            return
        topic = self.state.topic
        if topic is None:
            self.state.topic = draft
        elif (topic.form != "pronoun" and draft.form == "noun" and draft.name is None) or (
            topic.form == "pronoun" and self.last is not topic and draft.form != "pronoun"
        ):
            self.copulas.append((topic, draft))
        elif draft.form == "pronoun":
            return
        else:
            self.state.topic = draft
        self.owners.setdefault(draft, Owner(self.state.level.parent, None, "topic"))

    def _after_verb(self, clause: ClauseDraft, draft: Draft) -> None:
        functions = {s.function for s in clause.slots if not (s.shared and s.function == "subject" and clause.impersonal)}
        may_act = self._may_act(clause, draft) and not clause.impersonal and "subject" not in functions
        if may_act and "complement" not in functions and (agrees(clause.agreement, draft, before=False) or self._speaks(clause, draft)):
            self._subject(clause, draft)
        elif "object" not in functions:
            self._add(clause, "object", draft)
        elif self.moods.verb(clause.predicate, "ditransitive"):
            for slot in clause.slots:
                slot.function = "indirect-object" if slot.function == "object" else slot.function
            self._add(clause, "object", draft)
        elif self.moods.verb(clause.predicate, "naming"):
            self._add(clause, "complement", draft)
            self.copulas += [(first, draft) for first in clause.filling("object")]
        else:
            self._add(clause, "beside", draft)
        held = draft.possessor is not None and self.reader.kinds.get(draft.possessor.lemma) == "person"
        if held and draft.possessor is not None and self.moods.verb(clause.predicate, "office"):
            self.copulas += [(subject, draft.possessor) for subject in clause.filling("subject")]
        if self.moods.verb(clause.predicate, "copula") and "subject" in functions:
            self.copulas += [(subject, draft) for subject in clause.filling("subject")]

    def _may_act(self, clause: ClauseDraft, draft: Draft) -> bool:
        """Whether neither its ending nor its sense bar a phrase from being a subject: a sum fines nobody."""
        if draft.accusative or draft.oblique or self._done_by_another(clause, draft):
            return False
        return bool(draft.lemma) or draft.form != "noun" or clause.predicate not in self.vocabulary.transitive

    def _done_by_another(self, clause: ClauseDraft, draft: Draft) -> bool:
        """Whether what stands behind a verb is a thing that somebody spoken of before does: "أبرمت شراكة"."""
        if draft.name is not None or draft.form != "noun" or draft.lemma in self.reader.kinds or clause.voice == "passive":
            return False
        if clause.predicate not in self.vocabulary.transitive:
            return False
        if clause in self.discourse.suggested:
            return True
        return not self.moods.verb(clause.predicate, "imposing") and not draft.definite and self.discourse.subject_of(clause) is not None

    def _speaks(self, clause: ClauseDraft, draft: Draft) -> bool:
        """Whether a person stands right behind a verb of saying: careless writers let the ending of the verb disagree."""
        behind = draft.start - clause.trigger.end <= 1
        return behind and self.reader.kinds.get(draft.lemma) == "person" and clause.predicate in self.moods.lists["speech"]

    def _add(self, clause: ClauseDraft, function: str, draft: Draft) -> None:
        clause.add(function, draft)
        self.owners.setdefault(draft, Owner(clause, None, function))

    def _participle(self, draft: Draft, at: int) -> int:
        """ "التابعة لشركة ...": what stands behind a participle hangs on it."""
        owner = next((d for d in [*reversed(draft.possessors()), draft] if d.modifiers and d.modifiers[-1].participle), None)
        if owner is None or at >= len(self.items) or self.items[at].kind != "preposition":
            return at
        participle = owner.modifiers[-1]
        if participle.end != draft.end and participle.end != self.items[at - 1].end:
            return at
        self.participles.append((participle, owner))
        found = self._object_of_preposition(at, single=True)
        if found is None:
            return at
        inner, end = found
        participle.prepositions.append((self.items[at].text, inner))
        self.owners.setdefault(inner, Owner(None, participle, self.items[at].text))
        draft.reach = max(draft.reach, inner.end, inner.reach)
        return end

    def _object_of_preposition(self, at: int, *, single: bool = False) -> tuple[Draft, int] | None:
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is None:
            return None
        if after.kind == "enclitic":
            return self.reader.keep(pronoun(after)), at + 2
        return self.reader.read_one(at + 1) if single else self.reader.read(at + 1)

    def _preposition(self, at: int, item: Item) -> int:
        found = self._object_of_preposition(at)
        if found is None:
            self.pending.purpose = item.text == SIGNS.to
            return at + 1
        draft, end = found
        end = self._participle(draft, end)
        mood = self.moods.impersonal.get(draft.lemma)
        if item.text == SIGNS.from_ and mood is not None and draft.form == "noun":
            return self._impersonal(draft, mood, end)
        if self._is_time(draft):
            self._timed(draft.end)
        else:
            self._locate(at, item, draft)
            self._hang(item.text, draft, adjacent=at > 0 and self.items[at - 1].kind not in ("mark", "verb"))
            self.last = draft
        return end

    def _locate(self, at: int, item: Item, draft: Draft) -> None:
        """ "المنظمون في البلاد": a place right behind bodies tells whose they are."""
        body, kinds = self.last, self.reader.kinds
        if body is None or body.name is not None or item.text != SIGNS.in_ or body.end != self.items[at - 1].end or at == 0:
            return
        place = draft.label == "place" or kinds.get(draft.lemma) == "place"
        if place and kinds.get(body.lemma) in ("regulator", "public-body") and all(p is not draft for _, p in body.prepositions):
            body.prepositions.append((item.text, draft))

    def _impersonal(self, draft: Draft, mood: Modality, end: int) -> int:
        """ "من المتوقع أن": as if a verb stood here."""
        level = self.state.level
        clause = ClauseDraft(
            draft.lemma,
            draft.head,
            "verb",
            self.sentence,
            voice="active",
            tense="present",
            modality=weaker(mood, level.modality),
            speaker=level.speaker,
            parent=level.parent,
            negated=level.negated,
            impersonal=True,
            agreement="ms",
        )
        if self.pending.relative is not None:
            self.state.topic, self.pending.relative = self.pending.relative, None
        if self.state.clause is not None and self.state.clause.predicate == SIGNS.be:
            self._drop_auxiliary(self.state.clause)
        self.clauses.append(clause)
        self.state.clause, self.state.nominal = clause, None
        return end

    def _hang(self, preposition: str, draft: Draft, *, adjacent: bool) -> None:
        """A preposition hangs on the verb, and on the noun before it where that tells a deed."""
        state = self.state
        nominal = state.nominal
        if nominal is not None:
            nominal.prepositions.append((preposition, draft))
            if adjacent:
                nominal.reach = max(nominal.reach, draft.end)
            self.owners.setdefault(draft, Owner(None, nominal, preposition))
        if state.clause is not None:
            state.clause.add(preposition, draft)
            self.owners.setdefault(draft, Owner(state.clause, None, preposition))
        elif state.topic is None and self.vocabulary.grammar.has("topics", preposition):
            state.topic = draft
        elif nominal is None and state.topic is not None:
            state.topic.prepositions.append((preposition, draft))
        if draft.form == "noun" and draft.name is None and (draft.masdar or draft.lemma in self.vocabulary.deeds):
            state.chained += 1
            state.nominal = draft if state.chained < _MOST_CHAINED else None

    def _source(self, at: int, item: Item) -> int:
        found = self.reader.read(at + 1)
        if found is None:
            return at + 1
        draft, end = found
        end = self._participle(draft, end)
        self.sources.append((draft, item.start))
        return end

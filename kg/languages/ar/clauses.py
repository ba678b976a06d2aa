"""Verb clauses of a sentence: verb-first and subject-first, content clauses, relative clauses, coordination, negation and modality."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kg.languages.ar.agreement import agrees, best_form, relates
from kg.languages.ar.discourse import Discourse
from kg.languages.ar.drafts import ClauseDraft, Draft, Slot
from kg.languages.ar.items import Item
from kg.languages.ar.moods import Moods, load_moods, weaker
from kg.languages.ar.phrases import PhraseReader, pronoun
from kg.languages.ar.vocabulary import Vocabulary
from kg.model import Modality, Span

__all__ = ["Owner", "SentenceReader"]

_OPENERS = frozenset({'"', "“", "«"})


@dataclass(frozen=True, slots=True)
class Owner:
    """What a phrase hangs on: a clause or another phrase, and as what."""

    clause: ClauseDraft | None
    draft: Draft | None
    function: str


@dataclass(slots=True)
class _Level:
    """Where the clauses being read stand: below which clause, said by whom, how sure; `subject` is whose deed an unnamed one is."""

    parent: ClauseDraft | None = None
    speaker: Draft | None = None
    modality: Modality = "asserted"
    negated: bool = False
    subject: Draft | None = None
    controls: bool = False


@dataclass(slots=True)
class _State:
    """What has been read at the place where the reader stands."""

    clause: ClauseDraft | None = None
    topic: Draft | None = None
    nominal: Draft | None = None
    level: _Level = field(default_factory=_Level)


@dataclass(slots=True)
class _Pending:
    """What has been said before the next verb."""

    negated: bool = False
    perfective: bool = False
    future: bool = False
    modality: Modality = "asserted"
    relative: Draft | None = None
    purpose: bool = False
    coordinated: bool = False


class SentenceReader:
    """Reads the clauses of one sentence from left to right, in one pass."""

    def __init__(self, items: Sequence[Item], reader: PhraseReader, vocabulary: Vocabulary, *, sentence: int, discourse: Discourse) -> None:
        self.items, self.reader, self.vocabulary = items, reader, vocabulary
        self.sentence, self.discourse = sentence, discourse
        self.moods: Moods = load_moods()
        self.clauses: list[ClauseDraft] = []
        self.owners: dict[Draft, Owner] = {}
        self.participles: list[tuple[Draft, Draft]] = []
        self.copulas: list[tuple[Draft, Draft]] = []
        self.sources: list[tuple[Draft, int]] = []
        self.contents: list[tuple[ClauseDraft, int]] = []
        self.state = _State()
        self.state.level.speaker = discourse.open_quote
        if discourse.open_quote is not None:
            self.state.level.modality = "reported"
        self.base = replace(self.state.level)
        self.pending = _Pending()
        self.outer: _State | None = None
        self.last: Draft | None = None
        self.steps: dict[str, Callable[[int, Item], int]] = {
            "verb": self._verb,
            "preposition": self._preposition,
            "source": self._source,
            "content": self._content,
            "relative": self._relative,
            "subordinator": self._subordinate,
            "condition": self._condition,
            "conjunction": self._conjunction,
            "mark": self._mark,
            "negation": self._negation,
            "perfective": self._perfective,
            "future": self._future,
            "adverb": self._adverb,
            "enclitic": self._stray_pronoun,
        }

    def read(self) -> None:
        """Read all items; the results stand in `clauses`, `owners`, `participles`, `copulas` and `sources`."""
        at = 0
        while at < len(self.items):
            item = self.items[at]
            at = self.steps.get(item.kind, self._phrase)(at, item)
        for clause in self.clauses:
            self._settle_voice(clause)
        self._verbless()

    def _verbless(self) -> None:
        """Content without a verb: "قالت إن القضية معيبة"."""
        for place, (governor, start) in enumerate(self.contents):
            if any(s.function == "complement" for s in governor.slots):
                continue
            limit = self.contents[place + 1][1] if place + 1 < len(self.contents) else self.items[-1].end
            inside = [d for d in self.reader.drafts if start <= d.start and d.end <= limit]
            if inside:
                said = next((d for _, d in self.copulas if start <= d.start < limit), inside[0])
                governor.slots.append(Slot("complement", inside[0].start, max(d.end for d in inside), clause=self._quality(governor, said, inside)))

    def _quality(self, governor: ClauseDraft, said: Draft, inside: Sequence[Draft]) -> ClauseDraft:
        """The clause of content that has no verb: its predicate is what is said of the first phrase."""
        level = self._level_below(governor, None, None)
        clause = ClauseDraft(said.lemma, said.head, "adjective", self.sentence, tense="present", negated=level.negated, modality=level.modality,
                             speaker=level.speaker, parent=governor)  # fmt: skip
        if inside[0] is not said:
            clause.add("subject", inside[0])
        clause.slots.append(Slot("beside", inside[0].start, max(d.end for d in inside), draft=said))
        self.clauses.append(clause)
        return clause

    # --- verbs ---

    def _verb(self, at: int, item: Item) -> int:
        self._leave_relative(item)
        state, pending = self.state, self.pending
        topic = state.topic if pending.relative is None else pending.relative
        form = best_form(item.verbs, topic, self._gender_ahead(at + 1))
        if state.clause is not None and state.clause.predicate == "كان" and form.lemma != "كان" and not pending.relative and not pending.purpose and not pending.coordinated:
            self._drop_auxiliary(state.clause)
            topic = self.state.topic
        level = state.level
        if self.moods.verb(form.lemma, "speech") and level.parent is not None and pending.coordinated and not pending.purpose:
            state.level = level = replace(self.base)
        modality = self._modality(form.tense)
        clause = ClauseDraft(
            form.lemma, Span(item.start, item.end), "verb", self.sentence, voice="passive" if item.passive else "active",
            tense="future" if pending.future else form.tense, negated=pending.negated or level.negated, modality=weaker(modality, level.modality),
            speaker=level.speaker, parent=level.parent, agreement=form.agreement, impersonal=self.moods.verb(form.lemma, "impersonal_verbs"),
        )  # fmt: skip
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
        self.pending = _Pending()
        if not clause.impersonal:
            state.topic = None
        return at

    def _subject_ahead(self, at: int, clause: ClauseDraft) -> bool:
        """Whether the verb has its subject behind it."""
        item = self.items[at] if at < len(self.items) else None
        if item is None or item.kind not in ("noun", "name", "quantifier", "demonstrative") or item.noun is not None and item.noun.accusative:
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
        if outer.clause is None and outer.topic is not None and clause.predicate != "كان" and "subject" in filled and len(filled) > 1:
            if agrees(best_form(item.verbs, outer.topic).agreement, outer.topic, before=True):
                self.state, self.outer = outer, None

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
        contents = [s for s in parent.slots if s.function == "complement"] if parent is not None else []
        if parent is not None and (not contents or self.pending.coordinated and contents[-1].clause is not None):
            parent.slots.append(Slot("complement", clause.trigger.start, clause.trigger.end, clause=clause))

    def _drop_auxiliary(self, auxiliary: ClauseDraft) -> None:
        """"كانت الشركة قد أعلنت": the auxiliary gives its subject to the verb."""
        subjects = [s.draft for s in auxiliary.slots if s.function in ("subject", "object") and s.draft is not None and not s.shared]
        self.clauses.remove(auxiliary)
        if auxiliary.parent is not None:
            auxiliary.parent.slots = [s for s in auxiliary.parent.slots if s.clause is not auxiliary]
        self.pending.negated = self.pending.negated or auxiliary.negated
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

    def _subject(self, clause: ClauseDraft, draft: Draft) -> None:
        clause.add("subject", draft, shared=draft is self.state.level.subject)
        if self.moods.verb(clause.predicate, "speech") and draft.form == "name" and not draft.label and draft.lemma not in self.vocabulary.bodies:
            draft.label = "person" if clause.agreement == "ms" else "company"
        self.owners.setdefault(draft, Owner(clause, None, "subject"))
        self.discourse.spoke(clause, draft)

    def _settle_voice(self, clause: ClauseDraft) -> None:
        """A verb that must have an object and has only one phrase is passive: what would be its subject is acted on."""
        self.discourse.fill_subject(clause)
        self._named_passive(clause)
        has_object = any(s.function in ("object", "complement") for s in clause.slots)
        if clause.predicate in self.vocabulary.transitive and not has_object or clause.voice == "passive":
            for slot in clause.slots:
                if slot.function == "subject" and (not has_object or clause.voice == "passive"):
                    if slot.draft is not None and clause in self.discourse.suggested and self.discourse.suggested[clause] is slot.draft:
                        continue
                    slot.function = "object"
                    clause.voice = "passive"
            self._agents(clause)

    def _named_passive(self, clause: ClauseDraft) -> None:
        """"عين سامي رئيسا": who is appointed stands where a subject would, the office where an object would."""
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

    # --- phrases ---

    def _phrase(self, at: int, item: Item) -> int:
        found = self.reader.read(at)
        if found is None:
            return at + 1
        draft, end = found
        end = self._participle(draft, end)
        if not self._is_time(draft):
            self._place_phrase(draft, before=self.items[at - 1] if at else None)
        return end

    def _is_time(self, draft: Draft) -> bool:
        return draft.name is None and draft.lemma in self.vocabulary.times

    def _place_phrase(self, draft: Draft, *, before: Item | None) -> None:
        state = self.state
        previous, self.last = self.last, draft
        clause = state.clause
        if previous is not None and previous.masdar and previous is state.nominal and self._object_of(previous, draft, before):
            self.owners[draft] = Owner(None, previous, "object")
            return
        if clause is None:
            self._before_verb(draft)
        else:
            self._after_verb(clause, draft)
        if self._tells_deed(draft):
            state.nominal = draft

    def _tells_deed(self, draft: Draft) -> bool:
        """Whether prepositions behind a noun may hang on it rather than on the verb alone."""
        if draft.form != "noun" or draft.name is not None:
            return False
        return bool(draft.masdar) or draft.lemma in self.vocabulary.deeds or draft.lemma not in self.reader.kinds

    def _object_of(self, masdar: Draft, draft: Draft, before: Item | None) -> bool:
        """"فرض الاتحاد الأوروبي غرامة": behind a verbal noun and who does it stands what it is done to."""
        if masdar.possessor is None or masdar.prepositions or before is None or before.kind == "mark" or draft.form == "name":
            return False
        return not draft.definite and masdar.possessor.definite or draft.accusative

    def _before_verb(self, draft: Draft) -> None:
        topic = self.state.topic
        if topic is None:
            self.state.topic = draft
        elif topic.form != "pronoun" and draft.form == "noun" and draft.name is None:
            self.copulas.append((topic, draft))
        elif topic.form == "pronoun" and self.last is not topic and draft.form != "pronoun":
            self.copulas.append((topic, draft))
        elif draft.form == "pronoun":
            return
        else:
            self.state.topic = draft
        self.owners.setdefault(draft, Owner(self.state.level.parent, None, "topic"))

    def _after_verb(self, clause: ClauseDraft, draft: Draft) -> None:
        functions = {s.function for s in clause.slots if not (s.shared and s.function == "subject" and clause.impersonal)}
        may_act = not draft.accusative and not clause.impersonal and "subject" not in functions
        if may_act and "complement" not in functions and agrees(clause.agreement, draft, before=False):
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
        if self.moods.verb(clause.predicate, "office") and draft.possessor is not None:
            self.copulas += [(subject, draft.possessor) for subject in clause.filling("subject")]
        if self.moods.verb(clause.predicate, "copula") and "subject" in functions:
            self.copulas += [(subject, draft) for subject in clause.filling("subject")]

    def _add(self, clause: ClauseDraft, function: str, draft: Draft) -> None:
        clause.add(function, draft)
        self.owners.setdefault(draft, Owner(clause, None, function))

    def _participle(self, draft: Draft, at: int) -> int:
        """"التابعة لشركة ...": what stands behind a participle hangs on it."""
        owner = next((d for d in [*reversed(draft.possessors()), draft] if d.modifiers and d.modifiers[-1].participle), None)
        if owner is None or at >= len(self.items) or self.items[at].kind != "preposition":
            return at
        participle = owner.modifiers[-1]
        if participle.end != draft.end and participle.end != self.items[at - 1].end:
            return at
        self.participles.append((participle, owner))
        found = self._object_of_preposition(at)
        if found is None:
            return at
        inner, end = found
        participle.prepositions.append((self.items[at].text, inner))
        self.owners.setdefault(inner, Owner(None, participle, self.items[at].text))
        draft.reach = max(draft.reach, inner.end, inner.reach)
        return end

    # --- prepositions ---

    def _object_of_preposition(self, at: int) -> tuple[Draft, int] | None:
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is None:
            return None
        if after.kind == "enclitic":
            return self.reader.keep(pronoun(after)), at + 2
        return self.reader.read(at + 1)

    def _preposition(self, at: int, item: Item) -> int:
        found = self._object_of_preposition(at)
        if found is None:
            self.pending.purpose = item.text == "ل"
            return at + 1
        draft, end = found
        end = self._participle(draft, end)
        mood = self.moods.impersonal.get(draft.lemma)
        if item.text == "من" and mood is not None and draft.form == "noun":
            return self._impersonal(draft, mood, end)
        if not self._is_time(draft):
            self._hang(item.text, draft, adjacent=at > 0 and self.items[at - 1].kind not in ("mark", "verb"))
            self.last = draft
        return end

    def _impersonal(self, draft: Draft, mood: Modality, end: int) -> int:
        """"من المتوقع أن": as if a verb stood here."""
        level = self.state.level
        clause = ClauseDraft(draft.lemma, draft.head, "verb", self.sentence, voice="active", tense="present", modality=weaker(mood, level.modality),
                             speaker=level.speaker, parent=level.parent, negated=level.negated, impersonal=True, agreement="ms")  # fmt: skip
        if self.pending.relative is not None:
            self.state.topic, self.pending.relative = self.pending.relative, None
        if self.state.clause is not None and self.state.clause.predicate == "كان":
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
        elif nominal is None and state.topic is not None:
            state.topic.prepositions.append((preposition, draft))
        if draft.form == "noun" and draft.name is None and (draft.masdar or draft.lemma in self.vocabulary.deeds):
            state.nominal = draft

    def _source(self, at: int, item: Item) -> int:
        found = self.reader.read(at + 1)
        if found is None:
            return at + 1
        draft, end = found
        end = self._participle(draft, end)
        self.sources.append((draft, item.start))
        return end

    # --- between clauses ---

    def _content(self, at: int, item: Item) -> int:
        self._descend(item)
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is not None and after.kind == "enclitic":
            subject = self.state.level.subject
            draft = self.reader.keep(pronoun(after))
            said = subject is not None and len(after.features) == 2 and after.features[0] in "mf" and agrees(after.features, subject, before=True)
            self.state.topic = subject if said else draft
            self.last = draft
            return at + 2
        return at + 1

    def _descend(self, item: Item) -> None:
        """The clauses that follow are the content of the verb or noun before."""
        state = self.state
        governor = state.clause
        if self.pending.coordinated and state.level.parent is not None:
            governor = state.level.parent
        topic = state.topic if governor is not None and governor.impersonal else None
        if governor is None:
            self.state = _State(level=replace(state.level))
        else:
            self.state = _State(level=self._level_below(governor, topic, state.nominal))
            self.contents.append((governor, item.end))
        self.pending = _Pending()

    def _level_below(self, governor: ClauseDraft, topic: Draft | None, nominal: Draft | None) -> _Level:
        subject = next(iter(governor.filling("subject")), None) or self.discourse.subject_of(governor)
        speaker, modality, negated = governor.speaker, governor.modality, governor.negated
        if governor.impersonal and governor.predicate in self.moods.impersonal:
            mood: Modality | None = self.moods.impersonal[governor.predicate]
        else:
            mood = self.moods.verbs.get(governor.predicate)
        controlled = topic or subject
        if self.moods.verb(governor.predicate, "object_control"):
            controlled = next(iter([*governor.filling("object"), *governor.filling("من"), *governor.filling("علي"), *governor.filling("ل")]), controlled)
        if governor.impersonal:
            controlled = topic or next(iter([*governor.filling("علي"), *governor.filling("ل")]), None)
        if self.moods.verb(governor.predicate, "speech") and subject is not None:
            speaker = subject
            reported: Modality = "alleged" if self.moods.verb(governor.predicate, "alleging") else "reported"
            modality = weaker(reported, modality) if mood in (None, "asserted") else weaker(mood, modality)
            if self.moods.verb(governor.predicate, "denying"):
                modality, negated = "negated", True
            return _Level(governor, speaker, modality, governor.negated or negated, controlled)
        if nominal is not None and nominal.lemma in self.moods.nouns and mood in (None, "asserted"):
            mood = self.moods.nouns[nominal.lemma]
        controls = controlled is not None and (governor.impersonal or mood == "planned")
        return _Level(governor, speaker, weaker(mood or "asserted", modality), negated or mood == "negated", controlled, controls)

    def _relative(self, at: int, item: Item) -> int:
        if self.last is not None:
            if self.outer is None:
                self.outer = replace(self.state)
            self.pending = _Pending(relative=relates(item.features, self.last))
            self.last.reach = max(self.last.reach, self.last.end)
        return at + 1

    def _subordinate(self, at: int, item: Item) -> int:
        state = self.state
        self.state = _State(level=replace(state.level))
        purpose = item.text in ("لكي", "كي", "ل", "حتي")
        self.pending = _Pending(purpose=purpose)
        return at + 1

    def _condition(self, at: int, item: Item) -> int:
        self.state = _State(level=replace(self.state.level))
        self.pending = _Pending(modality="predicted")
        return at + 1

    def _conjunction(self, at: int, item: Item) -> int:
        relative = self.pending.relative
        self.pending = _Pending(coordinated=True, relative=relative)
        self.state.nominal = None if item.text not in ("و", "او") else self.state.nominal
        return at + 1

    def _mark(self, at: int, item: Item) -> int:
        state = self.state
        if item.text == "(" and self.reader.names.starts(at):
            return self._phrase(at, item)
        if item.text == ":" and state.clause is not None and self.moods.verb(state.clause.predicate, "speech"):
            self._descend(item)
        elif item.text in _OPENERS and self._opens_speech(at):
            self._descend(item)
        elif item.text in "؛;" or item.text == ":":
            self.state = _State(level=replace(self.base))
        elif item.text in "،," and self.outer is not None and self.pending.relative is None and self._is_full():
            self.state, self.outer = self.outer, None
        return at + 1

    def _is_full(self) -> bool:
        """Whether a relative clause has more than its subject, so that a comma may end it."""
        clause = self.state.clause
        return clause is None or clause.predicate not in self.vocabulary.transitive or any(s.function != "subject" for s in clause.slots)

    def _opens_speech(self, at: int) -> bool:
        """Whether a quotation mark begins what the verb before says."""
        clause = self.state.clause
        if clause is None or not self.moods.verb(clause.predicate, "speech") or any(c is clause for c, _ in self.contents):
            return False
        return not any(s.function in ("object", "complement") for s in clause.slots) and self.items[at - 1].kind != "preposition"

    def _negation(self, at: int, item: Item) -> int:
        self.pending.negated = True
        return at + 1

    def _perfective(self, at: int, item: Item) -> int:
        self.pending.perfective = True
        return at + 1

    def _future(self, at: int, item: Item) -> int:
        self.pending.future = True
        return at + 1

    def _adverb(self, at: int, item: Item) -> int:
        if item.text in ("ربما", "لعل"):
            self.pending.modality = "predicted"
        return at + 1

    def _stray_pronoun(self, at: int, item: Item) -> int:
        return at + 1

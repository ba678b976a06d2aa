"""The clauses of a sentence and how they hang together: content, relative clauses, conditions, coordination, quotation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.languages.ar.agreement import agrees, relates
from kg.languages.ar.arguments import ArgumentReader
from kg.languages.ar.drafts import ClauseDraft, Draft, Slot
from kg.languages.ar.items import Item
from kg.languages.ar.modifiers import pronoun
from kg.languages.ar.moods import weaker
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.states import Level, Pending, State
from kg.model import Modality, Span

__all__ = ["SentenceReader"]

# Nobody says that somebody says that ... more often than this.
_DEEPEST = 8
_OPENERS = frozenset({'"', "“", "«"})


class SentenceReader(ArgumentReader):
    """Reads the clauses of one sentence from left to right, in one pass."""

    def read(self) -> None:
        """Read all items; the results stand in `clauses`, `owners`, `participles`, `copulas` and `sources`."""
        steps: dict[str, Callable[[int, Item], int]] = {
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
            "time": self._time,
        }
        at = 0
        while at < len(self.items):
            item = self.items[at]
            at = steps.get(item.kind, self._phrase)(at, item)
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
                governor.slots.append(
                    Slot("complement", inside[0].start, max(d.end for d in inside), clause=self._quality(governor, said, inside))
                )

    def _quality(self, governor: ClauseDraft, said: Draft, inside: Sequence[Draft]) -> ClauseDraft:
        """The clause of content that has no verb: its predicate is what is said of the first phrase."""
        level = self._level_below(governor, None, None)
        clause = ClauseDraft(
            said.lemma,
            said.head,
            "adjective",
            self.sentence,
            tense="present",
            negated=level.negated,
            modality=level.modality,
            speaker=level.speaker,
            parent=governor,
        )
        if inside[0] is not said:
            clause.add("subject", inside[0])
        clause.slots.append(Slot("beside", inside[0].start, max(d.end for d in inside), draft=said))
        self.clauses.append(clause)
        return clause

    def _content(self, at: int, item: Item) -> int:
        self._descend(item)
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is not None and after.kind == "enclitic":
            subject = self.state.level.subject
            draft = self.reader.keep(pronoun(after))
            said = (
                subject is not None
                and len(after.features) == 2
                and after.features[0] in "mf"
                and agrees(after.features, subject, before=True)
            )
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
            self.state = State(level=replace(state.level))
        else:
            below = self._level_below(governor, topic, state.nominal) if state.level.depth < _DEEPEST else replace(self.base)
            below.depth = state.level.depth + 1 if below.parent is not None else 0
            self.state = State(level=below)
            self.contents.append((governor, item.end))
        self.pending = Pending()

    def _level_below(self, governor: ClauseDraft, topic: Draft | None, nominal: Draft | None) -> Level:
        subject = next(iter(governor.filling("subject")), None) or self.discourse.subject_of(governor)
        speaker, modality, negated = governor.speaker, governor.modality, governor.negated
        if governor.impersonal and governor.predicate in self.moods.impersonal:
            mood: Modality | None = self.moods.impersonal[governor.predicate]
        else:
            mood = self.moods.verbs.get(governor.predicate)
        controlled = topic or subject
        if self.moods.verb(governor.predicate, "object_control"):
            controlled = next(
                iter(
                    [*governor.filling("object"), *governor.filling(SIGNS.from_), *governor.filling(SIGNS.on), *governor.filling(SIGNS.to)]
                ),
                controlled,
            )
        if governor.impersonal:
            controlled = topic or next(iter([*governor.filling(SIGNS.on), *governor.filling(SIGNS.to)]), None)
        if self.moods.verb(governor.predicate, "relaying"):
            subject = next(iter(governor.filling(SIGNS.about)), subject)
        if self.moods.verb(governor.predicate, "speech") and subject is not None:
            speaker = subject
            reported: Modality = "alleged" if self.moods.verb(governor.predicate, "alleging") else "reported"
            modality = weaker(reported, modality) if mood in (None, "asserted") else weaker(mood, modality)
            if self.moods.verb(governor.predicate, "denying"):
                modality, negated = "negated", True
            return Level(governor, speaker, modality, governor.negated or negated, controlled)
        if nominal is not None and nominal.lemma in self.moods.nouns and mood in (None, "asserted"):
            mood = self.moods.nouns[nominal.lemma]
        controls = controlled is not None and (governor.impersonal or mood == "planned")
        return Level(governor, speaker, weaker(mood or "asserted", modality), negated or mood == "negated", controlled, controls)

    def _relative(self, at: int, item: Item) -> int:
        if self._is_object(at, item):
            what = Draft(item.start, item.end, Span(item.start, item.end), item.text, gender="masculine", definite=True)
            self._place_phrase(self.reader.keep(what), before=self.items[at - 1])
        if self.last is not None:
            if self.outer is None:
                self.outer = replace(self.state)
            self.pending = Pending(relative=relates(item.features, self._antecedent(at, item)))
        return at + 1

    def _is_object(self, at: int, item: Item) -> bool:
        """Whether "what" takes up nothing but is itself what the verb acts on: "انتقدت الجمعية ما وصفته بالجشع"."""
        clause, before = self.state.clause, self.items[at - 1] if at else None
        if item.text != SIGNS.what or clause is None or before is None or before.kind not in ("noun", "name", "verb"):
            return False
        return clause.predicate in self.moods.lists["judging"] and not any(s.function in ("object", "complement") for s in clause.slots)

    def _antecedent(self, at: int, item: Item) -> Draft:
        """What a relative clause is about: behind a comma rather something with a name than a common noun."""
        last, named = self.last, self.named
        assert last is not None
        common = last.name is None and last.lemma not in self.reader.kinds
        if common and named is not None and self.items[at - 1].kind == "mark" and agrees(item.features, named, before=True):
            return named
        deed = self.state.nominal
        if deed is not None and not any(d.gender and agrees(item.features, d, before=True) for d in (last, *last.possessors())):
            return deed if agrees(item.features, deed, before=True) else last
        return last

    def _subordinate(self, at: int, item: Item) -> int:
        state = self.state
        self.above = state.clause or self.above
        self.state = State(level=replace(state.level))
        purpose = self.vocabulary.grammar.has("aims", item.text)
        self.pending = Pending(purpose=purpose)
        return at + 1

    def _condition(self, at: int, item: Item) -> int:
        if self.vocabulary.grammar.has("questions", item.text) and self.state.clause is not None:
            self._descend(item)
        else:
            self.state = State(level=replace(self.state.level))
        self.pending = Pending(modality="predicted")
        return at + 1

    def _conjunction(self, at: int, item: Item) -> int:
        relative = self.pending.relative
        self.pending = Pending(coordinated=True, relative=relative)
        self.state.nominal = None if item.text not in (SIGNS.and_, SIGNS.or_) else self.state.nominal
        return at + 1

    def _mark(self, at: int, item: Item) -> int:
        state = self.state
        if item.text == "(" and self.reader.names.starts(at):
            return self._phrase(at, item)
        if (item.text == ":" and state.clause is not None and self.moods.verb(state.clause.predicate, "speech")) or (
            item.text in _OPENERS and self._opens_speech(at)
        ):
            self._descend(item)
        elif item.text in "؛;" or item.text == ":":
            self.state = State(level=replace(self.base))
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
        if self.moods.verb(clause.predicate, "relaying"):
            return True
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
        if self.vocabulary.grammar.has("perhaps", item.text):
            self.pending.modality = "predicted"
        return at + 1

    def _stray_pronoun(self, at: int, item: Item) -> int:
        return at + 1

"""Noun phrases with what is set beside them: appositions, names in brackets, coordination."""

from __future__ import annotations

from kg.languages.ar.drafts import Draft
from kg.languages.ar.heads import HeadReader
from kg.languages.ar.items import Item
from kg.languages.ar.modifiers import Found
from kg.languages.ar.moods import load_moods
from kg.languages.ar.signs import SIGNS

__all__ = ["PhraseReader"]

_COMMAS = frozenset({"،", ","})
_MOST_CONJUNCTS = 24
# Fewer words are no name of a person unless a list has the first.
_FULL_NAME = 2


class PhraseReader(HeadReader):
    """Reads the noun phrases of one sentence."""

    def read(self, at: int) -> Found:
        """The phrase that starts here with its appositions and conjuncts, and the place after it."""
        found = self._plain(at)
        if found is None:
            return None
        draft, at = self._apposed(*found)
        return self._coordinated(draft, at)

    def read_one(self, at: int) -> Found:
        """The same without conjuncts, which after a participle rather go on with what stands before; plurals announce several."""
        found = self._plain(at)
        if found is None:
            return None
        draft, at = self._apposed(*found)
        return self._coordinated(draft, at) if draft.number == "plural" else (draft, at)

    def _apposed(self, draft: Draft, at: int) -> tuple[Draft, int]:
        found = self.names.bracketed(draft, at)
        if found is not None:
            draft, at = found[0], self._adjectives(found[0], found[1])
        comma = self._item(at)
        if (
            comma is not None
            and draft.form == "name"
            and draft.label in ("person", "")
            and (self._is_post(comma) or self._is_head_of(draft, at))
        ):
            return self._behind_name(draft, at)
        if comma is None or comma.text not in _COMMAS or draft.form == "pronoun":
            return draft, at
        after = self._item(at + 1)
        start = at + 1
        if after is not None and after.text == SIGNS.and_ and (third := self._item(at + 2)) is not None and third.kind == "pronoun":
            start = at + 3
        elif after is None or (after.kind not in ("noun", "name", "quantifier") and after.text not in ("(",)):
            return draft, at
        described = self._participle(draft, start)
        if described > start:
            return draft, described
        mark = len(self.drafts)
        found = self._unknown_holder(draft, start) or self._plain(start)
        if found is None:
            return draft, at
        other, end = found
        end = self._post_of_thing(other, end)
        joined = self._join(draft, other, insisted=start == at + 3) or self._join_inner(draft, other)
        if joined is None:
            del self.drafts[mark:]
            return draft, at
        end = self._more_posts(joined, end)
        closing = self._item(end)
        return joined, end + 1 if closing is not None and closing.text in _COMMAS else end

    def _unknown_holder(self, draft: Draft, at: int) -> Found:
        """ "رئيس الهيئة، ... ...،": words that look like nouns between an office and a comma or what is said are its holder."""
        item = self._item(at)
        if draft.name is not None or not draft.definite or draft.number == "plural" or self.kinds.get(draft.lemma) != "person":
            return None
        if item is None or not self._is_strange(item) or item.noun is None or item.noun.accusative:
            return None
        found = self.names.read(at, person=True)
        after = self._item(found[1]) if found is not None else None
        if found is None or found[1] - at < _FULL_NAME or after is None or not (after.text in _COMMAS or after.kind == "content"):
            return None
        found[0].label = "person"
        return found

    def _participle(self, draft: Draft, at: int) -> int:
        """ "..., المملوكة ل": a participle with its arguments may stand behind a comma."""
        item, after = self._item(at), self._item(at + 1)
        if draft.name is None or item is None or item.noun is None or not item.definite or after is None or after.kind != "preposition":
            return at
        return self._adjectives(draft, at) if self._base(item.noun.lemma) in self.vocabulary.participles else at

    def _is_post(self, item: Item) -> bool:
        return item.kind == "noun" and item.definite and item.noun is not None and item.noun.lemma in self.vocabulary.speakers

    def _is_head_of(self, draft: Draft, at: int) -> bool:
        """Whether an office directly behind a name is that of its bearer: no verb stands there that it could be the object of."""
        item, after = self._item(at), self._item(at + 1)
        if draft.label != "person" or item is None or item.kind != "noun" or item.definite or item.noun is None or after is None:
            return False
        office = self.kinds.get(item.noun.lemma) == "person" and item.noun.number == "singular" and not item.noun.accusative
        before = next((i for i in reversed(self.items[:at]) if i.end <= draft.start), None)
        free = before is not None and (before.kind in ("preposition", "conjunction", "mark") or self._says(before))
        return office and free and (after.kind == "name" or (after.kind == "noun" and after.noun is not None))

    def _says(self, item: Item) -> bool:
        return item.kind == "verb" and any(load_moods().verb(form.lemma, "speech") for form in item.verbs)

    def _behind_name(self, draft: Draft, at: int) -> tuple[Draft, int]:
        """ "سامي الخوري المتحدث باسم ...": the post directly behind the name."""
        mark = len(self.drafts)
        found = self._plain(at)
        if found is None or found[0].name is not None:
            del self.drafts[mark:]
            return draft, at
        draft.appositions.append(found[0])
        draft.label, draft.reach = "person", found[0].end
        return draft, self._more_posts(draft, found[1])

    def _post_of_thing(self, draft: Draft, at: int) -> int:
        """What a company set beside another is of: "وهي وحدة لمجموعة ..."."""
        item = self._item(at)
        if draft.name is not None or self.kinds.get(draft.lemma) not in ("company", "news-outlet", "product") or item is None:
            return at
        if item.kind == "preposition" and item.text in (SIGNS.to, SIGNS.from_, SIGNS.in_):
            found = self._plain(at + 1)
            if found is not None:
                draft.prepositions.append((item.text, found[0]))
                draft.end, at = found[0].end, found[1]
        return at

    def _more_posts(self, joined: Draft, at: int) -> int:
        """ "..., founder and chairman of ...": further posts of the same person."""
        while (item := self._item(at)) is not None and item.text == SIGNS.and_ and joined.label == "person":
            after = self._item(at + 1)
            if after is None or after.kind != "noun" or after.noun is None or self.kinds.get(after.noun.lemma) != "person":
                return at
            found = self._plain(at + 1)
            if found is None or found[0].name is not None:
                return at
            joined.appositions.append(found[0])
            joined.reach, at = found[0].end, found[1]
        return at

    def _join(self, first: Draft, second: Draft, *, insisted: bool) -> Draft | None:
        """The two as one phrase if they may mean the same."""
        kind = self.kinds.get(second.lemma) if second.form == "noun" and second.name is None else None
        if first.name is not None and (kind is not None or insisted) and second.number != "plural":
            if first.conjuncts or (kind == "person" and first.label in ("place",)) or not self._may_be(first, kind):
                return None
            first.appositions.append(second)
            if kind == "person":
                first.label = first.label if first.label == "known" else "person"
            first.reach = second.end
            return first
        institution = second.form == "name" and second.lemma in self.vocabulary.bodies
        if first.name is not None and institution and first.lemma in self.vocabulary.bodies and first.lemma == second.lemma:
            first.appositions.append(second)
            first.reach = second.end
            return first
        if (
            first.form == "noun"
            and first.name is None
            and second.form == "name"
            and not institution
            and self.kinds.get(first.lemma) == "person"
            and first.number != "plural"
            and second.label != "place"
        ):
            return self._entitled(second, first)
        return None

    def _join_inner(self, first: Draft, second: Draft) -> Draft | None:
        """ "زيارة وزير الخارجية، سامي الخوري": the name belongs to the office within."""
        owner = first
        while owner.possessor is not None and owner.possessor.form == "noun" and owner.possessor.name is None:
            if self.kinds.get(owner.possessor.lemma) == "person" and second.form == "name" and second.label == "person":
                owner.possessor = self._entitled(second, owner.possessor)
                first.reach = second.end
                return first
            owner = owner.possessor
        return None

    def _may_be(self, first: Draft, kind: str | None) -> bool:
        own = self.kinds.get(first.lemma)
        return own is None or kind is None or own == kind or {own, kind} <= {"regulator", "public-body"}

    def _coordinated(self, draft: Draft, at: int) -> tuple[Draft, int]:
        while len(draft.conjuncts) < _MOST_CONJUNCTS:
            start = self._next_member(draft, at)
            if start is None:
                return draft, at
            mark = len(self.drafts)
            found = self._plain(start)
            if found is None or not self._coordinates(draft, found, listed=self.items[start - 1].text in _COMMAS):
                del self.drafts[mark:]
                return draft, at
            other, end = self._apposed(*found)
            if self._holds_both(draft, other):
                other.appositions.append(draft)
                other.start = draft.start
                return self._coordinated(other, end)
            draft.conjuncts += [other, *other.conjuncts]
            other.conjuncts = []
            draft.reach = max(draft.reach, other.end)
            at = end
        return draft, at

    def _holds_both(self, draft: Draft, other: Draft) -> bool:
        """ "رئيس الهيئة ومدير الصندوق، سامي": one person in two offices."""
        office = draft.name is None and draft.number == "singular" and draft.definite and self.kinds.get(draft.lemma) == "person"
        if not office or draft.conjuncts or other.label != "person" or not other.appositions:
            return False
        first = other.appositions[0]
        behind = next((i for i in self.items if i.start >= first.end), None)
        return first.start < other.head.start and self.kinds.get(first.lemma) == "person" and behind is not None and behind.text in _COMMAS

    def _next_member(self, draft: Draft, at: int) -> int | None:
        item = self._item(at)
        if item is None:
            return None
        including = self.vocabulary.grammar.groups["including"]
        if item.text in including:
            return at + 1
        if item.kind == "conjunction" and item.text in (SIGNS.and_, SIGNS.or_):
            return at + 1
        if item.text in _COMMAS:
            after = self._item(at + 1)
            if after is not None and after.kind == "conjunction" and after.text in (SIGNS.and_, SIGNS.or_):
                return at + 2
            if draft.name is not None and self.names.starts(at + 1):
                return at + 1
        return None

    def _coordinates(self, draft: Draft, found: tuple[Draft, int], *, listed: bool) -> bool:
        other, end = found
        after = self._item(end)
        if after is not None and after.kind in ("verb", "perfective", "negation") and not draft.conjuncts:
            return False
        if listed:
            return after is not None and (after.text in _COMMAS or after.kind == "conjunction" or bool(draft.conjuncts))
        if other.form == "pronoun" or (bool(draft.masdar) != bool(other.masdar) and (draft.name is not None or other.name is not None)):
            return False
        deed = other.lemma in self.vocabulary.deeds or other.masdar
        return not (draft.name is not None and deed and other.name is None)

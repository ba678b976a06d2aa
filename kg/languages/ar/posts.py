"""Offices with their holders, things with their names, bodies that their words name."""

from __future__ import annotations

from kg.languages.ar.drafts import Draft
from kg.languages.ar.items import Item
from kg.languages.ar.modifiers import Found, ModifierReader, pronoun
from kg.languages.ar.signs import SIGNS
from kg.model import Span

__all__ = ["PostReader"]


_BODY = "public-body"
# What is said to be called so: "a tool by the name of ...".
_CALLED = frozenset({"product", "company", "news-outlet"})


class PostReader(ModifierReader):
    """Reads what turns a noun into a name, or sets it to one."""

    def _named(self, draft: Draft, at: int) -> int:
        found = self.names.read(at, after_thing=True)
        if found is None:
            return at
        inner, end = found
        draft.name, draft.label = inner.name, "" if inner.label == "person" else inner.label
        draft.end, draft.definite = inner.end, True
        draft.appositions += inner.appositions
        self.drafts.remove(inner)
        return end

    def _trade(self, draft: Draft, at: int) -> int:
        """What a named company does: "شركة نوفا لصناعة السيارات"."""
        item, after = self._item(at), self._item(at + 1)
        if (
            item is None
            or item.text != SIGNS.to
            or item.kind != "preposition"
            or after is None
            or after.noun is None
            or after.kind != "noun"
        ):
            return at
        if after.noun.lemma not in self.vocabulary.trades or self.kinds.get(draft.lemma) != "company":
            return at
        found = self._plain(at + 1)
        if found is None or (found[0].modifiers and found[0].modifiers[-1].participle):
            return at
        draft.prepositions.append((SIGNS.to, found[0]))
        draft.end = found[0].end
        return found[1]

    def _post(self, draft: Draft, at: int, *, person: Draft | None = None) -> int:
        """Where an office is held: "المدير التنفيذي لشركة ..."."""
        if self.kinds.get(draft.lemma) != "person":
            return at
        while (item := self._item(at)) is not None and item.kind == "preposition" and self.vocabulary.grammar.has("workplaces", item.text):
            after = self._item(at + 1)
            if after is None or not self._is_workplace(after, item.text):
                return at
            self.in_title, outer = True, self.in_title
            found = (self._keep(pronoun(after)), at + 2) if after.kind == "enclitic" else self._plain(at + 1)
            self.in_title = outer
            if found is None:
                return at
            draft.prepositions.append((item.text, found[0]))
            at = found[1]
            if person is None:
                draft.end = found[0].end
            else:
                person.reach = found[0].end
        return at

    def _is_workplace(self, item: Item, preposition: str) -> bool:
        if item.kind == "name":
            return item.label not in ("person",)
        if item.kind == "enclitic":
            return preposition == SIGNS.under_name
        if item.noun is None:
            return False
        lemma = item.noun.lemma
        kind = self.kinds.get(lemma)
        if preposition in (SIGNS.to, SIGNS.by) and kind in ("news-outlet", "person", "group"):
            return False
        if preposition in (SIGNS.in_, SIGNS.by):
            return (
                kind in ("company", "regulator", "public-body", "news-outlet", "place")
                or lemma in self.vocabulary.bodies
                or lemma in self.vocabulary.fields
            )
        return kind not in ("product",) or preposition == SIGNS.to

    def _borne_name(self, draft: Draft, at: int) -> Found:
        """A name directly behind an office or description: "الرئيس التنفيذي سامي", "الشركة البريطانية نوفا"."""
        if draft.name is None and self._titled(at):
            found = self._plain(at)
            return (self._entitled(found[0], draft), found[1]) if found and found[0].form == "name" else None
        compound = self._compound(draft)
        if compound:
            draft.lemma = compound
            if (item := self._item(at)) is not None and item.quoted:
                return draft, self._named(draft, at)
        kind = self.kinds.get(draft.lemma)
        if (
            draft.name is None
            and kind in _CALLED
            and (item := self._item(at)) is not None
            and item.text in self.vocabulary.grammar.groups["naming"]
        ):
            after = self._item(at + 1)
            return (draft, self._named(draft, at + 1)) if after is not None and after.kind == "name" and after.label != "place" else None
        if draft.name is not None or not (self.names.starts(at) or (kind == "person" and self._is_surname(draft, at))):
            return None
        if kind == "person" and draft.number == "plural" and draft.possessor is not None and draft.possessor.form == "name":
            return None  # "رئيس وزراء فرنسا سامي": the name is that of the one before them
        if kind == "person":
            found = self.names.read(at, person=True)
            return (
                (self._entitled(found[0], draft), self._post(draft, found[1], person=found[0]))
                if found and found[0].label != "place"
                else None
            )
        item = self.items[at]
        if not (item.quoted or item.latin or item.label) and (self.in_title or item.definite):
            return None
        if (
            kind
            and draft.definite
            and (draft.possessor or item.quoted or (draft.modifiers and kind not in ("regulator", "public-body")))
            and item.label != "place"
            and draft.lemma in self.vocabulary.named
        ):
            return draft, self._named(draft, at)
        return None

    def _compound(self, draft: Draft) -> str:
        """What a noun and its second term are together, where that is more than the first: "وكالة أنباء"."""
        own = draft.possessor
        if own is None or draft.name is not None or own.name is not None or own.form == "pronoun":
            return ""
        compound = f"{draft.lemma} {self.text_of(own)}"
        return compound if compound in self.kinds else ""

    def text_of(self, draft: Draft) -> str:
        """The folded head of a draft without its article."""
        return next((i.text for i in self.items if i.start == draft.head.start), draft.lemma).removeprefix(SIGNS.article)

    def _is_surname(self, draft: Draft, at: int) -> bool:
        """Whether a word that looks like a noun is a name behind an office: a bare one that nothing governs."""
        item, after = self._item(at), self._item(at + 1)
        if item is None or after is None or not draft.definite or not self._is_strange(item) or item.noun is None or item.noun.accusative:
            return False
        return after.kind == "name" or (after.kind == "noun" and after.definite)

    def _titled(self, at: int) -> bool:
        """Whether a title and a name stand here: "الأمير سامي"."""
        item = self._item(at)
        if item is None or item.kind != "noun" or not item.definite or item.noun is None:
            return False
        return SIGNS.article + item.noun.lemma in self.vocabulary.titles_before and self.names.starts(at + 1)

    def _entitled(self, person: Draft, title: Draft) -> Draft:
        form = self.items_text(title)
        if form in self.vocabulary.titles_before and title.possessor is None and not title.prepositions and not title.modifiers:
            person.modifiers.insert(0, title)
        else:
            person.appositions.insert(0, title)
        if title.definite or title.possessor or title.prepositions or title.modifiers:
            person.label = person.label if person.label in ("known",) else "person"
        person.start = min(person.start, title.start)
        person.gender = title.gender if title.gender == "feminine" else person.gender
        return person

    def items_text(self, draft: Draft) -> str:
        """The folded text of a draft's head with its article."""
        return (SIGNS.article if draft.definite and draft.possessor is None else "") + draft.lemma

    def _institution(self, draft: Draft, at: int) -> int:
        """A body that its words name: "وزارة العدل", "الهيئة العامة للاستثمار"."""
        if draft.name is not None or draft.lemma not in self.vocabulary.bodies or draft.number == "plural" or not draft.definite:
            return at
        if draft.possessor is not None and draft.possessor.form == "pronoun":
            return at
        if draft.possessor is not None and draft.possessor.lemma in self.vocabulary.boards and draft.lemma == SIGNS.board:
            return at
        telling = len(draft.modifiers) + 2 * (draft.possessor is not None)
        found = self._field(draft, at) if telling else None
        if found is not None:
            draft.prepositions.append((SIGNS.to, found[0]))
            draft.end, at, telling = found[0].end, found[1], 3
        if telling >= (3 if draft.lemma in self.vocabulary.described else 1):
            at = self._other_fields(draft, at)
            draft.form, draft.name = "name", Span(draft.start, draft.end)
            draft.label = draft.label or ("" if draft.lemma in self.kinds else _BODY)
        return at

    def _other_fields(self, draft: Draft, at: int) -> int:
        """What else a body sees to: "وزارة التجارة والصناعة"."""
        if draft.lemma in self.vocabulary.described:
            return at
        while (item := self._item(at)) is not None and item.text == SIGNS.and_ and item.kind == "conjunction":
            after = self._item(at + 1)
            beyond = self._item(at + 2)
            of_field = beyond is not None and beyond.kind == "noun" and beyond.definite
            if after is None or after.kind != "noun" or not (after.definite or of_field) or after.noun is None:
                return at
            if not self._sees_to(draft) or after.noun.lemma not in self.vocabulary.competences:
                return at
            found = self._plain(at + 1)
            if found is None or found[0].name is not None:
                return at
            draft.end, at = found[0].end, found[1]
        return at

    def _sees_to(self, draft: Draft) -> bool:
        """Whether the words of a body so far end in what it sees to."""
        terms = [*draft.possessors(), *(inner for _, inner in draft.prepositions for inner in (inner, *inner.possessors()))]
        return any(term.lemma in self.vocabulary.competences for term in terms)

    def _field(self, draft: Draft, at: int) -> Found:
        """What a body is for, behind its first words: "للاستثمار"."""
        item, after = self._item(at), self._item(at + 1)
        if draft.lemma in self.vocabulary.described or item is None or item.kind != "preposition" or item.text != SIGNS.to:
            return None
        if after is None or after.kind != "noun" or self.kinds.get(after.noun.lemma if after.noun else "") not in (None, "product"):
            return None
        found = self._plain(at + 1)
        if found is None or not found[0].definite or (found[0].possessor is not None and found[0].possessor.form == "pronoun"):
            return None
        return found

    def _seated(self, draft: Draft, at: int) -> int:
        """Where an authority sits, and whose a named product is, directly behind it; "ومقرها دبي"."""
        if draft.lemma in self.vocabulary.seats and draft.possessor is not None:
            start = at + 1 if (item := self._item(at)) is not None and item.kind == "preposition" else at
            found = self._plain(start) if self.names.starts(start) or start > at else None
            if found is not None:
                draft.prepositions.append((SIGNS.in_, found[0]))
                draft.end = found[0].end
                return found[1]
        item, after, kind = self._item(at), self._item(at + 1), self.kinds.get(draft.lemma)
        if item is None or after is None or item.kind != "preposition" or (draft.modifiers and draft.modifiers[-1].participle):
            return at
        seat = (
            kind in ("regulator", "public-body")
            and item.text in (SIGNS.in_, SIGNS.by)
            and after.kind == "name"
            and after.label in ("place", "known")
        )
        made = (
            kind == "product"
            and draft.name is not None
            and item.text in (SIGNS.from_, SIGNS.to)
            and (after.kind == "name" or (after.noun is not None and self.kinds.get(after.noun.lemma) == "company"))
        )
        found = self._plain(at + 1) if seat or made else None
        if found is None:
            return at
        draft.prepositions.append((item.text, found[0]))
        draft.reach = found[0].end
        return found[1]

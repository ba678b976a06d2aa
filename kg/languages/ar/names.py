"""Proper names out of items: Latin letters, known and unknown words, quoted names, `(عربي) Latin`, `الاسم (ACR)`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.languages.ar.drafts import Draft
from kg.languages.ar.items import Item
from kg.languages.ar.nouns import read_noun
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.vocabulary import Vocabulary
from kg.model import Equivalence, Span

__all__ = ["NameReader"]

_MOST_BRACKETED = 6
_MOST_WORDS = 3
_LONGEST_ACRONYM = 6
# Of the feminine, folded.
_ENDING = "ه"


class NameReader:
    """Reads the names of one sentence."""

    def __init__(self, items: Sequence[Item], vocabulary: Vocabulary, drafts: list[Draft], equivalences: list[Equivalence]) -> None:
        self.items = items
        self.vocabulary = vocabulary
        self.drafts = drafts
        self.equivalences = equivalences

    def starts(self, at: int) -> bool:
        """Whether a name starts here."""
        if at >= len(self.items):
            return False
        return self.items[at].kind == "name" or self._pair(at) is not None

    def read(self, at: int, *, after_thing: bool = False, person: bool = False) -> tuple[Draft, int] | None:
        """The name that starts here and the place after it; behind the noun of a thing, a person's name ends it.

        With `person` the name stands behind an office, so its words may look like common nouns.
        """
        if at >= len(self.items):
            return None
        closing = self._pair(at)
        if closing is not None:
            return self._paired(at, closing)
        if self.items[at].kind != "name" and not ((after_thing or person) and self.items[at].kind == "noun"):
            return None
        end = self._run(at, after_thing=after_thing, person=person)
        draft = self._draft(at, end)
        end = self._house(draft, end)
        after = self.items[end] if end < len(self.items) else None
        if after is not None and after.latin and not self.items[at].latin and self._may_be_written_so(draft, end):
            other_end = self._run(end, after_thing=after_thing)
            self._beside(draft, self._draft(end, other_end), "written in both scripts")
            return draft, other_end
        return draft, end

    def _house(self, draft: Draft, end: int) -> int:
        """Father and house behind the known name of a person are no part of that name: "بن ...", "آل ..."."""
        if self.items[end - 1].label != "known":
            return end
        at = end
        while at + 1 < len(self.items) and self.items[at].text in self.vocabulary.connectors:
            at += 1
            if self.items[at].kind in ("name", "noun") and self.items[at].text not in self.vocabulary.connectors:
                at, end = at + 1, at + 1
                draft.end = self.items[end - 1].end
        return end

    def _may_be_written_so(self, draft: Draft, at: int) -> bool:
        """Behind the name of a body stands its acronym; a longer name is of whom it acts on: "غرمت هيئة المنافسة Nova Motors"."""
        latin = self.items[at]
        alone = at + 1 == len(self.items) or not self.items[at + 1].latin
        return draft.lemma not in self.vocabulary.bodies or (alone and latin.end - latin.start <= _LONGEST_ACRONYM)

    def _pair(self, at: int) -> int | None:
        """The closing bracket of `(عربي) Latin`."""
        if self.items[at].text != "(" or at + 2 >= len(self.items) or self.items[at].kind != "mark":
            return None
        for place in range(at + 1, min(at + _MOST_BRACKETED, len(self.items) - 1)):
            item = self.items[place]
            if item.text == ")":
                return place if place > at + 1 and self.items[place + 1].latin else None
            if item.kind not in (
                "name",
                "noun",
                "verb",
                "particle",
                "preposition",
                "enclitic",
                "quantifier",
                "adverb",
                "conjunction",
                "relative",
                "subordinator",
            ):
                return None
        return None

    def _paired(self, at: int, closing: int) -> tuple[Draft, int]:
        first, last = self.items[at + 1], self.items[closing - 1]
        draft = self._named(Span(first.start, last.end), Span(first.start, first.end), first.text, "")
        end = self._run(closing + 1, after_thing=False)
        self._beside(draft, self._draft(closing + 1, end), "(name) in another script")
        draft.start = self.items[at].start
        return draft, end

    def _run(self, at: int, *, after_thing: bool, person: bool = False) -> int:
        first = self.items[at]
        end = at + 1
        if first.quoted or first.label == "known":
            return self._latin_tail(end) if first.latin else end
        if first.latin:
            return self._latin_tail(end)
        if first.label == "place":
            return end
        named = person or first.label == "person"
        while end < len(self.items):
            step = 2 if self._hyphen(end) else 1
            if not self._continues(
                self.items[end + step - 1], first, self.items[end - 1], after_thing=after_thing, person=named, size=end - at
            ):
                break
            end += step
        return end + 1 if named and end == at + 1 and self._is_enclosed(at) else end

    def _is_enclosed(self, at: int) -> bool:
        """Whether a given name and one more word stand between two commas: the word is the surname, whatever else it means."""
        if at == 0 or at + 2 >= len(self.items) or self.items[at - 1].kind != "mark" or self.items[at + 2].text != self.items[at - 1].text:
            return False
        item = self.items[at + 1]
        return item.kind == "noun" and item.noun is not None and not item.noun.accusative

    def _hyphen(self, at: int) -> bool:
        """Whether a hyphen without blanks joins two parts of a name."""
        if at + 1 >= len(self.items) or self.items[at].text != "-":
            return False
        return self.items[at].start == self.items[at - 1].end and self.items[at + 1].start == self.items[at].end

    def _latin_tail(self, end: int) -> int:
        while end < len(self.items) and (self.items[end].latin and not self.items[end].quoted):
            end += 1
        return end

    def _continues(self, item: Item, first: Item, before: Item, *, after_thing: bool, person: bool, size: int) -> bool:
        if item.kind == "name":
            if item.latin or item.quoted or item.label in ("place", "known"):
                return False
            if after_thing and not person:
                return item.label != "person" and not (item.definite and not before.definite)
            return not (item.definite and before.definite)
        if item.kind != "noun" or item.noun is None:
            return False
        if item.text in self.vocabulary.connectors or before.text in self.vocabulary.connectors:
            return True
        strange = item.noun.lemma not in self.vocabulary.nouns and item.noun.lemma not in self.vocabulary.adjectives
        if not strange or not person or size > _MOST_WORDS:
            return False
        return not before.definite and (item.definite or not item.noun.adjective)

    def _draft(self, at: int, end: int) -> Draft:
        first, last = self.items[at], self.items[end - 1]
        inner = self.items[at:end]
        label = next((i.label for i in inner if i.label in ("person", "place", "known")), "")
        if not label and len(inner) > 1 and not first.quoted and last.text.endswith(self.vocabulary.surname_endings):
            label = "person"
        known = read_noun(first.text.split()[0].removeprefix(SIGNS.article)) if first.label == "known" and " " in first.text else None
        lemma = known.lemma if known is not None and known.lemma in self.vocabulary.bodies else first.text
        draft = self._named(Span(first.start, last.end), Span(first.start, first.end), lemma, "" if label == "known" else label)
        draft.gender = known.gender if known is not None and lemma == known.lemma else ""
        if first.label == "known" and end == at + 1:
            self._nationality(draft, first)
        return draft

    def _nationality(self, draft: Draft, item: Item) -> None:
        """The nationality at the end of the known name of a body: "وكالة البيئة الأمريكية"."""
        *before, last = item.text.split()
        if not before or draft.lemma not in self.vocabulary.bodies or not last.startswith(SIGNS.article):
            return
        stem = last.removeprefix(SIGNS.article)
        noun = read_noun(stem) or read_noun(stem.removesuffix(_ENDING))
        if noun is not None and noun.adjective and noun.lemma.endswith("ي") and noun.lemma not in self.vocabulary.adjectives:
            span = Span(item.end - len(last), item.end)
            modifier = Draft(span.start, span.end, span, noun.lemma, definite=True)
            self.drafts.append(modifier)
            draft.modifiers.append(modifier)

    def _named(self, span: Span, head: Span, lemma: str, label: str) -> Draft:
        draft = Draft(span.start, span.end, head, lemma, form="name", name=span, label=label, definite=True)
        self.drafts.append(draft)
        return draft

    def _beside(self, draft: Draft, other: Draft, because: str) -> None:
        draft.appositions.append(other)
        draft.end = other.end
        assert draft.name is not None and other.name is not None
        self.equivalences.append(Equivalence(draft.name, other.name, because))

    def bracketed(self, draft: Draft, at: int) -> tuple[Draft, int] | None:
        """A phrase with the acronym or other name in brackets, or the quoted name, that stands behind it."""
        if draft.name is None or at >= len(self.items):
            return None
        item = self.items[at]
        if item.kind == "name" and item.quoted:
            other, end = self._draft(at, at + 1), at + 1
            self._equal(draft, other, "quoted name behind the name")
            return draft, end
        if item.text != "(" or at + 2 >= len(self.items):
            return None
        end = at + 1
        while end < len(self.items) and self.items[end].kind in ("name", "noun") and end - at < _MOST_BRACKETED:
            end += 1
        if end == at + 1 or end >= len(self.items) or self.items[end].text != ")" or self.items[at + 1].label == "place":
            return None
        self._equal(draft, self._draft(at + 1, end), "name (other name)")
        return draft, end + 1

    def _equal(self, draft: Draft, other: Draft, because: str) -> None:
        assert draft.name is not None and other.name is not None
        draft.appositions.append(other)
        draft.reach = max(draft.reach, other.end)
        self.equivalences.append(Equivalence(draft.name, other.name, because))

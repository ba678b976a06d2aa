"""Noun phrases out of items: iḍāfa chains, adjectives, names with their trigger nouns, titles, appositions, coordination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.languages.ar.drafts import Draft
from kg.languages.ar.items import Item
from kg.languages.ar.names import NameReader
from kg.languages.ar.vocabulary import Vocabulary
from kg.model import Equivalence, Span

__all__ = ["PhraseReader", "pronoun"]

Found = tuple[Draft, int] | None
_COMMAS = frozenset({"،", ","})
_TITLE_PREPOSITIONS = frozenset({"ل", "ب", "في", "باسم", "لدي", "عن"})
# Bodies that adjectives alone do not name: "the British company" describes.
_DESCRIBED = frozenset({"شركه", "مجموعه", "صحيفه", "قناه", "مجله", "سوق", "اداره", "حركه"})
_MOST_CONJUNCTS = 24
_BOARD, _UN = "مجلس", "غير"


def pronoun(item: Item) -> Draft:
    """The phrase of a pronoun."""
    number, gender = item.features[-1:], item.features[:1]
    if gender in "12":
        return Draft(item.start, item.end, Span(item.start, item.end), item.text, form="pronoun", number="", definite=True)
    return Draft(
        item.start,
        item.end,
        Span(item.start, item.end),
        item.text,
        form="pronoun",
        number="singular" if number == "s" else "plural",
        gender="feminine" if gender == "f" else "masculine",
        definite=True,
    )


class PhraseReader:
    """Reads the noun phrases of one sentence."""

    def __init__(self, items: Sequence[Item], vocabulary: Vocabulary, kinds: Mapping[str, str]) -> None:
        self.items = items
        self.vocabulary = vocabulary
        self.kinds = kinds
        self.equivalences: list[Equivalence] = []
        self.drafts: list[Draft] = []
        self.in_title = False
        self.names = NameReader(items, vocabulary, self.drafts, self.equivalences)

    def read(self, at: int) -> Found:
        """The phrase that starts here with its appositions and conjuncts, and the place after it."""
        found = self._plain(at)
        if found is None:
            return None
        draft, at = self._apposed(*found)
        return self._coordinated(draft, at)

    def _item(self, at: int) -> Item | None:
        return self.items[at] if at < len(self.items) else None

    def _plain(self, at: int) -> Found:
        item = self._item(at)
        if item is None:
            return None
        if item.kind == "demonstrative":
            return self._demonstrative(at, item)
        if item.kind == "quantifier":
            return self._quantified(at, item)
        if item.kind == "number":
            return self._counted(at, item)
        if item.kind == "amount":
            return self._keep(Draft(item.start, item.end, Span(item.start, item.end), "", number="plural")), at + 1
        if item.kind == "pronoun":
            return self._keep(pronoun(item)), at + 1
        if item.kind == "noun":
            return self._noun(at, item)
        found = self.names.read(at)
        return found and (found[0], self._seated(found[0], self._adjectives(found[0], found[1])))

    def keep(self, draft: Draft) -> Draft:
        """Remember a phrase that was made elsewhere."""
        return self._keep(draft)

    def _keep(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        return draft

    # --- what stands before the head ---

    def _demonstrative(self, at: int, item: Item) -> Found:
        after = self._item(at + 1)
        if after is not None and after.kind == "noun" and after.definite:
            found = self._noun(at + 1, after)
            if found is not None:
                found[0].start, found[0].definite = item.start, True
                return found
        return self._keep(pronoun(item)), at + 1

    def _quantified(self, at: int, item: Item) -> Found:
        found = self._plain(at + 1)
        if found is None:
            return None
        draft, end = found
        draft.start = item.start
        return draft, end

    def _counted(self, at: int, item: Item) -> Found:
        after = self._item(at + 1)
        if after is not None and after.kind in ("noun", "number", "quantifier") and not after.definite:
            found = self._plain(at + 1)
            if found is not None:
                found[0].start, found[0].number = item.start, "plural"
                return found
        return self._keep(Draft(item.start, item.end, Span(item.start, item.end), item.text, number="plural")), at + 1

    # --- head, second terms, adjectives ---

    def _noun(self, at: int, item: Item) -> Found:
        assert item.noun is not None  # noqa: S101
        noun = item.noun
        masdar = self.vocabulary.masdars.get(noun.lemma, "") if noun.number == "singular" else ""
        draft = self._keep(
            Draft(item.start, item.end, Span(item.start, item.end), noun.lemma, number=noun.number, gender=noun.gender, definite=item.definite,
                  accusative=noun.accusative, human=noun.human or self.kinds.get(noun.lemma) == "person", masdar=masdar)  # fmt: skip
        )
        at = self._second_term(draft, at + 1, item)
        at = self._adjectives(draft, at)
        at = self._numbered(draft, at)
        at = self._post(draft, at)
        found = self._borne_name(draft, at)
        if found is not None:
            return found
        return draft, self._seated(draft, self._institution(draft, at))

    def _seated(self, draft: Draft, at: int) -> int:
        """Where an authority sits, and whose a named product is, directly behind it; "ومقرها دبي"."""
        if draft.lemma in self.vocabulary.seats and draft.possessor is not None:
            start = at + 1 if (item := self._item(at)) is not None and item.kind == "preposition" else at
            found = self._plain(start) if self.names.starts(start) or start > at else None
            if found is not None:
                draft.prepositions.append(("في", found[0]))
                draft.end = found[0].end
                return found[1]
        item, after, kind = self._item(at), self._item(at + 1), self.kinds.get(draft.lemma)
        if item is None or after is None or item.kind != "preposition" or draft.modifiers and draft.modifiers[-1].participle:
            return at
        seat = kind in ("regulator", "public-body") and item.text in ("في", "ب") and after.kind == "name" and after.label in ("place", "known")
        made = kind == "product" and draft.name is not None and item.text in ("من", "ل") and (after.kind == "name" or after.noun is not None and self.kinds.get(after.noun.lemma) == "company")
        found = self._plain(at + 1) if seat or made else None
        if found is None:
            return at
        draft.prepositions.append((item.text, found[0]))
        draft.reach = found[0].end
        return found[1]

    def _second_term(self, draft: Draft, at: int, head: Item) -> int:
        after = self._item(at)
        if after is None:
            return at
        if after.kind == "enclitic":
            draft.possessor = self._keep(pronoun(after))
            draft.end, draft.definite = after.end, True
            return at + 1
        if head.definite or draft.accusative or self._measures(at, after):
            return at
        if after.kind == "noun" and not after.definite and self._is_adjective(after, [draft]):
            return at
        if draft.lemma in self.kinds and after.kind == "noun" and not after.definite and after.noun is not None and after.noun.lemma in self.vocabulary.deeds:
            return at
        if self._bears_names(draft) and (self.names.starts(at) or self._is_strange(after)):
            return self._trade(draft, self._named(draft, at))
        if after.kind in ("noun", "demonstrative") or after.kind in ("number", "quantifier") and draft.masdar or self.names.starts(at):
            if draft.lemma in self.vocabulary.adjectives and draft.lemma not in self.vocabulary.nouns:
                return at
            found = self._plain(at)
            if found is not None:
                draft.possessor, end = found
                draft.end, draft.definite = found[0].end, found[0].definite or found[0].form == "name"
                return end
        return at

    def _trade(self, draft: Draft, at: int) -> int:
        """What a named company does: "شركة نوفا لصناعة السيارات"."""
        item, after = self._item(at), self._item(at + 1)
        if item is None or item.text != "ل" or item.kind != "preposition" or after is None or after.noun is None or after.kind != "noun":
            return at
        if after.noun.lemma not in self.vocabulary.trades or self.kinds.get(draft.lemma) != "company":
            return at
        found = self._plain(at + 1)
        if found is None or found[0].modifiers and found[0].modifiers[-1].participle:
            return at
        draft.prepositions.append(("ل", found[0]))
        draft.end = found[0].end
        return found[1]

    def _is_strange(self, item: Item) -> bool:
        """A word that is no word of this field behind a noun that calls for a name."""
        if item.kind != "noun" or item.definite or item.noun is None or item.noun.adjective:
            return False
        lemma = item.noun.lemma
        return lemma not in self.vocabulary.nouns and lemma not in self.kinds and lemma not in self.vocabulary.adjectives

    def _measures(self, at: int, item: Item) -> bool:
        """Whether "قدرها" and a sum stand here."""
        after, sum_ = self._item(at + 1), self._item(at + 2)
        if item.kind != "noun" or item.text not in self.vocabulary.measuring or after is None or sum_ is None:
            return False
        return after.kind == "enclitic" and sum_.kind in ("amount", "number")

    def _bears_names(self, draft: Draft) -> bool:
        return draft.lemma in self.vocabulary.named and self.kinds.get(draft.lemma) != "person"

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

    def _adjectives(self, draft: Draft, at: int) -> int:
        chain = [draft, *draft.possessors()]
        while True:
            item, start = self._item(at), at
            if item is not None and item.text == _UN and (after := self._item(at + 1)) is not None and after.kind == "noun":
                item, at = after, at + 1
            if item is None or item.kind != "noun" or draft.name is not None and not item.definite:
                return start
            if not self._is_adjective(item, chain):
                return start
            owner = next((d for d in reversed(chain) if _agrees(item, d)), chain[0])
            assert item.noun is not None  # noqa: S101
            modifier = self._keep(Draft(self.items[start].start, item.end, Span(item.start, item.end), self._base(item.noun.lemma), definite=item.definite))
            modifier.participle = self.vocabulary.participles.get(modifier.lemma, "")
            owner.modifiers.append(modifier)
            for member in chain[: chain.index(owner) + 1]:
                member.end = max(member.end, item.end)
            at += 1
            if modifier.participle and (after := self._item(at)) is not None and after.kind == "preposition":
                return at

    def _base(self, lemma: str) -> str:
        """A participle without the ending of the feminine."""
        return lemma[:-1] if lemma.endswith("ه") and lemma[:-1] in self.vocabulary.participles else lemma

    def _is_adjective(self, item: Item, chain: Sequence[Draft]) -> bool:
        """Whether a noun item describes the phrase before it."""
        assert item.noun is not None  # noqa: S101
        definite = chain[0].definite
        if item.definite != definite or not any(_agrees(item, d) for d in chain):
            return False
        if item.noun.adjective:
            return True
        lemma = self._base(item.noun.lemma)
        if definite and lemma in self.vocabulary.participles or lemma in self.vocabulary.adjectives:
            return True
        return definite and lemma not in self.vocabulary.nouns and lemma not in self.kinds

    def _numbered(self, draft: Draft, at: int) -> int:
        """A year or number after a noun: "عام 2018", "المادة 22", "غرامة قدرها 5 ملايين"."""
        item = self._item(at)
        if item is not None and self._measures(at, item):
            draft.end = self.items[at + 2].end
            return at + 3
        if item is not None and item.kind == "amount" and not draft.definite:
            draft.end = item.end
            return at + 1
        if item is None or item.kind != "number":
            return at
        after = self._item(at + 1)
        if after is not None and after.kind in ("noun", "number"):
            return at
        draft.end = item.end
        return at + 1

    # --- people and things with their names ---

    def _post(self, draft: Draft, at: int, *, person: Draft | None = None) -> int:
        """Where an office is held: "المدير التنفيذي لشركة ..."."""
        if self.kinds.get(draft.lemma) != "person":
            return at
        while (item := self._item(at)) is not None and item.kind == "preposition" and item.text in _TITLE_PREPOSITIONS:
            after = self._item(at + 1)
            if after is None or not self._is_workplace(after, item.text):
                return at
            self.in_title, outer = True, self.in_title
            found = self._plain(at + 1)
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
        if item.kind == "enclitic" or item.noun is None:
            return False
        lemma = item.noun.lemma
        kind = self.kinds.get(lemma)
        if preposition in ("ل", "ب") and kind in ("news-outlet", "person", "group"):
            return False
        if preposition in ("في", "ب"):
            return kind in ("company", "regulator", "public-body", "news-outlet", "place") or lemma in self.vocabulary.bodies or lemma in ("شركه", "مجال", "قسم")
        return kind not in ("product",) or preposition == "ل"

    def _borne_name(self, draft: Draft, at: int) -> Found:
        """A name directly behind an office or description: "الرئيس التنفيذي سامي", "الشركة البريطانية نوفا"."""
        if draft.name is None and self._titled(at):
            found = self._plain(at)
            return (self._entitled(found[0], draft), found[1]) if found and found[0].form == "name" else None
        kind = self.kinds.get(draft.lemma)
        if draft.name is not None or not (self.names.starts(at) or kind == "person" and self._is_surname(draft, at)):
            return None
        if kind == "person":
            found = self.names.read(at, person=True)
            return (self._entitled(found[0], draft), self._post(draft, found[1], person=found[0])) if found and found[0].label != "place" else None
        item = self.items[at]
        if self.in_title and not (item.quoted or item.latin):
            return None
        if kind and draft.definite and (draft.modifiers or draft.possessor or item.quoted) and item.label != "place" and draft.lemma in self.vocabulary.named:
            return draft, self._named(draft, at)
        return None

    def _is_surname(self, draft: Draft, at: int) -> bool:
        """Whether a word that looks like a noun is a name behind an office: a bare one that nothing governs."""
        item, after = self._item(at), self._item(at + 1)
        if item is None or after is None or not draft.definite or not self._is_strange(item) or item.noun is None or item.noun.accusative:
            return False
        return after.kind == "name" or after.kind == "noun" and after.definite

    def _titled(self, at: int) -> bool:
        """Whether a title and a name stand here: "الأمير سامي"."""
        item = self._item(at)
        if item is None or item.kind != "noun" or not item.definite or item.noun is None:
            return False
        return "ال" + item.noun.lemma in self.vocabulary.titles_before and self.names.starts(at + 1)

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
        return ("ال" if draft.definite and draft.possessor is None else "") + draft.lemma

    def _institution(self, draft: Draft, at: int) -> int:
        """A body that its words name: "وزارة العدل", "الهيئة العامة للاستثمار"."""
        if draft.name is not None or draft.lemma not in self.vocabulary.bodies or draft.number == "plural" or not draft.definite:
            return at
        if draft.possessor is not None and draft.possessor.form == "pronoun":
            return at
        if draft.possessor is not None and draft.possessor.lemma in self.vocabulary.boards and draft.lemma == _BOARD:
            return at
        telling = len(draft.modifiers) + 2 * (draft.possessor is not None)
        item, after = self._item(at), self._item(at + 1)
        if telling and draft.lemma not in _DESCRIBED and item is not None and item.kind == "preposition" and item.text == "ل" and after is not None:
            if after.kind == "noun" and self.kinds.get(after.noun.lemma if after.noun else "") in (None, "product"):
                found = self._plain(at + 1)
                if found is not None and found[0].definite and (found[0].possessor is None or found[0].possessor.form != "pronoun"):
                    draft.prepositions.append(("ل", found[0]))
                    draft.end, at, telling = found[0].end, found[1], 3
        if telling >= (3 if draft.lemma in _DESCRIBED else 1):
            draft.form, draft.name = "name", Span(draft.start, draft.end)
        return at

    # --- beside each other ---

    def _apposed(self, draft: Draft, at: int) -> tuple[Draft, int]:
        found = self.names.bracketed(draft, at)
        if found is not None:
            draft, at = found[0], self._adjectives(found[0], found[1])
        comma = self._item(at)
        if comma is not None and draft.form == "name" and draft.label in ("person", "") and self._is_post(comma):
            return self._behind_name(draft, at)
        if comma is None or comma.text not in _COMMAS or draft.form == "pronoun":
            return draft, at
        after = self._item(at + 1)
        start = at + 1
        if after is not None and after.text == "و" and (third := self._item(at + 2)) is not None and third.kind == "pronoun":
            start = at + 3
        elif after is None or after.kind not in ("noun", "name", "quantifier") and after.text not in ("(",):
            return draft, at
        mark = len(self.drafts)
        found = self._plain(start)
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

    def _is_post(self, item: Item) -> bool:
        return item.kind == "noun" and item.definite and item.noun is not None and item.noun.lemma in self.vocabulary.speakers

    def _behind_name(self, draft: Draft, at: int) -> tuple[Draft, int]:
        """"سامي الخوري المتحدث باسم ...": the post directly behind the name."""
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
        if item.kind == "preposition" and item.text in ("ل", "من", "في"):
            found = self._plain(at + 1)
            if found is not None:
                draft.prepositions.append((item.text, found[0]))
                draft.end, at = found[0].end, found[1]
        return at

    def _more_posts(self, joined: Draft, at: int) -> int:
        """"..., founder and chairman of ...": further posts of the same person."""
        while (item := self._item(at)) is not None and item.text == "و" and joined.label == "person":
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
        if first.form == "noun" and first.name is None and second.form == "name" and not institution and self.kinds.get(first.lemma) == "person" and second.label != "place":
            return self._entitled(second, first)
        return None

    def _join_inner(self, first: Draft, second: Draft) -> Draft | None:
        """"زيارة وزير الخارجية، سامي الخوري": the name belongs to the office within."""
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
            draft.conjuncts += [other, *other.conjuncts]
            other.conjuncts = []
            draft.reach = max(draft.reach, other.end)
            at = end
        return draft, at

    def _next_member(self, draft: Draft, at: int) -> int | None:
        item = self._item(at)
        if item is None:
            return None
        including = self.vocabulary.grammar.groups["including"]
        if item.text in including:
            return at + 1
        if item.kind == "conjunction" and item.text in ("و", "او"):
            return at + 1
        if item.text in _COMMAS:
            after = self._item(at + 1)
            if after is not None and after.kind == "conjunction" and after.text in ("و", "او"):
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
        if other.form == "pronoun" or bool(draft.masdar) != bool(other.masdar) and (draft.name is not None or other.name is not None):
            return False
        deed = other.lemma in self.vocabulary.deeds or other.masdar
        return not (draft.name is not None and deed and other.name is None)


def _agrees(item: Item, draft: Draft) -> bool:
    """Whether an adjective may describe a noun: things in the plural take the feminine."""
    assert item.noun is not None  # noqa: S101
    noun = item.noun
    if draft.form == "pronoun":
        return False
    if draft.form == "name" and not draft.lemma:
        return True
    if noun.number == "plural":
        return draft.number == "plural"
    if draft.number == "plural" and not draft.human:
        return noun.gender != "masculine" or noun.gender == ""
    if draft.number == "plural":
        return False
    return not (noun.gender and draft.gender and noun.gender != draft.gender)

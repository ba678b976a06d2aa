"""What describes a noun: adjectives that agree with it, participles, numbers and sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.languages.ar.drafts import Draft
from kg.languages.ar.items import Item
from kg.languages.ar.names import NameReader
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.vocabulary import Vocabulary
from kg.model import Equivalence, Span

__all__ = ["Found", "ModifierReader", "pronoun"]

_PERCENT = ("%", "٪")
Found = tuple[Draft, int] | None


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


class ModifierReader:
    """Holds the items of a sentence and reads what describes a noun."""

    def __init__(self, items: Sequence[Item], vocabulary: Vocabulary, kinds: Mapping[str, str]) -> None:
        self.items = items
        self.vocabulary = vocabulary
        self.kinds = kinds
        self.equivalences: list[Equivalence] = []
        self.drafts: list[Draft] = []
        self.in_title = False
        self.depth = 0
        self.names = NameReader(items, vocabulary, self.drafts, self.equivalences)

    def _item(self, at: int) -> Item | None:
        return self.items[at] if at < len(self.items) else None

    def keep(self, draft: Draft) -> Draft:
        """Remember a phrase that was made elsewhere."""
        return self._keep(draft)

    def _keep(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        return draft

    def _plain(self, at: int) -> Found:
        """The phrase that starts here, without what is set beside it."""
        raise NotImplementedError

    def _adjectives(self, draft: Draft, at: int) -> int:
        chain = [draft, *draft.possessors()]
        while True:
            item, start = self._item(at), at
            if item is not None and item.text == SIGNS.un and (after := self._item(at + 1)) is not None and after.kind == "noun":
                item, at = after, at + 1
            if item is None or item.kind != "noun" or (draft.name is not None and not item.definite):
                return start
            if not self._is_adjective(item, chain):
                return start
            owner = next((d for d in reversed(chain) if _agrees(item, d)), chain[0])
            assert item.noun is not None
            modifier = self._keep(
                Draft(self.items[start].start, item.end, Span(item.start, item.end), self._base(item.noun.lemma), definite=item.definite)
            )
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
        assert item.noun is not None
        definite = chain[0].definite
        if item.definite != definite or not any(_agrees(item, d) for d in chain):
            return False
        if item.noun.adjective:
            return True
        lemma = self._base(item.noun.lemma)
        if (definite and lemma in self.vocabulary.participles) or lemma in self.vocabulary.adjectives:
            return True
        named = chain[0].name is not None
        return definite and not named and lemma not in self.vocabulary.nouns and lemma not in self.kinds

    def _numbered(self, draft: Draft, at: int) -> int:
        """A year or number after a noun: "عام 2018", "المادة 22", "غرامة قدرها 5 ملايين"."""
        item = self._item(at)
        if item is not None and self._measures(at, item):
            draft.end = self.items[at + 2].end
            return at + 3
        if item is not None and item.kind == "amount" and not draft.definite:
            draft.end = item.end
            return at + 1
        if item is None or item.kind != "number" or item.text.endswith(_PERCENT):
            return at
        after = self._item(at + 1)
        if after is not None and after.kind in ("noun", "number"):
            return at
        draft.end = item.end
        return at + 1

    def _measures(self, at: int, item: Item) -> bool:
        """Whether "قدرها" and a sum stand here."""
        after, sum_ = self._item(at + 1), self._item(at + 2)
        if item.kind != "noun" or item.text not in self.vocabulary.measuring or after is None or sum_ is None:
            return False
        return after.kind == "enclitic" and sum_.kind in ("amount", "number")

    def _bears_names(self, draft: Draft) -> bool:
        return draft.lemma in self.vocabulary.named and self.kinds.get(draft.lemma) != "person"

    def _is_house(self, draft: Draft, item: Item) -> bool:
        """ "شركة النورس": a definite word that is no word of trade behind the noun of a company is its name."""
        if self.kinds.get(draft.lemma) != "company" or draft.lemma not in self.vocabulary.bodies or draft.number == "plural":
            return False
        if item.kind != "noun" or not item.definite or item.noun is None or item.noun.number == "plural":
            return False
        lemma = item.noun.lemma
        known = (self.vocabulary.nouns, self.vocabulary.trades, self.vocabulary.competences, self.vocabulary.adjectives)
        return lemma not in self.kinds and not any(lemma in group for group in known)

    def _is_strange(self, item: Item) -> bool:
        """A word that is no word of this field behind a noun that calls for a name."""
        if item.kind != "noun" or item.definite or item.noun is None or item.noun.adjective:
            return False
        lemma = item.noun.lemma
        return lemma not in self.vocabulary.nouns and lemma not in self.kinds and lemma not in self.vocabulary.adjectives


def _agrees(item: Item, draft: Draft) -> bool:
    """Whether an adjective may describe a noun: things in the plural take the feminine."""
    assert item.noun is not None
    noun = item.noun
    if draft.form == "pronoun":
        return False
    if draft.form == "name" and not draft.lemma:
        return True
    if noun.number == "plural":
        return draft.number == "plural"
    if draft.number == "plural" and not draft.human:
        return noun.gender != "masculine"
    if draft.number == "plural":
        return False
    return not (noun.gender and draft.gender and noun.gender != draft.gender)

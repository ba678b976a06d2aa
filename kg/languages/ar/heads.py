"""Noun phrases from their head on: what stands before it, iḍāfa chains, adjectives, names."""

from __future__ import annotations

from kg.languages.ar.drafts import Draft
from kg.languages.ar.items import Item
from kg.languages.ar.modifiers import Found, pronoun
from kg.languages.ar.posts import PostReader
from kg.model import Span

__all__ = ["HeadReader"]

# Plurals of people end so where no second term follows.
_ABSOLUTE = ("ون", "ين")
# No text that means something has longer chains of nouns; one that does must not use up the stack.
_DEEPEST = 16


class HeadReader(PostReader):
    """Reads single noun phrases."""

    def _plain(self, at: int) -> Found:
        if self.depth == _DEEPEST:
            return None
        self.depth += 1
        try:
            return self._single(at)
        finally:
            self.depth -= 1

    def _single(self, at: int) -> Found:
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
        draft.start, draft.oblique = item.start, False
        if self.vocabulary.grammar.has("any", item.text) and draft.lemma in self.kinds and not draft.definite:
            draft.lemma = item.text  # "any company" is none that could be spoken of again
        return draft, end

    def _counted(self, at: int, item: Item) -> Found:
        after = self._item(at + 1)
        if after is not None and after.kind in ("noun", "number", "quantifier") and not after.definite:
            found = self._plain(at + 1)
            if found is not None:
                found[0].start, found[0].number, found[0].oblique = item.start, "plural", False
                return found
        return self._keep(Draft(item.start, item.end, Span(item.start, item.end), item.text, number="plural")), at + 1

    def _noun(self, at: int, item: Item) -> Found:
        assert item.noun is not None
        noun = item.noun
        masdar = self.vocabulary.masdars.get(noun.lemma, "") if noun.number == "singular" else ""
        draft = self._keep(
            Draft(
                item.start,
                item.end,
                Span(item.start, item.end),
                noun.lemma,
                number=noun.number,
                gender=noun.gender,
                definite=item.definite,
                accusative=noun.accusative,
                oblique=noun.oblique,
                human=noun.human or self.kinds.get(noun.lemma) == "person",
                masdar=masdar,
            )
        )
        at = self._second_term(draft, at + 1, item)
        at = self._adjectives(draft, at)
        at = self._numbered(draft, at)
        at = self._post(draft, at)
        found = self._borne_name(draft, at)
        if found is not None:
            return found
        return draft, self._seated(draft, self._institution(draft, at))

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
        described = after.kind == "noun" and not after.definite and self._is_adjective(after, [draft])
        if described and not (draft.masdar and after.noun is not None and after.noun.lemma in self.kinds):
            return at
        if head.noun is not None and head.noun.human and head.text.endswith(_ABSOLUTE):
            return at
        if (
            draft.lemma in self.kinds
            and after.kind == "noun"
            and not after.definite
            and after.noun is not None
            and after.noun.lemma in self.vocabulary.deeds
        ):
            return at
        if self._bears_names(draft) and (self.names.starts(at) or self._is_strange(after) or self._is_house(draft, after)):
            return self._trade(draft, self._named(draft, at))
        if after.kind in ("noun", "demonstrative") or (after.kind in ("number", "quantifier") and draft.masdar) or self.names.starts(at):
            if draft.lemma in self.vocabulary.adjectives and draft.lemma not in self.vocabulary.nouns:
                return at
            found = self._plain(at)
            if found is not None:
                draft.possessor, end = found
                draft.end, draft.definite = found[0].end, found[0].definite or found[0].form == "name"
                if draft.lemma in self.vocabulary.portions and draft.possessor.lemma in self.vocabulary.deeds:
                    draft.lemma = draft.possessor.lemma
                return end
        return at

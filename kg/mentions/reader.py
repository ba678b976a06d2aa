"""Reads an article phrase after phrase, and says of each what it means by what has been spoken of before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kg.authority import Authority
from kg.languages import Language
from kg.mentions.descriptions import Described, body_of_country, describe, is_another
from kg.mentions.discourse import Discourse, Referent
from kg.mentions.families import Callings
from kg.mentions.homeland import homeland
from kg.mentions.lookahead import Introduced, Pending, named_after
from kg.mentions.naming import Naming
from kg.mentions.pronouns import PERSONS, THINGS, is_first_person, meant_by_pronoun
from kg.mentions.surroundings import look_around
from kg.model import Analysis, Article, Clause, Mention, NameMatch, Phrase, Span
from kg.text import fold

__all__ = ["DESCRIBED", "Reader"]

DESCRIBED = "only described, not named"
_NAMED_AFTER = "named after"
_SPEAKING = 0.9
# What is subject is spoken of further; whom an analyst works for is not what an article is about.
_RANKS = {"subject": 0.8, "object": 0.3, "source": -0.8}


class Reader:
    """Reads phrase after phrase and keeps what has been spoken of."""

    def __init__(
        self,
        article: Article,
        analysis: Analysis,
        *,
        language: Language,
        authority: Authority,
        naming: Naming,
        descriptive: Sequence[NameMatch] = (),
        ahead: Mapping[Span, tuple[str, str]] = MappingProxyType({}),
    ) -> None:
        self.article, self.language, self.authority, self.entities = article, language, authority, dict(naming.entities)
        self.ahead = ahead
        self.mentions: dict[Span, tuple[Mention, ...]] = {head: (mention,) for head, mention in naming.mentions.items()}
        self.discourse = Discourse()
        self.around = look_around(analysis)
        self.neuter = any(p.gender == "neuter" for p in analysis.phrases)
        self.descriptive = {m.span.end: m for m in descriptive if len(m.entities) == 1}
        self.unnamed: set[str] = set()
        self.pending: list[Pending] = []
        self.introduced: dict[str, Referent] = {}
        self.callings = Callings(language, authority)

    def read(self, phrase: Phrase, named: Mention | None) -> None:
        """Say what one phrase means, and remember it."""
        found = (named,) if named else self._meaning(phrase)
        if not found:
            return
        self.mentions[phrase.head] = found
        for mention in found:
            referent = self._remember(phrase, mention)
            if named:
                self.introduced.setdefault(mention.entity, referent)
                self.callings.add(mention.entity, self._own_nouns(phrase))

    def _meaning(self, phrase: Phrase) -> tuple[Mention, ...]:
        return self._pronoun(phrase) if phrase.form == "pronoun" else self._noun(phrase)

    def foreseen(self) -> dict[Span, tuple[str, str]]:
        """By head of a description that nothing before it explains: the entity that it must mean, and why."""
        introduced = [
            Introduced(referent, self.callings.of(entity), self.callings.kinds(self.entities[entity]), self.around.deeds(referent.head))
            for entity, referent in self.introduced.items()
        ]
        meant = named_after(self.pending, introduced, entities=self.entities, authority=self.authority)
        found = {p.phrase.head: (meant[p.entity], _NAMED_AFTER) for p in self.pending if p.entity in meant}
        country = homeland((m.entity for group in self.mentions.values() for m in group), authority=self.authority)
        for pending in self.pending if country is not None else ():
            body = body_of_country(pending.described, str(country), language=self.language)
            if body is not None:
                found.setdefault(pending.phrase.head, (body, "of the country that the article is about"))
        return found

    def _own_nouns(self, phrase: Phrase) -> set[str]:
        """Nouns that the name has in it or that the text sets beside it."""
        words = self.language.words((phrase.name or phrase.span).of(self.article.text))
        beside = {
            clause.predicate for clause, function in self.around.clauses_of(phrase) if clause.form == "noun" and function == "subject"
        }
        return {form for word in words for form, _ in word.forms} | beside | ({phrase.lemma} if phrase.form == "noun" else set())

    def _remember(self, phrase: Phrase, mention: Mention) -> Referent:
        """What is spoken of now; the noun in a name tells authorities apart, while half of all firms are called a company."""
        roles, kind = self.around.clauses_of(phrase), self.entities[mention.entity].type
        body = phrase.form == "name" and kind in ("regulator", "public-body")
        referent = Referent(
            entity=mention.entity,
            type=kind,
            sentence=self._sentence(phrase),
            head=phrase.head,
            gender=phrase.gender,
            number=phrase.number,
            lemma=phrase.lemma if phrase.form == "noun" else fold(phrase.head.of(self.article.text)) if body else "",
            coordination=self.around.coordination.get(phrase.head),
            rank=self._rank(phrase, roles),
        )
        self.discourse.add(referent)
        return referent

    def _rank(self, phrase: Phrase, roles: Sequence[tuple[Clause, str]]) -> float:
        if any(holder.lemma in self.language.lexicon.concepts.get("outsiders", ()) for holder in self.around.holders(phrase)):
            return _RANKS["source"]
        functions = {f for c, f in roles if c.form == "verb"}
        return max((_RANKS[f] for f in functions if f in _RANKS), default=0.0)

    # --- descriptions ---

    def _noun(self, phrase: Phrase) -> tuple[Mention, ...]:
        place = self._place(phrase)
        if place:
            return (place,)
        match = next((m for m in (self.descriptive.get(end) for end in (phrase.span.end, phrase.head.end)) if m), None)
        if match is not None and phrase.span.overlaps(match.span) and match.span.contains(phrase.head):
            entity = match.entities[0]
            self.entities.setdefault(entity, self.authority.entity(entity))
            return (Mention(phrase.span, phrase.head, entity, "described as in the authority file"),)
        described = describe(self.article, phrase, language=self.language, authority=self.authority, meant=self._meant)
        if described is None:
            return ()
        if phrase.head in self.ahead:
            entity, why = self.ahead[phrase.head]
            self.entities.setdefault(entity, self.authority.entity(entity) if entity in self.authority.entries else self.entities[entity])
            because = f"description of {self.entities[entity].names[0].text!r}, {why}"
            return (Mention(phrase.span, phrase.head, entity, because, 0.8),)
        own = self._own_name(phrase, described)
        if own:
            return own
        whole = self.around.modified.get(phrase.head)
        if whole is not None:
            return self._modifier(phrase, whole, described)
        equal = self.around.equated.get(phrase.head)
        if equal is not None and equal.head in self.mentions:
            return self._because(phrase, self.mentions[equal.head], "set beside its name", 1.0)
        if described.entity:
            return (self._known(phrase, described),)
        voice = self._voice_of(phrase)
        if voice:
            return voice
        if described.several:
            several = self.discourse.several(sentence=self._sentence(phrase), types=frozenset({described.type}), head=phrase.head)
            if several:
                return tuple(Mention(phrase.span, phrase.head, r.entity, "the ones named together before", 0.8) for r in several)
        if described.anaphoric:
            found = self._antecedent(phrase, described)
            if found:
                return (found,)
        return (self._new(phrase, described),) if described.name else ()

    def _own_name(self, phrase: Phrase, described: Described) -> tuple[Mention, ...]:
        """ "The Glow platform" is Glow where Glow is a platform; "the Lumen platform" is not Lumen, which is a company."""
        last = phrase.modifiers[-1] if phrase.modifiers else None
        named = self.mentions.get(last.head, ()) if last is not None and last.name is not None else ()
        if len(named) == 1 and self.entities[named[0].entity].type == described.type:
            return self._because(phrase, named, "its name stands before the noun", 0.95)
        return ()

    def _modifier(self, phrase: Phrase, whole: Phrase, described: Described) -> tuple[Mention, ...]:
        """A noun before another means an entity only as somebody's: "company chairman", not "bank regulator"."""
        if self.language.lexicon.entity_nouns.get(whole.lemma) not in PERSONS:
            return ()
        found = self._antecedent(phrase, described)
        return (found,) if found else ()

    def _place(self, phrase: Phrase) -> Mention | None:
        words = phrase.head.of(self.article.text)
        place = self.authority.demonym(words) if phrase.form != "pronoun" else None
        if place is None:
            return None
        self.entities.setdefault(place, self.authority.entity(place))
        return Mention(phrase.span, phrase.head, place, f"nationality word {words!r}")

    def _meant(self, phrase: Phrase) -> tuple[str, ...]:
        """Entities that a phrase inside a description means; it may stand after the head and be unread yet."""
        if phrase.head in self.mentions:
            return tuple(m.entity for m in self.mentions[phrase.head])
        country = self.language.lexicon.entity_nouns.get(phrase.lemma) == "place"
        place = self._place(phrase)
        found = (place,) if place else self._noun(phrase) if country else ()
        return tuple(m.entity for m in found)

    def _sentence(self, phrase: Phrase) -> int:
        return self.around.sentence.get(phrase.head, 0)

    def _because(self, phrase: Phrase, mentions: tuple[Mention, ...], because: str, certainty: float) -> tuple[Mention, ...]:
        return tuple(
            replace(m, span=phrase.span, head=phrase.head, because=because, certainty=round(m.certainty * certainty, 3)) for m in mentions
        )

    def _known(self, phrase: Phrase, described: Described) -> Mention:
        assert described.entity is not None
        self.entities.setdefault(described.entity, self.authority.entity(described.entity))
        return Mention(phrase.span, phrase.head, described.entity, described.because, 0.85)

    def _new(self, phrase: Phrase, described: Described) -> Mention:
        entity = described.as_entity(self.article)
        if entity.id in self.entities:
            known = self.entities[entity.id]
            self.entities[entity.id] = replace(
                known,
                names=tuple(
                    dict.fromkeys((*known.names, *(replace(n, part="alternative") for n in entity.names if n.text != known.names[0].text)))
                ),
            )
        else:
            self.entities[entity.id] = entity
            self.unnamed.add(entity.id)
            self.pending.append(Pending(entity.id, described, phrase, self._sentence(phrase), self.around.deeds(phrase.head)))
        return Mention(phrase.span, phrase.head, entity.id, DESCRIBED, 0.85)

    def _voice_of(self, phrase: Phrase) -> tuple[Mention, ...]:
        """An unnamed spokesperson speaks for the organization that the phrase names, or refers back to behind its noun."""
        if phrase.lemma not in self.language.lexicon.concepts.get("spokespersons", ()):
            return ()
        owners = [*([phrase.possessor] if phrase.possessor else []), *(p for _, p in phrase.prepositions), *phrase.modifiers]
        for owner in owners:
            meant = self.mentions.get(owner.head) or tuple(m for m in self._meaning(owner) if m.because != DESCRIBED)
            found = tuple(m for m in meant if self.entities[m.entity].type in THINGS)
            if found:
                return self._because(phrase, found, "its spokesperson", 0.95)
        return ()

    def _antecedent(self, phrase: Phrase, described: Described) -> Mention | None:
        banned = self._other_arguments(phrase)
        # "The company" is the one that has a name, before any that was only spoken of in passing.
        plain = phrase.lemma in self.language.lexicon.concepts.get("plain-companies", ())
        found = self._best(phrase, described, banned=banned | self.unnamed) if plain else None
        found = found or self._best(phrase, described, banned=banned)
        if found is None and plain and phrase.number != "plural":
            # An app that alone was named goes for the company that runs it.
            found = self._best(phrase, replace(described, type="product"), banned=banned | self.unnamed)
        if found is None:
            return None
        referent, clarity = found
        name = self.entities[referent.entity].names[0].text
        return Mention(phrase.span, phrase.head, referent.entity, f"description of {name!r}, named before", round(0.55 + 0.4 * clarity, 3))

    def _best(self, phrase: Phrase, described: Described, *, banned: frozenset[str]) -> tuple[Referent, float] | None:
        return self.discourse.best(
            sentence=self._sentence(phrase),
            head=phrase.head,
            form="noun",
            admits=lambda r: self._admits(phrase, described, r),
            banned=banned,
        )

    def _admits(self, phrase: Phrase, described: Described, referent: Referent) -> float:
        """The same noun again is the best clue: "a police official ... the official", "the Trade Department ... the department"."""
        again = phrase.lemma == referent.lemma
        if is_another(phrase, described, referent, unnamed=referent.entity in self.unnamed, language=self.language):
            return -1.0
        bonus = described.admits(referent, self.entities[referent.entity], self.callings.kinds(self.entities[referent.entity]))
        if phrase.lemma in self.language.lexicon.concepts.get("spokespersons", ()):
            return 2.0 if again else -1.0 if bonus < 0 else bonus
        return bonus + 1.5 if again and bonus >= 0 else bonus

    def _other_arguments(self, phrase: Phrase) -> frozenset[str]:
        """Entities that fill another function of the same clause: an object is not its own subject."""
        banned: set[str] = set()
        for clause, function in self.around.clauses_of(phrase):
            if clause.form == "verb" and function not in ("subject", "complement"):
                for argument in clause.filling("subject"):
                    if argument.phrase is not None and argument.phrase.head in self.mentions:
                        banned.update(m.entity for m in self.mentions[argument.phrase.head])
        return frozenset(banned)

    # --- pronouns ---

    def _pronoun(self, phrase: Phrase) -> tuple[Mention, ...]:
        if is_first_person(phrase):
            return self._speaker(phrase)
        banned = frozenset() if phrase.head in self.around.possessing else self._other_arguments(phrase)
        return meant_by_pronoun(
            phrase,
            self.discourse,
            sentence=self._sentence(phrase),
            banned=banned,
            entities=self.entities,
            neuter=self.neuter,
            saying=frozenset(m.entity for speaker in self.around.speakers_of(phrase) for m in self.mentions.get(speaker.head, ())),
        )

    def _speaker(self, phrase: Phrase) -> tuple[Mention, ...]:
        """First-person pronouns mean who says the clause that they stand in."""
        for clause, _ in self.around.clauses_of(phrase):
            if clause.speaker is not None and clause.speaker.head in self.mentions:
                return self._because(phrase, self.mentions[clause.speaker.head], "the speaker of the quotation", _SPEAKING)
        return ()

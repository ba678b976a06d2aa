"""Noun phrases that describe an entity without naming it: "the Dutch antitrust watchdog", "الشركة", "two former executives"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.authority import Authority
from kg.languages import Language
from kg.mentions.discourse import Referent
from kg.mentions.families import Kinds, agreement
from kg.model import Article, Entity, Name, Phrase, Span
from kg.text import fold, slug

__all__ = ["BODIES", "Described", "body_of_country", "describe", "is_another"]

BODIES = frozenset({"regulator", "public-body"})


@dataclass(frozen=True, slots=True)
class Described:
    """What a description tells of what it means.

    entity     the entity of the authority file that it must be, with `because`, else None
    anaphoric  it may pick up something named before ("the company", not "a company")
    several    it is plural and may pick up several at once
    countries  places that it says the entity belongs to
    noun       its head as a lemma, with the families of companies or bodies that it speaks of
    telling    other words in it that tell one body from another: "labor inspectorate" is no "district inspectorate"
    local      the last part of the IRI, where something better than the words decides it
    """

    type: str
    name: str
    language: str
    countries: frozenset[str]
    sectors: frozenset[str]
    anaphoric: bool
    several: bool
    authority: Authority
    noun: str = ""
    families: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    entity: str | None = None
    because: str = ""
    local: str = ""

    def admits(self, referent: Referent, entity: Entity, kinds: Kinds, *, new: bool = False) -> float:
        """How well an entity fits the description; negative where it can't be meant. One that is `new` may be described at length."""
        if not self._fits(referent.type) and not self._runs(referent, kinds):
            return -1.0
        if self.several and referent.number != "plural" and referent.type != "group":
            return -1.0
        alike = agreement(self.noun, self.families, kinds, company=self.type == "company")
        other = self.type in BODIES and not new and not self.telling <= kinds.words
        return -1.0 if alike < 0 or other else self._known_fit(entity, alike)

    def _known_fit(self, entity: Entity, alike: float) -> float:
        """By what the authority file says of country and field."""
        entry = self.authority.entries.get(entity.id)
        if entry is None:
            return alike
        if self.type == "place":
            return 0.3 if entry.country is None else -1.0
        bonus = 0.3 + alike
        if self.countries and entry.country:
            if entry.country not in self.countries:
                return -1.0
            bonus += 1.0
        known = frozenset(entry.supervises) | frozenset(entry.described_as) | frozenset(entry.sectors)
        if self.sectors and known:
            if not self.sectors & known:
                return -1.0 if self.type == "regulator" else alike
            bonus += 1.0
        return bonus

    def _fits(self, kind: str) -> bool:
        if self.type == kind:
            return True
        if self.type == "group":
            return False  # a group is never one of its members
        return self.type in BODIES and kind in BODIES

    def _runs(self, referent: Referent, kinds: Kinds) -> bool:
        """Whether a noun for a thing may mean the company that bears its name: "the site" is Facebook where that was called a site."""
        return self.type == "product" and referent.type == "company" and self.noun in kinds.words

    def as_entity(self, article: Article) -> Entity:
        """A node of its own: shared between articles only where a nationality makes it tell enough."""
        local = self.local or slug(self.name)
        if not self.local and not (self.countries and self.type == "group"):
            local = f"{article.hash[:8]}-{local}"
        return Entity(f"{self.type}/{local}", self.type, (Name(self.name, self.language, "main"),))


def describe(
    article: Article, phrase: Phrase, *, language: Language, authority: Authority, meant: Callable[[Phrase], tuple[str, ...]]
) -> Described | None:
    """What a phrase describes, None where its head is no word for an entity."""
    nouns = language.lexicon.entity_nouns
    compounds = [f"{m.lemma} {phrase.lemma}" for m in phrase.modifiers]
    compounds += [f"{phrase.lemma} {phrase.possessor.lemma}"] if phrase.possessor is not None else []
    kind = next((nouns[c] for c in compounds if c in nouns), nouns.get(phrase.lemma))
    own = language.lexicon.families
    around = [*phrase.modifiers, *([phrase.possessor] if phrase.possessor else []), *(p for _, p in phrase.prepositions)]
    if phrase.lemma in language.lexicon.concepts.get("listings", ()):
        return _listing(article, phrase, around, language=language, authority=authority, meant=meant)
    if kind is None or phrase.form == "pronoun":
        return None
    entities = [e for p in around for e in meant(p) if e in authority.entries]
    countries = frozenset(c for e in entities for c in [_place_of(e, authority)] if c is not None)
    words = {w for p in (phrase, *around) for w in _words(p.span.of(article.text), language)} | {phrase.lemma}
    sectors = frozenset(language.lexicon.sectors[w] for w in words if w in language.lexicon.sectors)
    plural = phrase.number == "plural"
    collective = plural and kind in BODIES
    local = _collective_name(kind, countries) if collective and not sectors else ""
    described = Described(
        type="group" if plural and kind in (*BODIES, "person") else kind,
        name=_name(article, phrase, language),
        language=article.language,
        countries=countries,
        sectors=sectors,
        anaphoric=not local and (_may_refer_back(phrase, entities, authority, meant=meant) or (collective and not around)),
        several=plural and not collective and phrase.definite,
        authority=authority,
        noun=phrase.lemma,
        families=next((own[c] for c in compounds if c in own), own.get(phrase.lemma, frozenset())),
        telling=_telling(phrase, meant=meant, language=language),
        local=local,
    )
    entity, because = (None, "") if plural else _must_be(entities, described, authority)
    if phrase.lemma in language.lexicon.concepts.get("governments", ()) and len(countries) == 1:
        entity, because = authority.metonym(next(iter(countries))), "the government of this country"
    return replace(described, entity=entity, because=because)


def body_of_country(described: Described, country: str, *, language: Language) -> str | None:
    """The body that a description without a country means in an article about this country: its government, its only body of a field."""
    if described.countries or described.type not in BODIES or described.telling or not described.anaphoric:
        return None
    if described.noun in language.lexicon.concepts.get("governments", ()):
        return described.authority.metonym(country)
    return _must_be([], replace(described, countries=frozenset({country})), described.authority)[0]


def is_another(phrase: Phrase, described: Described, referent: Referent, *, unnamed: bool, language: Language) -> bool:
    """Whether a description cannot pick up what was spoken of; `unnamed` where nothing has named that."""
    again = phrase.lemma == referent.lemma
    if unnamed and not again and (described.countries or described.sectors):
        return True  # a country or field of its own describes something else than another noun did
    if unnamed and {phrase.number, referent.number} == {"singular", "plural"} and not described.several:
        return True  # "the firm" is not one of "brokerage firms"
    groups = described.type == referent.type == "group" and not again
    return groups and _is_public(phrase.lemma, language) != _is_public(referent.lemma, language)  # "the regulators" are not "two directors"


def _is_public(noun: str, language: Language) -> bool:
    return noun in language.lexicon.concepts.get("officials", ()) or language.lexicon.entity_nouns.get(noun) in BODIES


def _place_of(entity: str, authority: Authority) -> str | None:
    """The place that an entity is, or acts for: the union, for whatever is European."""
    entry = authority.entries[entity]
    if entry.type == "place":
        return entity
    return entry.country if entry.country is not None and authority.metonym(entry.country) == entity else None


def _may_refer_back(phrase: Phrase, entities: list[str], authority: Authority, *, meant: Callable[[Phrase], tuple[str, ...]]) -> bool:
    """Definite, and nobody else's: "its app" and "Acme's unit" bring something new, "China's watchdog" need not."""
    named = any(m.name is not None for m in phrase.modifiers) and not any(
        authority.entries[e].type in ("place", "product") for e in entities
    )
    owner = phrase.possessor
    somebody = owner is not None and (owner.form != "noun" or owner.name is not None or bool(meant(owner)))
    owned = somebody and not any(authority.entries[e].type == "place" for e in entities)
    return phrase.definite and not named and not owned


def _telling(phrase: Phrase, *, meant: Callable[[Phrase], tuple[str, ...]], language: Language) -> frozenset[str]:
    """Modifiers and owners that are neither a place, nor a field, nor words that could be said of any body."""
    lexicon = language.lexicon
    bland = lexicon.concepts.get("bland", frozenset())
    around = (*phrase.modifiers, *([phrase.possessor] if phrase.possessor is not None else []))
    words = {m.lemma for m in around if m.form == "noun" and not meant(m) and m.name is None}
    return frozenset(w for w in words if w not in bland and w not in lexicon.sectors and not any(c.isdigit() for c in w))


def _collective_name(kind: str, countries: frozenset[str]) -> str:
    """One node for "Chinese regulators" and «المنظمون الصينيون», another for the authorities of the country."""
    if len(countries) != 1:
        return ""
    return f"{next(iter(countries)).partition('/')[2]}-{'regulators' if kind == 'regulator' else 'authorities'}"


def _listing(
    article: Article,
    phrase: Phrase,
    around: list[Phrase],
    *,
    language: Language,
    authority: Authority,
    meant: Callable[[Phrase], tuple[str, ...]],
) -> Described | None:
    """The offering of a company's shares: one thing for each company, whatever words and language it is spoken of in."""
    owners = [e for p in around for e in meant(p) if e.startswith("company/")]
    if not owners:
        return None
    nothing: frozenset[str] = frozenset()
    # Where it is to be listed is no part of what it is called.
    short = replace(phrase, span=Span(phrase.span.start, max([phrase.head.end, *(m.span.end for m in phrase.modifiers)])))
    name = _name(article, short if any(meant(m) for m in phrase.modifiers) else phrase, language)
    local = f"{owners[0].partition('/')[2]}-ipo"
    return Described("product", name, article.language, nothing, nothing, anaphoric=False, several=False, authority=authority, local=local)


def _must_be(entities: list[str], described: Described, authority: Authority) -> tuple[str | None, str]:
    """The known entity that a description names by what it makes, or by country and sector."""
    if described.type == "company":
        makers = {authority.entries[e].run_by for e in entities if authority.entries[e].type == "product" and authority.entries[e].run_by}
        if len(makers) == 1:
            return next(iter(makers)), "described by its product"
    if described.type in BODIES and len(described.countries) == 1 and described.sectors:
        country = next(iter(described.countries))
        bodies = {b for sector in described.sectors for b in authority.supervisors(country=country, sector=sector)}
        if len(bodies) > 1:  # "the central bank" has a bank in its name
            bodies = {b for b in bodies if any(described.noun in fold(n.text).split() for n in authority.entries[b].names)}
        if len(bodies) == 1:
            return next(iter(bodies)), "the only body of this country and field"
    return None, ""


def _words(text: str, language: Language) -> set[str]:
    forms = {form for word in language.words(text) for form, _ in word.forms}
    return forms | {part for form in forms for part in form.split("-")}


def _name(article: Article, phrase: Phrase, language: Language) -> str:
    """The words of a description from its first telling one, without determiner and quotation marks."""
    text = re.sub(r"\s+", " ", phrase.span.of(article.text)).strip(" ,;:.\"'“”‘’«»()[]،؛")
    first, _, rest = text.partition(" ")
    return rest if rest and fold(first) in language.lexicon.concepts.get("determiners", ()) else text

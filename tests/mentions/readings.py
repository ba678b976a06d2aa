"""Readings of short texts with an authority file that knows a few things of an invented country in two scripts."""

from __future__ import annotations

from functools import cache

from kg.authority import Authority, AuthorityEntry
from kg.extract.roles import Reading
from kg.extract.rules import read
from kg.model import Article, Mention, Name

COMPETITION = "regulator/ruritanian-competition-authority"
LUMEN, TARN = "company/lumen-works", "person/jonas-tarn"

AUTHORITY = Authority.of(
    [
        AuthorityEntry(
            "place/ruritania",
            "place",
            (Name("Ruritania", "en"), Name("روريتانيا", "ar")),
            demonyms=(Name("Ruritanian", "en"), Name("روريتاني", "ar"), Name("روريتانية", "ar")),
        ),
        AuthorityEntry("place/arcadia", "place", (Name("Arcadia", "en"),), demonyms=(Name("Arcadian", "en"),)),
        AuthorityEntry(
            COMPETITION,
            "regulator",
            (Name("Ruritanian Competition Authority", "en"), Name("هيئة المنافسة الروريتانية", "ar"), Name("RCA", "en", "acronym")),
            country="place/ruritania",
            supervises=("competition",),
        ),
        AuthorityEntry(
            "regulator/ruritanian-ferry-office",
            "regulator",
            (Name("Ferry Office", "en"),),
            country="place/ruritania",
            ambiguous=("Ferry Office",),
        ),
        AuthorityEntry(
            "regulator/arcadian-ferry-office",
            "regulator",
            (Name("Ferry Office", "en"),),
            country="place/arcadia",
            ambiguous=("Ferry Office",),
        ),
        AuthorityEntry(LUMEN, "company", (Name("Lumen Works", "en"), Name("لومن وركس", "ar")), country="place/ruritania"),
        AuthorityEntry(
            "company/harbour",
            "company",
            (Name("Harbour", "en"), Name("Harbour Shipping", "en", "alternative")),
            country="place/arcadia",
            ambiguous=("Harbour",),
        ),
        AuthorityEntry(TARN, "person", (Name("Jonas Tarn", "en"), Name("يوناس تارن", "ar"))),
    ]
)


@cache
def reading(text: str, language: str = "en") -> Reading:
    """What is found in a text."""
    return read(Article("a", text, language), authority=AUTHORITY)


def meanings(text: str, words: str, *, language: str = "en") -> tuple[Mention, ...]:
    """What the last phrase with these words, or with this name, means."""
    found = reading(text, language)
    phrases = [p for p in found.analysis.phrases if words in (p.span.of(text), p.name.of(text) if p.name else None)]
    assert phrases, [p.span.of(text) for p in found.analysis.phrases]
    return found.mentions.of(phrases[-1])


def names(text: str, entity: str, *, language: str = "en") -> set[tuple[str, str, str]]:
    """The names that an entity has after a text was read: (text, language, part)."""
    return {(n.text, n.language, n.part) for n in reading(text, language).mentions.entities[entity].names}

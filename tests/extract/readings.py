"""Small readings and frames: short sentences about an invented country, read with a small authority file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from kg.authority import Authority, AuthorityEntry
from kg.extract.matching import FrameIndex
from kg.extract.roles import Reading
from kg.extract.rules import facts_of, read
from kg.frames import Frame
from kg.model import Article, Clause, Fact, Name
from kg.ontology import load_ontology

AUTHORITY = Authority.of(
    [
        AuthorityEntry(
            "place/ruritania",
            "place",
            (Name("Ruritania", "en"), Name("روريتانيا", "ar")),
            demonyms=(Name("Ruritanian", "en"),),
            metonym_of="public-body/government-of-ruritania",
        ),
        AuthorityEntry("place/arcadia", "place", (Name("Arcadia", "en"),), demonyms=(Name("Arcadian", "en"),)),
        AuthorityEntry(
            "public-body/government-of-ruritania", "public-body", (Name("Government of Ruritania", "en"),), country="place/ruritania"
        ),
        AuthorityEntry(
            "regulator/market-board",
            "regulator",
            (Name("Market Board", "en"), Name("مجلس السوق", "ar"), Name("RMB", "en", "acronym")),
            country="place/ruritania",
            supervises=("competition",),
        ),
        AuthorityEntry("regulator/harbour-office", "regulator", (Name("Harbour Office", "en"),), country="place/ruritania"),
        AuthorityEntry("company/lumen-works", "company", (Name("Lumen Works", "en"), Name("لومن", "ar")), country="place/ruritania"),
        AuthorityEntry("company/tarn-bank", "company", (Name("Tarn Bank", "en"),), country="place/arcadia"),
        AuthorityEntry("company/norvik", "company", (Name("Norvik", "en"),), country="place/arcadia"),
        AuthorityEntry("product/glowpay", "product", (Name("GlowPay", "en"),), run_by="company/lumen-works"),
        AuthorityEntry("law/payments-act", "law", (Name("Payments Act", "en"),)),
        AuthorityEntry("news-outlet/daily-gull", "news-outlet", (Name("Daily Gull", "en"),)),
        AuthorityEntry("person/anna-berg", "person", (Name("Anna Berg", "en"),)),
    ]
)

_ROLES = {"imposed_by": ("subject",), "target": ("object",)}


@cache
def reading(text: str, *, language: str = "en", published: str | None = None) -> Reading:
    """What is found in a text."""
    return read(Article("a", text, language, published=published), authority=AUTHORITY)


def clause(text: str, predicate: str) -> Clause:
    """The one clause of a text with this predicate, read from its first place."""
    found = [c for c in reading(text).analysis.clauses if c.predicate == predicate]
    assert found, [(c.form, c.predicate) for c in reading(text).analysis.clauses]
    return found[0]


def words(**conditions: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """Conditions on words, by functions: `words(for_over=("delays",))` speaks of "for" or "over"."""
    return tuple((tuple(functions.split("_")), frozenset(lemmas)) for functions, lemmas in conditions.items())


def frame(
    predicate: str = "fine",
    *,
    form: str = "verb",
    type: str = "measure",
    kind: str = "fine",
    roles: Mapping[str, tuple[str, ...]] = _ROLES,
    **conditions: Any,
) -> Frame:
    """A frame for one predicate with the defaults of a frames file."""
    values = {
        "where": {},
        "required_words": (),
        "forbidden_words": (),
        "absent": (),
        "needs": (),
        "open": frozenset(),
        "described": True,
        "governments": False,
        "only": frozenset(load_ontology().modalities),
        "content": {},
        "voice": "",
        "presupposed": False,
        "modality": None,
        "status": None,
        "matter": None,
        "confidence": 0.8,
    }
    return Frame(
        rule="tests/frame", type=type, kind=kind, predicates={form: frozenset({predicate})}, roles=roles, **{**values, **conditions}
    )


def facts(text: str, *frames: Frame, language: str = "en", published: str | None = None) -> tuple[Fact, ...]:
    """The facts that these frames alone make of a text."""
    return facts_of(reading(text, language=language, published=published), FrameIndex(frames))


def filled(fact: Fact) -> dict[str, list[str]]:
    """By role, the ids of its entities and the words or sums of its other fillers."""
    return {role.name: [filler.id or filler.name for filler in role.fillers] for role in fact.roles}

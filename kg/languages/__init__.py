"""The languages that articles are read in: each a folder here, found by listing, all behind one protocol.

A language folder is a package with `LANGUAGE`, an object that satisfies `Language`; its words live in YAML files:

    language.yaml   code, name (in English and in itself), direction ("ltr" or "rtl")
    lexicon.yaml    entity_nouns: {entity type: [lemmas]}   "watchdog" describes a regulator, "giant" a company
                    sectors:      {sector: [words]}         "antitrust" -> competition (sectors as in the authority file)
                    generic:      [words]                   dropped when names are compared: "group", "inc"
                    titles:       [words]                   stand before a person's name
    families:     {family: [lemmas]}        nouns that tell one thing from another of its type: "the lender" is no airline, "the
                                            court" no ministry; a family called as a sector holds for what is of that sector
                    matters:      {matter code: [words]}    "privacy" -> data-protection (codes of the ontology)
                    concepts:     {concept: [lemmas]}       for frames, as "@concept"
    frames/*.yaml   see `kg.frames`
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol, cast

import yaml

from kg.errors import DataError
from kg.frames import Frame
from kg.model import Analysis, Article, NameMatch, Word
from kg.text import fold

__all__ = ["Language", "Lexicon", "available", "load_language", "load_lexicon"]

_KEYS = frozenset({"entity_nouns", "sectors", "generic", "titles", "families", "matters", "concepts"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of a language by what they mean for finding entities; all folded."""

    entity_nouns: Mapping[str, str]
    sectors: Mapping[str, str]
    generic: frozenset[str]
    titles: frozenset[str]
    families: Mapping[str, frozenset[str]]
    matters: Mapping[str, str]
    concepts: Mapping[str, frozenset[str]]


class Language(Protocol):
    """What a language does for the stages after it."""

    code: str
    name: str
    own_name: str
    direction: str

    @property
    def lexicon(self) -> Lexicon:
        """Its words."""

    @property
    def frames(self) -> tuple[Frame, ...]:
        """Its frames."""

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text with the folded forms under which names are looked up."""

    def analyse(self, article: Article, *, names: tuple[NameMatch, ...]) -> Analysis:
        """Sentences, phrases, clauses, times and amounts; known `names` are never split."""


def available() -> tuple[str, ...]:
    """The codes of all languages, sorted.

    >>> available()
    ('ar', 'en')
    """
    return tuple(sorted(f.name for f in files(__name__).iterdir() if f.joinpath("language.yaml").is_file()))


@cache
def load_language(code: str) -> Language:
    """The language with this code; raises `DataError` where there is none."""
    if code not in available():
        raise DataError(f"language {code!r} is not known; known: {', '.join(available())}")
    return cast(Language, import_module(f"{__name__}.{code}").LANGUAGE)


def load_lexicon(folder: Traversable) -> Lexicon:
    """The lexicon of a language folder; raises `DataError` with all its problems."""
    file = folder.joinpath("lexicon.yaml")
    data = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    problems = [f"unknown key {key!r}; known: {', '.join(sorted(_KEYS))}" for key in sorted(set(data) - _KEYS)]
    problems += [f"lacks {key!r}" for key in sorted(_KEYS - set(data))]
    nouns = [(fold(noun), kind) for kind, group in data.get("entity_nouns", {}).items() for noun in group]
    twice = sorted({noun for noun, kind in nouns if any(n == noun and k != kind for n, k in nouns)})
    problems += [f"entity noun {noun!r} has two types" for noun in twice]
    if problems:
        raise DataError.of(str(file), problems)
    families: dict[str, frozenset[str]] = {}
    for family, group in data["families"].items():
        for noun in map(fold, group):
            families[noun] = families.get(noun, frozenset()) | {family}
    return Lexicon(
        entity_nouns=dict(nouns),
        sectors={fold(word): sector for sector, group in data["sectors"].items() for word in group},
        generic=frozenset(map(fold, data["generic"])),
        titles=frozenset(map(fold, data["titles"])),
        families=families,
        matters={fold(word): matter for matter, group in data["matters"].items() for word in group},
        concepts={concept: frozenset(map(fold, group)) for concept, group in data["concepts"].items()},
    )

"""The authority file: known entities with their names in every script, read from the YAML files of one folder.

A file is a list of entries with the keys of `AuthorityEntry`. `names`, `acronyms` and `demonyms` are lists by language; the first name
of a language is the main one. `supervises`, `described_as` and `sectors` are words for fields of business. References are ids of other
entries. All problems are reported at once.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from kg.errors import DataError
from kg.gazetteer import ARTICLE, Claim, Gazetteer
from kg.model import Entity, Name, NameMatch, Word
from kg.text import fold, slug

__all__ = ["Authority", "AuthorityEntry", "load_authority"]

_TYPES = frozenset({"company", "regulator", "public-body", "person", "product", "news-outlet", "place", "law", "group"})
_NAMES = ("names", "acronyms")
_BY_LANGUAGE = ("demonyms",)
_REFERENCE = ("country", "headquarters", "parent", "part_of", "run_by", "metonym_of", "known_for")
_REFERENCES = ("products", "oversees")
_WORDS = ("sectors", "supervises", "described_as", "ambiguous")
_KEYS = frozenset({"id", "type", *_NAMES, *_BY_LANGUAGE, *_REFERENCE, *_REFERENCES, *_WORDS})
_AUTHORITIES = frozenset({"regulator", "public-body"})


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """What is known of an entity beside what articles say of it; ids refer to other entries."""

    id: str
    type: str
    names: tuple[Name, ...]
    country: str | None = None
    headquarters: str | None = None
    parent: str | None = None
    part_of: str | None = None
    run_by: str | None = None
    metonym_of: str | None = None
    products: tuple[str, ...] = ()
    known_for: str | None = None
    supervises: tuple[str, ...] = ()
    described_as: tuple[str, ...] = ()
    oversees: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    demonyms: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """All known entities, ready to be looked up; see `Authority.of`."""

    entries: Mapping[str, AuthorityEntry]
    _gazetteer: Gazetteer = field(repr=False)
    _demonyms: Mapping[str, str] = field(repr=False)
    _metonyms: Mapping[str, str] = field(repr=False)
    _country_words: frozenset[str] = field(repr=False)
    _bodies: Mapping[str | None, Sequence[AuthorityEntry]] = field(repr=False)

    @classmethod
    def of(cls, entries: Sequence[AuthorityEntry]) -> Authority:
        """The authority of these entries.

        >>> authority = Authority.of([AuthorityEntry("company/acme", "company", (Name("Acme Bank", "en"),))])
        >>> authority.find((), text="It told Acme Bank to stop")[0].entities
        ('company/acme',)
        """
        by_id = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}
        demonyms = {fold(name.text): entry.id for entry in by_id.values() for name in entry.demonyms}
        metonyms = {entry.id: entry.metonym_of for entry in by_id.values() if entry.metonym_of is not None}
        countries = [entry for entry in by_id.values() if entry.type == "place" and entry.country is None]
        words = frozenset(word for entry in countries for name in entry.names for word in fold(name.text).split())
        bodies: dict[str | None, list[AuthorityEntry]] = {}
        for entry in by_id.values():
            if entry.type in _AUTHORITIES:
                bodies.setdefault(entry.country, []).append(entry)
        return cls(by_id, Gazetteer.of(_claims(by_id.values())), demonyms, metonyms, words, bodies)

    def entity(self, id: str) -> Entity:
        """The entity with this id; raises `KeyError` where the authority file has none."""
        entry = self.entries[id]
        return Entity(entry.id, entry.type, entry.names, known=True)

    def find(self, words: Sequence[Word], *, text: str) -> tuple[NameMatch, ...]:
        """The known names in `text`, whose words these are: leftmost, then longest."""
        return self._gazetteer.find(words, text=text)

    def demonym(self, form: str) -> str | None:
        """The place whose people or things are called so: "Ruritanian" -> "place/ruritania"; any case, with or without an article."""
        folded = fold(form)
        return self._demonyms.get(folded) or self._demonyms.get(folded.removeprefix(ARTICLE))

    def names_place(self, form: str) -> bool:
        """Whether a word is a nationality or (part of) the name of a country: "ruritanian", "ruritania"."""
        return form in self._country_words or self.demonym(form) is not None

    def metonym(self, place: str) -> str | None:
        """What a place stands for when it acts: "place/ruritania" -> "public-body/government-of-ruritania"."""
        return self._metonyms.get(place)

    def supervisors(self, *, country: str | None = None, sector: str | None = None) -> tuple[str, ...]:
        """The authorities of a country, of a sector, or of both: "the Ruritanian antitrust watchdog".

        Those that are called by the sector come alone, where there are any; else those that supervise it.
        """
        of_country = self._bodies.get(country, ()) if country else [e for group in self._bodies.values() for e in group]
        if sector is None:
            return tuple(entry.id for entry in of_country)
        called = tuple(entry.id for entry in of_country if sector in entry.described_as)
        return called or tuple(entry.id for entry in of_country if sector in entry.supervises)


def authority_folder() -> Traversable:
    """Where the authority file is: in the installed package, or else in the repository."""
    packed = files("kg") / "data" / "entities"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "seeds" / "entities"


@cache
def load_authority(folder: Path | None = None) -> Authority:
    """The authority read from `folder`, by default the one that comes with the package; raises `DataError` with all problems."""
    place = folder or authority_folder()
    with _without_collection():
        read = [(file.name, _read(file)) for file in sorted(place.iterdir(), key=lambda file: file.name) if file.name.endswith(".yaml")]
        if not read:
            raise DataError(f"{place}: no authority file (*.yaml) stands here")
        # What a wheel carries was checked where it was built, and can't be edited in place.
        problems = {} if place == files("kg") / "data" / "entities" else _problems(dict(read))
        if problems:
            raise DataError("\n".join(str(DataError.of(file, found)) for file, found in sorted(problems.items())))
        return Authority.of([_entry(data) for _, entries in read for data in entries])


@contextmanager
def _without_collection() -> Iterator[None]:
    """No garbage is looked for meanwhile: loading makes a million values that stay, and looking takes as long as making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(file: Traversable) -> Any:
    try:
        return yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or []
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError.of(file.name, [f"no YAML in UTF-8: {error}"]) from None


def _claims(entries: Any) -> Iterator[tuple[str, Claim]]:
    for entry in entries:
        ambiguous = {fold(name) for name in entry.ambiguous}
        for name in entry.names:
            shared = bool(ambiguous) and fold(name.text) in ambiguous
            yield name.text, Claim(entry.id, exact=name.part == "acronym", ambiguous=shared)


def _entry(data: Mapping[str, Any]) -> AuthorityEntry:
    names = [
        Name(text, language, "acronym" if key == "acronyms" else "alternative" if place else "main")
        for key in _NAMES
        for language, texts in (data.get(key) or {}).items()
        for place, text in enumerate(texts)
    ]
    values: dict[str, Any] = {key: data.get(key) for key in _REFERENCE}
    values |= {key: tuple(data.get(key) or ()) for key in (*_REFERENCES, *_WORDS)}
    values |= {key: tuple(Name(t, lang) for lang, texts in (data.get(key) or {}).items() for t in texts) for key in _BY_LANGUAGE}
    return AuthorityEntry(data["id"], data["type"], tuple(names), **values)


# --- what may be wrong -----------------------------------------------------------------------------------------------


def _problems(read: Mapping[str, Any]) -> dict[str, list[str]]:
    """All problems by file; problems across entries are looked for only among entries that are well formed themselves."""
    problems: defaultdict[str, list[str]] = defaultdict(list)
    sound: list[tuple[str, Mapping[str, Any]]] = []
    for file, entries in read.items():
        if not isinstance(entries, list):
            problems[file].append("must be a list of entries")
            continue
        for number, data in enumerate(entries, 1):
            found = list(_problems_within(data))
            subject = repr(data["id"]) if isinstance(data, dict) and "id" in data else f"number {number}"
            problems[file] += [f"entry {subject}: {problem}" for problem in found]
            if not found:
                sound.append((file, data))
    for file, problem in (*_duplicates(sound), *_dangling(sound, read), *_disputes(sound)):
        problems[file].append(problem)
    return {file: found for file, found in problems.items() if found}


def _problems_within(data: Any) -> Iterator[str]:
    if not isinstance(data, dict):
        yield "must be a mapping"
        return
    yield from (f"unknown key {key!r}; known: {', '.join(sorted(_KEYS))}" for key in data if key not in _KEYS)
    yield from (f"lacks {key!r}" for key in ("id", "type", "names") if not data.get(key))
    wrong = [f"{key}: {problem}" for key, value in data.items() if key in _KEYS for problem in _wrong_shape(key, value)]
    yield from wrong
    if wrong or not data.get("id"):
        return
    kind, _, name = data["id"].partition("/")
    if data.get("type") not in _TYPES:
        yield f"unknown type {data.get('type')!r}; known: {', '.join(sorted(_TYPES))}"
    elif kind != data["type"]:
        yield f"the id must begin with {data['type'] + '/'!r}, as its type says"
    if not name or name != slug(name):
        yield f"the id must end in folded letters, digits and hyphens, such as {slug(name)!r}"
    if data.get("ambiguous"):
        own = {fold(text) for key in _NAMES for texts in (data.get(key) or {}).values() for text in texts}
        yield from (f"ambiguous: {text!r} is none of its names" for text in data["ambiguous"] if fold(text) not in own)


def _wrong_shape(key: str, value: Any) -> Iterator[str]:
    if key in (*_NAMES, *_BY_LANGUAGE):
        groups = list(value.items()) if isinstance(value, dict) else [(None, value)]
        if not isinstance(value, dict):
            yield "must be lists by language"
            return
        yield from (f"language {language!r} must be text in quotes" for language, _ in groups if not isinstance(language, str))
        yield from (problem for _, texts in groups for problem in _wrong_list(texts))
    elif key in (*_REFERENCES, *_WORDS):
        yield from _wrong_list(value)
    elif not isinstance(value, str):
        yield f"{value!r} must be text in quotes"


def _wrong_list(value: Any) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{value!r} must be a list"
        return
    yield from (f"{text!r} must be text in quotes" for text in value if not isinstance(text, str))
    yield from (f"{text!r} has no letter or digit" for text in value if isinstance(text, str) and not any(map(str.isalnum, text)))


def _duplicates(sound: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for file, data in sound:
        if data["id"] in seen:
            yield file, f"entry {data['id']!r} stands in {seen[data['id']]} already"
        seen.setdefault(data["id"], file)


def _dangling(sound: Sequence[tuple[str, Mapping[str, Any]]], read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    known = {data.get("id") for entries in read.values() if isinstance(entries, list) for data in entries if isinstance(data, dict)}
    for file, data in sound:
        references = [(key, data[key]) for key in _REFERENCE if data.get(key)]
        references += [(key, id) for key in _REFERENCES for id in data.get(key) or ()]
        yield from ((file, f"entry {data['id']!r}: {key}: no entry has the id {id!r}") for key, id in references if id not in known)


def _disputes(sound: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, str]]:
    """A name of two entries that is not listed as ambiguous by both."""
    bearers: defaultdict[tuple[str, str], dict[str, tuple[str, str, bool]]] = defaultdict(dict)
    for file, data in sound:
        for name, claim in _claims([_entry(data)]):
            letters = "".join(filter(str.isalnum, name))
            key = (letters, "") if claim.exact else ("", fold(letters))
            bearers[key][data["id"]] = (file, name, claim.ambiguous)
    for group in bearers.values():
        for id, (file, name, ambiguous) in group.items():
            others = sorted(set(group) - {id})
            if others and not ambiguous:
                yield file, f"entry {id!r}: the name {name!r} is also one of {', '.join(others)}; list it under 'ambiguous' of each"

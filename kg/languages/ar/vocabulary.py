"""The words of Arabic that its grammar needs, read once from the YAML files beside this module; all folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kg.languages.ar.conjugation import VerbForm, conjugate, present_of, shortened
from kg.text import fold

__all__ = ["Grammar", "Vocabulary", "load_vocabulary", "read_words"]

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Particles by what they do; `compounds` maps the first word of a particle of several words to all of them, longest first."""

    groups: Mapping[str, Words]
    features: Mapping[str, Mapping[str, str]]
    compounds: Mapping[str, tuple[tuple[str, ...], ...]]
    words: Words

    def has(self, group: str, word: str) -> bool:
        """Whether a word (or several, joined by blanks) belongs to a group."""
        return word in self.groups[group]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Verbs with all their forms, nouns, names, and particles."""

    forms: Mapping[str, tuple[VerbForm, ...]]
    transitive: Words
    circumstances: Mapping[str, VerbForm]
    plurals: Mapping[str, str]
    masdars: Mapping[str, str]
    adjectives: Words
    nisbas: Words
    participles: Mapping[str, str]
    bodies: Words
    deeds: Words
    portions: Words
    nouns: Words
    short: Words
    people: Words
    named: Words
    times: Words
    sources: Words
    intransitive: Words
    measuring: Words
    invariable: Words
    boards: Words
    adjective_plurals: Mapping[str, str]
    sums: Words
    described: Words
    fields: Words
    speakers: Words
    feminine: Words
    seats: Words
    trades: Words
    regional: Words
    given: Words
    doubtful: Words
    glued: Words
    surname_endings: tuple[str, ...]
    competences: Words
    connectors: Words
    titles_before: Words
    places: frozenset[tuple[str, ...]]
    place_words: Words
    place_adjectives: Words
    place_starts: Words
    grammar: Grammar


def read_words(name: str) -> Any:
    """One of the YAML files of this folder."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary of Arabic."""
    verbs, nouns, names = read_words("verbs.yaml"), read_words("nouns.yaml"), read_words("names.yaml")
    places = frozenset(tuple(fold(p).split()) for p in names["places"])
    plurals = _folded(nouns["plurals"])
    masdars = _folded(nouns["masdars"])
    bodies, deeds = _set(nouns["bodies"]), _set(nouns["deeds"])
    entity_nouns = read_words("lexicon.yaml")["entity_nouns"]
    entities = _set(noun for group in entity_nouns.values() for noun in group)
    own = entities | _set(nouns["nouns"]) | _set(nouns["common"]) | bodies | deeds | set(plurals) | set(plurals.values()) | set(masdars)
    return Vocabulary(
        forms=_forms(verbs["verbs"], transitive=_set(verbs["transitive"])),
        transitive=_set(verbs["transitive"]),
        circumstances=_circumstances(verbs["circumstances"]),
        plurals=plurals,
        masdars=masdars,
        adjectives=_set(nouns["adjectives"]),
        nisbas=_set(nouns["nisbas"]),
        participles=_folded(nouns["participles"]),
        bodies=bodies,
        deeds=deeds,
        portions=_set(nouns["portions"]),
        nouns=frozenset(own),
        short=_set(nouns["short"]),
        people=_set([*entity_nouns["person"], *entity_nouns["group"]]),
        named=_set(nouns["named"]),
        times=_set(nouns["times"]),
        sources=_set(nouns["sources"]),
        intransitive=_set(nouns["intransitive"]),
        invariable=_set(nouns["invariable"]),
        seats=_set(nouns["seats"]),
        trades=_set(nouns["trades"]),
        regional=_set(nouns["regional"]),
        feminine=_set(nouns["feminine"]),
        speakers=_set(nouns["speakers"]),
        described=_set(nouns["described"]),
        fields=_set(nouns["fields"]),
        sums=_set(nouns["sums"]),
        adjective_plurals=_folded(nouns["adjective_plurals"]),
        boards=_set(nouns["boards"]),
        measuring=_set(nouns["measuring"]),
        given=_set(names["given"]),
        doubtful=_set(names["doubtful"]),
        glued=_set(names["glued"]),
        surname_endings=tuple(sorted(_set(names["surname_endings"]))),
        competences=_set(nouns["competences"]),
        connectors=_set(names["connectors"]),
        titles_before=_set(names["titles_before"]),
        places=places,
        place_adjectives=_set(names["place_adjectives"]),
        place_words=frozenset(p[0] for p in places if len(p) == 1),
        place_starts=frozenset(p[0] for p in places),
        grammar=_grammar(read_words("particles.yaml")),
    )


def _set(words: Iterable[str]) -> Words:
    return frozenset(map(fold, words))


def _folded(table: Mapping[str, str]) -> Mapping[str, str]:
    return {fold(key): fold(value) for key, value in table.items()}


def _circumstances(table: Mapping[str, str]) -> Mapping[str, VerbForm]:
    forms = {}
    for participle, lemma in table.items():
        masculine = fold(participle)
        forms[masculine] = VerbForm(fold(lemma), "past", "ms")
        forms[masculine[:-1] + "ه"] = VerbForm(fold(lemma), "past", "fs")
    return forms


def _forms(verbs: Iterable[str], *, transitive: Words) -> Mapping[str, tuple[VerbForm, ...]]:
    forms: defaultdict[str, list[VerbForm]] = defaultdict(list)
    pairs = [(past, present or present_of(past)) for past, _, present in (fold(entry).partition(" ") for entry in verbs)]
    for past, present in pairs:
        for form, reading in conjugate(past, present):
            if reading not in forms[form]:
                forms[form].append(reading)
    full = frozenset(forms)
    for past, present in pairs:
        for form, reading in shortened(past, present):
            if form not in full:
                forms[form].append(reading)
    # "يخضع" is likelier to be the simple verb than the derived one, unless that is common with its object: "يصدر".
    return {form: tuple(sorted(found, key=lambda r: (r.lemma not in transitive, len(r.lemma)))) for form, found in forms.items()}


def _grammar(particles: Mapping[str, Any]) -> Grammar:
    groups = {key: _set(words) for key, words in particles.items()}
    features = {key: _folded(words) for key, words in particles.items() if isinstance(words, dict)}
    everything = frozenset(word for group in groups.values() for word in group)
    compounds: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for word in sorted(everything):
        parts = tuple(word.split())
        if len(parts) > 1:
            compounds[parts[0]].append(parts)
    longest = {first: tuple(sorted(all_parts, key=lambda p: (-len(p), p))) for first, all_parts in compounds.items()}
    return Grammar(groups, features, longest, frozenset(w for w in everything if " " not in w))

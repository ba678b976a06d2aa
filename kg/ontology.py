"""The only reader of `ontology/`: the closed set of terms, the types of facts with their roles, and the codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from kg.errors import DataError
from kg.ontology_files import Index, ontology_file, ontology_index

__all__ = ["CODES", "SHAPES", "TERMS", "FactType", "Ontology", "Role", "Shortcut", "code", "load_ontology", "ontology_file", "term"]

TERMS = "https://w3id.org/regkg#"
CODES = "https://w3id.org/regkg/code/"
SHAPES = "https://w3id.org/regkg/shape/"

_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LANGUAGES = ("en", "ar")
_SCHEMES = tuple(CODES + name for name in ("modality", "status", "matter", "sector"))


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a type of fact.

    name             as in lists of facts, such as "imposed_by"
    property         local name of the property that carries its name, such as "imposedBy"
    values           the entity types that may fill it, none for roles of words or money
    words            whether words may fill it
    money            whether an amount of money fills it
    key              whether situations of the type are told apart by it
    entity_property  local name of the property that holds the entities, "" where it holds none
    words_property   local name of the property that holds the words, "" where it holds none
    """

    name: str
    property: str
    values: frozenset[str]
    words: bool
    money: bool
    key: bool
    entity_property: str = ""
    words_property: str = ""


@dataclass(frozen=True, slots=True)
class FactType:
    """A type of fact: its name in lists of facts, its class, its kinds, its roles, and the roles between which it is drawn as an edge."""

    name: str
    class_name: str
    kinds: tuple[str, ...]
    roles: Mapping[str, Role]
    drawn_from: str
    drawn_to: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A plain property between two entities that facts of a type give, from the filler of one role to that of another.

    `kinds` is empty where every kind gives it; `sources` and `targets` are the entity types that its domain and range admit.
    """

    property: str
    type: str
    kinds: tuple[str, ...]
    drawn_from: str
    drawn_to: str
    sources: frozenset[str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that programs need to know of the vocabulary.

    types         type of fact -> its description
    entity_types  entity type -> local name of its class
    modalities    the strongest first
    schemes       code scheme -> its codes by rank
    terms         local names of all terms
    labels        (code, language) -> label;  term_labels the same for terms
    ancestors     local name of a class -> local names of the class itself and all above it
    """

    types: Mapping[str, FactType]
    entity_types: Mapping[str, str]
    modalities: tuple[str, ...]
    statuses: tuple[str, ...]
    matters: tuple[str, ...]
    sectors: tuple[str, ...]
    schemes: Mapping[str, tuple[str, ...]]
    shortcuts: tuple[Shortcut, ...]
    terms: frozenset[str]
    labels: Mapping[tuple[str, str], str]
    term_labels: Mapping[tuple[str, str], str]
    ancestors: Mapping[str, frozenset[str]]


def term(name: str) -> str:
    """The IRI of a term of the ontology; a name that it lacks is a LookupError that lists the near ones.

    >>> term("imposedBy")
    'https://w3id.org/regkg#imposedBy'
    """
    terms = load_ontology().terms
    if name not in terms:
        near = get_close_matches(name, sorted(terms), n=3) or sorted(terms)
        raise LookupError(f"the ontology has no term {name!r}; near ones: {', '.join(near)}")
    return TERMS + name


def code(name: str) -> str:
    """The IRI of a code; a name that the ontology lacks is a LookupError that lists the near ones.

    >>> code("fine")
    'https://w3id.org/regkg/code/fine'
    """
    codes = {c for scheme in load_ontology().schemes.values() for c in scheme}
    if name not in codes:
        near = get_close_matches(name, sorted(codes), n=3) or sorted(codes)
        raise LookupError(f"the ontology has no code {name!r}; near ones: {', '.join(near)}")
    return CODES + name


@cache
def load_ontology() -> Ontology:
    """The ontology as values, read once.

    >>> load_ontology().types["based-in"].class_name
    'Location'
    >>> load_ontology().modalities[0]
    'asserted'
    """
    terms = ontology_index("regkg.ttl")
    codes = ontology_index("codes.ttl")
    schemes = _schemes(codes, needed={*_SCHEMES, *(terms.one(c, TERMS + "kindScheme") for c in terms.subjects(TERMS + "kindScheme"))})
    ancestors = {name: _ancestors(terms, TERMS + name) for name in _own(terms.members(_OWL + "Class"))}
    entity_types = {terms.one(iri, TERMS + "entityType"): iri.removeprefix(TERMS) for iri in terms.subjects(TERMS + "entityType")}
    reading = _Reading(terms, schemes, ancestors, entity_types)
    return Ontology(
        types={t.name: t for t in map(reading.fact_type, terms.subjects(TERMS + "factType"))},
        entity_types=entity_types,
        modalities=schemes["modality"],
        statuses=schemes["status"],
        matters=schemes["matter"],
        sectors=schemes["sector"],
        schemes=schemes,
        shortcuts=tuple(map(reading.shortcut, terms.subjects(TERMS + "shortcutOf"))),
        terms=frozenset(_own(terms.triples)),
        labels=_labels(codes, _SKOS + "prefLabel", CODES),
        term_labels=_labels(terms, _RDFS + "label", TERMS),
        ancestors=ancestors,
    )


def _own(iris: Iterable[str]) -> list[str]:
    """The local names of those that are terms of this ontology."""
    return [iri.removeprefix(TERMS) for iri in iris if iri.startswith(TERMS)]


def _labels(triples: Index, predicate: str, base: str) -> dict[tuple[str, str], str]:
    return {
        (subject.removeprefix(base), language): value
        for subject, about in triples.triples.items()
        if subject.startswith(base)
        for value, language in about.get(predicate, ())
    }


# --- codes -----------------------------------------------------------------------------------------------------------


def _schemes(codes: Index, *, needed: set[str]) -> dict[str, tuple[str, ...]]:
    known, concepts = codes.members(_SKOS + "ConceptScheme"), codes.members(_SKOS + "Concept")
    problems = [f"lacks the scheme code:{iri.removeprefix(CODES)}" for iri in sorted(needed - set(known))]
    problems += [problem for concept in concepts for problem in _code_problems(codes, concept, known)]
    if problems:
        raise DataError.of("ontology/codes.ttl", problems)
    return {s.removeprefix(CODES): _members(codes, s, concepts) for s in known}


def _members(codes: Index, scheme: str, concepts: Iterable[str]) -> tuple[str, ...]:
    members = [c for c in concepts if scheme in codes.all(c, _SKOS + "inScheme")]
    return tuple(c.removeprefix(CODES) for c in sorted(members, key=lambda c: (int(codes.one(c, TERMS + "rank") or 98), c)))


def _code_problems(codes: Index, concept: str, schemes: list[str]) -> list[str]:
    if not concept.startswith(CODES):
        return [f"<{concept}> is no code; codes begin with {CODES}"]
    name = concept.removeprefix(CODES)
    languages = {language for _, language in codes.triples[concept].get(_SKOS + "prefLabel", ())}
    problems = [f"code:{name} has no skos:prefLabel in {language!r}" for language in _LANGUAGES if language not in languages]
    stated = codes.all(concept, _SKOS + "inScheme")
    unknown = [s for s in stated if s not in schemes]
    if unknown or not stated:
        names = ", ".join(s.removeprefix(CODES) for s in schemes)
        problems.append(f"code:{name} must be skos:inScheme one of: {names}; it has: {', '.join(stated) or 'none'}")
    rank = codes.one(concept, TERMS + "rank")
    if rank and not rank.isdecimal():
        problems.append(f"code:{name} has kg:rank {rank!r}, which is no whole number")
    return problems


# --- classes and roles -----------------------------------------------------------------------------------------------


def _ancestors(terms: Index, iri: str) -> frozenset[str]:
    found: set[str] = set()
    waiting = [iri]
    while waiting:
        current = waiting.pop()
        if current.startswith(TERMS) and current.removeprefix(TERMS) not in found:
            found.add(current.removeprefix(TERMS))
            waiting += terms.all(current, _RDFS + "subClassOf")
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is needed to turn classes and properties into values."""

    terms: Index
    schemes: Mapping[str, tuple[str, ...]]
    ancestors: Mapping[str, frozenset[str]]
    entity_types: Mapping[str, str]

    def fact_type(self, iri: str) -> FactType:
        scheme = self.terms.one(iri, TERMS + "kindScheme").removeprefix(CODES)
        roles = (self.role(p, iri) for p in self.terms.subjects(TERMS + "roleOf") if iri in self.terms.all(p, TERMS + "roleOf"))
        return FactType(
            name=self.terms.one(iri, TERMS + "factType"),
            class_name=iri.removeprefix(TERMS),
            kinds=self.schemes[scheme] if scheme else (),
            roles={role.name: role for role in roles},
            drawn_from=self.role_name(iri, "drawnFrom"),
            drawn_to=self.role_name(iri, "drawnTo"),
        )

    def role(self, iri: str, class_iri: str) -> Role:
        is_words = _OWL + "DatatypeProperty" in self.terms.all(iri, _RDF_TYPE)
        money = TERMS + "Amount" in self.terms.all(iri, _RDFS + "range")
        local = iri.removeprefix(TERMS)
        entity_property = self.terms.one(iri, TERMS + "entitiesIn").removeprefix(TERMS) if is_words else "" if money else local
        words_property = local if is_words else self.terms.one(iri, TERMS + "wordsIn").removeprefix(TERMS)
        return Role(
            name=self.terms.one(iri, TERMS + "roleName"),
            property=local,
            values=frozenset() if is_words or money else self.values(iri),
            words=bool(words_property),
            money=money,
            key=class_iri in self.terms.all(iri, TERMS + "keyRoleOf"),
            entity_property=entity_property,
            words_property=words_property,
        )

    def shortcut(self, iri: str) -> Shortcut:
        return Shortcut(
            property=iri.removeprefix(TERMS),
            type=self.terms.one(self.terms.one(iri, TERMS + "shortcutOf"), TERMS + "factType"),
            kinds=tuple(kind.removeprefix(CODES) for kind in self.terms.all(iri, TERMS + "shortcutKind")),
            drawn_from=self.role_name(iri, "drawnFrom"),
            drawn_to=self.role_name(iri, "drawnTo"),
            sources=self.members(self.terms.all(iri, _RDFS + "domain")),
            targets=self.members(self.terms.all(iri, _RDFS + "range")),
        )

    def role_name(self, iri: str, annotation: str) -> str:
        return self.terms.one(self.terms.one(iri, TERMS + annotation), TERMS + "roleName")

    def values(self, property_iri: str) -> frozenset[str]:
        return self.members(self.terms.all(property_iri, TERMS + "admits") or self.terms.all(property_iri, _RDFS + "range"))

    def members(self, classes: Iterable[str]) -> frozenset[str]:
        above = {iri.removeprefix(TERMS) for iri in classes}
        return frozenset(name for name, local in self.entity_types.items() if above & self.ancestors[local])

"""Graphs that are computed from the graphs of articles, and what they are computed from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.authority import Authority, AuthorityEntry
from kg.derive import Link, Situation, Stated, overall_modality, shortcuts, situation_links
from kg.iris import DATA, digest, entity_id, entity_iri
from kg.model import Entity
from kg.ontology import CODES, Ontology
from kg.rdf.terms import DCTERMS, RDF_TYPE, Spo, Subject, code_node, node, plain, words
from kg.rdf.write import entity_triples

__all__ = ["BACKGROUND", "background_graph", "derived_graphs", "patterns", "read_situations"]

BACKGROUND = "graph/background"
_TITLES = {
    "graph/corroborations": "Derived: situations of several articles that tell of one event",
    "graph/contradictions": "Derived: claims that can't all be true",
    "graph/modalities": "Derived: the strongest modality among the claims of each situation",
    "graph/shortcuts": "Derived: plain relations that claims assert or report",
    BACKGROUND: "Background: what the authority file says, stated by no article",
}
_VALUES = ("states", "modality", "kind", "status", "when", "published", "amount", "value", "currency")


def patterns(ontology: Ontology) -> Iterator[tuple[NamedNode, NamedNode | None]]:
    """The predicates, and of types the objects, of all triples that `read_situations` needs."""
    yield from ((node(name), None) for name in _VALUES)
    yield from ((RDF_TYPE, node(fact_type.class_name)) for fact_type in ontology.types.values())
    yield from ((node(name), None) for name in _roles(ontology))


def read_situations(quads: Iterable[Quad], *, ontology: Ontology, base: str = DATA) -> tuple[Situation, ...]:
    """The situations in graphs of articles, each with its claims in all of them."""
    types = {node(t.class_name).value: t.name for t in ontology.types.values()}
    of: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    claims: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for quad in quads:
        if isinstance(quad.graph_name, DefaultGraph) or not isinstance(quad.subject, NamedNode):
            continue
        value = quad.object.value if isinstance(quad.object, NamedNode | Literal) else ""
        of[quad.subject.value][quad.predicate.value].add(value)
        if quad.predicate == node("states"):
            claims[value].add((quad.subject.value, quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""))
    reading = _Reading(of, types, _roles(ontology), base)
    return tuple(reading.situation(iri, claims[iri]) for iri in sorted(claims))


def derived_graphs(situations: Iterable[Situation], *, ontology: Ontology, base: str = DATA) -> dict[NamedNode, tuple[Quad, ...]]:
    """Corroborations, contradictions, overall modalities and shortcuts, each as a graph of its own."""
    known = tuple(situations)
    links = situation_links(known)
    parts: dict[str, Iterable[Spo]] = {
        "graph/corroborations": _link_triples((k for k in links if k.kind == "corroboration"), base=base),
        "graph/contradictions": _link_triples((k for k in links if k.kind == "contradiction"), base=base),
        "graph/modalities": _modalities(known, ontology=ontology, base=base),
        "graph/shortcuts": (
            (NamedNode(entity_iri(s, base=base)), node(p), NamedNode(entity_iri(o, base=base)))
            for s, p, o in shortcuts(known, ontology=ontology)
        ),
    }
    return {NamedNode(base + name): _graph(name, triples, base=base) for name, triples in parts.items()}


def background_graph(authority: Authority, entities: Iterable[str], *, ontology: Ontology, base: str = DATA) -> tuple[Quad, ...]:
    """What the authority file says of these entities, and what those are that it relates them to."""
    triples: set[Spo] = set()
    for name in sorted(set(entities) & set(authority.entries)):
        for triple in _relations(authority.entries[name], authority, ontology=ontology, base=base):
            triples.add(triple)
            for end in (triple[0], triple[2]):
                other = entity_id(end.value, base=base)
                if other in authority.entries:
                    triples.update(entity_triples(_entity(authority.entries[other]), base=base))
    return _graph(BACKGROUND, triples, base=base)


def _entity(entry: AuthorityEntry) -> Entity:
    return Entity(entry.id, entry.type, entry.names, known=True)


def _relations(entry: AuthorityEntry, authority: Authority, *, ontology: Ontology, base: str) -> Iterator[Spo]:
    """Only what domain and range of each term allow."""
    said = [("country", entry.id, entry.country), ("partOf", entry.id, entry.part_of), ("parentOf", entry.parent, entry.id)]
    said += [("runsProduct", entry.run_by, entry.id)]
    said += [("runsProduct", entry.id, product) for product in entry.products]
    said += [("oversees", entry.id, other) for other in entry.oversees]
    ends = {"country": ("Entity", "Place"), "partOf": ("Entity", "Entity"), "parentOf": ("Organization", "Organization")}
    ends |= {"runsProduct": ("Organization", "Product"), "oversees": ("PublicBody", "Organization")}
    for name, source, target in said:
        if source and target and _is(source, ends[name][0], authority, ontology) and _is(target, ends[name][1], authority, ontology):
            yield NamedNode(entity_iri(source, base=base)), node(name), NamedNode(entity_iri(target, base=base))
    if _is(entry.id, "PublicBody", authority, ontology):
        known = {*ontology.sectors, *ontology.matters}
        yield from (Subject.at(entity_iri(entry.id, base=base)).has("supervises", code_node(s)) for s in entry.supervises if s in known)


def _is(name: str, class_name: str, authority: Authority, ontology: Ontology) -> bool:
    return class_name in ontology.ancestors[ontology.entity_types[authority.entries[name].type]]


def _graph(name: str, triples: Iterable[Spo], *, base: str) -> tuple[Quad, ...]:
    graph = NamedNode(base + name)
    titled = (graph, DCTERMS["title"], words(_TITLES[name], "en"))
    return tuple(Quad(s, p, o, graph) for s, p, o in sorted({titled, *triples}, key=lambda t: tuple(map(str, t))))


def _link_triples(links: Iterable[Link], *, base: str) -> Iterator[Spo]:
    for link in links:
        ends = [NamedNode(entity_iri(s, base=base)) for s in link.situations]
        subject = Subject.at(f"{base}{link.kind}/{digest([*link.situations, *link.claims, link.because])}")
        yield subject.a(link.kind.capitalize())
        yield subject.has("because", plain(link.because))
        yield from (subject.has("linksSituation", end) for end in ends)
        yield from (subject.has("linksClaim", NamedNode(entity_iri(claim, base=base))) for claim in link.claims)
        direct = node("corroborates" if link.kind == "corroboration" else "contradicts")
        yield from ((first, direct, second) for first in ends for second in ends if first != second)


def _modalities(situations: Iterable[Situation], *, ontology: Ontology, base: str) -> Iterator[Spo]:
    for situation in situations:
        modality = overall_modality(situation, ontology=ontology)
        if modality is not None:
            yield Subject.at(entity_iri(situation.id, base=base)).has("overallModality", code_node(modality))


def _roles(ontology: Ontology) -> dict[str, str]:
    """Property -> role, for roles that entities fill themselves."""
    return {
        role.entity_property: role.name
        for fact_type in ontology.types.values()
        for role in fact_type.roles.values()
        if role.entity_property == role.property
    }


class _Reading:
    """Makes situations of values by subject and predicate."""

    def __init__(self, of: Mapping[str, Mapping[str, set[str]]], types: Mapping[str, str], roles: Mapping[str, str], base: str) -> None:
        self._of = of
        self._types = types
        self._roles = roles
        self._base = base

    def situation(self, iri: str, claims: Iterable[tuple[str, str]]) -> Situation:
        of = self._of[iri]
        return Situation(
            id=entity_id(iri, base=self._base),
            type=next(self._types[c] for c in sorted(of[RDF_TYPE.value]) if c in self._types),
            kind=self._code(iri, "kind") or "",
            status=self._code(iri, "status"),
            when=self._one(iri, "when"),
            roles={role: self._entities(of[node(name).value]) for name, role in self._roles.items() if node(name).value in of},
            amounts=frozenset(amount for a in of.get(node("amount").value, ()) if (amount := self._amount(a)) is not None),
            claims=tuple(sorted(self._stated(claim, article) for claim, article in claims)),
        )

    def _one(self, iri: str, name: str) -> str | None:
        return min(self._of.get(iri, {}).get(node(name).value, ()), default=None)

    def _code(self, iri: str, name: str) -> str | None:
        found = self._one(iri, name)
        return None if found is None else found.removeprefix(CODES)

    def _entities(self, iris: Iterable[str]) -> frozenset[str]:
        return frozenset(entity_id(iri, base=self._base) for iri in iris)

    def _amount(self, iri: str) -> tuple[Decimal, str] | None:
        value, currency = self._one(iri, "value"), self._one(iri, "currency")
        return None if value is None or currency is None else (Decimal(value), currency)

    def _stated(self, claim: str, article: str) -> Stated:
        modality = (self._code(claim, "modality") or "").removeprefix(CODES)
        return Stated(entity_id(claim, base=self._base), entity_id(article, base=self._base), modality, self._one(article, "published"))

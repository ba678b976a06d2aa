"""All that the pages tell of, indexed: articles, entities with their facts, and how facts of different articles hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.analysis.background import background
from kg.analysis.links import derived_links, linked_facts
from kg.analysis.projection import project
from kg.authority import load_authority
from kg.derive import Link
from kg.edtf import is_valid, sort_key
from kg.model import Article, Entity, Extraction, Fact, Filler, Name
from kg.ontology import load_ontology
from kg.rdf import situation_id
from kg.render.evidence import article_value

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Agreement", "Content", "dated", "gather", "parties"]

_REGULATOR = "PublicBody"

Triple: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Facts of different articles that a link holds together or against each other."""

    link: Link
    facts: tuple[Fact, ...]

    @property
    def contradicts(self) -> bool:
        """Whether the articles do not say the same."""
        return self.link.kind == "contradiction"


@dataclass(frozen=True, slots=True)
class Content:
    """What a site shows.

    article_values  id of an article -> what a page says of it
    facts        of every article, in the order of the articles and of their texts
    facts_in     id of an article -> its facts
    facts_of     id of an entity -> the facts that it takes part in or states
    named_in     id of an entity -> id of an article -> how often it names the entity
    agreements   the contradictions first
    linked       (article, id of a fact) -> the agreements that it is part of
    measures     id of a situation -> the facts that state this one measure; the latest measure first, those without a date last
    stated       id of a claim or of a situation -> the first fact that it is about
    measure_of   (article, id of a fact) -> the id of the measure that it states
    background   id of an entity -> (subject, relation, object) triples of entities that the site has, stated by no article
    graph        all facts as a graph to draw
    """

    records: tuple[Extraction, ...]
    articles: Mapping[str, Article]
    article_values: Mapping[str, Mapping[str, Any]]
    entities: Mapping[str, Entity]
    facts: tuple[Fact, ...]
    facts_in: Mapping[str, tuple[Fact, ...]]
    facts_of: Mapping[str, tuple[Fact, ...]]
    named_in: Mapping[str, Mapping[str, int]]
    agreements: tuple[Agreement, ...]
    linked: Mapping[tuple[str, str], tuple[Agreement, ...]]
    measures: Mapping[str, tuple[Fact, ...]]
    stated: Mapping[str, Fact]
    measure_of: Mapping[tuple[str, str], str]
    background: Mapping[str, tuple[Triple, ...]]
    graph: nx.MultiDiGraph[str] = field(compare=False, repr=False)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links between facts of different articles."""
        return tuple(agreement.link for agreement in self.agreements)

    def acting(self, entity: str) -> tuple[Fact, ...]:
        """The facts in which an entity is the one that acts."""
        types = load_ontology().types
        return tuple(fact for fact in self.facts_of[entity] if any(x.id == entity for x in fact.fillers(types[fact.type].drawn_from)))

    def regulators(self) -> tuple[str, ...]:
        """The public bodies that act, and all who impose a measure; those who impose most measures first."""
        ontology = load_ontology()
        acts = {entity: self.acting(entity) for entity in self.entities}
        imposed = {entity: sum(fact.type == "measure" for fact in facts) for entity, facts in acts.items()}
        public = {name for name, class_name in ontology.entity_types.items() if _REGULATOR in ontology.ancestors[class_name]}
        active = [e for e, facts in acts.items() if imposed[e] or (facts and self.entities[e].type in public)]
        return tuple(sorted(active, key=lambda entity: (-imposed[entity], -len(acts[entity]), entity)))


def gather(records: Iterable[Extraction]) -> Content:
    """The content of a site, in an order of its own."""
    kept = tuple(sorted(records, key=lambda record: record.article.id))
    links = derived_links(kept)
    facts_in = {record.article.id: tuple(sorted(record.facts, key=_place)) for record in kept}
    facts = tuple(chain.from_iterable(facts_in.values()))
    graph = project(kept, links=links)
    entities = _entities(graph, facts)
    agreements = tuple(_agreements(links, facts))
    measures = _measures(facts)
    return Content(
        records=kept,
        articles={record.article.id: record.article for record in kept},
        article_values={record.article.id: article_value(record.article) for record in kept},
        entities=entities,
        facts=facts,
        facts_in=facts_in,
        facts_of=_facts_of(entities, facts),
        named_in=_named_in(kept),
        agreements=agreements,
        linked=_linked(agreements),
        measures=measures,
        stated=_stated(facts),
        measure_of={(fact.article, fact.id): measure for measure, stating in measures.items() for fact in stating},
        background=_background(entities),
        graph=graph,
    )


def parties(fact: Fact) -> Iterator[Filler]:
    """The entities that take part in a fact or state it, as they stand in it."""
    for fillers in (*(role.fillers for role in fact.roles), fact.attributed_to):
        yield from (filler for filler in fillers if filler.id is not None)


def dated(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that have a date, the earliest first."""
    return tuple(sorted(filter(_has_date, facts), key=lambda fact: (sort_key(fact.when), fact.article, fact.id)))


def _place(fact: Fact) -> tuple[int, int, str]:
    return fact.passage.start, -fact.passage.end, fact.id


def _has_date(fact: Fact) -> bool:
    return fact.when is not None and is_valid(fact.when)


def _entities(graph: nx.MultiDiGraph[str], facts: Iterable[Fact]) -> dict[str, Entity]:
    """The entities of all facts, and the others that are known beforehand: what a text only calls something is none without a fact."""
    listed: dict[str, Entity] = dict(graph.graph["entities"])
    found = {identity: entity for identity, entity in listed.items() if entity.known}
    for fact in facts:
        for filler in parties(fact):
            if filler.id is not None:
                found[filler.id] = listed[filler.id]
    return {identity: _named(found[identity]) for identity in sorted(found)}


def _named(entity: Entity) -> Entity:
    return entity if entity.names else Entity(entity.id, entity.type, (Name(entity.id, ""),), entity.known)


def _facts_of(entities: Iterable[str], facts: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {entity: [] for entity in entities}
    for fact in facts:
        for entity in sorted({filler.id for filler in parties(fact) if filler.id is not None}):
            found[entity].append(fact)
    return {entity: tuple(about) for entity, about in found.items()}


def _named_in(records: Iterable[Extraction]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for record in records:
        for mention in record.mentions:
            found.setdefault(mention.entity, Counter())[record.article.id] += 1
    return found


def _stated(facts: Sequence[Fact]) -> dict[str, Fact]:
    ontology = load_ontology()
    found: dict[str, Fact] = {}
    for fact in facts:
        found[f"claim/{fact.id}"] = fact
        found.setdefault(situation_id(fact, ontology=ontology), fact)
    return found


def _measures(facts: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    ontology = load_ontology()
    found: dict[str, tuple[Fact, ...]] = {}
    stated = [fact for fact in facts if fact.type == "measure"]
    for fact in (*reversed(dated(stated)), *(fact for fact in stated if not _has_date(fact))):
        measure = situation_id(fact, ontology=ontology)
        found[measure] = (*found.get(measure, ()), fact)
    return found


def _background(entities: Collection[str]) -> dict[str, tuple[Triple, ...]]:
    found: dict[str, list[Triple]] = {}
    for subject, relation, other in sorted(set(background(load_authority()))):
        if subject in entities and other in entities and subject != other:
            for end in (subject, other):
                found.setdefault(end, []).append((subject, relation, other))
    return {entity: tuple(triples) for entity, triples in found.items()}


def _agreements(links: Iterable[Link], facts: Iterable[Fact]) -> Iterator[Agreement]:
    by_id = {fact.id: fact for fact in facts}
    for link in sorted(links, key=lambda link: (link.kind != "contradiction", link)):
        linked = tuple(by_id[fact] for fact in linked_facts(link))
        if len({fact.article for fact in linked}) > 1:
            yield Agreement(link, linked)


def _linked(agreements: Iterable[Agreement]) -> dict[tuple[str, str], tuple[Agreement, ...]]:
    found: dict[tuple[str, str], tuple[Agreement, ...]] = {}
    for agreement in agreements:
        for fact in agreement.facts:
            key = (fact.article, fact.id)
            found[key] = (*found.get(key, ()), agreement)
    return found

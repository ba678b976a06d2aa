"""The facts as a networkx graph: entities are nodes, a fact is an edge from who does it to whom it is done to.

Node attributes

    node        "entity" or "situation"
    type        entity type, or the type of the fact that the situation stands for
    label       main name, in English where there is one
    names       all names, as `kg.model.Name`s, sorted; () for a situation

Edge attributes (the key is the id of the fact, of a side role `<id>#<role>`)

    fact        id of the fact, "" for background
    type, kind, role, modality, when, status, article, language, source, confidence, background

`graph.graph["facts"]` maps each id to its `Fact`, `graph.graph["articles"]` each article's id to its `Article`,
`graph.graph["entities"]` each id to its `Entity`, those that take no part in a fact too; `graph.graph["links"]` are the corroborations and
contradictions between these facts.
A fact without two entities to connect (nobody is named as its author, or its target is only described) gets a node of its own, a
situation, so that it is not lost. What the authority file says is drawn with `background=True` and states no fact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.analysis.links import linked_facts
from kg.derive import Link
from kg.edtf import compatible, is_valid
from kg.model import Article, Entity, Extraction, Fact, Filler, Modality, Name
from kg.ontology import Ontology, load_ontology

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FIRM", "best_name", "project", "stated"]

FIRM: frozenset[Modality] = frozenset({"asserted", "reported"})
"""The modalities under which a fact is said to be so."""


def project(
    records: Iterable[Extraction],
    *,
    modalities: Collection[str] | None = None,
    types: Collection[str] | None = None,
    sources: Collection[str] | None = None,
    languages: Collection[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    minimum_confidence: float = 0.0,
    background: Iterable[tuple[str, str, str]] = (),
    links: Iterable[Link] = (),
    ontology: Ontology | None = None,
) -> nx.MultiDiGraph[str]:
    """The graph of the facts that pass all filters; None lets everything pass.

    `sources` are ids of articles or names of their sources, `since` and `until` are EDTF dates: a fact passes when it may have happened
    between them, a fact without a date only when neither is given. `background` are (subject, relation, object) triples of entity ids;
    those between two entities of the graph are drawn. `links` are those of `kg.analysis.links.derived_links`.

    >>> project([]).number_of_nodes()
    0
    """
    import networkx as nx

    ontology = ontology or load_ontology()
    between = f"{since or '..'}/{until or '..'}" if since or until else None
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(facts={}, articles={})
    entities: dict[str, Entity] = {}
    for record in sorted(records, key=lambda record: record.article.id):
        if not _chosen(record.article, sources=sources, languages=languages):
            continue
        graph.graph["articles"][record.article.id] = record.article
        for entity in record.entities:
            entities[entity.id] = _joined(entities.get(entity.id), entity)
        for fact in record.facts:
            if (
                (modalities is None or fact.modality in modalities)
                and (types is None or fact.type in types)
                and fact.confidence >= minimum_confidence
                and _happened(fact, between)
            ):
                _add_fact(graph, fact, record.article, ontology=ontology)
    _describe(graph, entities)
    _add_background(graph, background)
    graph.graph["entities"] = dict(sorted(entities.items()))
    graph.graph["links"] = tuple(link for link in sorted(links) if set(linked_facts(link)) <= graph.graph["facts"].keys())
    return graph


def stated(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The edges that facts state, without the background, in a fixed order."""
    edges = ((source, target, key, data) for source, target, key, data in graph.edges(keys=True, data=True) if not data["background"])
    for source, target, _, data in sorted(edges, key=lambda edge: edge[:3]):
        yield source, target, data


def best_name(names: Iterable[Name], *, language: str, default: str) -> str:
    """The main name in a language, else any name in it, else the main name in English, else any.

    >>> best_name([Name("Ant", "en"), Name("آنت", "ar")], language="ar", default="")
    'آنت'
    """
    order = {"main": 0, "alternative": 1, "acronym": 2}
    tongues = {language: 0, "en": 1}
    ranked = sorted(names, key=lambda name: (tongues.get(name.language, 2), order[name.part], name))
    return ranked[0].text if ranked else default


def _chosen(article: Article, *, sources: Collection[str] | None, languages: Collection[str] | None) -> bool:
    return (sources is None or article.id in sources or (article.source or "") in sources) and (
        languages is None or article.language in languages
    )


def _happened(fact: Fact, between: str | None) -> bool:
    return between is None or (fact.when is not None and is_valid(fact.when) and compatible(fact.when, between))


def _joined(known: Entity | None, entity: Entity) -> Entity:
    if known is None:
        return entity
    first, second = sorted((known, entity), key=lambda e: (not e.known, e.type))
    return Entity(first.id, first.type, tuple(sorted({*first.names, *second.names})), known=first.known)


def _ends(fact: Fact, role: str) -> list[str]:
    return sorted({filler.id for filler in fact.fillers(role) if filler.id is not None})


def _add_fact(graph: nx.MultiDiGraph[str], fact: Fact, article: Article, *, ontology: Ontology) -> None:
    drawing = ontology.types[fact.type]
    graph.graph["facts"][fact.id] = fact
    for role in fact.roles:
        for filler in role.fillers:
            _add_entity(graph, filler)
    sources, targets = _ends(fact, drawing.drawn_from), _ends(fact, drawing.drawn_to)
    if not any(source != target for source in sources for target in targets):
        situation = f"situation/{fact.id}"
        graph.add_node(situation, node="situation", type=fact.type, label=fact.kind or fact.type, names=())
        sources, targets = (sources, [situation]) if sources else ([situation], targets)
    for role in fact.roles:
        if role.name not in (drawing.drawn_from, drawing.drawn_to):
            _add_edges(graph, fact, article, sources, _ends(fact, role.name), role=role.name)
    _add_edges(graph, fact, article, sources, targets, role="")


def _add_entity(graph: nx.MultiDiGraph[str], filler: Filler) -> None:
    if filler.id is not None and filler.id not in graph:
        graph.add_node(filler.id, node="entity", type=filler.type, label=filler.name, names=())


def _add_edges(graph: nx.MultiDiGraph[str], fact: Fact, article: Article, sources: list[str], targets: list[str], *, role: str) -> None:
    key = f"{fact.id}#{role}" if role else fact.id
    for source in sources:
        for target in targets:
            if source != target:
                graph.add_edge(
                    source,
                    target,
                    key=key,
                    fact=fact.id,
                    type=fact.type,
                    kind=fact.kind,
                    role=role,
                    modality=fact.modality,
                    when=fact.when,
                    status=fact.status,
                    article=article.id,
                    language=article.language,
                    source=article.source,
                    confidence=fact.confidence,
                    background=False,
                )


def _describe(graph: nx.MultiDiGraph[str], entities: dict[str, Entity]) -> None:
    for node, data in graph.nodes(data=True):
        if node in entities:
            entity = entities[node]
            data |= {"type": entity.type, "names": tuple(sorted(entity.names))}
            data["label"] = best_name(entity.names, language="en", default=data["label"])


def _add_background(graph: nx.MultiDiGraph[str], background: Iterable[tuple[str, str, str]]) -> None:
    for subject, relation, obj in sorted(set(background)):
        if subject in graph and obj in graph and subject != obj:
            graph.add_edge(
                subject,
                obj,
                key=f"background/{relation}",
                fact="",
                type="background",
                kind=relation,
                role="",
                modality="",
                when=None,
                status=None,
                article="",
                language="",
                source=None,
                confidence=1.0,
                background=True,
            )

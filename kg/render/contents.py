"""What a page carries: one value that is read when it opens, and, of a large graph, others that are read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.analysis.links import linked_facts
from kg.analysis.projection import FIRM, best_name
from kg.derive import Link
from kg.model import Extraction
from kg.ontology import Ontology
from kg.render.evidence import article_value, entity_value, fact_value
from kg.render.reasons import reason, spoken_names
from kg.render.texts import LANGUAGES, load_texts
from kg.render.visible import INVISIBLE, visible

if TYPE_CHECKING:
    import networkx as nx

    from kg.render.drawing import Drawing

__all__ = ["Contents", "contents", "linked_pairs"]

_CHUNK = 200
_MOST_DRAWN = 1200
_TOLD_LATER = ("matter", "whenText", "confidence", "rule", "extractor", "speakers", "roles", "passages")

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Contents:
    """The value that is read when the page opens, and those that are read later, by the names of their places in the file."""

    opening: Values
    later: Mapping[str, Any] = field(default_factory=dict)


def contents(
    records: Sequence[Extraction], *, graph: nx.MultiDiGraph[str], drawing: Drawing, focus: Sequence[str], ontology: Ontology
) -> Contents:
    """All that the scripts of the page know: of a drawing in clusters, members and the words of the facts are read later."""
    number = {record.article.id: place for place, record in enumerate(records)}
    facts = [fact_value(fact, record.article, number=number) for record in records for fact in record.facts]
    common = _words(ontology) | _told(records, graph, drawing) | {"focus": list(focus), "links": list(_links(graph, ontology))}
    if not drawing.clusters:
        others = _others(graph, shown={node["id"] for node in drawing.nodes})
        return Contents(common | {"nodes": drawing.nodes, "edges": drawing.edges, "others": others, "facts": facts, "clusters": []})
    others = [{**node, "folded": None} for node in _others(graph, shown=set())]
    later: dict[str, Any] = dict(_members(drawing))
    for start in range(0, len(facts), _CHUNK):
        later[f"told-{start // _CHUNK}"] = [{key: fact[key] for key in _TOLD_LATER} for fact in facts[start : start + _CHUNK]]
    large = {
        "nodes": [],
        "edges": [],
        "others": others,
        "facts": list(_index(facts, others, ontology)),
        "clusters": list(_clusters(drawing)),
        "chunk": _CHUNK,
        "toldLater": list(_TOLD_LATER),
        "mostDrawn": _MOST_DRAWN,
    }
    return Contents(common | large, later)


def linked_pairs(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[Link, str, str]]:
    """Each two facts of different articles that a link holds together or against each other."""
    facts = graph.graph["facts"]
    for link in graph.graph["links"]:
        for first, second in combinations(linked_facts(link), 2):
            if facts[first].article_hash != facts[second].article_hash:
                yield link, first, second


def _words(ontology: Ontology) -> Values:
    """The words of the page and of the vocabulary."""
    return {
        "languages": list(LANGUAGES),
        "texts": load_texts()["interface"],
        "invisible": INVISIBLE,
        "labels": _labels(ontology),
        "reasons": load_texts()["reasons"],
        "types": list(ontology.types),
        "ends": {name: [kind.drawn_from, kind.drawn_to] for name, kind in ontology.types.items()},
        "firm": sorted(FIRM),
        "modalities": list(ontology.modalities),
    }


def _told(records: Sequence[Extraction], graph: nx.MultiDiGraph[str], drawing: Drawing) -> Values:
    """Articles, and how much of all that the drawing does not show."""
    drawn = {fact for part in (*drawing.edges, *drawing.nodes) for fact in part["facts"]}
    entities = {node for node, data in graph.nodes(data=True) if data["node"] == "entity"}
    return {
        "entityTypes": sorted({graph.nodes[node]["type"] for node in entities}),
        "parents": _parents(graph),
        "articles": [article_value(record.article) for record in records],
        "undrawn": {
            "facts": len(set(graph.graph["facts"]) - drawn),
            "entities": len(entities - {node["id"] for node in drawing.nodes}),
            "unconnected": len(set(graph.graph["entities"]) - set(graph) - _speaking(graph)),
            "refused": sum(len(record.refusals) for record in records),
        },
    }


def _links(graph: nx.MultiDiGraph[str], ontology: Ontology) -> Iterator[Values]:
    """What holds facts together or against each other, with the reason in each language."""
    entities = graph.graph["entities"]
    names = {
        code: spoken_names({id: best_name(entity.names, language=code, default=id) for id, entity in entities.items()})
        for code in LANGUAGES
    }
    for link, first, second in linked_pairs(graph):
        because = {code: visible(reason(link.because, language=code, ontology=ontology, names=names[code])) for code in LANGUAGES}
        yield {"first": first, "second": second, "relation": link.kind, "because": because}


def _parents(graph: nx.MultiDiGraph[str]) -> list[list[str]]:
    """(parent, child) of what the background knows of ownership."""
    edges = graph.edges(data=True)
    return sorted([parent, child] for child, parent, data in edges if data["background"] and data["kind"] == "parent")


def _others(graph: nx.MultiDiGraph[str], *, shown: set[str]) -> list[Values]:
    """The entities besides those shown, the ones that do nothing but speak among them: to be found and opened."""
    entities = {node for node, data in graph.nodes(data=True) if data["node"] == "entity"}
    known = graph.graph["entities"]
    speakers = [known[speaker] for speaker in sorted(_speaking(graph) - set(graph)) if speaker in known]
    return [entity_value(node, graph.nodes[node]) for node in sorted(entities - shown)] + [
        entity_value(e.id, {"node": "entity", "type": e.type, "names": e.names, "label": e.id}) for e in speakers
    ]


def _speaking(graph: nx.MultiDiGraph[str]) -> set[str]:
    """The entities that say what facts state, whether they take part in one or not."""
    return {filler.id for fact in graph.graph["facts"].values() for filler in fact.attributed_to if filler.id is not None}


def _clusters(drawing: Drawing) -> Iterator[Values]:
    """What stands for a cluster that is not open: its disc, and its entities, by the first of which it is called."""
    kinds = {node["id"]: node["kind"] for node in drawing.nodes}
    for number, cluster in enumerate(drawing.clusters):
        yield {
            "id": f"cluster/{number}",
            "count": len(cluster.nodes),
            **cluster.wide._asdict(),
            "tall": cluster.tall._asdict(),
            "members": [node for node in cluster.nodes if kinds[node] == "entity"],
        }


def _members(drawing: Drawing) -> Iterator[tuple[str, Values]]:
    """The nodes of each cluster and all lines that begin or end in it."""
    home = {node: number for number, cluster in enumerate(drawing.clusters) for node in cluster.nodes}
    found: list[Values] = [{"nodes": [], "edges": []} for _ in drawing.clusters]
    for node in drawing.nodes:
        found[home[node["id"]]]["nodes"].append(node)
    for edge in drawing.edges:
        for number in sorted({home[edge["from"]], home[edge["to"]]}):
            found[number]["edges"].append(edge)
    yield from ((f"cluster-{number}", part) for number, part in enumerate(found))


def _index(facts: Sequence[Values], others: Sequence[Values], ontology: Ontology) -> Iterator[Values]:
    """Of each fact what filters and counts need, entities by their places in `others`."""
    place = {node["id"]: number for number, node in enumerate(others)}
    for fact in facts:
        roles = {name: [place[f["id"]] for f in fillers if f["id"] in place] for name, fillers in fact["roles"]}
        speakers = [place[filler["id"]] for filler in fact["speakers"] if filler["id"] in place]
        kind = ontology.types[fact["type"]]
        yield {key: value for key, value in fact.items() if key not in _TOLD_LATER} | {
            "from": roles.get(kind.drawn_from, []),
            "to": roles.get(kind.drawn_to, []),
            "parties": sorted({number for numbers in (*roles.values(), speakers) for number in numbers}),
        }


def _labels(ontology: Ontology) -> dict[str, dict[str, dict[str, str]]]:
    """Part -> name -> language -> label, of the words of the vocabulary."""
    classes = {
        "types": {name: kind.class_name for name, kind in ontology.types.items()},
        "entityTypes": dict(ontology.entity_types),
    }
    found = {
        part: {name: {code: ontology.term_labels.get((term, code), name) for code in LANGUAGES} for name, term in sorted(terms.items())}
        for part, terms in classes.items()
    }
    codes = sorted({name for name, _ in ontology.labels})
    found["codes"] = {name: {code: ontology.labels.get((name, code), name) for code in LANGUAGES} for name in codes}
    found["roles"] = {name: dict(texts) for name, texts in load_texts()["roles"].items()}
    return found

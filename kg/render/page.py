"""The page of a graph: one HTML file that needs no network, in which every line leads to the sentence that states it.

No text of an article is ever markup: it travels as escaped JSON and is shown as text nodes, and a content security policy allows only the
scripts and styles that the page is made with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.analysis.links import derived_links, linked_facts
from kg.analysis.projection import FIRM, project
from kg.derive import Link
from kg.export import written_whole
from kg.model import Extraction
from kg.ontology import Ontology, load_ontology
from kg.render.bundles import bundle
from kg.render.document import document
from kg.render.evidence import article_value, entity_value, fact_value
from kg.render.lines import gather
from kg.render.selection import choose_focus, choose_nodes
from kg.render.texts import LANGUAGES, load_texts
from kg.render.visible import INVISIBLE

if TYPE_CHECKING:
    import networkx as nx

    from kg.render.drawing import Drawing

__all__ = ["render_page", "write_page"]

_LIMIT = 400


def render_page(
    records: Iterable[Extraction],
    *,
    title: str,
    focus: Sequence[str] = (),
    hops: int | None = None,
    links: Iterable[Link] | None = None,
    background: Iterable[tuple[str, str, str]] = (),
    language: str = "en",
    limit: int = _LIMIT,
) -> str:
    """The page of all facts, drawn around `focus` (ids of entities) as far as `hops` steps and at most `limit` nodes.

    `links` are the derived corroborations and contradictions between facts (found here where none are given), `background` what is known
    beforehand, as (subject, relation, object) triples of ids, `language` the one in which the page opens. The list on
    the page has every fact, the drawing says what it leaves out. The same arguments give the same bytes.
    """
    from kg.render.drawing import draw

    ontology = load_ontology()
    records = sorted(records, key=lambda record: record.article.id)
    graph = project(records, background=background, links=derived_links(records) if links is None else links, ontology=ontology)
    centre = choose_focus(graph, focus)
    against = _against(graph)
    drawn = bundle(graph.subgraph(choose_nodes(graph, focus=centre, hops=hops, limit=limit)), apart=against)
    lines = gather(drawn, against=against, ontology=ontology)

    def page(drawing: Drawing) -> str:
        data = _data(records, graph=graph, drawing=drawing, focus=centre, ontology=ontology)
        return document(data, title=title, language=language)

    return draw(drawn, lines, focus=centre, ontology=ontology, page=page).generate_html()


def write_page(path: Path, records: Iterable[Extraction], **options: Any) -> None:
    """Write the page of `render_page`; a reader of `path` never sees half of it. Raises `StoreError` where it can't be written."""
    html = render_page(records, **options)
    with written_whole(path) as file:
        file.write(html.encode("utf-8"))


def _pairs(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[Link, str, str]]:
    """Each two facts of different articles that a link holds together or against each other."""
    facts = graph.graph["facts"]
    for link in graph.graph["links"]:
        for first, second in combinations(linked_facts(link), 2):
            if facts[first].article_hash != facts[second].article_hash:
                yield link, first, second


def _against(graph: nx.MultiDiGraph[str]) -> dict[str, set[str]]:
    """Each contradicted fact with the kinds of the facts that contradict it."""
    found: dict[str, set[str]] = {}
    for link, first, second in _pairs(graph):
        if link.kind == "contradiction":
            for one, other in ((first, second), (second, first)):
                rival = graph.graph["facts"][other]
                found.setdefault(one, set()).add(rival.kind or rival.type)
    return found


def _data(
    records: Sequence[Extraction],
    *,
    graph: nx.MultiDiGraph[str],
    drawing: Drawing,
    focus: Sequence[str],
    ontology: Ontology,
) -> dict[str, Any]:
    """All that the scripts of the page know."""
    facts = graph.graph["facts"]
    number = {record.article.id: place for place, record in enumerate(records)}
    drawn = {fact for part in (*drawing.edges, *drawing.nodes) for fact in part["facts"]}
    entities = [node for node, data in graph.nodes(data=True) if data["node"] == "entity"]
    shown = {node["id"] for node in drawing.nodes}
    return {
        "languages": list(LANGUAGES),
        "texts": load_texts()["interface"],
        "invisible": INVISIBLE,
        "labels": _labels(ontology),
        "reasons": load_texts()["reasons"],
        "types": list(ontology.types),
        "entityTypes": sorted({graph.nodes[node]["type"] for node in entities}),
        "ends": {name: [kind.drawn_from, kind.drawn_to] for name, kind in ontology.types.items()},
        "firm": sorted(FIRM),
        "modalities": list(ontology.modalities),
        "focus": list(focus),
        "nodes": drawing.nodes,
        "edges": drawing.edges,
        "others": [entity_value(node, graph.nodes[node]) for node in sorted(set(entities) - shown)] + _speakers(graph),
        "articles": [article_value(record.article) for record in records],
        "facts": [fact_value(fact, record.article, number=number) for record in records for fact in record.facts],
        "links": [
            {"first": first, "second": second, "relation": link.kind, "because": link.because} for link, first, second in _pairs(graph)
        ],
        "undrawn": {
            "facts": len(set(facts) - drawn),
            "entities": len(set(entities) - shown),
            "unconnected": len(set(graph.graph["entities"]) - set(graph) - _speaking(graph)),
            "refused": sum(len(record.refusals) for record in records),
        },
    }


def _speaking(graph: nx.MultiDiGraph[str]) -> set[str]:
    """The entities that say what facts state, whether they take part in one or not."""
    return {filler.id for fact in graph.graph["facts"].values() for filler in fact.attributed_to if filler.id is not None}


def _speakers(graph: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """Entities that do nothing but speak: not drawn, but to be found and opened."""
    known = graph.graph["entities"]
    speakers = [known[speaker] for speaker in sorted(_speaking(graph) - set(graph)) if speaker in known]
    return [entity_value(e.id, {"node": "entity", "type": e.type, "names": e.names, "label": e.id}) for e in speakers]


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

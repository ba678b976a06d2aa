"""The page of a graph: one HTML file that needs no network, in which every line leads to the sentence that states it.

No text of an article is ever markup: it travels as escaped JSON and is shown as text nodes, and a content security policy allows only the
scripts and styles that the page is made with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.analysis.links import derived_links
from kg.analysis.projection import project
from kg.derive import Link
from kg.errors import UsageError
from kg.export import written_whole
from kg.model import Extraction
from kg.ontology import Ontology, load_ontology
from kg.render.bundles import bundle
from kg.render.contents import contents, linked_pairs
from kg.render.document import document
from kg.render.lines import gather
from kg.render.selection import choose_focus, choose_nodes
from kg.render.texts import LANGUAGES, load_texts

if TYPE_CHECKING:
    import networkx as nx

    from kg.render.drawing import Drawing

__all__ = ["VIEWS", "render_page", "render_picture", "write_page"]

VIEWS = ("graph", "list", "timeline", "ownership", "matrix")
"""The ways to see the facts on a page, the usual one first."""

_LIMIT = 400


def render_page(
    records: Iterable[Extraction],
    *,
    title: str | Mapping[str, str] | None = None,
    focus: Sequence[str] = (),
    hops: int | None = None,
    links: Iterable[Link] | None = None,
    background: Iterable[tuple[str, str, str]] = (),
    language: str = "en",
    view: str = VIEWS[0],
    limit: int = _LIMIT,
) -> str:
    """The page of all facts, drawn around `focus` (ids of entities) as far as `hops` steps; more than `limit` nodes are drawn in clusters.

    `title` is one text or one by language, by default what the site is called. `links` are the derived corroborations and contradictions
    between facts (found here where none are given), `background` what is known beforehand, as (subject, relation, object) triples of ids,
    `language` and `view` those in which the page opens. The list on the page has every fact, the drawing says what it leaves out. The
    same arguments give the same bytes.
    """
    ontology = load_ontology()
    records = sorted(records, key=lambda record: record.article.id)
    graph = project(records, background=background, links=derived_links(records) if links is None else links, ontology=ontology)
    centre = choose_focus(graph, focus)

    def page(drawing: Drawing) -> str:
        held = contents(records, graph=graph, drawing=drawing, focus=centre, ontology=ontology)
        return document(held, title=_titles(title), language=language, view=view)

    return _drawn(graph, focus=centre, hops=hops, ontology=ontology, page=page, most=limit).generate_html()


def render_picture(
    graph: nx.MultiDiGraph[str], *, title: str | Mapping[str, str] | None, focus: Sequence[str], hops: int | None, language: str
) -> str:
    """A graph of `kg.analysis.projection` around a focus as SVG; a `UsageError` where it is too large for one picture."""
    from kg.render.picture import picture

    centre = choose_focus(graph, focus)
    count = len(choose_nodes(graph, focus=centre, hops=hops))
    if count > _LIMIT:
        raise UsageError(f"{count} nodes are too many for one picture (at most {_LIMIT}); give --focus and --hops, or write a page (.html)")
    drawing = _drawn(graph, focus=centre, hops=hops, ontology=load_ontology(), page=lambda _: "", most=_LIMIT)
    return picture(drawing, title=_titles(title)[language], language=language)


def _drawn(
    graph: nx.MultiDiGraph[str],
    *,
    focus: Sequence[str],
    hops: int | None,
    ontology: Ontology,
    page: Callable[[Drawing], str],
    most: int,
) -> Drawing:
    from kg.render.drawing import draw

    against = _against(graph)
    drawn = bundle(graph.subgraph(choose_nodes(graph, focus=focus, hops=hops)), apart=against)
    return draw(drawn, gather(drawn, against=against, ontology=ontology), focus=focus, ontology=ontology, page=page, most=most)


def _titles(title: str | Mapping[str, str] | None) -> Mapping[str, str]:
    if title is None:
        return load_texts()["interface"]["title"]
    return dict.fromkeys(LANGUAGES, title) if isinstance(title, str) else title


def write_page(path: Path, records: Iterable[Extraction], **options: Any) -> None:
    """Write the page of `render_page`; a reader of `path` never sees half of it. Raises `StoreError` where it can't be written."""
    html = render_page(records, **options)
    with written_whole(path) as file:
        file.write(html.encode("utf-8"))


def _against(graph: nx.MultiDiGraph[str]) -> dict[str, set[str]]:
    """Each contradicted fact with the kinds of the facts that contradict it."""
    found: dict[str, set[str]] = {}
    for link, first, second in linked_pairs(graph):
        if link.kind == "contradiction":
            for one, other in ((first, second), (second, first)):
                rival = graph.graph["facts"][other]
                found.setdefault(one, set()).add(rival.kind or rival.type)
    return found

"""The drawing as a pyvis network: nodes and edges with places and bends computed beforehand, and a page of our own around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from kg.analysis.projection import best_name
from kg.render.arrangement import TALL, WIDE, Arrangement, arrange
from kg.render.bends import Bend, Line
from kg.render.boxes import shown_width, wrap
from kg.render.bundles import bundle_words
from kg.render.chart import Disc, chart
from kg.render.clusters import divide
from kg.render.evidence import entity_value
from kg.render.lines import DrawnLine, situation_words
from kg.render.selection import neighbours_of
from kg.render.sides import Room, node_box
from kg.render.texts import LANGUAGES
from kg.render.visible import visible

if TYPE_CHECKING:
    import networkx as nx

    from kg.ontology import Ontology

__all__ = ["Cluster", "Drawing", "draw"]

_NAME_SIZE, _NAME_LINE = 14.0, 17.0
_FOCUS_SIZE, _FOCUS_LINE = 17.0, 20.0
_SIDE_LINE = 16.0
_RING = 8
_LABEL_SIZE = 11.5
_CLUSTER = 90
_DASHES = {"firm": False, "open": [9, 6], "negated": [2, 6], "": False}


class Drawing(Network):  # type: ignore[misc]
    """A pyvis network whose page a function of ours makes: the templates of pyvis load scripts from afar and take text for markup.

    `clusters` are the parts of a drawing that is too large for one picture, () where all of it is shown at once.
    """

    def __init__(self, page: Callable[[Drawing], str]) -> None:
        super().__init__(directed=True)
        self.page = page
        self.clusters: tuple[Cluster, ...] = ()

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The whole page, self-contained; the arguments are those of pyvis and change nothing."""
        self.html = self.page(self)
        return self.html


@dataclass(frozen=True, slots=True)
class Cluster:
    """A part of a large drawing: its nodes, the ones with the most lines first, and its disc on a wide and on a tall screen."""

    nodes: tuple[str, ...]
    wide: Disc
    tall: Disc


def draw(
    graph: nx.MultiDiGraph[str],
    lines: Sequence[DrawnLine],
    *,
    focus: Sequence[str],
    ontology: Ontology,
    page: Callable[[Drawing], str],
    most: int,
) -> Drawing:
    """The drawing of a graph of `kg.render.bundles.bundle` along these lines, arranged for a wide screen and for a tall one.

    A graph of more than `most` nodes is drawn in clusters.
    """
    drawing = Drawing(page)
    rows = {node: _rows(graph, node, ontology) for node in graph}
    rooms = {node: _room(graph, node, rows[node], focused=node in focus) for node in graph}
    sized = [Line(line.source, line.target, _label_width(line), quiet=_quiet(line)) for line in lines]
    (wide, tall), drawing.clusters = _arranged(neighbours_of(graph), sized, rooms, focus=focus, most=most)
    for node in sorted(graph):
        drawing.nodes.append(
            entity_value(node, graph.nodes[node])
            | {
                "shape": "custom",
                "radius": _radius(graph, node, focused=node in focus),
                "half": rooms[node].half,
                "height": rooms[node].height,
                "focus": node in focus,
            }
            | {"rows": {language: list(texts) for language, texts in rows[node].items()}}
            | {"facts": list(graph.nodes[node].get("facts", ()))}
            | _standing(wide, node)
            | {"tall": _standing(tall, node)}
        )
        drawing.node_ids.append(node)
    drawing.edges += [_edge(number, line, wide.bends[number], tall.bends[number]) for number, line in enumerate(lines)]
    return drawing


def _arranged(
    neighbours: dict[str, dict[str, int]], lines: Sequence[Line], rooms: Mapping[str, Room], *, focus: Sequence[str], most: int
) -> tuple[list[Arrangement], tuple[Cluster, ...]]:
    """The arrangements for a wide and for a tall screen, and the clusters where there are any."""
    boxes = {node: node_box(room, "below") for node, room in rooms.items()}
    if len(neighbours) <= most:
        return [arrange(neighbours, lines, boxes, focus=focus, rooms=rooms, screen=screen) for screen in (WIDE, TALL)], ()
    parts = divide(neighbours, first=focus, most=min(most, _CLUSTER))
    charts = chart(neighbours, lines, boxes, clusters=parts, focus=focus, rooms=rooms)
    discs = zip(parts, *(found.discs for found in charts), strict=True)
    return [found.arrangement for found in charts], tuple(Cluster(*cluster) for cluster in discs)


def _standing(arrangement: Arrangement, node: str) -> dict[str, Any]:
    x, y = arrangement.places[node]
    return {"x": x, "y": y, "side": arrangement.sides.get(node, "below")}


def _radius(graph: nx.MultiDiGraph[str], node: str, *, focused: bool) -> int:
    if graph.nodes[node]["node"] == "situation":
        return 11 if len(graph.nodes[node]["facts"]) > 1 else 6
    facts = {data["fact"] for edges in (graph.in_edges, graph.out_edges) for *_, data in edges(node, data=True)} - {""}
    return round(9 + 3 * sqrt(min(len(facts), 25))) + (4 if focused else 0)


def _rows(graph: nx.MultiDiGraph[str], node: str, ontology: Ontology) -> dict[str, tuple[str, ...]]:
    """Language -> the lines of the name in it; of situations the words that say what they are about, or their kinds."""
    data = graph.nodes[node]
    if data["node"] == "situation" and len(data["facts"]) > 1:
        return {language: wrap(words, limit=26, lines=4) for language, words in bundle_words(graph, node, ontology).items()}
    if data["node"] == "situation":
        words = wrap(visible(situation_words(graph, node)), limit=24, lines=2)
        return {"": words} if words else {}
    tongues = {name.language for name in data["names"]}
    names = {language: best_name(data["names"], language=language, default="") for language in LANGUAGES if language in tongues}
    names = names or {"": data["label"]}
    return {language: wrap(visible(name)) for language, name in names.items() if name not in [n for k, n in names.items() if k < language]}


def _room(graph: nx.MultiDiGraph[str], node: str, rows: Mapping[str, tuple[str, ...]], *, focused: bool) -> Room:
    """The room of a node: the shape and the names beside it; any of the languages may come first, and is then the larger one.

    Situations show one language at a time.
    """
    texts = [text for lines in rows.values() for text in lines]
    size, line = (_FOCUS_SIZE, _FOCUS_LINE) if focused else (_NAME_SIZE, _NAME_LINE)
    first = max((len(lines) for lines in rows.values()), default=0)
    rest = 0 if graph.nodes[node]["node"] == "situation" else len(texts) - first
    half = max((shown_width(text, size=size) / 2 for text in texts), default=0.0)
    ring = _RING if focused else 0
    return Room(_radius(graph, node, focused=focused) + ring, round(half + 3, 1), first * line + rest * _SIDE_LINE)


def _quiet(line: DrawnLine) -> bool:
    """Whether the label stands on the drawing only when the line is chosen: side roles and the background."""
    return bool(line.role) or not line.facts


def _label_width(line: DrawnLine) -> float:
    return 14 + max(shown_width(label, size=_LABEL_SIZE) for label in line.labels.values())


def _edge(number: int, line: DrawnLine, wide: Bend, tall: Bend) -> dict[str, Any]:
    return {
        "id": f"line{number}",
        "from": line.source,
        "to": line.target,
        "dashes": _DASHES[line.firmness],
        "type": line.type,
        "role": line.role,
        "firmness": line.firmness,
        "facts": list(line.facts),
        "against": list(line.against),
        "labels": dict(line.labels),
        **_bent(line, wide),
        "tall": _bent(line, tall),
    }


def _bent(line: DrawnLine, bent: Bend) -> dict[str, Any]:
    return {
        "smooth": {"enabled": True, "type": "curvedCW" if bent.roundness >= 0 else "curvedCCW", "roundness": abs(bent.roundness)},
        "stand": bent.stand,
        "free": bent.free and not _quiet(line),
    }

"""The drawing as a pyvis network: nodes and edges with places and bends computed beforehand, and a page of our own around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from kg.analysis.projection import best_name
from kg.render.arrangement import arrange
from kg.render.bends import Bend, Line
from kg.render.boxes import Box, shown_width, wrap
from kg.render.evidence import entity_value
from kg.render.lines import DrawnLine, situation_words
from kg.render.selection import neighbours_of
from kg.render.texts import LANGUAGES
from kg.render.visible import visible

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Drawing", "draw"]

_NAME_SIZE, _NAME_LINE = 14.0, 17.0
_SIDE_SIZE, _SIDE_LINE = 12.0, 16.0
_LABEL_SIZE = 11.5
_DASHES = {"firm": False, "open": [9, 6], "negated": [2, 6], "": False}


class Drawing(Network):  # type: ignore[misc]
    """A pyvis network whose page a function of ours makes: the templates of pyvis load scripts from afar and take text for markup."""

    def __init__(self, page: Callable[[Drawing], str]) -> None:
        super().__init__(directed=True)
        self.page = page

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The whole page, self-contained; the arguments are those of pyvis and change nothing."""
        self.html = self.page(self)
        return self.html


def draw(graph: nx.MultiDiGraph[str], lines: Sequence[DrawnLine], *, focus: Sequence[str], page: Callable[[Drawing], str]) -> Drawing:
    """The drawing of a graph along these lines."""
    drawing = Drawing(page)
    radii = {node: _radius(graph, node, focused=node in focus) for node in graph}
    rows = {node: _rows(graph, node) for node in graph}
    boxes = {node: _box(radii[node], rows[node]) for node in graph}
    sized = [Line(line.source, line.target, _label_width(line), quiet=_quiet(line)) for line in lines]
    places, bends = arrange(neighbours_of(graph), sized, boxes, focus=focus)
    for node in sorted(graph):
        x, y = places[node]
        shape = {"shape": "custom", "x": x, "y": y, "radius": radii[node], "focus": node in focus}
        drawing.nodes.append(
            entity_value(node, graph.nodes[node]) | shape | {"rows": {language: list(texts) for language, texts in rows[node].items()}}
        )
        drawing.node_ids.append(node)
    drawing.edges += [_edge(number, line, bends[number]) for number, line in enumerate(lines)]
    return drawing


def _radius(graph: nx.MultiDiGraph[str], node: str, *, focused: bool) -> int:
    if graph.nodes[node]["node"] == "situation":
        return 6
    facts = {data["fact"] for edges in (graph.in_edges, graph.out_edges) for *_, data in edges(node, data=True)} - {""}
    return round(9 + 3 * sqrt(min(len(facts), 25))) + (3 if focused else 0)


def _rows(graph: nx.MultiDiGraph[str], node: str) -> dict[str, tuple[str, ...]]:
    """Language -> the lines of the name in it; of a situation the words that say what it is about."""
    data = graph.nodes[node]
    if data["node"] == "situation":
        words = wrap(visible(situation_words(graph, node)), limit=24, lines=2)
        return {"": words} if words else {}
    tongues = {name.language for name in data["names"]}
    names = {language: best_name(data["names"], language=language, default="") for language in LANGUAGES if language in tongues}
    names = names or {"": data["label"]}
    return {language: wrap(visible(name)) for language, name in names.items() if name not in [n for k, n in names.items() if k < language]}


def _box(radius: int, rows: Mapping[str, tuple[str, ...]]) -> Box:
    """The room of a node: the shape and the names below it; any of the languages may come first, and is then the larger one."""
    texts = [text for lines in rows.values() for text in lines]
    half = max([radius + 4.0, *(shown_width(text, size=_NAME_SIZE) / 2 for text in texts)])
    first = max((len(lines) for lines in rows.values()), default=0)
    return Box(-half, -radius - 4.0, half, radius + 6.0 + first * _NAME_LINE + (len(texts) - first) * _SIDE_LINE)


def _quiet(line: DrawnLine) -> bool:
    """Whether the label stands on the drawing only when the line is chosen: side roles and the background."""
    return bool(line.role) or not line.facts


def _label_width(line: DrawnLine) -> float:
    return 14 + max(shown_width(label, size=_LABEL_SIZE) for label in line.labels.values())


def _edge(number: int, line: DrawnLine, bent: Bend) -> dict[str, Any]:
    return {
        "id": f"line{number}",
        "from": line.source,
        "to": line.target,
        "dashes": _DASHES[line.firmness],
        "smooth": {"enabled": True, "type": "curvedCW" if bent.roundness >= 0 else "curvedCCW", "roundness": abs(bent.roundness)},
        "type": line.type,
        "role": line.role,
        "firmness": line.firmness,
        "facts": list(line.facts),
        "against": list(line.against),
        "labels": dict(line.labels),
        "stand": bent.stand,
        "free": bent.free and not _quiet(line),
    }

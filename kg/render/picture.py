"""A drawing as one picture of lines (SVG): what the page shows at first, for paper and for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional
from xml.sax.saxutils import escape, quoteattr

from kg.render.bends import Bend, Line, control, label_box
from kg.render.boxes import Box
from kg.render.packing import extent
from kg.render.sides import Room, name_box, node_box

if TYPE_CHECKING:
    from kg.render.drawing import Drawing

__all__ = ["picture"]

_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6})")
_FONT = "Inter, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', sans-serif"
_SIGNS = "'Segoe UI', 'Helvetica Neue', 'Liberation Sans', 'DejaVu Sans', sans-serif"  # fonts that have the sign of a contradiction
_MARGIN = 24.0
_CORNERS = {
    "company": "0.79,-0.79 0.79,0.79 -0.79,0.79 -0.79,-0.79",
    "regulator": "0,-1.28 1.28,0 0,1.28 -1.28,0",
    "public-body": "0,-1.12 1.07,-0.35 0.66,0.91 -0.66,0.91 -1.07,-0.35",
    "group": "0.55,-0.95 1.1,0 0.55,0.95 -0.55,0.95 -1.1,0 -0.55,-0.95",
    "product": "0,-1.3 1.13,0.65 -1.13,0.65",
    "news-outlet": "0,1.3 -1.13,-0.65 1.13,-0.65",
    "law": "0,-1.3 0.34,-0.47 1.24,-0.4 0.55,0.18 0.76,1.05 0,0.58 -0.76,1.05 -0.55,0.18 -1.24,-0.4 -0.34,-0.47",
}

Point = tuple[float, float]
Item = Mapping[str, Any]


def picture(drawing: Drawing, *, title: str, language: str) -> str:
    """The drawing arranged for a wide screen, names and labels in a language where they have one; the same drawing gives the same bytes."""
    nodes = {node["id"]: node for node in drawing.nodes}
    places = {name: (float(node["x"]), float(node["y"])) for name, node in nodes.items()}
    boxes = {name: node_box(_room(node), node["side"]) for name, node in nodes.items()}
    around = extent(places, boxes).grown(_MARGIN) if nodes else Box(0, 0, 100, 100)
    size = f"{around.right - around.left:.0f} {around.bottom - around.top:.0f}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{around.left:.0f} {around.top:.0f} {size}" font-family={quoteattr(_FONT)}>',
        f"<title>{escape(title)}</title>",
        f'<rect x="{around.left:.0f}" y="{around.top:.0f}" width="100%" height="100%" fill="{_colours()["paper"]}"/>',
        *(_line(edge, places, nodes) for edge in drawing.edges),
        *(_shape(node) for node in drawing.nodes),
        *(text for node in drawing.nodes for text in _name(node, language)),
        *(text for edge in drawing.edges if edge["free"] for text in _label(edge, places, language)),
        "</svg>\n",
    ]
    return "\n".join(parts)


@cache
def _colours() -> dict[str, str]:
    """The colours of a light screen."""
    sheet = (files("kg.render") / "page.css").read_text(encoding="utf-8")
    return dict(_COLOUR.findall(sheet.partition(":root {")[2].partition("\n}")[0]))


def _room(node: Item) -> Room:
    return Room(node["radius"] + (8 if node["focus"] else 0), node["half"], node["height"])


def _line_colour(edge: Item) -> str:
    name = "danger" if edge["against"] else f"fact-{edge['type']}" if edge["facts"] else "background-line"
    return _colours()[name]


def _course(edge: Item) -> tuple[Line, Bend]:
    smooth = edge["smooth"]
    roundness = smooth["roundness"] if smooth["type"] == "curvedCW" else -smooth["roundness"]
    return Line(edge["from"], edge["to"], 0), Bend(roundness, edge["stand"], edge["free"])


def _line(edge: Item, places: Mapping[str, Point], nodes: Mapping[str, Item]) -> str:
    line, bent = _course(edge)
    start, end = places[edge["from"]], places[edge["to"]]
    x, y = control(line, places, bent)
    colour = _line_colour(edge)
    dashes = f' stroke-dasharray="{" ".join(map(str, edge["dashes"]))}"' if edge["dashes"] else ""
    side = edge["role"] or not edge["facts"]
    look = f'fill="none" stroke="{colour}" stroke-width="{1 if side else 1.5}" opacity="{0.6 if side else 1}"{dashes}'
    path = f'<path d="M{start[0]:.0f} {start[1]:.0f}Q{x:.1f} {y:.1f} {end[0]:.0f} {end[1]:.0f}" {look}/>'
    return path if not edge["facts"] else path + _arrowhead((x, y), end, gap=nodes[edge["to"]]["radius"] + 3, colour=colour)


def _arrowhead(via: Point, end: Point, *, gap: float, colour: str) -> str:
    x, y = end[0] - via[0], end[1] - via[1]
    length = sqrt(x * x + y * y) or 1.0
    x, y = x / length, y / length
    tip = (end[0] - x * gap, end[1] - y * gap)
    corners = (tip, (tip[0] - 9 * x - 4 * y, tip[1] - 9 * y + 4 * x), (tip[0] - 9 * x + 4 * y, tip[1] - 9 * y - 4 * x))
    return f'<polygon points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in corners)}" fill="{colour}"/>'


def _shape(node: Item) -> str:
    colours, radius = _colours(), node["radius"]
    where = f'transform="translate({node["x"]} {node["y"]})"'
    if node["kind"] == "situation":
        look = f'fill="{colours["paper"]}" stroke="{colours["fact-" + node["type"]]}" stroke-width="2"'
        return f'<circle {where} r="{radius}" {look}/>'
    fill = colours.get(f"entity-{node['type']}", colours["entity-other"])
    ring = f'<circle {where} r="{radius + 7}" fill="none" stroke="{fill}" stroke-width="2.5"/>' if node["focus"] else ""
    if node["type"] not in _CORNERS:
        return f'{ring}<circle {where} r="{radius * (0.8 if node["type"] == "place" else 1):.1f}" fill="{fill}"/>'
    return f'{ring}<g {where}><polygon transform="scale({radius})" points="{_CORNERS[node["type"]]}" fill="{fill}"/></g>'


def _name(node: Item, language: str) -> Iterator[str]:
    """The lines of a name, those in the language of the reader first; a situation has one language only."""
    rows = sorted(node["rows"], key=lambda code: code != language)
    shown = rows[:1] if node["kind"] == "situation" else rows
    texts = [(text, place == 0) for place, code in enumerate(shown) for text in node["rows"][code]]
    high = 20 if node["focus"] else 17
    full = sum(high if main else 16 for _, main in texts)
    box = name_box(_room(node), node["side"]).at(node["x"], node["y"])
    top = {"above": box.bottom - full, "below": box.top}.get(node["side"], (box.top + box.bottom - full) / 2)
    for text, main in texts:
        height = high if main else 16
        size = (17 if node["focus"] else 14) if main and node["kind"] == "entity" else 12
        style = ' font-style="italic"' if node["kind"] == "situation" else ' font-weight="600"' if main else ""
        yield _text(text, box, top + height / 2, side=node["side"], look=f'font-size="{size}"{style}', main=main)
        top += height


def _text(text: str, box: Box, y: float, *, side: str, look: str, main: bool) -> str:
    right_to_left = _runs_left(text)
    x, anchor = (box.left + box.right) / 2, "middle"
    if side == "right":
        x, anchor = box.left + 3, "end" if right_to_left else "start"
    elif side == "left":
        x, anchor = box.right - 3, "start" if right_to_left else "end"
    colours = _colours()
    ground = f'paint-order="stroke" stroke="{colours["paper"]}" stroke-width="4" stroke-linejoin="round"'
    run = ' direction="rtl"' if right_to_left else ""
    fill = colours["ink" if main else "muted"]
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" dominant-baseline="central"'
    return f'<text {place} fill="{fill}" {ground} {look}{run}>{escape(text)}</text>'


def _runs_left(text: str) -> bool:
    return next((bidirectional(c) in ("R", "AL") for c in text if bidirectional(c) in ("L", "R", "AL")), False)


def _label(edge: Item, places: Mapping[str, Point], language: str) -> Iterator[str]:
    """What stands on a line."""
    line, bent = _course(edge)
    spot = label_box(line, places, bent)
    x, y = (spot.left + spot.right) / 2, (spot.top + spot.bottom) / 2
    text = edge["labels"].get(language) or next(iter(edge["labels"].values()))
    ground = f'paint-order="stroke" stroke="{_colours()["paper"]}" stroke-width="5" stroke-linejoin="round"'
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="middle" dominant-baseline="central"'
    font = f'font-weight="600" font-family={quoteattr(_SIGNS)} ' if edge["against"] else ""
    yield f'<text {place} {font}font-size="11.5" fill="{_line_colour(edge)}" {ground}>{escape(text)}</text>'

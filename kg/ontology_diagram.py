"""Drawings of the ontology as SVG: how its main classes hang together, and the tree of its classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

__all__ = ["Box", "Edge", "pattern_svg", "tree_svg"]

_WIDTH, _HEIGHT = 168, 54
_COLUMN, _ROW = 268, 124
_MARGIN = 20
_TREE_INDENT, _TREE_ROW = 34, 30
_TIP = Markup(
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    '<path d="M0 0L8 4L0 8z"/></marker></defs>'
)


@dataclass(frozen=True, slots=True)
class Box:
    """A class at a place of the grid, and the place of the page that it leads to where that has another name."""

    name: str
    column: int
    row: int
    anchor: str = ""

    @property
    def center(self) -> tuple[int, int]:
        """Where its middle is drawn."""
        return _MARGIN + self.column * _COLUMN + _WIDTH // 2, _MARGIN + self.row * _ROW + _HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Edge:
    """A property from one class to another; `dashed` ones say that the one is a subclass of the other."""

    name: str
    source: str
    target: str
    dashed: bool = False


def pattern_svg(boxes: Sequence[Box], edges: Sequence[Edge], *, labels: Mapping[tuple[str, str], str]) -> Markup:
    """Boxes and the edges between them; `labels` gives the label of a name in a language."""
    places = {box.name: box for box in boxes}
    width = 2 * _MARGIN + max(box.column for box in boxes) * _COLUMN + _WIDTH
    height = 2 * _MARGIN + max(box.row for box in boxes) * _ROW + _HEIGHT
    lines = [_edge(edge, places) for edge in edges]
    drawn = [_box(box, labels=labels) for box in boxes]
    return _svg(width, height, "How the main classes hang together", [_TIP, *lines, *drawn])


def tree_svg(children: Mapping[str, Sequence[str]], roots: Sequence[str], *, labels: Mapping[tuple[str, str], str]) -> Markup:
    """The classes below each root, one a line."""
    rows = [row for root in roots for row in _rows(root, children, depth=0)]
    lines: list[Markup] = []
    last: dict[int, int] = {}
    for number, (name, depth) in enumerate(rows):
        x, y = _MARGIN + depth * _TREE_INDENT, _MARGIN + number * _TREE_ROW
        last[depth] = y
        if depth:
            parent = last[depth - 1]
            lines.append(Markup('<path class="branch" d="M{} {}V{}H{}"/>').format(x - _TREE_INDENT + 10, parent + 12, y, x - 4))
        lines.append(_line(name, x, y, labels=labels))
    return _svg(720, 2 * _MARGIN + len(rows) * _TREE_ROW, "The classes", lines)


def _rows(name: str, children: Mapping[str, Sequence[str]], *, depth: int) -> Iterator[tuple[str, int]]:
    yield name, depth
    for child in children.get(name, ()):
        yield from _rows(child, children, depth=depth + 1)


def _line(name: str, x: int, y: int, *, labels: Mapping[tuple[str, str], str]) -> Markup:
    text = Markup('<a href="#{0}"><text class="name" x="{1}" y="{2}" dominant-baseline="middle">kg:{0}</text></a>')
    arabic = Markup('<text class="arabic" x="{}" y="{}" dominant-baseline="middle" direction="rtl">{}</text>')
    return text.format(name, x, y) + arabic.format(700, y, labels[name, "ar"])


def _box(box: Box, *, labels: Mapping[tuple[str, str], str]) -> Markup:
    x, y = box.center
    shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="6"/>')
    english = Markup('<text class="name" x="{}" y="{}" text-anchor="middle">{}</text>')
    arabic = Markup('<text class="label" x="{}" y="{}" text-anchor="middle" direction="rtl">{}</text>')
    inside = shape.format(x - _WIDTH // 2, y - _HEIGHT // 2, _WIDTH, _HEIGHT)
    inside += english.format(x, y - 4, labels[box.name, "name"]) + arabic.format(x, y + 17, labels[box.name, "ar"])
    link = Markup('<a href="#{}">{}</a>')
    return link.format(box.anchor or box.name, inside)


def _edge(edge: Edge, places: Mapping[str, Box]) -> Markup:
    start, end = places[edge.source].center, places[edge.target].center
    (x1, y1), (x2, y2) = _border(start, towards=end), _border(end, towards=start)
    line = Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}" marker-end="url(#tip)"/>')
    text = Markup('<text class="edge" x="{}" y="{}" text-anchor="middle">{}</text>')
    drawn = line.format("dashed" if edge.dashed else "solid", x1, y1, x2, y2)
    return drawn + text.format((x1 + x2) // 2, (y1 + y2) // 2 - 5, edge.name)


def _border(center: tuple[int, int], *, towards: tuple[int, int]) -> tuple[int, int]:
    """Where the line from a center towards another point leaves the box around the center."""
    across, down = towards[0] - center[0], towards[1] - center[1]
    scales = [half / abs(step) for half, step in ((_WIDTH / 2 + 3, across), (_HEIGHT / 2 + 3, down)) if step]
    return round(center[0] + across * min(scales)), round(center[1] + down * min(scales))


def _svg(width: int, height: int, title: str, parts: Sequence[Markup]) -> Markup:
    frame = Markup('<svg viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img"><title>{2}</title>\n{3}\n</svg>')
    return frame.format(width, height, title, Markup("\n").join(parts))

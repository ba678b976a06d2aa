"""An entity and its neighbours as a picture, in the way of the interactive drawing."""

from __future__ import annotations

from kg.render.page import render_picture
from kg.render.visible import visible
from kg.site.content import Content
from kg.site.words import Interface

__all__ = ["is_drawn", "neighbours_picture"]

_MOST = 60


def is_drawn(entity: str, content: Content) -> bool:
    """Whether an entity has neighbours, and no more than a picture on a page can show."""
    return 0 < len(_near(entity, content)) <= _MOST


def neighbours_picture(entity: str, content: Content, ui: Interface) -> str:
    """The picture as SVG: all that a fact ties to the entity, with the facts among these."""
    near = content.graph.subgraph({entity, *_near(entity, content)})
    title = visible(ui.name(content.entities[entity].names).text)
    return render_picture(near, title=title, focus=[entity], hops=1, language=ui.language)


def _near(entity: str, content: Content) -> set[str]:
    graph = content.graph
    return {*graph.predecessors(entity), *graph.successors(entity)} - {entity} if entity in graph else set()

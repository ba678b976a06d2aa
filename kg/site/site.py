"""A site as its files, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files

from kg.analysis.background import background
from kg.authority import load_authority
from kg.model import Extraction
from kg.rdf.files import prefixes
from kg.render.page import render_page
from kg.render.texts import LANGUAGES
from kg.site.addresses import DRAWING, START, picture_file
from kg.site.content import Content, gather
from kg.site.document import front_html, page_html
from kg.site.neighbourhood import is_drawn, neighbours_picture
from kg.site.page import Page
from kg.site.pages import pages
from kg.site.search import search_script
from kg.site.style import style_sheet
from kg.site.words import Interface, interface

__all__ = ["Site", "make_site"]

_EDITOR = ("yasgui.min.js", "yasgui.min.css")


@dataclass(frozen=True, slots=True)
class Site:
    """What a site shows, and its files: a path from its root -> what makes the bytes."""

    content: Content
    files: Mapping[str, Callable[[], bytes]]


def make_site(records: Iterable[Extraction], *, base: str | None = None) -> Site:
    """The site of these articles; the same articles, in any order, give the same bytes.

    With the base of its data IRIs it is that of a server, which answers questions.
    """
    content = gather(records)
    return Site(content, dict(_files(content, base)))


def _files(content: Content, base: str | None) -> Iterator[tuple[str, Callable[[], bytes]]]:
    yield START, _encoded(front_html)
    yield "site.css", _encoded(style_sheet)
    yield "search.js", _encoded(partial(search_script, content))
    if base is not None:
        yield "sparql.js", (files("kg.site") / "sparql.js").read_bytes
        for name in _EDITOR:
            yield f"vendor/{name}", (files("kg") / "data" / "vendor" / "yasgui" / name).read_bytes
    for language in LANGUAGES:
        ui = interface(language)
        yield f"{language}/{DRAWING}", _encoded(partial(_drawing, content, ui))
        for entity in (entity for entity in content.entities if is_drawn(entity, content)):
            yield f"{language}/{picture_file(entity)}", _encoded(partial(neighbours_picture, entity, content, ui))
        for path, make in pages(content, ui, prefixes=None if base is None else prefixes(base=base)).items():
            yield f"{language}/{path}", _encoded(partial(_html, make, ui, served=base is not None))


def _html(make: Callable[[], Page], ui: Interface, *, served: bool) -> str:
    return page_html(make(), ui, served=served)


def _encoded(make: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: make().encode("utf-8")


def _drawing(content: Content, ui: Interface) -> str:
    return render_page(
        content.records,
        title=ui.say("site-title"),
        links=content.links,
        background=background(load_authority()),
        language=ui.language,
    )

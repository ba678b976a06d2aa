"""A site on disk: one folder a language beside what all of its pages share."""

from __future__ import annotations

from pathlib import Path

from kg.analysis.background import background
from kg.authority import load_authority
from kg.model import Extraction
from kg.render.page import render_page
from kg.render.texts import LANGUAGES
from kg.site.addresses import DRAWING, START
from kg.site.content import Content, gather
from kg.site.document import front_html, page_html
from kg.site.folder import whole_folder
from kg.site.pages import pages
from kg.site.search import search_script
from kg.site.style import style_sheet
from kg.site.words import Interface, interface

__all__ = ["write_site"]


def write_site(records: tuple[Extraction, ...], to: Path) -> int:
    """Write the site of these articles and count its pages; the same articles, in any order, give the same bytes.

    The folder is put in its place whole. One that holds anything but a site written before is left alone, with a `StoreError`.
    """
    content = gather(records)
    with whole_folder(to) as draft:
        _write(draft / START, front_html())
        _write(draft / "site.css", style_sheet())
        _write(draft / "search.js", search_script(content))
        return 1 + sum(_write_language(draft / language, content, interface(language)) for language in LANGUAGES)


def _write_language(folder: Path, content: Content, ui: Interface) -> int:
    drawing = render_page(
        content.records,
        title=ui.say("site-title"),
        links=content.links,
        background=background(load_authority()),
        language=ui.language,
    )
    _write(folder / DRAWING, drawing)
    count = 1
    for page in pages(content, ui):
        _write(folder / page.path, page_html(page, ui))
        count += 1
    return count


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))

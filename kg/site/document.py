"""A page as HTML: templates that escape whatever they show, under a policy that lets nothing but the files of the site in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.render.texts import LANGUAGES
from kg.render.visible import visible
from kg.site.addresses import ANSWER, COMPARISON, DRAWING, EDITOR, ENTITIES, MEASURES, QUESTIONS, START
from kg.site.cards import firmness
from kg.site.page import Page
from kg.site.pictures import ICON, SHAPES
from kg.site.words import Interface, interface

__all__ = ["front_html", "page_html"]

# Some browsers do not count files beside a page that is opened from disk as "self"; from a server no page can reach a file.
_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self' file:",
        "style-src 'self' file:",
        "img-src 'self' data: file:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)
_SERVED = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
)
_MENU = (
    (START, "overview"),
    (MEASURES, "measures"),
    (ENTITIES, "entities"),
    (COMPARISON, "comparison"),
    (QUESTIONS, "questions"),
    (DRAWING, "graph"),
)
_MENU_SERVED = (*_MENU, (EDITOR, "sparql"))


def page_html(page: Page, ui: Interface, *, served: bool = False) -> str:
    """The HTML of a page; `served` says that a server stands behind it that answers questions."""
    common: dict[str, object] = {
        "title": page.title,
        "path": page.path,
        "kind": page.template.partition(".")[0],
        "up": "../" * page.path.count("/"),
        "ui": ui,
        "said": _said(ui),
        "menu": _MENU_SERVED if served else _MENU,
        "policy": _policy(page, served=served),
        "served": served,
    }
    return _environment().get_template(page.template).render(**common, **page.values)


def _policy(page: Page, *, served: bool) -> str:
    if page.path == EDITOR:
        styles = (files("kg") / "data" / "vendor" / "yasgui" / "styles.sha256").read_text(encoding="utf-8").split()
        return _SERVED.replace("style-src 'self'", " ".join(["style-src 'self'", *map(repr, styles)]))
    return _SERVED if served else _POLICY


def front_html() -> str:
    """The page that leads to the start page in the first language, and names the others."""
    return _environment().get_template("front.html.j2").render(languages=[interface(language) for language in LANGUAGES])


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kg.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.globals |= {
        "policy": _POLICY,
        "answer": ANSWER,
        "icon": ICON,
        "shapes": {name: Markup(shape) for name, shape in SHAPES.items()},
        "start": START,
        "firmness": firmness,
    }
    return environment


def _shown(value: Any) -> Any:
    """What a template prints: whatever is no markup of its own has no character that can't be seen."""
    return value if isinstance(value, Markup) else visible(str(value).replace("\r\n", "\n"))


def _said(ui: Interface) -> Callable[[str, str, str], Markup]:
    """A text of the interface around words of an article."""

    def said(key: str, words: str, language: str) -> Markup:
        isolated = Markup('<bdi lang="{}">{}</bdi>').format(language, _shown(words))
        return Markup.escape(ui.texts[key]).format(words=isolated)

    return said

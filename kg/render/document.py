"""The HTML document around the data: template, styles and scripts in one file, under a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from kg.render.contents import Contents
from kg.render.texts import LANGUAGES, load_texts
from kg.render.visible import visible

__all__ = ["document", "script_json"]

_SCRIPTS = (
    *("text", "data", "shapes", "clusters", "painting", "afar", "drawing", "view", "pointing", "panel", "reading"),
    *("table", "timeline", "ownership", "matrix", "controls", "articles", "saving", "start"),
)
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def document(held: Contents, *, title: Mapping[str, str], language: str, view: str) -> str:
    """The page that shows these contents; `title` is by language."""
    scripts = [_vendored("vis-network.min.js"), _program()]
    styles = [_own("page.css")]
    allowed_styles = " ".join(f"'{digest}'" for digest in [*map(_digest, styles), _digest(""), *_vendored("styles.sha256").split()])
    policy = [
        "default-src 'none'",
        f"script-src {' '.join(repr(_digest(script)) for script in scripts)}",
        f"style-src {allowed_styles}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    titles = {code: visible(text) for code, text in title.items()}
    language = language if language in LANGUAGES else LANGUAGES[0]
    return _template().render(
        title=titles[language],
        language=language,
        texts=load_texts()["interface"],
        policy="; ".join(policy),
        data=script_json({**held.opening, "titles": titles, "view": view}),
        later={name: script_json(value) for name, value in held.later.items()},
        scripts=scripts,
        styles=styles,
    )


def script_json(value: Any) -> str:
    r"""JSON that can stand inside a script element: no character of it can end the element or a line of script.

    >>> script_json({"a": "</script>"})
    '{"a":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@cache
def _template() -> Template:
    environment = Environment(loader=FunctionLoader(_own), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("page.html.j2")


@cache
def _program() -> str:
    parts = "\n".join(_own(f"scripts/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


@cache
def _own(name: str) -> str:
    return (files("kg.render") / name).read_text(encoding="utf-8")


@cache
def _vendored(name: str) -> str:
    return (files("kg") / "data" / "vendor" / "vis-network" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """The source expression of a policy that allows exactly this text."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"

"""The style sheet of a site: its own rules under the colours and letters of the interactive page, so that the two look alike."""

from __future__ import annotations

import re
from importlib.resources import files

from kg.errors import DataError

__all__ = ["style_sheet"]

_LIGHT = re.compile(r"^:root \{(.*?)^\}", re.DOTALL | re.MULTILINE)
_DARK = re.compile(r'^:root\[data-theme="dark"\] \{(.*?)^\}', re.DOTALL | re.MULTILINE)


def style_sheet() -> str:
    """The whole sheet; a sheet of the interactive page without colours for light and for dark is a DataError."""
    theirs = (files("kg.render") / "page.css").read_text(encoding="utf-8")
    light, dark = _LIGHT.search(theirs), _DARK.search(theirs)
    if light is None or dark is None:
        raise DataError.of("kg/render/page.css", ["the colours must stand in ':root {' and in ':root[data-theme=\"dark\"] {'"])
    own = (files("kg.site") / "site.css").read_text(encoding="utf-8")
    return f":root {{{light[1]}}}\n@media screen and (prefers-color-scheme: dark) {{\n:root {{{dark[1]}}}\n}}\n{own}"

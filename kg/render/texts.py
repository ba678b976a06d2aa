"""What the page says in its own words, read from `texts.yaml`, each text in every language of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from kg.errors import DataError

__all__ = ["LANGUAGES", "load_texts"]

LANGUAGES = ("en", "ar")
"""The languages of the interface, the default first."""

_PARTS = ("interface", "roles", "lines", "reasons", "links")


@cache
def load_texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Part -> name -> language -> text; a text that lacks a language is a DataError.

    >>> load_texts()["interface"]["direction"]["ar"]
    'rtl'
    """
    texts = yaml.safe_load((files("kg.render") / "texts.yaml").read_text(encoding="utf-8"))
    problems = [f"part {part!r} is missing" for part in _PARTS if part not in texts]
    for part, names in texts.items():
        problems += [
            f"{part}: {name} has no text in {language!r}"
            for name, text in names.items()
            for language in LANGUAGES
            if not text.get(language)
        ]
    if problems:
        raise DataError.of("kg/render/texts.yaml", problems)
    return texts  # type: ignore[no-any-return]

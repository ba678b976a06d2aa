"""The script of a site: a search over all names, which it carries itself, and facts shown and lit in the text."""

from __future__ import annotations

from importlib.resources import files

from kg.render.document import script_json
from kg.render.texts import LANGUAGES
from kg.render.visible import INVISIBLE, visible
from kg.site.addresses import entity_page
from kg.site.content import Content
from kg.site.words import interface
from kg.text import fold

__all__ = ["search_script"]

_PROGRAMS = ("search.js", "reading.js")


def search_script(content: Content) -> str:
    """The script with the names of all entities, those in most facts first."""
    order = sorted(content.entities, key=lambda entity: (-len(content.facts_of[entity]), entity))
    types = sorted({entity.type for entity in content.entities.values()})
    known = {
        "invisible": INVISIBLE,
        "types": {language: {name: interface(language).entity_type(name) for name in types} for language in LANGUAGES},
        "entities": [_entry(entity, content) for entity in order],
    }
    program = "".join((files("kg.site") / name).read_text(encoding="utf-8") for name in _PROGRAMS)
    return f'"use strict";\n(() => {{\nconst known = {script_json(known)};\n{program}}})();\n'


def _entry(entity: str, content: Content) -> list[object]:
    """Page, type, the name to show by language of the interface, and all names with their folded forms."""
    known = content.entities[entity]
    shown = {language: visible(interface(language).name(known.names).text) for language in LANGUAGES}
    return [entity_page(entity), known.type, shown, [[visible(name.text), fold(name.text)] for name in known.names]]

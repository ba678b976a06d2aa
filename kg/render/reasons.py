"""Why two facts are linked, in the language of the reader: the sentences of `kg.derive`, known by their patterns in `texts.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.ontology import Ontology
from kg.render.texts import load_texts

__all__ = ["reason", "spoken_names"]

_PLACE = re.compile(r"\{(\w+)\}")
_KINDS = ("kind", "other")


def reason(because: str, *, language: str, ontology: Ontology, names: Mapping[str, str]) -> str:
    """The reason of a link in a language; one that no pattern knows stays as it is. `names` are those of `spoken_names`.

    >>> from kg.ontology import load_ontology
    >>> reason("both tell of the same fine of lumen works", language="en", ontology=load_ontology(), names={"lumen works": "Lumen Works"})
    'both tell of the same fine of Lumen Works'
    """
    for pattern, texts in _patterns():
        found = pattern.fullmatch(because)
        if found:
            told = {
                place: _told(place, value, language=language, ontology=ontology, names=names) for place, value in found.groupdict().items()
            }
            return _PLACE.sub(lambda match, told=told: told[match[1]], texts[language])  # type: ignore[misc]
    return because


def spoken_names(entities: Mapping[str, str]) -> dict[str, str]:
    """The names under which `kg.derive` speaks of entities -> the names to show; `entities` gives those by id.

    >>> spoken_names({"company/lumen-works": "Lumen Works"})
    {'lumen works': 'Lumen Works'}
    """
    return {entity.partition("/")[2].replace("-", " "): name for entity, name in sorted(entities.items())}


def _told(place: str, value: str, *, language: str, ontology: Ontology, names: Mapping[str, str]) -> str:
    """What fills a place: a kind by its label, a name as it is shown, and a list of what is shared piece by piece."""
    if place == "shared":
        comma = load_texts()["lines"]["comma"][language]
        return comma.join(reason(piece, language=language, ontology=ontology, names=names) for piece in value.split(", "))
    if place in _KINDS:
        kind = ontology.types.get(value)
        label = ontology.labels.get((value, language))
        return label or (ontology.term_labels.get((kind.class_name, language), value) if kind else value)
    return names.get(value, value)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    """The patterns in the order of the file, the narrow ones first."""
    return tuple((_pattern(sentence), texts) for sentence, texts in load_texts()["links"].items())


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = _PLACE.split(sentence)
    return re.compile("".join(f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)))

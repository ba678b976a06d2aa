"""The words of one language of the interface: texts, labels of the vocabulary, names and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from kg.errors import DataError
from kg.model import Fact, Name
from kg.ontology import Ontology, load_ontology
from kg.render.texts import LANGUAGES, load_texts

__all__ = ["Interface", "interface"]

_PLAIN_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_PATTERNS = {1: "y", 2: "MMM y", 3: "d MMM y"}
_PARTS = {"main": 0, "alternative": 1, "acronym": 2}


@dataclass(frozen=True, slots=True)
class Interface:
    """What the pages in one language say."""

    language: str
    texts: Mapping[str, str]
    ontology: Ontology

    @property
    def direction(self) -> str:
        """The way its script runs."""
        return self.texts["direction"]

    @property
    def others(self) -> tuple[Interface, ...]:
        """The interface in the other languages."""
        return tuple(interface(language) for language in LANGUAGES if language != self.language)

    def say(self, key: str, **values: object) -> str:
        """A text with its places filled.

        >>> interface("en").say("facts-of", count=3)
        'Facts: 3'
        """
        return self.texts[key].format_map(values)

    def code(self, name: str) -> str:
        """The label of a kind, a modality, a status or a matter; a code that is unknown stands for itself."""
        return self.ontology.labels.get((name, self.language), _spaced(name))

    def fact_type(self, name: str) -> str:
        """The label of a type of fact."""
        kind = self.ontology.types.get(name)
        return self.ontology.term_labels.get((kind.class_name, self.language), name) if kind else _spaced(name)

    def entity_type(self, name: str) -> str:
        """The label of an entity type."""
        term = self.ontology.entity_types.get(name, "")
        return self.ontology.term_labels.get((term, self.language), _spaced(name))

    def role(self, name: str) -> str:
        """The label of a role."""
        return load_texts()["roles"].get(name, {}).get(self.language, _spaced(name))

    def relation(self, name: str) -> str:
        """The label of what is known beforehand of two entities."""
        return load_texts()["lines"].get(name, {}).get(self.language, _spaced(name))

    def fact(self, fact: Fact) -> str:
        """What a fact is, in a word: its kind, or its type where the kind says nothing.

        >>> from kg.model import Passage
        >>> interface("ar").fact(Fact("a", "", "measure", "fine", (), "asserted", Passage(0, 1, "x"), "r", 1.0))
        'غرامة'
        """
        return self.code(fact.kind) if fact.kind and fact.kind != "other" else self.fact_type(fact.type)

    def name(self, names: Iterable[Name]) -> Name:
        """The name to show: the main one in this language, else any in it, else in English, else any."""
        tongues = {"en": 1, self.language: 0}
        return min(names, key=lambda name: (tongues.get(name.language, 2), _PARTS[name.part], name))

    def language_name(self, code: str) -> str:
        """What a language is called.

        >>> interface("en").language_name("ar")
        'Arabic'
        """
        try:
            name: str = _locale(self.language).languages.get(Locale.parse(code, sep="-").language, code)
        except (ValueError, UnknownLocaleError):
            return code
        return name

    def date(self, edtf: str) -> str:
        """A date as people write it; one that is no plain day, month or year stands as it is.

        >>> interface("en").date("2020-12-03"), interface("en").date("2020-12"), interface("en").date("199X")
        ('3 Dec 2020', 'Dec 2020', '199X')
        """
        found = _PLAIN_DATE.fullmatch(edtf)
        parts = [int(part) for part in found.groups() if part] if found else []
        try:
            day = date(*[*parts, 1, 1][:3])
        except (TypeError, ValueError):
            return edtf
        return format_date(day, _PATTERNS[len(parts)], locale=_locale(self.language))


@cache
def interface(language: str) -> Interface:
    """The words of a language of the interface; a text that lacks it is a DataError."""
    texts: dict[str, str] = {key: said[language] for key, said in load_texts()["interface"].items()}
    own = yaml.safe_load((files("kg.site") / "texts.yaml").read_text(encoding="utf-8"))
    problems = [f"{key} has no text in {code!r}" for key, said in own.items() for code in LANGUAGES if not said.get(code)]
    if problems:
        raise DataError.of("kg/site/texts.yaml", problems)
    return Interface(language, texts | {key: said[language] for key, said in own.items()}, load_ontology())


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def _spaced(name: str) -> str:
    return re.sub("[-_]", " ", name)

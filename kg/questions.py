"""The named questions of `ontology/questions`: a SPARQL query a file, with the question in words and its parameters above it.

    # question (en): Which measures were taken against this entity?
    # parameters: entity (entity; default company/ant-group), threshold (number; default 0.6)

A parameter is the variable of its name in the query. Its type is `entity` (a name in any script, or an id), `situation` (an id), `number`
or `word`; without a default it must be given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.ontology import ontology_file

__all__ = ["PARAMETER_TYPES", "Parameter", "Question", "questions", "read_question"]

PARAMETER_TYPES = ("entity", "situation", "number", "word")
_ASKED = re.compile(r"^#\s*question \(([a-z-]+)\):\s*(.+?)\s*$", re.MULTILINE)
_PARAMETERS = re.compile(r"^#\s*parameters:\s*(.+?)\s*$", re.MULTILINE)
_PARAMETER = re.compile(r"([A-Za-z]\w*)\s*\(\s*([a-z]+)\s*(?:;\s*default\s+([^()]+?)\s*)?\)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question asks for: the variable that it is bound to, its type, and what it is where none is given."""

    name: str
    type: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its parameters and what it asks in words, by language."""

    name: str
    query: str
    parameters: tuple[Parameter, ...] = ()
    asks: Mapping[str, str] | None = None


@cache
def questions() -> Mapping[str, Question]:
    """All named questions by name, in their order; the number before the name is not part of it.

    >>> questions()["measures-against"].parameters[0].type
    'entity'
    """
    files = sorted((f for f in ontology_file("questions").iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    read = [read_question(f.name.removesuffix(".rq"), f.read_text("utf-8")) for f in files]
    return {question.name: question for question in read}


def read_question(name: str, text: str) -> Question:
    """The question that a file holds; raises `DataError` where its parameters can't be read.

    >>> read_question("01-who", "# parameters: person (entity)\\nSELECT ?person {}").parameters
    (Parameter(name='person', type='entity', default=None),)
    """
    stated = _PARAMETERS.search(text)
    listed = stated.group(1) if stated else "none"
    parameters = tuple(Parameter(*found) for found in _PARAMETER.findall(listed)) if listed != "none" else ()
    rest = _PARAMETER.sub("", listed).replace(",", "").strip() if listed != "none" else ""
    problems = [f"its parameters can't be read at {rest!r}; write `name (type; default value), ...` or `none`"] if rest else []
    unknown = [p for p in parameters if p.type not in PARAMETER_TYPES]
    problems += [f"parameter {p.name!r} has the type {p.type!r}; types are {', '.join(PARAMETER_TYPES)}" for p in unknown]
    if problems:
        raise DataError.of(f"{name}.rq", problems)
    sound = tuple(Parameter(p.name, p.type, p.default or None) for p in parameters)
    return Question(re.sub(r"^\d+-", "", name), text, sound, dict(_ASKED.findall(text)))

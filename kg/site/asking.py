"""The pages on which the graph is asked: the named questions, the answer to one, and the SPARQL editor."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from kg.iris import entity_id
from kg.questions import Question, questions
from kg.site.addresses import ANSWER, EDITOR, QUESTIONS
from kg.site.cards import Part, entity_part
from kg.site.content import Content
from kg.site.listing import by_facts
from kg.site.page import Page
from kg.site.places import place_of
from kg.site.words import Interface

__all__ = ["answer_page", "editor_page", "questions_page"]

_OFFERED = 300
_FIELDS = {"entity": "field-entity", "situation": "field-situation", "number": "field-number", "word": "field-word"}
_FIRST = """SELECT ?regulator ?kind ?target ?when
WHERE {
  ?measure a kg:Measure ; kg:imposedBy ?regulator ; kg:kind ?kind ; kg:target ?target .
  OPTIONAL { ?measure kg:when ?when }
}
ORDER BY DESC(?when)
LIMIT 50"""


def questions_page(content: Content, ui: Interface) -> Page:
    """The named questions, each with a form for its parameters."""
    asked = [_asked(question, {}, ui) for question in questions().values()]
    return Page(QUESTIONS, "questions.html.j2", ui.say("questions"), {"questions": asked, "names": _names(content, ui)})


def editor_page(prefixes: Mapping[str, str], ui: Interface) -> Page:
    """The SPARQL editor, which needs a server; `prefixes` may be used undeclared, but the editor knows only what is declared."""
    used = {name: iri for name, iri in prefixes.items() if f"{name}:" in _FIRST}
    first = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in used.items()) + _FIRST
    return Page(EDITOR, "sparql.html.j2", ui.say("sparql"), {"first": first, "known": json.dumps(dict(prefixes))})


def answer_page(
    name: str,
    values: Mapping[str, str],
    content: Content,
    ui: Interface,
    *,
    results: bytes,
    problem: str,
    prefixes: Mapping[str, str],
    base: str,
) -> Page:
    """A named question with its answer, SPARQL results in JSON, or with what went wrong."""
    question = questions()[name]
    table = json.loads(results) if results else {"head": {}, "results": {"bindings": []}}
    shown = _Shown(content, ui, prefixes, base)
    header = table["head"].get("vars", ["answer"])
    rows = [[shown.part(row.get(column)) for column in header] for row in _rows(table)]
    files = {ending: f"../answer/{quote(name)}.{ending}?{urlencode(values)}" for ending in ("csv", "json")}
    own = {"asked": _asked(question, values, ui), "header": header, "rows": rows, "problem": problem, "files": files}
    return Page(ANSWER, "answer.html.j2", _words(question, ui), {**own, "names": _names(content, ui)})


def _rows(table: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "boolean" in table:
        return [{"answer": {"type": "literal", "value": str(table["boolean"]).lower()}}]
    return list(table["results"]["bindings"])


def _words(question: Question, ui: Interface) -> str:
    asks = question.asks or {}
    return asks.get(ui.language) or asks.get("en") or question.name


def _asked(question: Question, values: Mapping[str, str], ui: Interface) -> dict[str, Any]:
    """A question as a form: its fields are (name, type, what it takes in words, value, what counts where it is left empty)."""
    fields = [(p.name, p.type, ui.say(_FIELDS[p.type]), values.get(p.name, ""), p.default or "") for p in question.parameters]
    command = " ".join(["kg query", question.name, *(f"{p.name}=…" for p in question.parameters)])
    return {
        "name": question.name,
        "words": _words(question, ui),
        "fields": fields,
        "query": question.query,
        "command": command,
        "editor": f"{EDITOR}#query={quote(question.query, safe='')}",
    }


def _names(content: Content, ui: Interface) -> list[str]:
    """Names to offer while one is typed, those of the entities in most facts first."""
    return list(dict.fromkeys(ui.name(content.entities[entity].names).text for entity in by_facts(content)[:_OFFERED]))


@dataclass(frozen=True, slots=True)
class _Shown:
    """How terms of an answer are shown."""

    content: Content
    ui: Interface
    prefixes: Mapping[str, str]
    base: str

    def part(self, term: Mapping[str, str] | None) -> Part:
        """A term: a name or a short IRI that leads to its page, or words."""
        if term is None:
            return Part("")
        if term["type"] != "uri":
            return Part(term["value"], term.get("xml:lang", ""))
        iri = term["value"]
        code = iri.removeprefix(self.prefixes["code"])
        if code != iri:
            return Part(self.ui.code(code), self.ui.language)
        if not iri.startswith(self.base):
            return Part(self._short(iri))
        identity = entity_id(iri, base=self.base)
        if identity in self.content.entities:
            return entity_part(identity, self.content, self.ui)
        return Part(self._short(iri), address=place_of(identity, self.content))

    def _short(self, iri: str) -> str:
        found = sorted(((known, name) for name, known in self.prefixes.items() if iri.startswith(known)), key=lambda pair: -len(pair[0]))
        return f"{found[0][1]}:{iri.removeprefix(found[0][0])}" if found else iri

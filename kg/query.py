"""Questions to the store: by name, from a file or as text; read-only, never leaving this machine, values bound and never spliced in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.questions import Parameter, Question, questions, read_question
from kg.text import fold

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

    from kg.store import Store

__all__ = ["Answer", "ask", "check_query", "find_entities", "find_question"]

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ORDERED = re.compile(r"\border\s+by\b", re.IGNORECASE)
_IRI = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_FROM = re.compile(r"(?<![?$:\w])from(?!\w)", re.IGNORECASE)
_SPARQL = re.compile(r"\s*(?:#|(?:base|prefix|select|ask|construct|describe|insert|delete|load|clear|drop|create|with)\s)", re.IGNORECASE)
_MOST_CHOICES = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: rows under variables, or triples (of CONSTRUCT and DESCRIBE), or yes or no (of ASK)."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    triples: tuple[Triple, ...] | None = None
    truth: bool | None = None


def find_question(what: str) -> Question:
    """The question that a name, a file or the text of a query means; raises `UsageError` where it is none of these."""
    named = questions()
    name = re.sub(r"^\d+-", "", what)
    if name in named:
        return named[name]
    if "{" in what or _SPARQL.match(what):
        return read_question("query", what)
    path = Path(what)
    if path.is_file():
        try:
            return read_question(path.name.removesuffix(".rq"), path.read_text("utf-8"))
        except UnicodeDecodeError:
            raise UsageError(f"{what}: is no text in UTF-8") from None
    near = get_close_matches(name, named, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"questions are: {', '.join(named)}"
    raise UsageError(f"{what!r} is no named question, no file and no SPARQL query; {hint}")


def ask(store: Store, question: Question, arguments: Mapping[str, str] | None = None) -> Answer:
    """The answer of a store; `arguments` are values of parameters as a person writes them.

    Rows come in the order that the query asks for, else sorted. Raises `UsageError` for wrong arguments, queries that can't be read and
    queries that may not run.
    """
    from pyoxigraph import QueryBoolean, QuerySolutions

    check_query(question.query)
    bound = dict(_bound(store, question, arguments or {}))
    try:
        found = store.query(question.query, substitutions=bound)
        if isinstance(found, QueryBoolean):
            return Answer(truth=bool(found))
        if isinstance(found, QuerySolutions):
            return _table(found, ordered=_ORDERED.search(question.query) is not None)
        return Answer(triples=tuple(sorted(set(found), key=str)))
    except SyntaxError as error:
        raise UsageError(f"no SPARQL query that may run here: {error}; SELECT, ASK, CONSTRUCT and DESCRIBE may") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"the query can't be answered: {error}") from None


def check_query(text: str) -> None:
    """Raise `UsageError` for a query that would ask another machine, or would count statements twice.

    >>> check_query("SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    kg.errors.UsageError: SERVICE is refused: queries are answered from this store alone
    """
    plain = _ESCAPE.sub(lambda found: chr(min(int(found.group(1) or found.group(2), 16), 0x10FFFF)), text)
    if "service" not in plain.lower() and len(_FROM.findall(plain)) < 2:
        return
    clauses = list(_clauses(_parsed(plain)))
    if "ServiceGraphPattern" in clauses:
        raise UsageError("SERVICE is refused: queries are answered from this store alone")
    if clauses.count("FROM") > 1:
        raise UsageError("only one graph may stand after FROM, since a statement of two would count twice; use GRAPH ?g { ... }")


def find_entities(store: Store, name: str) -> dict[str, str]:
    """The ids of the entities that bear a name in any script, each with its main name, sorted."""
    wanted = fold(name)
    labels = _labels(store)
    return {entity: names[0] for entity, names in sorted(labels.items()) if any(fold(n) == wanted for n in names)}


def _parsed(text: str) -> Any:
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return parseQuery(text)
    except Exception as error:
        raise UsageError(f"a query that names SERVICE or FROM must be plain SPARQL 1.1: {error}") from None


def _clauses(parsed: Any) -> Iterator[str]:
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(parsed, CompValue):
        yield "FROM" if parsed.name == "DatasetClause" and "default" in parsed else parsed.name
        for part in parsed.values():
            yield from _clauses(part)
    elif isinstance(parsed, list | tuple | ParseResults):
        for part in parsed:
            yield from _clauses(part)


def _table(found: Any, *, ordered: bool) -> Answer:
    rows = [tuple(row) for row in found]
    if not ordered:
        rows.sort(key=lambda row: tuple("" if term is None else str(term) for term in row))
    return Answer(tuple(variable.value for variable in found.variables), tuple(rows))


# --- values of parameters --------------------------------------------------------------------------------------------


def _bound(store: Store, question: Question, arguments: Mapping[str, str]) -> Iterator[tuple[str, NamedNode | Literal]]:
    known = {parameter.name: parameter for parameter in question.parameters}
    unknown = sorted(set(arguments) - set(known))
    if unknown:
        raise UsageError(f"{question.name}: has no parameter {unknown[0]!r}; it has: {', '.join(known) or 'none'}")
    for parameter in question.parameters:
        given = arguments.get(parameter.name)
        if given is None and parameter.default is None:
            raise UsageError(f"{question.name}: needs {parameter.name}=... ({parameter.type})")
        yield parameter.name, _value(store, parameter, given)


def _value(store: Store, parameter: Parameter, given: str | None) -> NamedNode | Literal:
    """The value as a term; a default is taken as it stands, what a person gives must be known to the store."""
    from pyoxigraph import Literal, NamedNode

    from kg.iris import entity_iri

    text = given if given is not None else parameter.default or ""
    if parameter.type == "word":
        return Literal(text)
    if parameter.type == "number":
        return _number(parameter, text)
    if given is None:
        return NamedNode(entity_iri(text, base=store.base))
    return _entity(store, text) if parameter.type == "entity" else _situation(store, text)


def _number(parameter: Parameter, text: str) -> Literal:
    from kg.rdf.terms import decimal

    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("nan")
    if not value.is_finite():
        raise UsageError(f"{parameter.name}: {text!r} is no number")
    return decimal(value)


def _entity(store: Store, text: str) -> NamedNode:
    from pyoxigraph import NamedNode

    from kg.iris import entity_iri

    labels = _labels(store)
    identity = _identity(store, text)
    if identity in labels:
        return NamedNode(entity_iri(identity, base=store.base))
    found = find_entities(store, text)
    if len(found) == 1:
        return NamedNode(entity_iri(next(iter(found)), base=store.base))
    if found:
        choices = ", ".join(f"{entity} ({name})" for entity, name in list(found.items())[:_MOST_CHOICES])
        raise UsageError(f"{text!r} is the name of {len(found)} entities; give the id of one: {choices}")
    names = {fold(name): entity for entity, group in labels.items() for name in (*group, entity)}
    near = [f"{names[n]} ({labels[names[n]][0]})" for n in get_close_matches(fold(text), sorted(names), n=3, cutoff=0.6)]
    raise UsageError(f"no entity is called {text!r}{'; near ones: ' + ', '.join(dict.fromkeys(near)) if near else ''}")


def _situation(store: Store, text: str) -> NamedNode:
    from pyoxigraph import NamedNode

    from kg.iris import entity_id, entity_iri
    from kg.rdf.terms import node

    stated = (quad.object for quad in store.triples(node("states")))
    known = sorted({entity_id(iri.value, base=store.base) for iri in stated if isinstance(iri, NamedNode)})
    identity = _identity(store, text)
    if identity in known:
        return NamedNode(entity_iri(identity, base=store.base))
    near = get_close_matches(identity, known, n=3) or known[:3]
    raise UsageError(f"no situation is called {text!r}; there are {len(known)}, such as {', '.join(near)}")


def _identity(store: Store, text: str) -> str:
    """An id, whether it is given as such, as `type:name` or as a whole IRI."""
    from kg.iris import entity_id

    if _IRI.fullmatch(text):
        return entity_id(text, base=store.base)
    return text.replace(":", "/", 1) if ":" in text and "/" not in text else text


def _labels(store: Store) -> dict[str, list[str]]:
    """The names of every entity, its main name in English first, else its first main name."""
    from pyoxigraph import Literal, NamedNode

    from kg.iris import entity_id
    from kg.rdf.terms import SKOS, node

    found: dict[str, list[tuple[bool, bool, str]]] = defaultdict(list)
    for predicate in (SKOS["prefLabel"], SKOS["altLabel"], node("acronym")):
        for quad in store.triples(predicate):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal) and quad.subject.value.startswith(store.base):
                rank = (predicate != SKOS["prefLabel"], quad.object.language != "en", quad.object.value)
                found[entity_id(quad.subject.value, base=store.base)].append(rank)
    return {entity: [name for _, _, name in sorted(names)] for entity, names in found.items() if not entity.startswith("filler/")}

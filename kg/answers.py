"""Answers as a table, CSV, JSON or Turtle; the same answer gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from typing import IO, Any

from kg.errors import UsageError
from kg.iris import DATA
from kg.lines import spreadsheet_cell
from kg.query import Answer

__all__ = ["ANSWER_FORMATS", "write_answer"]

ANSWER_FORMATS = ("table", "csv", "json", "turtle")


def write_answer(answer: Answer, output: IO[str], *, format: str = "table", base: str = DATA) -> None:
    """Write an answer; a table is drawn where `output` is a terminal, and plain lines with tabs elsewhere.

    Raises `UsageError` for Turtle where the answer is no graph.
    """
    if format == "turtle":
        output.write(_turtle(answer, base=base))
    elif format == "json":
        output.write(_json(answer, base=base))
    elif format == "csv":
        _write_csv(answer, output)
    elif format == "table":
        _write_table(answer, output, base=base)
    else:
        raise UsageError(f"unknown format {format!r}; formats are {', '.join(ANSWER_FORMATS)}")


def _rows(answer: Answer) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """Any answer as a header and rows of terms."""
    if answer.truth is not None:
        return ("answer",), iter([("true" if answer.truth else "false",)])
    if answer.triples is not None:
        return ("subject", "predicate", "object"), ((t.subject, t.predicate, t.object) for t in answer.triples)
    return answer.variables, iter(answer.rows)


def _turtle(answer: Answer, *, base: str) -> str:
    from pyoxigraph import RdfFormat, serialize

    from kg.rdf.files import prefixes

    if answer.triples is None:
        raise UsageError("Turtle holds graphs: use it with CONSTRUCT or DESCRIBE, and csv or json with the others")
    written = serialize(answer.triples, format=RdfFormat.TURTLE, prefixes=prefixes(base=base))
    return (written or b"").decode("utf-8")


def _json(answer: Answer, *, base: str) -> str:
    """SPARQL 1.1 results in JSON; of a graph, its triples as rows."""
    if answer.truth is not None:
        return json.dumps({"head": {}, "boolean": answer.truth}) + "\n"
    header, rows = _rows(answer)
    bindings = [{name: _json_term(term) for name, term in zip(header, row, strict=True) if term is not None} for row in rows]
    return json.dumps({"head": {"vars": list(header)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Any) -> dict[str, str]:
    from pyoxigraph import BlankNode, Literal, NamedNode

    if isinstance(term, NamedNode | BlankNode):
        return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "literal", "value": str(term)}
    value = {"type": "literal", "value": term.value}
    if term.language:
        return value | {"xml:lang": term.language}
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return value if plain else value | {"datatype": term.datatype.value}


def _write_csv(answer: Answer, output: IO[str]) -> None:
    header, rows = _rows(answer)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([spreadsheet_cell("" if term is None else getattr(term, "value", str(term))) for term in row] for row in rows)
    output.write(buffer.getvalue())


def _write_table(answer: Answer, output: IO[str], *, base: str) -> None:
    from kg.rdf.files import prefixes

    header, rows = _rows(answer)
    short = sorted(((iri, name) for name, iri in prefixes(base=base).items()), key=lambda pair: -len(pair[0]))
    cells = [[_shown(term, short) for term in row] for row in rows]
    if output.isatty():
        _draw(header, cells, output)
    else:
        output.writelines("\t".join(row) + "\n" for row in [list(header), *cells])


def _draw(header: tuple[str, ...], cells: list[list[str]], output: IO[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in header:
        table.add_column(name, overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console(file=output).print(table)


def _shown(term: Any, short: list[tuple[str, str]]) -> str:
    """A term for a person: short IRIs, bare text, and nothing that would steer a terminal."""
    text = "" if term is None else getattr(term, "value", str(term))
    if type(term).__name__ == "NamedNode":
        iri, name = next(((iri, name) for iri, name in short if text.startswith(iri)), ("", ""))
        text = f"{name}:{text.removeprefix(iri)}" if name else text
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)

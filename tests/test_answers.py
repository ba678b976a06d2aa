"""Answers as a table, CSV, JSON and Turtle."""

from __future__ import annotations

import csv
import io
import json

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from kg.answers import ANSWER_FORMATS, write_answer
from kg.errors import UsageError
from kg.query import Answer

ANT = NamedNode("https://w3id.org/regkg/id/company/ant-group")
ROWS = Answer(("who", "said", "n"), ((ANT, Literal("نعم", language="ar"), Literal(3)), (ANT, Literal("=cmd()\tx\x1b[31m"), None)))
GRAPH = Answer(triples=(Triple(ANT, NamedNode("https://w3id.org/regkg#known"), Literal(True)),))
TRUTH = Answer(truth=False)


class Terminal(io.StringIO):
    """Output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def written(answer: Answer, format: str, output: io.StringIO | None = None) -> str:
    output = output or io.StringIO()
    write_answer(answer, output, format=format)
    return output.getvalue()


def test_a_plain_table_has_short_names_and_steers_no_terminal() -> None:
    assert written(ROWS, "table") == "who\tsaid\tn\ncompany:ant-group\tنعم\t3\ncompany:ant-group\t=cmd() x [31m\t\n"


def test_a_table_is_drawn_on_a_terminal() -> None:
    drawn = written(ROWS, "table", Terminal())
    assert "company:ant-group" in drawn
    assert "━" in drawn
    assert "\x1b[31m" not in drawn


def test_csv_holds_whole_values_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(written(ROWS, "csv"))))
    assert rows == [["who", "said", "n"], [ANT.value, "نعم", "3"], [ANT.value, "'=cmd()\tx\x1b[31m", ""]]


def test_json_is_of_the_standard() -> None:
    found = parse_query_results(written(ROWS, "json"), QueryResultsFormat.JSON)
    assert [tuple(row) for row in found] == list(ROWS.rows)  # type: ignore[union-attr]


def test_yes_or_no_in_json_is_of_the_standard() -> None:
    assert json.loads(written(TRUTH, "json")) == {"head": {}, "boolean": False}


def test_turtle_parses_to_the_graph() -> None:
    read = [Triple(q.subject, q.predicate, q.object) for q in parse(written(GRAPH, "turtle"), format=RdfFormat.TURTLE)]
    assert tuple(read) == GRAPH.triples


@pytest.mark.parametrize(("answer", "first"), [(GRAPH, "subject,predicate,object\n"), (TRUTH, "answer\nfalse\n")])
def test_every_answer_can_be_a_table(answer: Answer, first: str) -> None:
    assert written(answer, "csv").startswith(first)


@pytest.mark.parametrize("answer", [ROWS, TRUTH])
def test_rows_are_no_turtle(answer: Answer) -> None:
    with pytest.raises(UsageError, match="CONSTRUCT or DESCRIBE"):
        written(answer, "turtle")


def test_an_unknown_format_lists_the_known() -> None:
    with pytest.raises(UsageError, match=", ".join(ANSWER_FORMATS)):
        written(ROWS, "xml")

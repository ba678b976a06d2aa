"""`kg query`: SPARQL, by the name of a question, from a file or as text."""

from __future__ import annotations

import argparse
import sys

from kg.commands.graphs import opened_store
from kg.commands.options import add_confidence, add_out
from kg.errors import UsageError

HELP = "ask the graph in SPARQL: a named question, a file, or a text"
EXAMPLES = (
    "kg query --list",
    'kg query measures-against entity="Ant Group"',
    'kg query accusations entity="آنت جروب" --format csv',
    'kg query "SELECT (COUNT(*) AS ?claims) { ?claim a <https://w3id.org/regkg#Claim> }"',
    "kg query my-question.rq --format json",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument(
        "query", nargs="?", metavar="NAME|FILE|TEXT", help="name of a question, a .rq file, a query, or - for standard input"
    )
    parser.add_argument("values", nargs="*", metavar="PARAMETER=VALUE", help="values of the parameters of a question")
    parser.add_argument("--list", action="store_true", help="list the named questions and their parameters")
    parser.add_argument(
        "--format", choices=("table", "csv", "json", "turtle"), default="table", help="form of the answer (default: %(default)s)"
    )
    add_confidence(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Answer one query, or list the questions."""
    if args.list:
        return _list()
    if args.query is None:
        raise UsageError("give a question, a file or a query; --list shows the questions")
    from kg.answers import write_answer
    from kg.query import ask, find_question

    question = find_question(sys.stdin.read() if args.query == "-" else args.query)
    with opened_store(args) as store:
        answer = ask(store, question, dict(_value(text) for text in args.values))
        write_answer(answer, sys.stdout, format=args.format, base=store.base)
    return 0


def _list() -> int:
    from kg.commands.tables import print_table
    from kg.questions import questions

    rows = []
    for question in questions().values():
        parameters = ", ".join(f"{p.name}={p.default}" if p.default else f"{p.name} ({p.type})" for p in question.parameters)
        rows.append((question.name, (question.asks or {}).get("en", ""), parameters))
    print_table(("question", "asks", "parameters"), rows)
    return 0


def _value(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f'{text!r} gives no value; write PARAMETER=VALUE, such as entity="Ant Group"')
    return name, value

"""`kg facts`: facts as lines, nothing stored."""

from __future__ import annotations

import argparse
import sys

from kg.commands.options import add_paths, add_reading

HELP = "print the facts of articles as lines, nothing stored"
EXAMPLES = (
    "kg facts seeds --format jsonl",
    "kg facts news/ more.jsonl --format csv > facts.csv",
    "cat article.txt | kg facts -",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_paths(parser)
    add_reading(parser)
    parser.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="form of the lines (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    """Print the accepted facts of every article."""
    from kg.commands.reading import Reading
    from kg.lines import facts_csv, facts_jsonl

    reading = Reading(args)
    facts = (fact for extraction in reading for fact in extraction.facts)
    for line in (facts_jsonl if args.format == "jsonl" else facts_csv)(facts):
        sys.stdout.write(line)
    reading.report()
    return reading.exit_code

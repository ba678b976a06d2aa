"""`kg entities`: entities as lines, nothing stored."""

from __future__ import annotations

import argparse
import sys

from kg.commands.options import add_paths, add_reading

HELP = "print the entities that articles mention as lines, with every place and the reason for it, nothing stored"
EXAMPLES = (
    "kg entities seeds",
    "cat article.txt | kg entities - > entities.jsonl",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_paths(parser)
    add_reading(parser)
    parser.add_argument("--format", choices=("jsonl",), default="jsonl", help="form of the lines (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    """Print the entities of every article."""
    from kg.commands.reading import Reading
    from kg.lines import entities_jsonl

    reading = Reading(args)
    for extraction in reading:
        sys.stdout.writelines(entities_jsonl(extraction))
    reading.report()
    return reading.exit_code

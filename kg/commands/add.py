"""`kg add`: single articles into an existing graph."""

from __future__ import annotations

import argparse

from kg.commands.options import add_judgements, add_out, add_paths, add_reading

HELP = "read articles into the graph of an output folder; an article that is there is replaced"
EXAMPLES = ("kg add today.txt", "kg add news/ --out output")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_paths(parser)
    add_out(parser)
    add_judgements(parser)
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Add, then say per article what was found, accepted and refused."""
    from kg.build import add
    from kg.commands.reading import Reading, print_counts

    reading = Reading(args)
    print_counts(add(reading.articles(), args.out, read=reading.read, key=reading.key, judgements=reading.judgements))
    reading.report()
    return reading.exit_code

"""`kg build`: the main job."""

from __future__ import annotations

import argparse
import sys

from kg.commands.options import add_judgements, add_out, add_paths, add_reading

HELP = "read articles into a graph, and leave store, Turtle, TriG, page and report in the output folder"
EXAMPLES = (
    "kg build seeds",
    "kg build news/ --out output --jobs 2",
    "cat articles.jsonl | kg build - --out graph",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_paths(parser)
    add_out(parser)
    add_judgements(parser)
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Build, then say per article what was found, accepted and refused."""
    from kg.build import FILES, build
    from kg.commands.reading import Reading, print_counts

    reading = Reading(args)
    print_counts(build(reading.articles(), args.out, read=reading.read, key=reading.key, judgements=reading.judgements))
    reading.report()
    done = f"wrote {', '.join(FILES)} and store/ to {args.out}" if reading.seen else f"nothing was read: {args.out} is left as it was"
    print(done, file=sys.stderr)
    return reading.exit_code

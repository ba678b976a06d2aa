"""`kg export`: the graph in the formats of other tools."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.commands.graphs import opened_store
from kg.commands.options import add_confidence, add_out
from kg.errors import UsageError

HELP = "write the graph in the format of another tool; without one, write the files of the output folder again"
EXAMPLES = (
    "kg export",
    "kg export --format graphml --to-file graph.graphml",
    "kg export --format nquads > graph.nq",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument(
        "--format",
        choices=("turtle", "trig", "nquads", "json-ld", "graphml", "gexf", "csv"),
        help="format (default: all files of the folder)",
    )
    parser.add_argument("--to-file", type=Path, metavar="FILE", help="file to write (default: standard output)")
    add_confidence(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Export."""
    from kg.build import FILES, write_files
    from kg.export import export, write_export

    if args.format is None and args.min_confidence:
        raise UsageError("the files of the output folder show its whole store; give a --format with --min-confidence")
    with opened_store(args) as store:
        if args.format is None:
            write_files(store, args.out)
            print(f"wrote {', '.join(FILES)} to {args.out}", file=sys.stderr)
        elif args.to_file is None:
            write_export(store, args.format, sys.stdout.buffer)
        else:
            export(store, args.format, args.to_file)
    return 0

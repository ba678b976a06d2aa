"""`kg remove`: single articles out of a graph."""

from __future__ import annotations

import argparse
import sys

from kg.commands.options import add_out

HELP = "take articles out of the graph of an output folder"
EXAMPLES = ("kg remove en-ant", "kg remove 1f3a9c02 --out output")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("articles", nargs="+", metavar="ID", help="id of an article, or the beginning of its hash")
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Remove, and say which were there."""
    from kg.build import remove
    from kg.store import Store

    Store.read(args.out).close()
    missing = False
    for article, was_there in remove(args.articles, args.out):
        print(f"{article}: removed" if was_there else f"{article}: not in {args.out}", file=sys.stdout if was_there else sys.stderr)
        missing |= not was_there
    return 1 if missing else 0

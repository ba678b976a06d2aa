"""`kg site`: the graph as static pages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.commands.graphs import opened_store
from kg.commands.options import add_confidence, add_out

HELP = "write the graph as static pages that work from disk or any web server"
EXAMPLES = ("kg site --to public",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="folder to write the pages to")
    add_confidence(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Write the pages."""
    from kg.site import write_site

    with opened_store(args) as store:
        count = write_site(tuple(store.records()), args.to)
    print(f"wrote {count} pages to {args.to}", file=sys.stderr)
    return 0

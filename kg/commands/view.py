"""`kg view`: an HTML page of a part of the graph."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.commands.options import add_filters, add_out, positive

HELP = "make an HTML page of a part of the graph"
EXAMPLES = (
    'kg view --focus "Ant Group" --hops 1 --to-file ant.html',
    'kg view --between "Jack Ma" "بنك الشعب الصيني"',
    "kg view --type measure --modality asserted",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--focus", action="append", default=[], metavar="NAME", help="entity in the middle, by name or id; may be repeated")
    parser.add_argument("--hops", type=positive, metavar="N", help="steps from the middle that are drawn (default: all)")
    parser.add_argument("--between", nargs=2, metavar=("A", "B"), help="only what connects two entities by short paths")
    parser.add_argument("--language", default="en", choices=("ar", "en"), help="language in which the page opens (default: %(default)s)")
    parser.add_argument("--to-file", type=Path, default=Path("view.html"), metavar="FILE", help="file to write (default: %(default)s)")
    add_filters(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Write the page."""
    from dataclasses import replace

    from kg.analysis.background import background
    from kg.analysis.connections import connections
    from kg.authority import load_authority
    from kg.commands.graphs import check_filters, chosen_graph, chosen_records, entity_named
    from kg.errors import UsageError
    from kg.render.page import write_page
    from kg.store import Store

    check_filters(args)
    with Store.read(args.out) as store:
        focus = tuple(entity_named(store, name) for name in (*args.focus, *(args.between or ())))
        records = chosen_records(tuple(store.records()), args)
    if args.between:
        paths = connections(chosen_graph(records, args), first=focus[-2], second=focus[-1])
        if not paths:
            raise UsageError(f"nothing connects {args.between[0]!r} and {args.between[1]!r} in three steps or fewer")
        kept = {fact for path in paths for fact in path.facts}
        records = tuple(replace(r, facts=tuple(f for f in r.facts if f.id in kept)) for r in records)
    title = " · ".join(args.between or args.focus) or "Regulators and companies in the news"
    write_page(
        args.to_file, records, title=title, focus=focus, hops=args.hops, background=background(load_authority()), language=args.language
    )
    print(f"wrote {args.to_file}", file=sys.stderr)
    return 0

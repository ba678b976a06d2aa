"""`kg check`: is all as promised?"""

from __future__ import annotations

import argparse
import sys

from kg.commands.options import add_judgements, add_out

HELP = "check the ontology, the data that the project carries, every fact of the output folder, and the judgements"
EXAMPLES = ("kg check", "kg check --out output")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_judgements(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Print every problem; 1 where one is an error."""
    from kg.check import check_data, check_judgements, check_store
    from kg.commands.reading import judgements_file
    from kg.commands.tables import print_table

    made = (args.out / "store").exists()
    problems = [*check_data(), *((*check_store(args.out), *check_judgements(judgements_file(args), args.out)) if made else ())]
    if not made:
        print(f"{args.out} has no store: only what the project carries was checked", file=sys.stderr)
    if problems:
        print_table(("where", "severity", "problem"), [(p.where, p.severity, p.what) for p in sorted(problems)])
    else:
        print("nothing is wrong", file=sys.stderr)
    return 1 if any(p.severity == "error" for p in problems) else 0

"""`kg analyse`: the questions of networkx to the graph."""

from __future__ import annotations

import argparse
import json

from kg.commands.options import add_filters, add_out, positive

HELP = "answer a question of analysis, with the facts behind each finding"
EXAMPLES = (
    "kg analyse --list",
    "kg analyse centrality",
    'kg analyse connections --between "Jack Ma" "PBOC"',
    "kg analyse enforcement --modality asserted --format json",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument(
        "question", nargs="?", metavar="QUESTION", help="name of a question; without one, all that need no names are answered"
    )
    parser.add_argument("--list", action="store_true", help="list the questions")
    parser.add_argument("--between", nargs=2, metavar=("A", "B"), help="two entities, by a name in any script or by id")
    parser.add_argument("--longest", type=positive, default=3, metavar="N", help="longest path of connections (default: %(default)s)")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="form of the answer (default: %(default)s)")
    add_filters(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Print the findings of one question, or of all."""
    from kg.analysis import questions
    from kg.commands.graphs import check_filters, chosen_graph, entity_named
    from kg.commands.tables import print_table
    from kg.errors import UsageError
    from kg.store import Store

    known = questions()
    if args.list:
        print_table(("question", "what it answers"), [(name, (ask.__doc__ or "").split("\n")[0]) for name, ask in known.items()])
        return 0
    if args.question is not None and args.question not in known:
        raise UsageError(f"no question {args.question!r}; known: {', '.join(known)}")
    if args.question == "connections" and args.between is None:
        raise UsageError("connections needs --between A B")
    if args.between is not None and args.question not in (None, "connections"):
        raise UsageError(f"{args.question} takes no --between; `kg analyse connections --between A B` does")
    check_filters(args)
    with Store.read(args.out) as store:
        ends = [entity_named(store, name) for name in args.between or ()]
        graph = chosen_graph(tuple(store.records()), args)
    if ends and args.question in (None, "connections"):
        first, second = ends
        findings = list(known["connections"](graph, first=first, second=second, longest=args.longest))
    else:
        asked = [args.question] if args.question else [name for name in known if name != "connections"]
        findings = [finding for name in asked for finding in known[name](graph)]
    if args.format == "json":
        rows = [{"question": f.question, "about": f.about, "value": f.value, "because": f.because, "facts": f.facts} for f in findings]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print_table(
            ("question", "value", "finding", "facts"), [(f.question, f"{f.value:g}", f.because, " ".join(f.facts)) for f in findings]
        )
    return 0

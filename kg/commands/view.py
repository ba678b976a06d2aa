"""`kg view`: a part of the graph, or all of it, as a page, a picture, a network or a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands.options import add_filters, add_out, positive

if TYPE_CHECKING:
    import networkx as nx

    from kg.model import Extraction

HELP = "make a page of the graph or of a part of it: drawing, list, timeline, ownership tree and matrix; or a picture, network or table"
EXAMPLES = (
    'kg view --focus "Ant Group" --hops 1 --to-file ant.html',
    'kg view --between "Jack Ma" "بنك الشعب الصيني" --longest 2',
    "kg view --type measure --modality asserted --from 2020 --as matrix",
    "kg view --as ownership --language ar",
    'kg view --focus "Ant Group" --hops 2 --to-file ant.svg',
    "kg view --type ownership --to-file owners.gexf",
)

_ENDINGS = (".html", ".svg", ".graphml", ".gexf", ".csv")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--focus", action="append", default=[], metavar="NAME", help="entity in the middle, by name or id; may be repeated")
    parser.add_argument("--hops", type=positive, metavar="N", help="steps from the middle that are drawn (default: all)")
    parser.add_argument("--between", nargs=2, metavar=("A", "B"), help="only what connects two entities by short paths")
    parser.add_argument("--longest", type=positive, default=3, metavar="N", help="longest path of --between (default: %(default)s)")
    parser.add_argument(
        "--as",
        dest="view",
        default="graph",
        choices=("graph", "list", "timeline", "ownership", "matrix"),
        help="view in which the page opens; all are on it (default: %(default)s)",
    )
    parser.add_argument("--language", default="en", choices=("ar", "en"), help="language in which the page opens (default: %(default)s)")
    parser.add_argument(
        "--to-file",
        type=Path,
        default=Path("view.html"),
        metavar="FILE",
        help=f"file to write; its ending says what: {', '.join(_ENDINGS)} (default: %(default)s)",
    )
    add_filters(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file."""
    from kg.analysis.background import background
    from kg.analysis.projection import project
    from kg.authority import load_authority
    from kg.commands.graphs import check_filters, chosen_graph, entity_named, kept_records
    from kg.errors import UsageError
    from kg.store import Store

    check_filters(args)
    ending = args.to_file.suffix.lower()
    if ending not in _ENDINGS:
        raise UsageError(f"{args.to_file}: can't tell what to write from the ending {ending!r}; endings are {', '.join(_ENDINGS)}")
    with Store.read(args.out) as store:
        focus = tuple(entity_named(store, name) for name in (*args.focus, *(args.between or ())))
        records = tuple(store.records())
    graph = chosen_graph(records, args)
    kept = _between(graph, args, first=focus[-2], second=focus[-1]) if args.between else graph.graph["facts"].keys()
    records = kept_records(records, kept)
    known = tuple(background(load_authority()))
    graph = project(records, background=known, links=graph.graph["links"]) if args.between else graph
    _write(graph, records, args, focus=focus, known=known)
    print(f"wrote {args.to_file}", file=sys.stderr)
    return 0


def _between(graph: nx.MultiDiGraph[str], args: argparse.Namespace, *, first: str, second: str) -> frozenset[str]:
    """The facts that the short paths between two run over."""
    from kg.analysis.connections import connections
    from kg.errors import UsageError

    paths = connections(graph, first=first, second=second, longest=args.longest)
    if not paths:
        names = " and ".join(map(repr, args.between))
        raise UsageError(f"nothing connects {names} in {args.longest} steps or fewer; --longest allows more")
    return frozenset(fact for path in paths for fact in path.facts)


def _write(
    graph: nx.MultiDiGraph[str],
    records: tuple[Extraction, ...],
    args: argparse.Namespace,
    *,
    focus: tuple[str, ...],
    known: tuple[tuple[str, str, str], ...],
) -> None:
    from kg.export import written_whole
    from kg.lines import facts_csv
    from kg.networks import write_network
    from kg.render.page import render_picture, write_page

    ending, title = args.to_file.suffix.lower(), _title(graph, focus)
    if ending == ".html":
        options = {"title": title, "focus": focus, "hops": args.hops, "language": args.language, "view": args.view}
        write_page(args.to_file, records, links=graph.graph["links"], background=known, **options)
        return
    near = _near(graph, args, focus=focus)
    stated = {data["fact"] for *_, data in near.edges(data=True)}
    with written_whole(args.to_file) as file:
        if ending == ".svg":
            drawn = render_picture(graph, title=title, focus=focus, hops=args.hops, language=args.language)
            file.write(drawn.encode("utf-8"))
        elif ending == ".csv":
            for row in facts_csv(fact for record in records for fact in record.facts if fact.id in stated):
                file.write(row.encode("utf-8"))
        else:
            write_network(near, ending[1:], file)


def _near(graph: nx.MultiDiGraph[str], args: argparse.Namespace, *, focus: tuple[str, ...]) -> nx.MultiDiGraph[str]:
    """The part of the graph that the drawing shows."""
    from kg.render.selection import choose_focus, choose_nodes

    near: nx.MultiDiGraph[str] = graph.subgraph(choose_nodes(graph, focus=choose_focus(graph, focus), hops=args.hops))
    return near


def _title(graph: nx.MultiDiGraph[str], focus: tuple[str, ...]) -> dict[str, str] | None:
    """The names of what is in the middle, by language."""
    from kg.analysis.projection import best_name
    from kg.render.texts import LANGUAGES

    named = [graph.graph["entities"][node] for node in focus if node in graph.graph["entities"]]
    if not named:
        return None
    return {code: " · ".join(best_name(entity.names, language=code, default=entity.id) for entity in named) for code in LANGUAGES}

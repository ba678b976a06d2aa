"""`kg build`: the main job."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from kg.commands.options import add_judgements, add_out, add_paths, add_reading
from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.commands.reading import Reading
    from kg.model import Article
    from kg.parts import Part

HELP = "read articles into a graph, and leave store, Turtle, TriG, page and report in the output folder"
EXAMPLES = (
    "kg build seeds",
    "kg build news/ --out output --jobs 2",
    "cat articles.jsonl | kg build - --out graph",
    "kg build news.parquet --engine dask --jobs 4",
    "kg build s3://news/2020 --engine dask --scheduler tcp://10.0.0.1:8786 --parts s3://graph/parts",
    "kg build news/ --endpoint http://localhost:7878/store",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_paths(parser)
    add_out(parser)
    add_judgements(parser)
    add_reading(parser)
    parser.add_argument(
        "--engine",
        choices=("local", "dask"),
        default="local",
        help="who reads: this machine, or the workers of Dask (default: %(default)s)",
    )
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="the Dask scheduler to use (default: one is started here, with --jobs processes)"
    )
    parser.add_argument(
        "--parts",
        metavar="URL",
        help="where the workers of Dask write what they read, a folder that all machines see (default: parts in the output folder)",
    )
    parser.add_argument(
        "--endpoint", metavar="URL", help="also make a SPARQL 1.1 server hold the same graphs, by the Graph Store Protocol at this URL"
    )


def run(args: argparse.Namespace) -> int:
    """Build, then say per article what was found, accepted and refused."""
    from kg.build import FILES, build
    from kg.commands.reading import Reading, print_counts

    if args.engine == "local" and (args.scheduler or args.parts):
        raise UsageError("--scheduler and --parts are for --engine dask")
    reading = Reading(args)
    if args.engine == "dask":
        _build_on_dask(reading, args)
    else:
        print_counts(build(reading.articles(), args.out, read=reading.read, key=reading.key, judgements=reading.judgements))
    reading.report()
    done = f"wrote {', '.join(FILES)} and store/ to {args.out}" if reading.seen else f"nothing was read: {args.out} is left as it was"
    print(done, file=sys.stderr)
    if args.endpoint and reading.seen:
        _mirror(args)
    return reading.exit_code


def _build_on_dask(reading: Reading, args: argparse.Namespace) -> None:
    from functools import partial

    from kg.build import build_from_parts
    from kg.cluster import connected, on_workers
    from kg.commands.reading import print_counts
    from kg.reading_parts import Recipe, read_parts

    recipe = Recipe(args.parts or str((args.out / "parts").absolute()), args.extractor, args.min_confidence, reading.judgements)
    with connected(args.scheduler, jobs=args.jobs) as client:

        def read(articles: Iterable[Article], base: str) -> Iterator[Part]:
            return reading.watched(articles, lambda some: read_parts(partial(on_workers, client), some, recipe=recipe, base=base))

        print_counts(build_from_parts(reading.articles(), args.out, read=read, key=reading.key, judgements=reading.judgements))


def _mirror(args: argparse.Namespace) -> None:
    from kg.endpoint import known_file, mirror
    from kg.store import Store

    with Store.read(args.out) as store:
        graphs = mirror(store, args.endpoint, known=known_file(args.out, args.endpoint))
    print(f"{args.endpoint} holds {graphs} graphs and their union", file=sys.stderr)

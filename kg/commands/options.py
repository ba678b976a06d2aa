"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["add_confidence", "add_filters", "add_judgements", "add_out", "add_paths", "add_reading", "positive"]


def add_paths(parser: argparse.ArgumentParser) -> None:
    """PATH...: what to read."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a file (.txt, .jsonl, .parquet), a folder, a URL of either (s3://...; takes fsspec), or - for standard input; "
        "`seeds` means its articles",
    )


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How articles are read."""
    parser.add_argument("--jobs", type=positive, default=1, metavar="N", help="processes that read articles (default: %(default)s)")
    parser.add_argument("--extractor", default="rules", metavar="NAME", help="what finds the facts (default: %(default)s)")
    add_confidence(parser)


def add_judgements(parser: argparse.ArgumentParser) -> None:
    """Where judgements of people are kept."""
    parser.add_argument(
        "--judgements", type=Path, metavar="FILE", help="judgements of people, made by `kg judge` (default: judgements.yaml in --out)"
    )


def add_out(parser: argparse.ArgumentParser) -> None:
    """The output folder."""
    parser.add_argument("--out", type=Path, default=Path("output"), metavar="DIR", help="output folder (default: %(default)s)")


def add_confidence(parser: argparse.ArgumentParser) -> None:
    """The least confidence of the reading."""
    parser.add_argument(
        "--min-confidence",
        type=_share,
        default=0.0,
        metavar="C",
        help="leave out facts read with less confidence, 0 to 1 (default: %(default)s)",
    )


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Which facts count."""
    parser.add_argument("--type", action="append", dest="types", metavar="TYPE", help="only facts of this type; may be repeated")
    parser.add_argument("--modality", action="append", dest="modalities", metavar="MODALITY", help="only facts said so; may be repeated")
    parser.add_argument("--source", action="append", dest="sources", metavar="ID", help="only this article or source; may be repeated")
    parser.add_argument("--from", dest="since", metavar="DATE", help="only what may have happened since (EDTF: 2020, 2020-11, 2020-11-03)")
    parser.add_argument("--to", dest="until", metavar="DATE", help="only what may have happened until")
    add_confidence(parser)


def positive(text: str) -> int:
    """A whole number of 1 or more, as an argument."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text)


def _share(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number between 0 and 1")
    return number

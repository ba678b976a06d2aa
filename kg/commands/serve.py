"""`kg serve`: the site and a SPARQL endpoint."""

from __future__ import annotations

import argparse
import signal
import sys

from kg.commands.options import add_confidence, add_out, positive

HELP = "serve the graph on this machine: pages to read, a read-only SPARQL 1.1 endpoint at /sparql, every entity under its IRI"
EXAMPLES = (
    "kg serve",
    "kg serve --out output --port 8080",
    "kg serve --seconds 5 --cors https://notebook.example",
)
_PORT = 8321


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument(
        "--port", type=_port, default=_PORT, metavar="N", help="port to listen to, 0 for any free one (default: %(default)s)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen to (default: %(default)s, this machine alone)")
    parser.add_argument("--name", action="append", default=[], metavar="HOST", help="further name that the server goes by; may be repeated")
    parser.add_argument("--cors", action="append", default=[], metavar="ORIGIN", help="site whose pages may read answers; may be repeated")
    parser.add_argument("--seconds", type=positive, default=20, metavar="S", help="a query may run so long (default: %(default)s)")
    add_confidence(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from kg.serve import Limits, serve

    def ready(address: str) -> None:
        print(f"serving {args.out} at {address} and {address}sparql; Ctrl-C ends it", file=sys.stderr, flush=True)

    # The server hands on the signal that ended it; what it leaves on the disk must go first.
    signal.signal(signal.SIGTERM, _interrupt)
    limits = Limits(seconds=float(args.seconds))
    serve(
        args.out,
        host=args.host,
        port=args.port,
        names=args.name,
        origins=args.cors,
        minimum=args.min_confidence,
        limits=limits,
        ready=ready,
    )
    return 0


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; ports are 0 to 65535")
    return int(text)

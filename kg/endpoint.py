"""The graphs of a store in any SPARQL 1.1 server, by the Graph Store HTTP Protocol."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from itertools import islice
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize

from kg.errors import StoreError, UsageError
from kg.iris import digest
from kg.store import Store

__all__ = ["known_file", "mirror"]

# So many triples go in one request: the union of all graphs may be larger than what a server takes at once.
_TRIPLES = 50_000
_WAITS = (0.0, 0.5, 2.0)
_SECONDS = 600
_TRY_AGAIN = range(500, 600)


def mirror(store: Store, url: str, *, known: Path | None = None) -> int:
    """Make a server hold exactly the graphs of a store, and their union as its default graph; the number of graphs.

    `known` is a file that keeps the names of the graphs that the server was given, so that those are removed which the store holds no
    more. Doing so twice changes nothing. Raises `UsageError` where the URL is none, `StoreError` where the server refuses or is away.
    """
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise UsageError(f"{url!r} is no http address of a Graph Store; for example http://localhost:7878/store")
    names = sorted(store.graphs(), key=str)
    given = set(json.loads(known.read_text("utf-8"))) if known is not None and known.exists() else set()
    _remember(known, given | {name.value for name in names})
    for name in names:
        _put(f"{url}?graph={quote(name.value, safe='')}", store.graph(name))
    _put(f"{url}?default", store.graph(DefaultGraph()))
    for gone in sorted(given - {name.value for name in names}):
        _send("DELETE", f"{url}?graph={quote(gone, safe='')}", None)
    _remember(known, {name.value for name in names})
    return len(names)


def known_file(folder: Path, url: str) -> Path:
    """Where in an output folder the names stand that a server was given."""
    return folder / "store" / f"endpoint-{digest([url])}.json"


def _remember(known: Path | None, names: Iterable[str]) -> None:
    if known is not None:
        draft = known.with_suffix(".draft")
        draft.write_text(json.dumps(sorted(names), indent=0), "utf-8")
        draft.replace(known)


def _put(url: str, quads: Iterator[Quad]) -> None:
    """Make a graph of the server hold these triples: the first replace what it held, the others join them."""
    method = "PUT"
    while (some := list(islice(quads, _TRIPLES))) or method == "PUT":
        _send(method, url, serialize((quad.triple for quad in some), format=RdfFormat.N_TRIPLES))
        method = "POST"


def _send(method: str, url: str, body: bytes | None) -> None:
    request = Request(url, data=body, method=method, headers={"Content-Type": "application/n-triples"} if body is not None else {})
    reason = ""
    for wait in _WAITS:
        time.sleep(wait)
        try:
            with urlopen(request, timeout=_SECONDS):
                return
        except HTTPError as error:
            with error:
                reason = f"answers {error.code} {error.reason}: {error.read(300).decode('utf-8', 'replace').strip()}"
            if method == "DELETE" and error.code == 404:
                return
            if error.code not in _TRY_AGAIN:
                break
        except (URLError, HTTPException, OSError) as error:
            reason = f"does not answer ({getattr(error, 'reason', error)})"
    raise StoreError(f"{url}: the server {reason}; what was stored here stays, and `kg build` with the same --endpoint sends it again")

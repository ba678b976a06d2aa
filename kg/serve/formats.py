"""Media types of answers, and which of them a client wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

__all__ = ["GRAPHS", "HTML", "TABLES", "choose", "offered"]

HTML = "text/html"

TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "application/sparql-results+json": ("application/json",),
        "application/sparql-results+xml": ("application/xml", "text/xml"),
        "text/csv": (),
        "text/tab-separated-values": (),
    }
)
"""Media type of rows, and of yes or no -> other names that it is asked by; the first is what is given where the client has no wish."""

GRAPHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text/turtle": ("application/x-turtle", "application/turtle"),
        "application/n-triples": ("text/plain",),
        "application/ld+json": ("application/json",),
        "application/rdf+xml": ("application/xml", "text/xml"),
    }
)
"""The same for triples."""


def choose(accept: str | None, offers: Mapping[str, tuple[str, ...]]) -> str | None:
    """The offer that a client likes best, None where it wants none of them.

    >>> choose("text/csv;q=0.5, application/json", TABLES), choose("image/png", TABLES), choose(None, GRAPHS)
    ('application/sparql-results+json', None, 'text/turtle')
    """
    if accept is None or not accept.strip():
        return next(iter(offers))
    wishes = list(_wishes(accept))
    named = dict(wishes)
    liked = [(max([_liking(offer, wishes), *(named.get(other, 0.0) for other in others)]), offer) for offer, others in offers.items()]
    best = max(share for share, _ in liked)
    return next(offer for share, offer in liked if share == best) if best > 0 else None


def offered(offers: Mapping[str, tuple[str, ...]]) -> str:
    """The offers as words of a message."""
    return ", ".join(offers)


def _wishes(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        share = next((p.partition("=")[2] for p in parameters if p.partition("=")[0].strip() == "q"), "1")
        try:
            yield name, min(max(float(share), 0.0), 1.0)
        except ValueError:
            yield name, 0.0


def _liking(name: str, wishes: list[tuple[str, float]]) -> float:
    """How much a type is liked: the most precise wish for it counts; of a whole group a trace less, so that what is named comes first."""
    for pattern, loss in ((name, 0.0), (name.partition("/")[0] + "/*", 1e-6), ("*/*", 2e-6)):
        shares = [share for wish, share in wishes if wish == pattern]
        if shares:
            return max(max(shares) - loss, 0.0)
    return 0.0

"""Which format a client gets."""

from __future__ import annotations

import pytest

from kg.serve.formats import GRAPHS, HTML, TABLES, choose

THINGS = {**GRAPHS, HTML: ("application/xhtml+xml",)}


@pytest.mark.parametrize(
    ("accept", "offers", "chosen"),
    [
        (None, TABLES, "application/sparql-results+json"),
        ("", GRAPHS, "text/turtle"),
        ("*/*", GRAPHS, "text/turtle"),
        ("text/*", TABLES, "text/csv"),
        ("text/csv;q=0.4, text/tab-separated-values;q=0.5", TABLES, "text/tab-separated-values"),
        ("*/*, text/csv", TABLES, "text/csv"),
        ("*/*;q=0.9, text/csv;q=0.1", TABLES, "application/sparql-results+json"),
        ("text/csv;q=0, */*;q=0", TABLES, None),
        ("application/sparql-results+json;q=0, */*", TABLES, "application/sparql-results+xml"),
        ("TEXT/CSV", TABLES, "text/csv"),
        ("text/csv;q=much", TABLES, None),
        (";;,,q=1", TABLES, None),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", THINGS, HTML),
        ("text/turtle,text/html;q=0.5", THINGS, "text/turtle"),
    ],
)
def test_choice(accept: str | None, offers: dict[str, tuple[str, ...]], chosen: str | None) -> None:
    assert choose(accept, offers) == chosen

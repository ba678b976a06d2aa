"""Articles as JSON, one object a line: "id", "text" and, where known, language, published, anchor, title, source, rights."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator

from kg.model import Article
from kg.readers.source import Source, Unreadable, decoded, make_article

__all__ = ["read_jsonl"]

_MAX_LINE = 64_000_000


def read_jsonl(source: Source) -> Iterator[Article | Unreadable]:
    """The articles of the lines, one by one; empty lines are skipped."""
    for number, read in enumerate(_lines(source), 1):
        line = read.removeprefix(BOM_UTF8).strip()
        name = f"{source.name}:{number}"
        if len(read) > _MAX_LINE:
            yield Unreadable(name, f"the line is longer than {_MAX_LINE} bytes; split the file")
        elif line:
            yield _article(line, name)


def _lines(source: Source) -> Iterator[bytes]:
    """The lines, of each no more than is needed to see that it is too long."""
    while line := source.stream.readline(_MAX_LINE + 1):
        rest = line
        while len(rest) > _MAX_LINE and not rest.endswith(b"\n"):
            rest = source.stream.readline(_MAX_LINE + 1)
        yield line


def _article(line: bytes, name: str) -> Article | Unreadable:
    try:
        data = json.loads(decoded(line))
    except json.JSONDecodeError as error:
        return Unreadable(name, f"no JSON: {error.msg} at column {error.colno}; a line holds one article as an object")
    except (ValueError, RecursionError) as error:
        return Unreadable(name, str(error))
    if not isinstance(data, dict):
        return Unreadable(name, 'must be an object such as {"id": "...", "text": "..."}')
    missing = [key for key in ("id", "text") if key not in data]
    if missing:
        return Unreadable(name, f"lacks {' and '.join(map(repr, missing))}")
    return make_article(data["text"], data, id=data["id"], name=name)

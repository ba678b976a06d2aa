"""Articles as plain text: a file is an article, and `<name>.yaml` beside it says what the text doesn't."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from kg.model import Article
from kg.readers.source import MAX_CHARACTERS, Sidecar, Source, Unreadable, decoded, make_article

__all__ = ["read_plain"]

# No character takes more than four bytes, so this holds all that is kept of a text, and shows whether there is more.
_LIMIT = 4 * MAX_CHARACTERS + 4
_KEYS = ("language", "published", "anchor", "title", "source", "rights")


def read_plain(source: Source) -> Iterator[Article | Unreadable]:
    """The one article of a text file."""
    try:
        data = source.stream.read(_LIMIT)
        text = decoded(data, whole=len(data) < _LIMIT)
        fields = _sidecar(source.sidecar) if source.sidecar is not None else {}
    except ValueError as error:
        yield Unreadable(source.name, str(error))
        return
    yield make_article(text, fields, id=source.id, name=source.name)


def _sidecar(file: Sidecar) -> dict[str, str]:
    """What the sidecar says; every scalar is text, so dates need no quotes."""
    try:
        data = yaml.load(file.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ValueError(f"{file.name} is no YAML: {' '.join(str(error).split())}") from None
    except OSError as error:
        raise ValueError(f"{file.name} can't be read: {error.strerror}") from None
    if not isinstance(data, dict):
        raise ValueError(f"{file.name} must map keys to values; keys: {', '.join(_KEYS)}")
    unknown = sorted(str(key) for key in data if key not in _KEYS)
    if unknown:
        raise ValueError(f"{file.name}: unknown key {', '.join(map(repr, unknown))}; known: {', '.join(_KEYS)}")
    return data

"""Articles as rows of Parquet, with the columns of a JSON line; other columns are left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kg.model import Article
from kg.readers.source import Source, Unreadable, make_article

__all__ = ["read_parquet"]

_COLUMNS = ("id", "text", "title", "published", "anchor", "source", "rights", "language")
_ROWS = 200


def read_parquet(source: Source) -> Iterator[Article | Unreadable]:
    """The articles of the rows, a few of them in memory at a time."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield Unreadable(source.name, "reading Parquet takes pyarrow; install it: pip install 'regkg[parquet]'")
        return
    try:
        file = ParquetFile(source.stream)
        columns = [name for name in file.schema_arrow.names if name in _COLUMNS]
        missing = [name for name in ("id", "text") if name not in columns]
        if missing:
            yield Unreadable(source.name, f"lacks the column {' and '.join(map(repr, missing))}")
            return
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield _article(row, f"{source.name}:{number}")
    # Broken bytes are an OSError to it as often as one of its own, and text in them that is no Unicode a ValueError.
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        yield Unreadable(source.name, f"no Parquet that can be read: {error}")


def _article(row: Mapping[str, object], name: str) -> Article | Unreadable:
    fields = {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
    return make_article(fields["text"], fields, id=fields["id"], name=name)

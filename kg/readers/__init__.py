"""Readers of article formats, by the ending of a file's name; a new format is a module here and a line in the table."""

from collections.abc import Mapping

from kg.readers.jsonl import read_jsonl
from kg.readers.parquet import read_parquet
from kg.readers.plain import read_plain
from kg.readers.source import Reader, Source, Unreadable

__all__ = ["READERS", "Reader", "Source", "Unreadable"]

READERS: Mapping[str, Reader] = {".jsonl": read_jsonl, ".parquet": read_parquet, ".txt": read_plain}

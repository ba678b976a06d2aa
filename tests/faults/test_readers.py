"""Any bytes for any reader, and any article through the whole line: an article or a reason, never a failure."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article
from kg.pipeline import process
from kg.readers import READERS, Source, Unreadable
from kg.store import Store


def _table() -> bytes:
    """A table of Parquet with two articles; nothing where no reader for it is installed."""
    try:
        from pyarrow import table
        from pyarrow.parquet import write_table
    except ImportError:
        return b""
    file = io.BytesIO()
    write_table(table({"id": ["a", "b"], "text": ["The agency fined Zorb Bank.", "غرمت الهيئة بنك زورب."]}), file)
    return file.getvalue()


SEEDS = {
    ".parquet": [_table()],
    ".jsonl": [
        b'{"id": "a", "text": "The agency fined Zorb Bank.", "language": "en", "published": "2021-06-16T10:00:00Z"}\n',
        '{"id": "b", "text": "غرمت الهيئة بنك زورب.", "title": null, "anchor": "2021-06~"}\r\n\n'.encode(),
    ],
    ".txt": [b"The agency fined Zorb Bank.\n\nIt paid.", "غرمت الهيئة بنك زورب.".encode("utf-16"), "\ufeffA text.".encode()],
}
SIDECAR = b"title: a\npublished: 2021-06-16\nlanguage: en\n"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["id", "text", "language", "published", "anchor", "title", "source", "rights", "other"])
CHANGES = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 3), st.binary(max_size=6)), max_size=6)


def _changed(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with some taken out and others put in."""
    for place, gone, new in changes:
        place %= len(data) + 1
        data = data[:place] + new + data[place + gone :]
    return data


def _read(ending: str, data: bytes, sidecar: Path | None = None) -> list[Article | Unreadable]:
    return list(READERS[ending](Source("fuzz", "fuzz", io.BytesIO(data), sidecar)))


@pytest.mark.parametrize("ending", sorted(READERS))
@settings(max_examples=300)
@given(data=st.data())
def test_bytes_give_articles_or_reasons(ending: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(SEEDS[ending]) | st.binary(max_size=60))

    for read in _read(ending, _changed(seed, data.draw(CHANGES))):
        assert (read.text if isinstance(read, Article) else read.reason).strip()


@settings(max_examples=300)
@given(fields=st.dictionaries(FIELDS, VALUES, max_size=9))
def test_objects_of_any_kind_give_articles_or_reasons(fields: dict[str, object]) -> None:
    for read in _read(".jsonl", json.dumps(fields).encode()):
        assert (read.text if isinstance(read, Article) else read.reason).strip()


@settings(max_examples=200)
@given(changes=CHANGES)
def test_sidecars_of_any_bytes_give_articles_or_reasons(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, bytes]]
) -> None:
    sidecar = tmp_path_factory.getbasetemp() / "fuzz.yaml"
    sidecar.write_bytes(_changed(SIDECAR, changes))

    for read in _read(".txt", SEEDS[".txt"][0], sidecar):
        assert (read.text if isinstance(read, Article) else read.reason).strip()


WORDS = st.sampled_from(
    [
        *[
            "The Markets Agency",
            "fined",
            "Zorb Bank",
            "said",
            "that",
            "“",
            "”",
            "$5 million",
            "on 3 May 2020",
            ".",
            "\n\n",
            "(",
            ")",
            "and",
        ],
        *["غرمت", "هيئة الأسواق", "بنك زورب", "قال", "إن", "«", "»", "مليون دولار", "في مايو", "،"],
        *["\u202e", "\u200f", "\u0301", "<b>", "{{", "&amp;", "\x01"],
    ]
)


@pytest.mark.parametrize("language", ["ar", "en"])
@settings(max_examples=40)
@given(
    text=st.lists(WORDS | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=4), max_size=40).map(" ".join)
)
def test_any_article_goes_through_the_whole_line(language: str, text: str) -> None:
    extraction = process(Article("fuzz", text or "x", language, published="2021-06-16"))

    assert [note.message for note in extraction.notes if note.severity == "error"] == []
    with Store.in_memory() as store:
        stored = store.put(extraction)
        assert [record.facts for record in store.records()] == [stored.facts]

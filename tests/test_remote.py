"""Articles from wherever fsspec reads, and from Parquet: the same as from local files."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.articles import Unreadable, read_articles
from kg.errors import UsageError
from kg.model import Article

ENGLISH = "The regulator fined the company for its late notices. The company said that it would appeal."
OTHER = "The bank opened a new office in the old town, and its customers were happy about that."
LINES = "".join(json.dumps({"id": f"l{n}", "text": f"{ENGLISH} Notice {n}."}) + "\n" for n in range(3))
FILES = {"a.txt": OTHER, "a.yaml": "source: Daily Gull\n", "b.jsonl": LINES, "c.pdf": "no", ".d.txt": "hidden", "e/f.txt": f"{OTHER} So."}


@pytest.fixture
def memory() -> Iterator[Any]:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: articles from URLs were not tested")
    system = fsspec.filesystem("memory")
    system.store.clear()
    for name, text in FILES.items():
        system.pipe_file(f"/news/{name}", text.encode())
    yield system
    system.store.clear()


def articles(*paths: str) -> list[Article | Unreadable]:
    return list(read_articles(paths))


@pytest.mark.usefixtures("memory")
def test_folder_of_a_url_gives_what_a_local_folder_gives(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    local = articles(str(tmp_path))

    assert [a.id for a in local if isinstance(a, Article)] == ["a", "l0", "l1", "l2", "f"]
    assert articles("memory://news") == local
    assert articles(tmp_path.as_uri()) == local


@pytest.mark.usefixtures("memory")
def test_file_of_a_url_is_read_with_its_sidecar() -> None:
    (article,) = articles("memory://news/a.txt")

    assert isinstance(article, Article)
    assert (article.id, article.source) == ("a", "Daily Gull")


@pytest.mark.usefixtures("memory")
def test_unknown_ending_of_a_url_is_said() -> None:
    (unreadable,) = articles("memory://news/c.pdf")

    assert isinstance(unreadable, Unreadable)
    assert "'.pdf' is not known" in unreadable.reason


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize(
    ("url", "message"), [("memory://old", "no such file or folder: memory://old"), ("nowhere://a", "nowhere"), ("s3://news", "s3")]
)
def test_url_that_cannot_be_read_is_wrong_use(url: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        articles(url)


def test_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)

    with pytest.raises(UsageError, match=r"pip install 'regkg\[dask\]'"):
        articles("memory://news")


def written_table(file: Path, rows: list[dict[str, object]]) -> str:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed: articles from Parquet were not tested")
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(rows), file)
    return str(file)


ROWS: list[dict[str, object]] = [
    {"id": "one", "text": ENGLISH, "published": datetime.date(2020, 5, 4), "views": 4},
    {"id": "two", "text": OTHER, "published": None, "views": 5},
]


def test_rows_of_parquet_are_articles(tmp_path: Path) -> None:
    found = articles(written_table(tmp_path / "a.parquet", ROWS))

    assert [(a.id, a.text, a.published) for a in found if isinstance(a, Article)] == [("one", ENGLISH, "2020-05-04"), ("two", OTHER, None)]


@pytest.mark.parametrize(("rows", "reason"), [([{"id": "one"}], "lacks the column 'text'"), ([{"text": "a"}], "lacks the column 'id'")])
def test_table_without_texts_is_unreadable(tmp_path: Path, rows: list[dict[str, object]], reason: str) -> None:
    (unreadable,) = articles(written_table(tmp_path / "a.parquet", rows))

    assert isinstance(unreadable, Unreadable)
    assert unreadable.reason == reason


def test_row_that_cannot_be_read_costs_itself_only(tmp_path: Path) -> None:
    found = articles(written_table(tmp_path / "a.parquet", [{"id": "", "text": ENGLISH}, *ROWS[1:]]))

    assert [isinstance(a, Article) for a in found] == [False, True]


def test_file_that_is_no_parquet_is_unreadable(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: articles from Parquet were not tested")
    (tmp_path / "a.parquet").write_bytes(b"PAR0 and no more")

    (unreadable,) = articles(str(tmp_path / "a.parquet"))

    assert isinstance(unreadable, Unreadable)
    assert "no Parquet that can be read" in unreadable.reason


def test_parquet_without_its_part_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.parquet").touch()
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    (unreadable,) = articles(str(tmp_path / "a.parquet"))

    assert isinstance(unreadable, Unreadable)
    assert "pip install 'regkg[parquet]'" in unreadable.reason

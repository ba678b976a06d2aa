"""A folder that is put in its place whole, or not at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.site.folder import MANIFEST, whole_folder


def put(target: Path, *names: str) -> None:
    """A folder with these files."""
    with whole_folder(target) as draft:
        for name in names:
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / name).write_text(name)


def files(folder: Path) -> set[str]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


@pytest.mark.parametrize("before", ["missing", "empty", "written before"])
def test_folder_takes_the_place_of_what_is_its_own(tmp_path: Path, before: str):
    target = tmp_path / "deep" / "site"
    if before == "empty":
        target.mkdir(parents=True)
    if before == "written before":
        put(target, "old.html", "en/old.html")
    put(target, "new.html", "en/new.html")

    assert files(target) == {"new.html", "en/new.html", MANIFEST}
    assert [path.name for path in target.parent.iterdir()] == ["site"]
    assert target.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("strange", ["notes.txt", "en/notes.txt", ".git/HEAD", "graph.ttl"])
@pytest.mark.parametrize("written", [True, False])
def test_folder_with_files_of_others_is_left_alone(tmp_path: Path, strange: str, written: bool):
    target = tmp_path / "site"
    if written:
        put(target, "en/old.html")
    (target / strange).parent.mkdir(parents=True, exist_ok=True)
    (target / strange).write_text("mine")
    before = files(target)

    with pytest.raises(StoreError, match="holds what is no part of a site"):
        put(target, "new.html")
    assert files(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("manifest", ["", "index.html\n", "Other words:\nmine.txt\n"])
def test_list_that_no_site_wrote_counts_for_nothing(tmp_path: Path, manifest: str):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MANIFEST).write_text(manifest)

    with pytest.raises(StoreError, match=MANIFEST):
        put(tmp_path / "site", "new.html")


def test_link_in_the_place_of_a_file_is_strange(tmp_path: Path):
    put(tmp_path / "site", "en/a.html")
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "site" / "en" / "a.html").unlink()
    (tmp_path / "site" / "en" / "a.html").symlink_to(tmp_path / "mine")

    with pytest.raises(StoreError, match=re.escape("en/a.html")):
        put(tmp_path / "site", "en/a.html")


def test_link_to_a_folder_is_followed(tmp_path: Path):
    (tmp_path / "there").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "there")
    put(tmp_path / "here", "a.html")

    assert (tmp_path / "here").is_symlink() and files(tmp_path / "there") == {"a.html", MANIFEST}


def test_file_is_no_folder(tmp_path: Path):
    (tmp_path / "site").write_text("mine")

    with pytest.raises(StoreError, match="is no folder"):
        put(tmp_path / "site", "a.html")
    assert (tmp_path / "site").read_text() == "mine"


def test_failure_on_the_way_leaves_what_was_there(tmp_path: Path):
    put(tmp_path / "site", "old.html")

    with pytest.raises(ZeroDivisionError), whole_folder(tmp_path / "site") as draft:
        (draft / "new.html").write_text(str(1 // 0))
    assert files(tmp_path / "site") == {"old.html", MANIFEST}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_failure_at_the_last_moment_puts_back_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put(tmp_path / "site", "old.html")

    def refuse(self: Path, target: Path) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StoreError, match="busy"):
        put(tmp_path / "site", "new.html")
    assert files(tmp_path / "site") == {"old.html", MANIFEST}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_place_that_cannot_be_written_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="can't be written"):
        put(tmp_path / "file" / "site", "a.html")

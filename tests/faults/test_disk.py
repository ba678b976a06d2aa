"""A full disk, a folder that may only be read, and two processes on one store: what is said, and what is left."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import FILES
from kg.cli import main
from kg.locks import FolderLock
from kg.store import Store

Captured = pytest.CaptureFixture[str]

ENGLISH = "The Markets Agency fined Zorb Bank $5 million on Monday. Zorb Bank said it would appeal."
ARABIC = "غرمت هيئة الأسواق بنك زورب خمسة ملايين دولار. وقال البنك إنه سيستأنف القرار."
KILOBYTES = [16, 200, 1000, 2500, 4000]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(ENGLISH, "utf-8")
    (folder / "two.txt").write_text(ARABIC, "utf-8")
    return folder


class Disk:
    """A small file system of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def mount(self, options: str) -> None:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", self.folder], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no file system can be mounted here ({done.stderr.strip()}): a full disk and a read-only folder were not tested")

    def change(self, options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", self.folder], check=True)

    def unmount(self) -> None:
        subprocess.run(["umount", self.folder], capture_output=True, check=False)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    made = Disk(tmp_path / "disk")
    yield made
    made.unmount()


def contents(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


@pytest.mark.parametrize("kilobytes", KILOBYTES)
def test_a_full_disk_is_said_and_the_next_run_completes(kilobytes: int, news: Path, disk: Disk, tmp_path: Path, capsys: Captured) -> None:
    disk.mount(f"size={kilobytes}k")

    assert main(["build", str(news), "--out", str(disk.folder)]) == 1
    assert "No space left on device" in capsys.readouterr().err

    disk.change("size=100m")
    assert main(["build", str(news), "--out", str(disk.folder)]) == 0
    assert main(["build", str(news), "--out", str(tmp_path / "afresh")]) == 0
    assert contents(disk.folder) == contents(tmp_path / "afresh")


def test_a_full_disk_leaves_what_was_there(news: Path, disk: Disk, capsys: Captured) -> None:
    disk.mount("size=100m")
    main(["build", str(news / "one.txt"), "--out", str(disk.folder)])
    with Store.read(disk.folder) as store:
        before = next(store.records())
    disk.change(f"size={shutil.disk_usage(disk.folder).used // 1024 + 8}k")

    assert main(["add", str(news), "--out", str(disk.folder)]) == 1
    capsys.readouterr()
    disk.change("size=100m")

    with Store.read(disk.folder) as store:
        assert next(store.records()) == before
    assert main(["check", "--out", str(disk.folder)]) == 0


def test_a_folder_that_may_only_be_read_is_read_and_never_written(news: Path, disk: Disk, capsys: Captured) -> None:
    disk.mount("size=100m")
    main(["build", str(news), "--out", str(disk.folder)])
    before = contents(disk.folder)
    disk.change("ro")
    capsys.readouterr()

    for command in (["build", str(news)], ["add", str(news)], ["remove", "one"], ["export"]):
        assert main([*command, "--out", str(disk.folder)]) == 1
        assert "Read-only file system); choose another" in capsys.readouterr().err
    for command in (["check"], ["query", "contradictions"]):
        assert main([*command, "--out", str(disk.folder)]) == 0
    assert contents(disk.folder) == before


@pytest.mark.parametrize("command", ["build", "add", "remove", "export", "check", "query"])
def test_a_second_process_is_told_who_has_the_folder(command: str, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["build", str(news / "one.txt"), "--out", str(out)])
    given = {"build": [str(news)], "add": [str(news)], "remove": ["one"], "query": ["contradictions"]}.get(command, [])

    with FolderLock(out, exclusive=True):
        second = subprocess.run(
            [sys.executable, "-m", "kg", command, *given, "--out", str(out)], capture_output=True, text=True, check=False, cwd=Path.cwd()
        )

    assert second.returncode == 1
    assert f"is in use by process {os.getpid()}; wait for its end" in second.stderr
    assert "Traceback" not in second.stderr

"""Who may use an output folder at a time."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Timer

import pytest

from kg.errors import StoreError
from kg.locks import FolderLock


@pytest.mark.parametrize(("first", "second"), [(True, True), (True, False), (False, True)])
def test_a_writer_is_alone(tmp_path: Path, first: bool, second: bool) -> None:
    with FolderLock(tmp_path, exclusive=first), pytest.raises(StoreError, match="is in use by"):
        FolderLock(tmp_path, exclusive=second)


def test_readers_are_not_alone(tmp_path: Path) -> None:
    with FolderLock(tmp_path, exclusive=False):
        FolderLock(tmp_path, exclusive=False).release()


def test_the_writer_is_named(tmp_path: Path) -> None:
    with FolderLock(tmp_path, exclusive=True), pytest.raises(StoreError, match=f"process {os.getpid()}"):
        FolderLock(tmp_path, exclusive=True)


def test_a_released_lock_is_free(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path, exclusive=True)
    lock.release()
    lock.release()
    FolderLock(tmp_path, exclusive=True).release()


def test_a_folder_that_is_not_there_can_not_be_locked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be written to"):
        FolderLock(tmp_path / "nowhere", exclusive=True)


def test_a_writer_waits_for_readers_who_are_soon_done(tmp_path: Path) -> None:
    reader = FolderLock(tmp_path, exclusive=False)
    Timer(0.2, reader.release).start()

    FolderLock(tmp_path, exclusive=True).release()

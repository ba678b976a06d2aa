"""A bulk load of a store that was empty: the mark of one that is under way, and what is done where a killed process left it."""

from __future__ import annotations

import shutil
from pathlib import Path

__all__ = ["begin_load", "end_load", "load_begun", "undo_half_load"]

_MARK = "loading"
_MADE = ("journal.nq", "readings.jsonl")


def begin_load(folder: Path) -> None:
    """Note that the store in a folder is filled."""
    (folder / _MARK).touch()


def end_load(folder: Path) -> None:
    """Note that it is full."""
    (folder / _MARK).unlink(missing_ok=True)


def load_begun(folder: Path) -> bool:
    """Whether the store is being filled, or was left half full."""
    return (folder / _MARK).exists()


def undo_half_load(folder: Path) -> None:
    """Empty a store that was left half full: its indexes need not agree, and it held nothing before."""
    if load_begun(folder):
        for name in _MADE:
            (folder / name).unlink(missing_ok=True)
        shutil.rmtree(folder / "quads", ignore_errors=True)
        end_load(folder)

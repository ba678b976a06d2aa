"""Who may use an output folder at a time: one writer, or any number of readers."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from types import TracebackType

from kg.errors import StoreError

__all__ = ["FolderLock"]

NAME = ".lock"
_WAITS = (0.0, *[0.05] * 20)


class FolderLock:
    """A lock on a folder that ends with the process that holds it; raises `StoreError` where another has it.

    A reader is refused at once; a writer waits for a moment, since a server holds the lock only while it copies what changed.
    """

    def __init__(self, folder: Path, *, exclusive: bool) -> None:
        self._path = folder / NAME
        self._file = self._open(folder, exclusive=exclusive)
        self._take(exclusive=exclusive)

    def release(self) -> None:
        """Let others in; doing so twice does no harm."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> FolderLock:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()

    def _open(self, folder: Path, *, exclusive: bool) -> int | None:
        """None where a reader meets a folder that nobody can write to."""
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            if not exclusive and folder.is_dir():
                return None
            raise StoreError(f"{folder}: can't be written to ({error.strerror}); choose another folder with --out") from None

    def _take(self, *, exclusive: bool) -> None:
        import fcntl

        if self._file is None:
            return
        wanted = (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB
        for wait in _WAITS if exclusive else (0.0,):
            time.sleep(wait)
            with contextlib.suppress(OSError):
                fcntl.flock(self._file, wanted)
                break
        else:
            holder = self._path.read_text("utf-8").strip() or "another process"
            self.release()
            raise StoreError(f"{self._path.parent}: is in use by {holder}; wait for its end, or choose another folder with --out")
        if exclusive:
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, f"process {os.getpid()}".encode(), 0)

"""A copy of the store to answer from: whoever builds the store anew meanwhile is neither kept waiting nor read half done."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph

from kg.errors import StoreError
from kg.gate import refuse_unsure
from kg.store import Store

__all__ = ["Snapshot", "Snapshots"]

_State: TypeAlias = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy: `quads` is the folder of its quads, `base` the beginning of its data IRIs."""

    quads: Path
    base: str

    def remove(self) -> None:
        """Give its room on the disk back."""
        shutil.rmtree(self.quads, ignore_errors=True)


class Snapshots:
    """The copies of one output folder, one after the other, in a folder of their own that ends with `close`.

    They have no facts that were read with less confidence than `minimum`.
    """

    def __init__(self, out: Path, *, minimum: float = 0.0) -> None:
        self._out = out
        self._minimum = minimum
        self._folder = Path(tempfile.mkdtemp(prefix="kg-serve-"))
        self._count = 0
        self._taken: _State = ()
        self._latest: Snapshot | None = None

    @property
    def latest(self) -> Snapshot:
        """The copy that was taken last; there is one after `take`."""
        assert self._latest is not None, "none was taken"
        return self._latest

    def take(self) -> Snapshot:
        """A copy of the store as it is; raises `StoreError` where there is none, or somebody writes to it."""
        self._count += 1
        target = self._folder / str(self._count)
        with Store.read(self._out) as store:
            self._taken = self._state()
            store.backup(target)
            whole = Snapshot(target, store.base)
        self._latest = self._sure(whole) if self._minimum else whole
        return self._latest

    def _sure(self, whole: Snapshot) -> Snapshot:
        """A copy without the facts that are less sure than the minimum; nobody who writes has to wait for it."""
        out = self._folder / f"{self._count}-sure"
        with Store.open(out, base=whole.base) as store:
            for record in Store(pyoxigraph.Store.read_only(str(whole.quads)), base=whole.base).records():
                store.put(refuse_unsure(record, minimum=self._minimum))
            store.refresh()
        whole.remove()
        return Snapshot(out / "store" / "quads", whole.base)

    def take_newer(self) -> Snapshot | None:
        """A copy where the store was changed since the last one and nobody writes to it now, else None."""
        if self._state() in (self._taken, ()):
            return None
        try:
            return self.take()
        except (StoreError, OSError):
            return None

    def close(self) -> None:
        """Remove all copies."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _state(self) -> _State:
        """What tells one state of the store's files from another; none where they are not there."""
        try:
            files = [path for path in (self._out / "store" / "quads").iterdir() if not path.name.startswith("LO")]
            stats = sorted((path.name, path.stat()) for path in files)
        except OSError:
            return ()
        return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)

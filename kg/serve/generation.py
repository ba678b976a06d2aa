"""What answers from one copy of the store, and how it makes room for the next when the store was changed."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError
from kg.rdf.files import prefixes
from kg.serve.limits import Limits
from kg.serve.pages import showing
from kg.serve.pool import Pool, Task
from kg.serve.queries import answering
from kg.serve.snapshot import Snapshot, Snapshots

__all__ = ["Generation", "Generations"]

_LOOK = 2.0
_PAGE_SECONDS = 300.0
_PREPARING = "the pages are being prepared; try again in a moment"


@dataclass(frozen=True, slots=True)
class Generation:
    """A copy of the store with the processes that answer from it: `queries` questions, `pages` whatever people look at."""

    number: int
    snapshot: Snapshot
    queries: Pool
    pages: Pool

    @property
    def busy(self) -> bool:
        """Whether anybody waits for an answer from it."""
        return self.queries.busy or self.pages.busy

    async def close(self) -> None:
        """End its processes and remove its copy."""
        await self.queries.close()
        await self.pages.close()
        self.snapshot.remove()


class Generations:
    """The generation that answers now, in `current`; it is exchanged whole, and those who wait for an answer get it from the old one.

    The first answers from the latest copy of `snapshots`.
    """

    def __init__(self, snapshots: Snapshots, limits: Limits) -> None:
        self._snapshots = snapshots
        self._limits = limits
        self._count = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._current: Generation | None = None

    @property
    def current(self) -> Generation:
        """The one that answers."""
        assert self._current is not None, "it was not started"
        return self._current

    async def start(self) -> None:
        """Begin to answer, and to watch the store; pages follow when they are prepared."""
        self._current = self._generation(self._snapshots.latest)
        await self._current.queries.start()
        self._begin(self._prepared(self._current))
        self._begin(self._watch())

    async def close(self) -> None:
        """End everything."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._current is not None:
            await self._current.close()

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _generation(self, snapshot: Snapshot) -> Generation:
        self._count += 1
        bounds = self._limits
        options = {"folder": str(snapshot.quads), "base": snapshot.base}
        asked = options | {"prefixes": prefixes(base=snapshot.base), "answer_bytes": bounds.answer_bytes}
        limits = {"memory_bytes": bounds.memory_bytes, "seconds": bounds.seconds}
        queries = Pool(
            Task(answering, asked, limits), size=bounds.workers, seconds=bounds.seconds, waiting=bounds.waiting, patience=bounds.patience
        )
        pages = Pool(
            Task(showing, options, {}),
            size=1,
            seconds=_PAGE_SECONDS,
            start=_PAGE_SECONDS,
            full=_PREPARING,
            waiting=bounds.waiting,
            patience=bounds.patience,
        )
        return Generation(self._count, snapshot, queries, pages)

    async def _prepared(self, generation: Generation) -> None:
        try:
            await generation.pages.start()
        except KgError as error:
            print(f"there are no pages: {error}", file=sys.stderr)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            snapshot = await asyncio.to_thread(self._snapshots.take_newer)
            if snapshot is not None:
                await self._exchange(self._generation(snapshot))

    async def _exchange(self, new: Generation) -> None:
        old = self.current
        try:
            await new.queries.start()
            await new.pages.start()
        except KgError as error:
            print(f"the store was changed, but can't be read anew: {error}", file=sys.stderr)
            await new.close()
            return
        except BaseException:
            await new.close()
            raise
        self._current = new
        self._begin(_closed_when_idle(old))


async def _closed_when_idle(generation: Generation) -> None:
    try:
        while generation.busy:
            await asyncio.sleep(_LOOK / 10)
    finally:
        await generation.close()

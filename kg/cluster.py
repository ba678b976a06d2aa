"""Articles read by the workers of a Dask cluster; what they give is written as parts, so nothing is lost and nothing is there twice.

The driver hands out articles, a bounded number at a time. A worker that dies is the scheduler's affair: it gives its articles to others. An
article under suspicion of having ended several workers is tried once more when nothing else is under way, so it alone can be at fault.
When the scheduler was started anew, what it had is handed out again, and what was written already is not read again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import uuid4

from kg.errors import KgError, UsageError
from kg.model import Article

__all__ = ["connected", "on_workers"]

Result = TypeVar("Result")
_Task: TypeAlias = tuple[int, Article]

# So many articles for each thread of the workers may be under way, or done before a slow one.
_AHEAD = 16
_PATIENCE = "60s"


@contextmanager
def connected(scheduler: str | None, *, jobs: int) -> Iterator[Any]:
    """A client of the scheduler at an address, or of one started here with `jobs` processes; `KgError` where none answers."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise UsageError("--engine dask takes Dask; install it: pip install 'regkg[dask]'") from None
    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise KgError(f"no Dask scheduler answers at {scheduler} ({error}); start one: dask scheduler") from None
        with client:
            yield client
        return
    with (
        # Two deaths are enough for a suspicion, since what is suspected is tried alone.
        dask.config.set({"distributed.scheduler.allowed-failures": 1, "distributed.comm.timeouts.connect": _PATIENCE}),
        LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster,
        Client(cluster) as client,
    ):
        yield client


def on_workers(
    client: Any, work: Callable[[Article], Result], articles: Iterable[Article], *, lost: Callable[[Article], Result]
) -> Iterator[Result]:
    """`work` for each article, in their order; `lost` says what stands for an article that ends its workers, alone too.

    What `work` raises is raised. Raises `KgError` where the scheduler goes away and does not come back.
    """
    source = enumerate(articles)
    run = _Run(client, work, lost)
    given = following = 0
    while True:
        while not run.suspects and given - following < run.room() and (task := next(source, None)) is not None:
            given = task[0] + 1
            run.give(task)
        if not run.waiting and not run.suspects:
            return
        if not run.waiting:
            run.give_alone(run.suspects.popleft())
        run.take()
        while following in run.done:
            yield run.done.pop(following)
            following += 1


class _Run(Generic[Result]):
    """What is under way on a cluster, what is done, and what is suspected of having ended workers."""

    def __init__(self, client: Any, work: Callable[[Article], Result], lost: Callable[[Article], Result]) -> None:
        self._client = client
        self._work = work
        self._lost = lost
        self._alone: int | None = None
        self.waiting: dict[Any, _Task] = {}
        self.suspects: deque[_Task] = deque()
        self.done: dict[int, Result] = {}

    def room(self) -> int:
        """How many articles may be under way or wait for a slow one."""
        return _AHEAD * max(1, sum(self._client.nthreads().values()) if self._client.status == "running" else 1)

    def give(self, task: _Task) -> None:
        """Hand out an article, under a name of its own: a scheduler takes equal names for equal work."""
        if self._client.status == "closed":
            raise KgError("the Dask scheduler went away and did not come back; what was read is kept: run again when it is there")
        name = f"read-{task[1].hash[:16]}-{uuid4().hex}"
        self.waiting[self._client.submit(self._work, task[1], key=name, pure=False)] = task

    def give_alone(self, task: _Task) -> None:
        """Hand out an article when no other is under way."""
        self._alone = task[0]
        self.give(task)

    def take(self) -> None:
        """Wait until something is done, and take it."""
        from concurrent.futures import CancelledError

        from distributed import wait

        # What is waited for may have been lost with the scheduler: that is seen below.
        with suppress(TimeoutError, CancelledError):
            wait(list(self.waiting), timeout=1, return_when="FIRST_COMPLETED")
        for future in [future for future in self.waiting if future.status != "pending"]:
            task = self.waiting.pop(future)
            if future.status == "finished":
                self._finish(future, task)
            elif future.status == "error":
                self._fail(future, task)
            else:
                self.give(task)

    def _finish(self, future: Any, task: _Task) -> None:
        from concurrent.futures import CancelledError

        try:
            self.done[task[0]] = future.result(timeout=_PATIENCE)
        except (CancelledError, TimeoutError, OSError):
            self.give(task)

    def _fail(self, future: Any, task: _Task) -> None:
        from distributed import KilledWorker

        error = future.exception()
        if not isinstance(error, KilledWorker):
            raise error
        if self._alone == task[0]:
            self.done[task[0]] = self._lost(task[1])
        else:
            self.suspects.append(task)

"""Work done in several processes, in order; a process that is killed costs no more than the one item that killed it twice."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

from kg.errors import KgError

__all__ = ["in_order"]

Item = TypeVar("Item")
Result = TypeVar("Result")

# A worker has a few items before it, so that it never waits for the one who takes the results.
_GIVEN = 3
# So many items a worker may be done before a slow one; what is under way is bounded, however many there are.
_AHEAD = 16
_TRIES = 2


def in_order(work: Callable[[Item], Result], items: Iterable[Item], *, jobs: int, lost: Callable[[Item], Result]) -> Iterator[Result]:
    """`work` for each item, in their order, done in `jobs` processes; `lost` says what stands for an item that ends its process.

    Such an item is tried once more, since a process may be killed for what another one did; the others that its process had before it are
    done by a new one. What `work` raises is raised. Raises `KgError` where a process can't even be started.
    """
    source = enumerate(items)
    workers = [_Worker[Item, Result](work) for _ in range(jobs)]
    done: dict[int, Result] = {}
    again: deque[_Task[Item]] = deque()
    given = following = 0
    try:
        while True:
            while given - following < jobs * _AHEAD and (worker := min(workers, key=len)).has_room():
                task = again.popleft() if again else next((_Task(number, item) for number, item in source), None)
                if task is None:
                    break
                given = max(given, task.number + 1)
                worker.give(task)
            if not any(workers):
                return
            wait([worker.current for worker in workers if worker], return_when=FIRST_COMPLETED)
            for worker in workers:
                done.update(worker.taken())
                if worker.ended():
                    hit, *others = worker.left()
                    again += others
                    if hit.tries < _TRIES:
                        again.append(_Task(hit.number, hit.item, hit.tries + 1))
                    else:
                        done[hit.number] = lost(hit.item)
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        for worker in workers:
            worker.close()


@dataclass(frozen=True, slots=True)
class _Task(Generic[Item]):
    """An item with its place in the order, and how many times it was tried, this time included."""

    number: int
    item: Item
    tries: int = 1


class _Worker(Generic[Item, Result]):
    """One process, and what it was given: it does one thing after the other, so the first that is not done is what it was at."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work = work
        self._tasks: deque[tuple[_Task[Item], Future[Result]]] = deque()
        self._process: ProcessPoolExecutor | None = None

    def _start(self) -> ProcessPoolExecutor:
        """The process, begun when there is something to do."""
        if self._process is None:
            self._process = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            self._started = self._process.submit(int)
        return self._process

    def __len__(self) -> int:
        return len(self._tasks)

    def has_room(self) -> bool:
        return len(self._tasks) < _GIVEN

    def give(self, task: _Task[Item]) -> None:
        try:
            doing = self._start().submit(self._work, task.item)
        except BrokenProcessPool as error:
            doing = Future()
            doing.set_exception(error)
        self._tasks.append((task, doing))

    @property
    def current(self) -> Future[Result]:
        return self._tasks[0][1]

    def taken(self) -> Iterator[tuple[int, Result]]:
        """What is done, with its place in the order."""
        while self._tasks and self.current.done() and not self.ended():
            task, doing = self._tasks.popleft()
            yield task.number, doing.result()

    def ended(self) -> bool:
        """Whether the process died at what it does now."""
        return bool(self._tasks) and self.current.done() and isinstance(self.current.exception(), BrokenProcessPool)

    def left(self) -> list[_Task[Item]]:
        """Part with the dead process; what it had before it, the task that it was at first."""
        if self._started.exception() is not None:
            raise KgError("a process that reads articles could not be started; run again with --jobs 1, which starts none")
        left = [task for task, _ in self._tasks]
        self._tasks.clear()
        self.close()
        return left

    def close(self) -> None:
        """End the process; what was not begun is not done."""
        if self._process is not None:
            self._process.shutdown(wait=True, cancel_futures=True)
            self._process = None

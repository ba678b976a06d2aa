"""Processes that answer side by side; one that is too slow is killed and another takes its place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Thread
from typing import Any

from kg.errors import StoreError
from kg.serve.errors import RequestError
from kg.serve.jobs import Answered, Refused
from kg.serve.worker import READY, work

__all__ = ["Pool", "Task"]

_START = 60.0
_TRIES = 3
_FULL = "other questions take all the time there is; try again later"


@dataclass(frozen=True, slots=True)
class Task:
    """What the processes of a pool do: a function that makes what answers, its arguments, and their limits (see `work`)."""

    make: Callable[..., Callable[[Any], Answered]]
    options: Mapping[str, Any]
    limits: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection


class Pool:
    """So many processes for one task; `close` ends them all, what they are at included.

    `waiting` jobs more may wait, each `patience` seconds at most, and are told `full` then; a process has `start` seconds to begin.
    """

    def __init__(
        self, task: Task, *, size: int, seconds: float, waiting: int, patience: float, start: float = _START, full: str = _FULL
    ) -> None:
        self._task = task
        self._size = size
        self._seconds = seconds
        self._patience = patience
        self._start = start
        self._full = full
        self._room = size + waiting
        self._under_way = 0
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers: set[_Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._threads = ThreadPoolExecutor(2 * size, thread_name_prefix="worker")
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether a job is under way or waits."""
        return self._under_way > 0

    async def start(self) -> None:
        """Start all processes; raises `StoreError` where none can start."""
        await asyncio.gather(*(self._add() for _ in range(self._size)))
        if self._idle.empty():
            raise StoreError("no process that answers could be started")

    async def run(self, job: object) -> Answered:
        """The answer to a job; raises `RequestError` where there is none in time."""
        if self._under_way >= self._room:
            raise RequestError(503, "too many questions wait for an answer; try again later")
        self._under_way += 1
        try:
            try:
                worker = await asyncio.wait_for(self._idle.get(), self._patience)
            except TimeoutError:
                raise RequestError(503, self._full) from None
            return await self._answer(worker, job)
        finally:
            self._under_way -= 1

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        for task in self._starting:
            task.cancel()
        for worker in list(self._workers):
            self._end(worker)
        self._threads.shutdown(wait=False)

    async def _answer(self, worker: _Worker, job: object) -> Answered:
        loop = asyncio.get_running_loop()
        try:
            worker.connection.send(job)
            reply = await asyncio.wait_for(loop.run_in_executor(self._threads, worker.connection.recv), self._seconds)
        except TimeoutError:
            self._replace(worker)
            raise RequestError(
                503, f"stopped after {self._seconds:g} seconds, which is all that one question may take; ask for less, such as with LIMIT"
            ) from None
        except (EOFError, OSError):
            self._replace(worker)
            raise RequestError(503, "stopped: this needs more memory or time than one question may take; ask for less") from None
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        if isinstance(reply, Refused):
            raise RequestError(reply.status, reply.message)
        assert isinstance(reply, Answered)
        return reply

    def _replace(self, worker: _Worker) -> None:
        self._end(worker)
        if not self._closed:
            task = asyncio.get_running_loop().create_task(self._add())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    def _end(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        worker.process.kill()
        # Its end takes a moment where much memory is given back; nobody need wait for it.
        Thread(target=worker.process.join, daemon=True).start()

    async def _add(self) -> None:
        loop = asyncio.get_running_loop()
        for _ in range(_TRIES):
            worker = await loop.run_in_executor(self._threads, self._spawned)
            self._workers.add(worker)
            try:
                ready = await asyncio.wait_for(loop.run_in_executor(self._threads, worker.connection.recv), self._start)
            except (EOFError, OSError, TimeoutError):
                ready = ""
            if ready == READY and not self._closed:
                self._idle.put_nowait(worker)
                return
            self._end(worker)

    def _spawned(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        arguments = (theirs, self._task.make, self._task.options, self._task.limits)
        process = context.Process(target=work, args=arguments, daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

"""A process that answers one job after the other, and that the server may kill at any time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from typing import Any

from kg.serve.errors import RequestError
from kg.serve.jobs import Answered, Refused

__all__ = ["READY", "work"]

READY = "ready"


def work(
    connection: Connection, make: Callable[..., Callable[[Any], Answered]], options: Mapping[str, Any], limits: Mapping[str, Any]
) -> None:
    """Make what answers, say so, then answer until the server hangs up.

    `limits` are `memory_bytes` and `seconds`; without the first the process is not confined.
    """
    from kg.serve.isolation import confine, grant_seconds

    if "memory_bytes" in limits:
        confine(memory_bytes=limits["memory_bytes"])
    answer = make(**options)
    connection.send(READY)
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        if "seconds" in limits:
            grant_seconds(limits["seconds"])
        connection.send(_answered(answer, job))


def _answered(answer: Callable[[Any], Answered], job: object) -> Answered | Refused:
    try:
        return answer(job)
    except RequestError as problem:
        return Refused(problem.status, problem.message)
    except (MemoryError, RecursionError):
        return Refused(503, "the query needs more memory than one may have; ask for less")
    except Exception as error:
        # Whatever it is, the next question must be answered.
        return Refused(500, f"the server failed: {type(error).__name__}: {error}")

"""What one article may cost: an article that takes more is left unread, with a note that says so, and the others are read.

Time is the processor's, of the thread that reads: a busy machine changes nothing, and what ends within the bounds is read as without them.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from kg.errors import ArticleError

__all__ = ["MAX_MEGABYTES", "MAX_SECONDS", "limited"]

# A text as long as is read at all takes about 30 s and 1 GB, most articles less than a second: what takes so much more is no news.
MAX_SECONDS = 240.0
MAX_MEGABYTES = 4_000

_TICK = 0.2
_STATUS = Path("/proc/self/statm")
_PAGES_PER_MEGABYTE = 256


@dataclass(slots=True)
class _Limit:
    """Until when the thread may run, and how many megabytes the process may hold."""

    seconds: float
    megabytes: float


_current: _Limit | None = None


@contextmanager
def limited(*, seconds: float | None = None, megabytes: float | None = None) -> Iterator[None]:
    """Bound the work within, `MAX_SECONDS` and `MAX_MEGABYTES` where nothing else is said; raises `ArticleError` that names the bound.

    Only the main thread of a process can be stopped so: in any other, and where the system has no such timer, nothing is bounded.
    """
    global _current
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread() or _current is not None:
        yield
        return
    most = _Limit(seconds or MAX_SECONDS, megabytes or MAX_MEGABYTES)
    if signal.getsignal(signal.SIGPROF) is not _check:
        signal.signal(signal.SIGPROF, _check)
    _current = _Limit(time.thread_time() + most.seconds, _held() + most.megabytes)
    signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
    try:
        yield
    finally:
        _current = None
        signal.setitimer(signal.ITIMER_PROF, 0)


def _check(number: int, frame: FrameType | None) -> None:
    """Called by the system while the process works; it stays in place, since a last call may come when all is done."""
    if _current is None:
        return
    if time.thread_time() > _current.seconds:
        raise ArticleError("it was not read: it takes more time than an article may; split it, or leave out what is no news text")
    if _held() > _current.megabytes:
        raise ArticleError("it was not read: it takes more memory than an article may; split it, or leave out what is no news text")


def _held() -> float:
    """The megabytes that the process holds; 0 where the system does not say."""
    try:
        return int(_STATUS.read_text("ascii").split()[1]) / _PAGES_PER_MEGABYTE
    except (OSError, ValueError, IndexError):
        return 0.0

"""What a process gives up before it answers questions of others: memory, network, and dumps of itself."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal

__all__ = ["confine", "grant_seconds"]

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_GRACE = 2.0


def confine(*, memory_bytes: int) -> None:
    """Bound the address space, leave the network where the system lets a process do so, and let Ctrl-C be the server's matter."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError):  # macOS has the limit in name only.
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes if most == resource.RLIM_INFINITY else min(memory_bytes, most), most))
    _leave_network()


def grant_seconds(seconds: float) -> None:
    """Bound the time of the processor from now on: whoever kills this process at its limit may be gone by then."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used + seconds + _GRACE) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _leave_network() -> None:
    """Enter an empty network; queries that would go out are refused anyway, so where this is not allowed nothing is lost."""
    if os.name != "posix" or not hasattr(ctypes.CDLL(None), "unshare"):
        return
    system = ctypes.CDLL(None)
    if system.unshare(_NEW_NETWORK) != 0:
        system.unshare(_NEW_USER | _NEW_NETWORK)

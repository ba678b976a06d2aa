"""How much one request may take from the server."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a server.

    seconds        a query may run so long
    answer_bytes   an answer may be so large
    request_bytes  a query as it is sent may be so large
    memory_bytes   a process that answers may have so much address space
    workers        so many queries run at a time
    waiting        so many more wait for their turn
    patience       seconds that one of them waits at most
    """

    seconds: float = 20.0
    answer_bytes: int = 32 * 2**20
    request_bytes: int = 2**20
    memory_bytes: int = 2 * 2**30
    workers: int = field(default_factory=lambda: max(2, min(os.cpu_count() or 2, 8)))
    waiting: int = 200
    patience: float = 30.0

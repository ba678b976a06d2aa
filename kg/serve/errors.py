"""What a client is told where it gets no answer."""

from __future__ import annotations

__all__ = ["RequestError"]


class RequestError(Exception):
    """A request that is not answered: the HTTP status, and what is wrong and what to do in one sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message

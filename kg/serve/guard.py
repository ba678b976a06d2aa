"""What stands before every answer: who may ask by which name, and what a browser may do with what it gets."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard", "may_ask"]

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_POLICY = "default-src 'none'; frame-ancestors 'self'"


class Guard:
    """Refuses requests under strange names, and adds the headers of safety to every answer.

    A page of others can make a name of its own mean this machine, and would read the answers as its own; an address it can't take.
    """

    def __init__(self, app: ASGIApp, *, names: Collection[str]) -> None:
        self._app = app
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                # The headers of "not modified" take the place of those that came with what the browser has kept.
                if message["status"] != 304:
                    headers.setdefault("Content-Security-Policy", _POLICY)
            await send(message)

        host = Headers(scope=scope).get("host", "")
        if may_ask(host, names=self._names):
            await self._app(scope, receive, guarded)
        else:
            told = f"this server does not go by the name {host!a}; use its address, localhost, or `kg serve --name`\n"
            await PlainTextResponse(told, status_code=400)(scope, receive, guarded)


def may_ask(host: str, *, names: Collection[str]) -> bool:
    """Whether the Host of a request is an address, this machine, or one of these names.

    >>> may_ask("127.0.0.1:8000", names=()), may_ask("[::1]", names=()), may_ask("evil.example", names=())
    (True, True, False)
    """
    before, _, port = host.rpartition(":")
    name = before if port.isdecimal() else host
    if name.lower() in {"localhost", *(known.lower() for known in names)}:
        return True
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True

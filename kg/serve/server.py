"""The life of the server: a port, the application, and an end when it is told to."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from pathlib import Path

from kg.errors import UsageError
from kg.serve.limits import Limits
from kg.serve.snapshot import Snapshots

__all__ = ["serve"]

_MOST_CLIENTS = 400


def serve(
    out: Path,
    *,
    host: str,
    port: int,
    names: Collection[str] = (),
    origins: Collection[str] = (),
    minimum: float = 0.0,
    limits: Limits | None = None,
    ready: Callable[[str], None],
) -> None:
    """Serve the store of an output folder until the process is told to end; `ready` is called with the address.

    `names` are further names of this machine, `origins` sites whose pages may read answers; facts read with less than the `minimum`
    of confidence are left out.
    Raises `StoreError` where there is no store, `UsageError` where the port can't be had.
    """
    try:
        import uvicorn

        from kg.serve.app import make_app
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed; `pip install 'regkg[serve]'` brings it") from None
    from kg.serve.generation import Generations

    bounds = limits or Limits()
    listening = _listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    snapshots = Snapshots(out, minimum=minimum)
    app = make_app(
        Generations(snapshots, bounds),
        limits=bounds,
        names=(host, *names),
        origins=origins,
        ready=lambda: ready(address),
    )
    config = uvicorn.Config(
        app, log_level="error", access_log=False, server_header=False, limit_concurrency=_MOST_CLIENTS, lifespan="on", ws="none", http="h11"
    )
    try:
        snapshots.take()
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # So people end it.
    finally:
        listening.close()
        snapshots.close()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
        # Every connection takes this over; without it an answer in two parts waits for a sign that the first was received.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{host}:{port} can't be listened to ({reason}); choose another with --port or --host") from None

"""Which language of the interface a reader wants."""

from __future__ import annotations

from starlette.requests import Request

from kg.render.texts import LANGUAGES
from kg.serve.formats import choose

__all__ = ["language_of"]


def language_of(request: Request) -> str:
    """The language of the interface that the browser likes best, the first one where it likes none."""
    wanted = request.headers.get("accept-language", "")
    # A media type in form, so that one way of weighing wishes does for both.
    wishes = ",".join(f"language/{part.strip().partition('-')[0]};{part.partition(';')[2]}" for part in wanted.split(",") if part.strip())
    found = choose(wishes, {f"language/{code}": () for code in LANGUAGES})
    return found.removeprefix("language/") if found else LANGUAGES[0]

"""A browser without a network, and sites opened in it from files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens a file of a site; at the end nothing outside of the site was asked for, no dialog was shown, and nothing was complained of."""
    trouble: list[str] = []
    contexts = []

    def open_page(site: Path, file: str = "index.html", *, width: int = 1280, height: int = 800, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="en-GB", **options)
        contexts.append(context)
        context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(f"{site.as_uri()}/") else refuse(route))
        page = context.new_page()
        page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.goto((site / file.partition("#")[0]).as_uri() + "".join(file.partition("#")[1:]))
        return page

    def refuse(route: Any) -> None:
        if not route.request.url.startswith("data:"):
            trouble.append(f"request: {route.request.url}")
        route.abort()

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []

"""A browser without a network, and sites opened in it from files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_ARGUMENTS = """
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync
"""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These tests come first: a process can drive one browser at a time, and other folders keep theirs to the end."""
    items.sort(key=lambda item: not item.path.is_relative_to(Path(__file__).parent))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for the tests of a module; without Chromium they are skipped."""
    if _CHROMIUM is None:
        pytest.skip("Chromium is not installed: what the site does in a browser was not tested")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS.split())
        yield browser
        browser.close()


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

"""A browser without a network, and pages opened in it from files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.render.page import write_page


@pytest.fixture
def visit(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens the page of records; at the end no request has left it, no dialog was shown, and nothing was complained of."""
    trouble: list[str] = []
    contexts = []

    def open_page(
        records: Any,
        *,
        width: int = 1280,
        height: int = 800,
        address: str = "",
        dark: bool = False,
        watch: str = "",
        reduced_motion: str = "no-preference",
        **options: Any,
    ) -> Any:
        file = tmp_path / "graph.html"
        write_page(file, records, **{"title": "Regulators and companies", **options})
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="en-GB",
            reduced_motion=reduced_motion,
        )
        contexts.append(context)
        context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(file.as_uri()) else refuse(route))
        page = context.new_page()
        if watch:
            page.add_init_script(watch)
        page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.goto(file.as_uri() + address)
        return page

    def refuse(route: Any) -> None:
        trouble.append(f"request: {route.request.url}")
        route.abort()

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


_PAINTED = """() => {
    const paint = CanvasRenderingContext2D.prototype;
    const clear = paint.clearRect, fill = paint.fillText;
    window.painted = [];
    paint.clearRect = function (...box) { if (this.canvas.isConnected) window.painted = []; return clear.apply(this, box); };
    paint.fillText = function (text, x, y) {
        const { a, d, e, f } = this.getTransform();
        const ratio = this.canvas.width / this.canvas.clientWidth || 1;
        const size = this.measureText(text);
        const left = { left: x, center: x - size.width / 2 }[this.textAlign];
        const high = parseFloat(/([.0-9]+)px/.exec(this.font)[1]);
        window.painted.push({ text, font: this.font, label: /11\\.5px/.test(this.font), alpha: this.globalAlpha,
            left: (a * left + e) / ratio, right: (a * (left + size.width) + e) / ratio,
            top: (d * (y - high / 2) + f) / ratio, bottom: (d * (y + high / 2) + f) / ratio });
        return fill.call(this, text, x, y);
    };
}"""


@pytest.fixture
def painting(visit: Callable[..., Any]) -> Callable[..., tuple[Any, list[dict[str, Any]]]]:
    """Opens a page and tells which words its drawing shows, each with its rectangle on the canvas."""

    def open_page(records: Any, *, press: str = "", **options: Any) -> tuple[Any, list[dict[str, Any]]]:
        page = visit(records, watch=f"({_PAINTED})()", **options)
        if press:
            page.click(press)
        page.wait_for_timeout(500)
        return page, page.evaluate("window.painted")

    return open_page

"""How fast the page of a graph opens, is drawn again and opens a cluster, in headless Chromium, beside the same graph all drawn by pyvis.

    python tests/benchmarks/drawing.py                      # 200, 1,000, 5,000 and 20,000 entities; prints a table in Markdown
    python tests/benchmarks/drawing.py --nodes 200 1000

Before is what pyvis makes of the same nodes and edges: everything at once, placed by physics in the browser. It is given a minute.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

if __package__ is None:
    sys.path.insert(0, str(Path(__file__).parents[2]))

from kg.analysis.projection import project
from kg.render.document import script_json
from kg.render.page import write_page
from tests.benchmarks.invented import invented

SIZES = (200, 1000, 5000, 20000)
PATIENCE = 60_000
FRAMES = 20
_ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

# The first picture is there when a frame has been painted after the drawing was: two frames after something stands on the canvas.
_FIRST = """() => {
    const paint = CanvasRenderingContext2D.prototype;
    for (const name of ["fill", "fillText"]) {
        const before = paint[name];
        paint[name] = function (...given) {
            if (this.canvas.isConnected && window.firstPicture === undefined) {
                window.firstPicture = null;
                requestAnimationFrame(() => requestAnimationFrame(() => (window.firstPicture = performance.now())));
            }
            if (this.canvas.isConnected) window.lastPaint = performance.now();
            return before.apply(this, given);
        };
    }
}"""
# A frame: from the turn of the wheel to the end of the painting that it causes, as the browser's own clock has it.
_FRAMES = """async (count) => {
    const canvas = document.querySelector("canvas");
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const next = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const times = [];
    for (let turn = 0; turn < count; turn += 1) {
        const start = performance.now();
        const [deltaY, clientX, clientY] = [turn % 2 ? 40 : -40, left + width / 2, top + height / 2];
        canvas.dispatchEvent(new WheelEvent("wheel", { deltaY, clientX, clientY, bubbles: true, cancelable: true }));
        await next();
        times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[count >> 1];
}"""


def plain_pyvis(records: Any, target: Path) -> None:
    """The same graph as pyvis draws it: every node and edge, placed by physics; only the library stands in the file, not far away."""
    from pyvis.network import Network

    graph = project(records)
    network = Network(directed=True, height="800px", cdn_resources="in_line")
    for node, data in sorted(graph.nodes(data=True)):
        network.add_node(node, label=data["label"])
    for source, end, data in graph.edges(data=True):
        network.add_edge(source, end, label=data["kind"])
    library = (files("kg") / "data" / "vendor" / "vis-network" / "vis-network.min.js").read_text(encoding="utf-8")
    held = script_json({"nodes": network.nodes, "edges": network.edges})
    start = "new vis.Network(document.getElementById('net'), {nodes: new vis.DataSet(d.nodes), edges: new vis.DataSet(d.edges)}, o)"
    options = network.options.to_json()
    target.write_text(
        f"<!doctype html><meta charset=utf-8><div id=net style='height:800px'></div><script>{library}</script>"
        f"<script>const d = {held}, o = {options}; {start};</script>",
        encoding="utf-8",
    )


def made(nodes: int, target: Path) -> tuple[float, float]:
    """Seconds and peak memory in MB of making the page, in a process of its own."""
    command = [sys.executable, __file__, "--make", str(nodes), str(target)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(told[0]), float(told[1])


def make(nodes: int, target: Path) -> None:
    """Make one page, and print the seconds and the peak memory."""
    records = invented(nodes)
    start = time.perf_counter()
    write_page(target, records)
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def look(playwright: Any, file: Path) -> tuple[float | None, float | None, float | None]:
    """Milliseconds to the first picture, of one frame, and from a click to an open cluster (where there are any); None for too long."""
    from playwright.sync_api import TimeoutError as TooLong

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce", bypass_csp=True)
    page.set_default_timeout(PATIENCE)
    page.add_init_script(f"({_FIRST})()")
    try:
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_function("window.firstPicture > 0", timeout=PATIENCE)
        first = page.evaluate("window.firstPicture")
        frame = page.evaluate(_FRAMES, FRAMES)
        return first, frame, opening(page)
    except TooLong:
        return None, None, None
    finally:
        # A page that is busy placing nodes would not close.
        browser.close()


def opening(page: Any) -> float | None:
    """Milliseconds from the click that opens a cluster to the end of the frame that shows it."""
    closed = page.locator('[data-cluster][aria-expanded="false"]')
    if not closed.count():
        return None
    return float(
        page.evaluate(
            """async () => {
                const times = [];
                for (const one of [0, 1, 2]) {
                    const start = performance.now();
                    document.querySelector('[data-cluster][aria-expanded="false"]').click();
                    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
                    times.push(performance.now() - start);
                }
                return Math.max(...times);
            }"""
        )
    )


def shown(milliseconds: float | None, *, none: str) -> str:
    """A time as people read it."""
    if milliseconds is None:
        return none
    return f"{milliseconds / 1000:.1f} s" if milliseconds >= 1000 else f"{milliseconds:.0f} ms"


def main(sizes: Sequence[int]) -> None:
    """Measure and print the table."""
    from playwright.sync_api import sync_playwright

    heads = ("entities", "facts", "first picture", "a frame", "opening a cluster", "file", "made in", "memory")
    heads += ("pyvis: first picture", "a frame", "file")
    print(f"| {' | '.join(heads)} |\n|{' ---: |' * len(heads)}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for nodes in sizes:
            page, plain = Path(folder) / f"{nodes}.html", Path(folder) / f"{nodes}.pyvis.html"
            records = invented(nodes)
            seconds, memory = made(nodes, page)
            plain_pyvis(records, plain)
            first, frame, click = look(playwright, page)
            before, before_frame, _ = look(playwright, plain)
            cells = (
                f"{len({entity.id for record in records for entity in record.entities}):,}",
                f"{sum(len(record.facts) for record in records):,}",
                shown(first, none="too long"),
                shown(frame, none="too long"),
                shown(click, none="all is open"),
                f"{page.stat().st_size / 1e6:.1f} MB",
                f"{seconds:.0f} s",
                f"{memory:.0f} MB",
                shown(before, none="over 1 min"),
                shown(before_frame, none="–"),
                f"{plain.stat().st_size / 1e6:.1f} MB",
            )
            print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=SIZES, help="how many entities (default: %(default)s)")
    parser.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.make:
        make(int(given.make[0]), Path(given.make[1]))
    else:
        main(given.nodes)

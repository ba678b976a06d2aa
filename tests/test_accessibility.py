"""axe-core finds nothing serious on any page, in either language, on a desk's screen and on a phone's, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.render.page import VIEWS, write_page
from kg.render.texts import LANGUAGES
from tests.benchmarks.invented import invented
from tests.fixtures.seed_facts import ANT, BANK, CHINA, EXTRACTIONS
from tests.serve.conftest import make_store, serving

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
A_FOLDER = 2
"""How many pages of a folder of like pages are looked at."""


@pytest.fixture(scope="module")
def browse(chromium: Any) -> Iterator[Any]:
    """A new page of a browser that prefers little motion, so that nothing moves while it is looked at."""
    contexts = []

    def open_page(address: str, screen: dict[str, int], **options: Any) -> Any:
        context = chromium.new_context(viewport=screen, locale="en-GB", reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def serious(page: Any) -> list[str]:
    """What axe-core finds that is serious or critical: rule, element, and why."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [
        f"{finding['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else finding['help']}"
        for finding in found
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]


# --- the interactive page


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("seeds") / "graph.html"
    write_page(file, EXTRACTIONS, background=[(BANK, "country", CHINA)])
    return file


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("large") / "graph.html"
    write_page(file, invented(700), links=())
    return file


@pytest.mark.parametrize(
    ("language", "screen", "scheme"),
    [("en", DESK, "light"), ("en", PHONE, "dark"), ("ar", DESK, "dark"), ("ar", PHONE, "light")],
    ids=["en-desk-light", "en-phone-dark", "ar-desk-dark", "ar-phone-light"],
)
def test_every_view_of_the_page(browse: Any, seeds: Path, language: str, screen: dict[str, int], scheme: str):
    page = browse(seeds.as_uri(), screen, color_scheme=scheme)
    if language != LANGUAGES[0]:
        page.click("#switch-language")
    found = {}
    for view in VIEWS:
        page.click(f"#view-{view}")
        found[view] = serious(page)

    assert {view: problems for view, problems in found.items() if problems} == {}


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_panels_menu_and_filters_of_the_page(browse: Any, seeds: Path, language: str, screen: dict[str, int]):
    page = browse(f"{seeds.as_uri()}#{ANT.replace('/', '%2F')}", screen)
    if language != LANGUAGES[0]:
        page.click("#switch-language")
    found = [serious(page)]
    page.click("#open-contradictions")
    found.append(serious(page))
    page.click("#close-panel")
    page.click("#save summary")
    found.append(serious(page))
    page.keyboard.press("Escape")
    if screen is PHONE:
        page.click("#open-filters")
        page.wait_for_timeout(300)
        found.append(serious(page))

    assert [finding for part in found for finding in part] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_large_graph(browse: Any, large: Path, language: str):
    page = browse(large.as_uri(), DESK)
    if language != LANGUAGES[0]:
        page.click("#switch-language")
    found = {}
    for view in VIEWS:
        page.click(f"#view-{view}")
        found[view] = serious(page)

    assert {view: problems for view, problems in found.items() if problems} == {}


# --- the pages of the site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server, which has all pages that files have, and more."""
    out = tmp_path_factory.mktemp("site") / "out"
    make_store(out)
    with serving(out) as running:
        yield running.address


def pages_of(page: Any, start: str) -> list[str]:
    """The pages that the start page and the pages it leads to lead to, of each folder a few."""
    folder, seen, waiting = start.rpartition("/")[0] + "/", dict[str, None](), [start]
    taken: dict[str, int] = {}
    while waiting:
        address = waiting.pop(0)
        place = address.removeprefix(folder).partition("?")[0]
        kind = place.rpartition("/")[0] or place
        if address in seen or not address.startswith(folder) or ".html" not in address or taken.get(kind, 0) >= A_FOLDER:
            continue
        taken[kind] = taken.get(kind, 0) + 1
        seen[address] = None
        page.goto(address)
        waiting += page.evaluate("[...document.links].map((link) => link.href.split('#')[0])")
    return list(seen)


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_site(browse: Any, site: str, language: str, screen: dict[str, int]):
    start = f"{site}{language}/index.html"
    page = browse(start, screen)
    addresses = pages_of(page, start)
    found = {}
    for address in addresses:
        page.goto(address)
        found[address.removeprefix(site)] = serious(page)

    assert {name.split("/")[1].partition("?")[0] for name in found} >= {
        "entity",
        "article",
        "measure",
        "entities.html",
        "questions.html",
        "sparql.html",
    }
    assert {name: problems for name, problems in found.items() if problems} == {}

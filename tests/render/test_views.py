"""Timeline, ownership tree and matrix: every entry leads to its quotes; and what can be saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.fixtures.seed_facts import ALIBABA, ANT, EXTRACTIONS, FACTS
from tests.render.test_browser import fits, story

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

MEASURES = [fact for fact in FACTS if fact.type == "measure"]


def saved(page: Any, what: str) -> bytes:
    """What a button of the menu saves."""
    page.click("#save summary")
    with page.expect_download() as download:
        page.click(f"#save-{what}")
    return Path(download.value.path()).read_bytes()


def test_timeline_has_the_dated_facts_in_order_and_counts_the_others(visit: Visit):
    page = visit(EXTRACTIONS, view="timeline")
    shown = page.locator("#timeline [data-fact]").evaluate_all("(list) => list.map((one) => one.dataset.fact)")
    when = {fact.id: fact.when for fact in FACTS}

    assert set(shown) == {fact.id for fact in FACTS if fact.when}
    assert [when[fact][:7] for fact in shown] == sorted(when[fact][:7] for fact in shown)
    assert f"in the list only: {sum(not fact.when for fact in FACTS)}." in page.locator("#timeline").inner_text()


def test_an_entry_of_the_timeline_leads_to_its_quote(visit: Visit):
    page = visit(EXTRACTIONS, view="timeline")
    entry = page.locator("#timeline [data-fact]").first
    fact = next(fact for fact in FACTS if fact.id == entry.get_attribute("data-fact"))
    entry.locator("button").first.click()

    assert page.locator("#panel mark").first.inner_text() == fact.passage.quote


def test_ownership_goes_from_owners_to_what_they_own(visit: Visit):
    page = visit(EXTRACTIONS, view="ownership", background=[(ANT, "parent", ALIBABA)])
    owned = page.locator("#ownership li li", has_text="Ant Group").last

    assert "subsidiary" in owned.inner_text().lower()
    owned.locator(".step button").first.click()
    quotes = {fact.passage.quote for fact in FACTS if fact.type == "ownership"}
    assert set(page.locator("#panel mark").all_inner_texts()) <= quotes


def test_what_owns_itself_in_a_ring_is_shown_and_ends(visit: Visit):
    page = visit(EXTRACTIONS, view="ownership", background=[(ANT, "parent", ALIBABA), (ALIBABA, "parent", ANT)])

    assert "owns one of its own owners" in page.locator("#ownership").inner_text()


def test_matrix_counts_measures_and_each_cell_leads_to_the_quotes(visit: Visit):
    page = visit(EXTRACTIONS, view="matrix")
    cells = page.locator("#matrix .cell")
    told = 0
    for cell in cells.all():
        cell.click()
        told += len(page.locator("#panel .card").all())
        assert set(page.locator("#panel .card mark").all_inner_texts()) <= {fact.passage.quote for fact in FACTS}

    assert told >= len(MEASURES)
    assert sum(map(int, cells.all_inner_texts())) == told


def test_filters_reach_all_views(visit: Visit):
    page = visit(EXTRACTIONS, view="matrix")
    page.locator('[data-group="types"] label', has_text="Measure").locator("input").uncheck()

    assert "No measure" in page.locator("#matrix").inner_text()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("view", ["timeline", "ownership", "matrix"])
@pytest.mark.parametrize("width", [360, 1280])
def test_views_stay_on_the_screen(visit: Visit, view: str, language: str, width: int):
    assert fits(visit(EXTRACTIONS, view=view, language=language, width=width, height=740))


def test_the_title_is_that_of_the_language(visit: Visit):
    page = visit(EXTRACTIONS, title={"en": "Ant Group", "ar": "آنت جروب"})
    page.click("#switch-language")

    assert page.title() == page.locator("h1").inner_text() == "آنت جروب"


# --- saving


def test_png_is_a_picture_of_the_canvas(visit: Visit):
    assert saved(visit(EXTRACTIONS), "png").startswith(b"\x89PNG")


@pytest.mark.parametrize("limit", [400, 6])
def test_svg_has_the_names_that_are_drawn(visit: Visit, limit: int):
    picture = ElementTree.fromstring(saved(visit(EXTRACTIONS, limit=limit), "svg"))
    words = " ".join(text.text or "" for text in picture.iter("{http://www.w3.org/2000/svg}text"))

    assert all(name in words for name in ("Jack Ma", "Ant Group"))


def test_csv_has_the_facts_that_pass_and_no_formula(visit: Visit):
    wild = story('=HYPERLINK("x") fined Acme. All slept.', '=HYPERLINK("x") fined Acme', title="@SUM(1)", source="+1")
    page = visit([wild, *EXTRACTIONS], view="list")
    page.locator('[data-group="types"] label', has_text="Position").locator("input").uncheck()
    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8-sig"))))

    assert len(rows) == 2 + sum(fact.type != "position" for fact in FACTS)
    assert not [cell for row in rows for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@"))]
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)


def test_escape_closes_the_menu(visit: Visit):
    page = visit([replace(EXTRACTIONS[0])])
    page.click("#save summary")
    page.keyboard.press("Escape")

    assert page.locator("#save-csv").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"

"""What the page of a large graph does in a browser: clusters open and close, and nothing is out of reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.benchmarks.invented import invented
from tests.fixtures.seed_facts import EXTRACTIONS, FACTS, PAN

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

RECORDS = invented(700)
COUNT = len({entity.id for record in RECORDS for entity in record.entities})


def drawn(page: Any) -> int:
    """How many entities the page says that it draws."""
    return int(page.locator("#status").inner_text().partition("drawn: ")[2].partition(" ")[0])


def closed(page: Any) -> list[str]:
    return page.locator('#cluster-list [aria-expanded="false"]').evaluate_all("(list) => list.map((one) => one.dataset.cluster)")  # type: ignore[no-any-return]


def test_it_opens_with_the_strongest_cluster_and_says_what_it_does_not_draw(visit: Visit):
    page = visit(RECORDS, links=())
    status, notes = page.locator("#status").inner_text(), page.locator("#notes").inner_text()

    assert 0 < drawn(page) < COUNT and f"of {COUNT}" in status
    assert f"in closed clusters: {len(closed(page))}" in status
    assert "Click a disc" in notes and "the list has everything" in notes


def test_a_cluster_opens_and_closes_by_its_entry_in_the_list(visit: Visit):
    page = visit(RECORDS, links=())
    before, which = drawn(page), closed(page)[0]
    page.click(f'[data-cluster="{which}"]')
    assert drawn(page) > before and which not in closed(page)
    assert page.evaluate("document.activeElement.dataset.cluster") == which

    page.keyboard.press("Enter")
    assert drawn(page) == before and which in closed(page)


def test_a_click_on_a_disc_opens_it(visit: Visit):
    page = visit(RECORDS, links=(), reduced_motion="reduce")
    page.click("#fit")
    before = len(closed(page))
    page.wait_for_timeout(300)
    box = page.locator("#canvas").bounding_box()
    spots = [(x, y) for x in range(60, int(box["width"]), 40) for y in range(30, int(box["height"]), 40)]
    for x, y in spots:
        page.mouse.click(box["x"] + x, box["y"] + y)
        page.wait_for_timeout(80)
        if len(closed(page)) < before:
            break
        if page.locator("#panel").is_visible():  # a line was hit: its panel would be in the way
            page.click("#close-panel")

    assert len(closed(page)) == before - 1


def test_the_keyboard_goes_to_a_cluster_and_opens_it(visit: Visit):
    page = visit(RECORDS, links=())
    page.focus("#canvas")
    for _ in range(60):
        page.keyboard.press("ArrowRight")
        if "Closed cluster" in page.locator("#status").inner_text():
            break
    before = len(closed(page))
    page.keyboard.press("Enter")
    assert len(closed(page)) == before - 1

    page.keyboard.press("Escape")
    assert len(closed(page)) == before


def test_a_search_opens_the_cluster_of_what_it_finds(visit: Visit):
    page = visit(EXTRACTIONS, limit=6)
    assert PAN not in page.evaluate("JSON.parse(document.getElementById('data').textContent).clusters[0].members")
    page.fill("#search", "pan gongsheng")
    page.keyboard.press("Enter")

    home = page.evaluate(f"JSON.parse(document.getElementById('data').textContent).clusters.find((c) => c.members.includes('{PAN}')).id")
    assert home not in closed(page)
    assert page.locator("#panel h2").inner_text() == "Pan Gongsheng"


@pytest.mark.parametrize("view", ["list", "timeline", "ownership", "matrix"])
def test_other_views_hold_what_the_drawing_does_not(visit: Visit, view: str):
    page = visit(EXTRACTIONS, limit=6, view=view)
    small = visit(EXTRACTIONS, view=view)

    part = {"list": "facts"}.get(view, view)
    assert page.locator(f"#{part}").inner_text() == small.locator(f"#{part}").inner_text() != ""


def test_the_quote_of_each_fact_is_there_when_it_is_asked_for(visit: Visit):
    page = visit(EXTRACTIONS, limit=6, address=f"#{FACTS[3].id}")

    assert page.locator("#panel mark").first.inner_text() == FACTS[3].passage.quote


def test_filters_reach_into_closed_clusters(visit: Visit):
    page = visit(RECORDS, links=())
    for name in ("Measure", "Position", "Ownership", "Action"):
        page.locator('[data-group="types"] label', has_text=name).locator("input").uncheck()

    assert "No fact" in page.locator("#status").inner_text()


def test_many_articles_are_searched_and_taken_out_together(visit: Visit):
    page = visit(RECORDS, links=())
    group = page.locator('[data-group="articles"]')
    assert group.locator("label").count() == 30
    group.locator("input[type=search]").fill("Paper 7")
    assert {*group.locator("label").all_inner_texts()} <= {record.article.title for record in RECORDS if record.article.source == "Paper 7"}

    group.get_by_text("None of these").click()
    gone = sum(len(record.facts) for record in RECORDS if record.article.source == "Paper 7")
    assert f"Facts shown: {sum(len(r.facts) for r in RECORDS) - gone} of" in page.locator("#status").inner_text()

"""What the drawing shows when the page opens: all of it in view, every word readable, what the page is about in the middle."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from tests.fixtures.seed_facts import EXTRACTIONS

pytestmark = pytest.mark.browser

Painting = Callable[..., tuple[Any, list[dict[str, Any]]]]

SCREENS = [(1280, 800), (1600, 1000), (360, 740)]


def overlap(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Whether two rectangles share more than a pixel each way."""
    width = min(one["right"], two["right"]) - max(one["left"], two["left"])
    height = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
    return bool(width > 1 and height > 1)


def room(page: Any) -> dict[str, float]:
    """The sides of the canvas."""
    return page.evaluate(
        "(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight }))(document.getElementById('canvas'))"
    )  # type: ignore[no-any-return]


def names_of(page: Any, *, language: str = "en", focus: bool = False) -> set[str]:
    """The first lines of the names of the drawn entities."""
    return set(
        page.evaluate(
            """([language, focus]) => JSON.parse(document.getElementById("data").textContent).nodes
                .filter((node) => node.kind === "entity" && (node.focus || !focus))
                .map((node) => (node.rows[language] ?? Object.values(node.rows)[0])[0])""",
            [language, focus],
        )
    )


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_no_word_of_the_first_view_is_cut_or_on_another(painting: Painting, width: int, height: int, language: str):
    page, words = painting(EXTRACTIONS, width=width, height=height, language=language)
    canvas = room(page)

    assert [
        w["text"] for w in words if w["left"] < 0 or w["top"] < 0 or w["right"] > canvas["width"] or w["bottom"] > canvas["height"]
    ] == []
    assert [(a["text"], b["text"]) for a, b in combinations(words, 2) if overlap(a, b)] == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("width", "height"), SCREENS[:2])
def test_wide_screens_show_every_name_at_once(painting: Painting, width: int, height: int, language: str):
    page, words = painting(EXTRACTIONS, width=width, height=height, language=language)

    assert names_of(page, language=language) <= {w["text"] for w in words}
    assert page.locator("#outside").is_hidden()


def test_a_phone_has_everything_in_view_and_says_what_is_not_after_a_closer_look(painting: Painting):
    page, words = painting(EXTRACTIONS, width=360, height=740)
    assert page.locator("#outside").is_hidden()
    assert names_of(page, focus=True) <= {w["text"] for w in words}

    for _ in range(4):
        page.click("#zoom-in")
    page.wait_for_timeout(700)
    assert "Out of view" in page.locator("#outside").inner_text()

    page.click("#outside")
    page.wait_for_timeout(700)
    assert page.locator("#outside").is_hidden()


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_page_opens_on_its_focus_in_the_largest_letters(painting: Painting, width: int, height: int):
    page, words = painting(EXTRACTIONS, width=width, height=height)
    canvas = room(page)
    largest = max(w["bottom"] - w["top"] for w in words)
    large = [w for w in words if w["bottom"] - w["top"] > largest - 0.5]
    x, y = (sum(w[low] + w[high] for w in large) / (2 * len(large)) for low, high in (("left", "right"), ("top", "bottom")))

    assert {w["text"] for w in large} == names_of(page, focus=True) == {"Jack Ma", "Ant Group", "People's Bank of China"}
    assert abs(x / canvas["width"] - 0.5) < 0.25 and abs(y / canvas["height"] - 0.5) < 0.25


@pytest.mark.parametrize("press", ["#zoom-in", "#zoom-out", "#switch-language", "#switch-theme"])
def test_words_stay_apart_whatever_is_pressed(painting: Painting, press: str):
    _, words = painting(EXTRACTIONS, press=press)

    assert words and [(a["text"], b["text"]) for a, b in combinations(words, 2) if overlap(a, b)] == []


def test_turning_the_screen_takes_the_other_arrangement(painting: Painting):
    page, _ = painting(EXTRACTIONS)
    page.set_viewport_size({"width": 600, "height": 1000})
    page.wait_for_timeout(600)
    words = page.evaluate("window.painted")

    assert len(words) > 20 and [(a["text"], b["text"]) for a, b in combinations(words, 2) if overlap(a, b)] == []

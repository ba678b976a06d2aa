"""What a site does in a browser: the way to the sentence, search, languages, narrow screens, paper, hostile texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kg.site import write_site
from kg.site.addresses import article_page, entity_page, fact_anchor, place_anchor
from kg.text import fold
from tests.fixtures.seed_facts import ANT, BANK, EXTRACTIONS, FACTS, MA
from tests.site.stories import CALM, HOSTILE, WILD

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

ACCUSATION = next(f for f in FACTS if f.kind == "accusation" and f.article == "ar-ant" and f.attributed_to[0].id == BANK)
ARTICLES = (article_page("en-ant"), article_page("ar-ant"))
PAGES = ("index.html", "entities.html", "comparison.html", entity_page(ANT), entity_page(BANK), *ARTICLES)
ELEMENTS = "['script', 'img', 'style', 'iframe', 'form'].map((tag) => document.querySelectorAll(tag).length)"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the seed facts."""
    site = tmp_path_factory.mktemp("seeds") / "site"
    write_site(EXTRACTIONS, site)
    return site


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two sites of one shape: of a harmless and of a hostile article."""
    folder = tmp_path_factory.mktemp("strange")
    for record, name in ((CALM, "calm"), (WILD, "wild")):
        write_site((record,), folder / name)
    return {name: folder / name for name in ("calm", "wild")}


def off_screen(page: Any) -> list[str]:
    """What is shown and runs off the sides of the screen."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => [
            ...(document.documentElement.scrollWidth > innerWidth ? [`the page: ${document.documentElement.scrollWidth}`] : []),
            ...[...document.querySelectorAll("body *")]
                .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".skip, .unseen, thead, svg"))
                .filter((e) => { const r = e.getBoundingClientRect(); return r.width && (r.left < -1 || r.right > innerWidth + 1); })
                .map((e) => `${e.tagName}.${e.className}: ${e.textContent.slice(0, 40)}`),
        ]"""
    )


# --- the way to the sentence


def test_three_clicks_lead_to_the_arabic_sentence_of_the_accusation(seeds: Path, visit: Visit):
    page = visit(seeds)
    page.wait_for_url("**/en/index.html")
    page.locator("#regulators ~ .ranks a", has_text="People's Bank of China").click()
    card = page.locator(f"#{fact_anchor(ACCUSATION)}")
    card.get_by_role("link", name="In the text").first.click()
    page.wait_for_url(f"**/{article_page('ar-ant')}#{place_anchor(ACCUSATION)}")
    words = page.locator("mark.lit")

    assert "".join(words.all_inner_texts()).split() == ACCUSATION.passage.quote.split()
    assert page.evaluate("getComputedStyle(document.querySelector('mark.lit')).direction") == "rtl"
    page.wait_for_timeout(1000)
    box = words.first.bounding_box()
    assert 0 <= box["y"] <= 760


@pytest.mark.parametrize("width", [360, 1280])
def test_marked_words_lead_to_their_fact_and_the_fact_to_an_entity(seeds: Path, visit: Visit, width: int):
    page = visit(seeds, f"ar/{article_page('ar-ant')}", width=width)
    page.locator("mark", has_text="وقال بنك الشعب الصيني").locator("a").click()
    card = page.locator(f"#{fact_anchor(ACCUSATION)}")
    page.wait_for_timeout(1000)

    assert page.url.endswith(f"#{fact_anchor(ACCUSATION)}")
    assert 0 <= card.bounding_box()["y"] <= 760
    card.locator("a", has_text="آنت جروب").first.click()
    assert page.locator("h1").inner_text() == "آنت جروب"


def test_fact_and_its_words_come_into_sight_together(seeds: Path, visit: Visit):
    fact = next(fact for fact in FACTS if fact.kind == "compliance" and fact.article == "ar-ant")
    page = visit(seeds, f"en/{article_page('ar-ant')}#{fact_anchor(fact)}")
    page.wait_for_timeout(1000)

    for shown in (page.locator("mark.lit").first, page.locator(f"#{fact_anchor(fact)}")):
        assert 0 <= shown.bounding_box()["y"] <= 780


def test_everything_can_be_read_without_scripts(seeds: Path, visit: Visit):
    page = visit(seeds, f"en/{article_page('ar-ant')}#{place_anchor(ACCUSATION)}", java_script_enabled=False)

    assert page.locator(".text").is_visible() and page.locator("#search").is_hidden()
    assert page.locator(".number:target").count() == 1


# --- search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("jack", MA),
        ("JACK MA", MA),
        ("جاك", MA),
        ("pboc", BANK),
        ("بنــك الشعب", BANK),
        ("بَنْك", BANK),
        ("Ant", ANT),
        ("nobody", None),
        ("<img src=x>", None),
    ],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_search_finds_a_name_in_any_script(seeds: Path, visit: Visit, query: str, found: str | None, language: str):
    page = visit(seeds, f"{language}/{entity_page(ANT)}")
    page.fill("#search", query)
    links = [link.get_attribute("href") for link in page.locator("#found a").all()]

    assert links[:1] == ([f"../{entity_page(found)}"] if found else [])
    assert page.locator("#found li").count() >= 1


def test_search_works_by_keys_alone(seeds: Path, visit: Visit):
    page = visit(seeds, "en/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("#search")
    page.keyboard.type("ja")
    page.keyboard.press("ArrowDown")
    assert page.locator("[aria-selected=true]").inner_text().startswith("Jack Ma")
    assert page.get_attribute("#search", "aria-activedescendant") == page.locator("[aria-selected=true]").get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{entity_page(MA)}")


def test_search_closes_with_escape_and_when_it_is_left(seeds: Path, visit: Visit):
    page = visit(seeds, "en/index.html")
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.click("h1")):
        page.fill("#search", "")
        page.fill("#search", "ant")
        assert page.locator("#found").is_visible()
        leave()
        assert page.locator("#found").is_hidden() and page.get_attribute("#search", "aria-expanded") == "false"


def test_the_script_folds_as_the_rest_of_the_program_does(seeds: Path, visit: Visit):
    program = (seeds / "search.js").read_text("utf-8")
    parts = [re.findall(pattern, program, re.DOTALL)[0] for pattern in (r"const letters = .*?;\n", r"function fold\(.*?\n\}")]
    texts = ["Société Générale", "أحمد إلى آنت", "شركةُ النُّور", "بنــك", "على", "ＡＢＣ", "Straße", "ΟΔΟΣ", "people’s", "مؤسسة ئ"]
    page = visit(seeds, "en/index.html")

    assert page.evaluate(f"(texts) => {{ const invisible = /\u200f/gu; {parts[0]} {parts[1]} return texts.map(fold); }}", texts) == list(
        map(fold, texts)
    )


# --- languages, screens, paper


def open_each(page: Any, site: Path, language: str) -> Iterator[str]:
    """Opens one page after the other, and gives the path of each."""
    for path in PAGES:
        page.goto((site / language / path).as_uri())
        yield path


def test_other_language_is_one_click_away(seeds: Path, visit: Visit):
    page = visit(seeds)
    for path in open_each(page, seeds, "en"):
        page.click(".language")
        page.wait_for_url(f"**/ar/{path}")
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_runs_off_the_screen(seeds: Path, visit: Visit, width: int, language: str):
    page = visit(seeds, width=width, height=740)
    for path in open_each(page, seeds, language):
        assert (path, off_screen(page)) == (path, [])
        page.fill("#search", "a")
        assert (path, off_screen(page)) == (path, [])


def test_everything_that_has_the_focus_shows_it(seeds: Path, visit: Visit):
    page = visit(seeds)
    for path in open_each(page, seeds, "en"):
        for _ in range(14):
            page.keyboard.press("Tab")
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", path


def test_headings_go_down_one_step_at_a_time(seeds: Path, visit: Visit):
    page = visit(seeds)
    for path in open_each(page, seeds, "ar"):
        levels = [int(tag[1]) for tag in page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map((e) => e.tagName)")]
        assert levels[0] == 1 and levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_dark_screens_get_dark_paper_and_paper_stays_light(seeds: Path, visit: Visit):
    page = visit(seeds, "en/index.html", color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print")

    assert dark == "rgb(20, 24, 29)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 36, 48)"
    assert page.locator("#search").is_hidden() and page.locator(".event").first.is_visible()


def test_paper_has_the_whole_text(seeds: Path, visit: Visit):
    page = visit(seeds, f"en/{article_page('en-ant')}")
    page.emulate_media(media="print")

    assert page.evaluate("(() => { const t = document.querySelector('.reader-text'); return t.scrollHeight - t.clientHeight; })()") <= 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_drawing_opens_at_the_entity(seeds: Path, visit: Visit, language: str):
    page = visit(seeds, f"{language}/{entity_page(BANK)}")
    page.locator(".title .button").click()
    page.wait_for_url("**/graph.html#*")

    assert page.evaluate("document.documentElement.lang") == language
    assert page.locator("#panel h2").inner_text() == {"en": "People's Bank of China", "ar": "بنك الشعب الصيني"}[language]


# --- hostile texts


@pytest.mark.parametrize("path", ["index.html", "entities.html", "comparison.html", entity_page("company/acme"), article_page("story")])
def test_text_of_an_article_changes_nothing_on_a_page(strange: dict[str, Path], visit: Visit, path: str):
    calm, wild = (visit(strange[name], f"en/{path}", width=360) for name in ("calm", "wild"))

    assert wild.evaluate(ELEMENTS) == calm.evaluate(ELEMENTS)
    assert "\u202e" not in wild.locator("body").inner_text()
    assert off_screen(wild) == []


def test_hostile_words_are_shown_as_they_stand(strange: dict[str, Path], visit: Visit):
    page = visit(strange["wild"], f"en/{article_page('story')}")
    shown = HOSTILE.replace("\u202e", "⟨202E⟩").replace("\u2066", "⟨2066⟩")

    assert f"{shown} fined" in page.locator(".text").inner_text()


def test_hostile_names_are_found_and_stay_words(strange: dict[str, Path], visit: Visit):
    page = visit(strange["wild"], "en/index.html")
    page.fill("#search", "onerror")

    assert page.locator("#found [role=option]").count() == 2
    assert "<img src=x onerror=alert(2)>" in page.locator("#found").inner_text()


@pytest.mark.parametrize("address", ["#%E0%A4%A", "#<img src=x onerror=alert(1)>", "#found"])
def test_a_strange_address_opens_the_page_as_it_is(seeds: Path, visit: Visit, address: str):
    page = visit(seeds, f"en/{article_page('ar-ant')}{address}")

    assert page.locator("mark.lit").count() == 0 and page.locator(".card").count() > 5

"""The served pages in a browser that reaches nothing but the server: forms, the editor, the way to the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.site.addresses import article_page, entity_page
from tests.fixtures.seed_facts import ANT
from tests.serve.conftest import Server, serving

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

ROOT = Path(__file__).parents[2]
PATHS = (
    "index.html",
    "measures.html",
    "entities.html",
    "comparison.html",
    "questions.html",
    "sparql.html",
    "answer.html?question=measures-against&entity=Ant+Group",
    "answer.html?question=measures-against&entity=Nobody",
    entity_page(ANT),
    article_page("ar-ant"),
)


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page of a server; at the end nothing outside of it was asked for, and nothing was complained of."""
    trouble: list[str] = []
    contexts = []

    def open_page(server: Server, path: str = "", *, width: int = 1280, height: int = 800, refused: bool = False, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="en-GB", **options)
        contexts.append(context)
        context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(server.address) else refuse(route))
        page = context.new_page()
        if not refused:  # Of an answer that is an error the browser complains.
            page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.goto(server.address + path)
        return page

    def refuse(route: Any) -> None:
        if not route.request.url.startswith("data:"):
            trouble.append(f"request: {route.request.url}")
        route.abort()

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over what the main job makes of the seeds."""
    out = tmp_path_factory.mktemp("built") / "out"
    assert main(["build", str(ROOT / "seeds"), "--out", str(out)]) == 0
    with serving(out) as running:
        yield running


def test_three_clicks_lead_from_the_start_to_the_arabic_sentence_of_the_accusation(built: Server, visit: Visit) -> None:
    page = visit(built)
    page.wait_for_url("**/en/index.html")
    page.locator("#regulators ~ .ranks a", has_text="People's Bank of China").click()
    card = page.locator("article.card", has_text="Accusation").filter(has_text="وقال بنك الشعب الصيني").first
    card.get_by_role("link", name="In the text").first.click()
    page.wait_for_url("**/article/ar-ant-*")
    words = " ".join(page.locator("mark.lit").all_inner_texts())

    assert "بنك الشعب الصيني" in words and "Ant Group" in words
    assert page.evaluate("getComputedStyle(document.querySelector('mark.lit')).direction") == "rtl"
    assert page.locator("mark.lit").first.is_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.partition("&")[0])
def test_page_stands_in_both_languages_and_widths(server: Server, visit: Visit, path: str, width: int, language: str) -> None:
    page = visit(server, f"{language}/{path}", width=width, height=740, refused="Nobody" in path)

    assert page.evaluate("[document.documentElement.lang, document.documentElement.scrollWidth <= innerWidth]") == [language, True]
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_question_is_asked_by_its_form(server: Server, visit: Visit, language: str) -> None:
    page = visit(server, f"{language}/questions.html")
    form = page.locator("#measures-against form")
    form.locator("input[name=entity]").fill("آنت جروب")
    form.locator("button").click()
    page.wait_for_url(f"**/{language}/answer.html?*")

    assert page.locator("table.answer tbody tr").count() >= 2
    page.locator("table.answer a", has_text={"en": "Ant Group", "ar": "آنت جروب"}[language]).first.click()
    page.wait_for_url(f"**/{language}/{entity_page(ANT)}")


def test_question_opens_in_the_editor_and_is_answered_there(server: Server, visit: Visit) -> None:
    page = visit(server, "en/questions.html")
    question = page.locator("#most-targeted")
    question.locator("summary").click()
    question.get_by_role("link", name="Open in the editor").click()
    page.wait_for_url("**/en/sparql.html*")

    page.locator(".yasqe_queryButton:visible").click()
    page.locator(".yasr_results table tbody tr:visible").first.wait_for()
    assert "SELECT" in page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")


def test_editor_shows_what_is_wrong_with_a_query(server: Server, visit: Visit) -> None:
    page = visit(server, "ar/sparql.html", refused=True)
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }')")
    page.locator(".yasqe_queryButton:visible").click()

    page.get_by_text("SERVICE is refused").first.wait_for()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_measure_leads_to_its_reason_and_its_neighbours(server: Server, visit: Visit, language: str) -> None:
    page = visit(server, f"{language}/measures.html")
    page.locator(".event h3 a").first.click()
    page.wait_for_url("**/measure/*")
    assert page.locator("article.card blockquote mark").count() >= 1
    page.locator(".actions a[href*='question=why']").click()
    page.wait_for_url(re.compile("question=why"))

    assert page.locator("table.answer tbody tr").count() >= 1


def test_two_articles_stand_side_by_side(server: Server, visit: Visit) -> None:
    page = visit(server, "en/comparison.html")
    page.locator(".pairs a").first.click()
    page.wait_for_url("**/pair/*")

    assert page.locator(".contradictions .side").count() == 2
    assert {page.locator(f".contradictions blockquote[lang={code}]").count() for code in ("en", "ar")} == {1}


def test_hovering_shows_the_fact_and_clicking_leads_on(server: Server, visit: Visit) -> None:
    page = visit(server, f"en/{article_page('en-ant')}")
    mark = page.locator("mark[data-facts]").first
    mark.hover()
    hint = page.locator("#hint")
    hint.wait_for()
    fact = (mark.get_attribute("data-facts") or "").split()[-1]

    assert hint.locator("h3").inner_text().split() == page.locator(f"#{fact} h3").inner_text().split()
    assert hint.bounding_box()["x"] >= 0
    page.keyboard.press("Escape")
    assert hint.is_hidden()
    page.locator(".text a.number").nth(1).focus()
    assert hint.is_visible()
    hint.locator(".roles a").first.click()
    page.wait_for_url("**/entity/*")

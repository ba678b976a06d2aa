"""What the page does in a browser: the way to the sentence, filters, search, keys, languages, narrow screens, hostile texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kg.model import Article, Entity, Extraction, Fact, Filler, Name, Passage, Role
from kg.render.boxes import shown_width
from tests.fixtures.seed_facts import ALIBABA, ANT, BANK, CHINA, EXTRACTIONS, FACTS, MA

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

ACME, WATCH = "company/acme", "regulator/watch"


def story(text: str, quote: str, *, language: str = "en", names: tuple[str, str] = ("Acme", "Watch"), **article: Any) -> Extraction:
    """An article that tells of one fine of one company by one regulator."""
    told = Article("story", text, language, **article)
    start = text.index(quote)
    place = {"text": quote, "start": start, "end": start + len(quote)}
    roles = (
        Role("imposed_by", (Filler(names[1], "regulator", id=WATCH, **place),)),
        Role("target", (Filler(names[0], "company", id=ACME, **place),)),
        Role("about", (Filler(quote, "words", **place),)),
    )
    fact = Fact("story", told.hash, "measure", "fine", roles, "asserted", Passage(start, start + len(quote), quote), "measures/fine", 0.9)
    entities = (Entity(ACME, "company", (Name(names[0], language),)), Entity(WATCH, "regulator", (Name(names[1], language),)))
    return Extraction(told, (fact,), entities)


def rows(page: Any) -> int:
    """How many facts the list shows."""
    page.click("#view-list")
    return page.locator("#facts tbody tr").count()  # type: ignore[no-any-return]


def fits(page: Any) -> bool:
    """Whether nothing that is shown runs off the sides of the screen."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
            const aside = ".skip, .side:not(.with-side .side), thead, svg";
            const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(aside);
            const off = [...document.querySelectorAll("body *")].filter((e) => shown(e) && e.getClientRects().length)
                .filter((e) => { const r = e.getBoundingClientRect(); return r.left < -1 || r.right > innerWidth + 1; });
            return document.documentElement.scrollWidth <= innerWidth && off.length === 0;
        }"""
    )


# --- the way to the sentence


@pytest.mark.parametrize(
    ("text", "quote", "language", "direction"),
    [
        ("It rained. On Monday Watch fined Acme ten pounds for noise. All slept.", "Watch fined Acme ten pounds", "en", "ltr"),
        ("هطل المطر. وغرّمت هيئة الضجيج شركة النور أمس بسبب الضوضاء. ونام الجميع.", "غرّمت هيئة الضجيج شركة النور", "ar", "rtl"),
    ],
)
def test_click_on_a_line_shows_the_sentence_with_the_quote_marked(visit: Visit, text: str, quote: str, language: str, direction: str):
    page = visit([story(text, quote, language=language)])
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    shown = page.locator("#panel blockquote")

    assert page.locator("#panel mark").all_inner_texts() == [quote]
    assert shown.inner_text().strip() == text.partition(". ")[2].partition(". ")[0] + "."
    assert (shown.get_attribute("lang"), shown.get_attribute("dir")) == (language, direction)


def test_panel_of_a_fact_says_who_says_it_how_firmly_and_by_which_rule(visit: Visit):
    fact = next(fact for fact in FACTS if fact.kind == "accusation" and fact.article == "en-ant")
    page = visit(EXTRACTIONS, address=f"#{fact.id}")
    panel = page.locator("#panel").inner_text()

    for part in ("Alleged", "People's Bank of China", "0.90", fact.rule, "Dec 2020", "en-ant"):
        assert part in panel
    assert page.locator("#panel mark").first.inner_text() == fact.passage.quote


def test_panel_of_an_entity_has_all_its_names_and_facts(visit: Visit):
    page = visit(EXTRACTIONS)
    page.click(f'[data-node="{ANT}"]')
    of_ant = {f.id for f in FACTS if any(x.id == ANT for x in (*(x for r in f.roles for x in r.fillers), *f.attributed_to))}

    assert set(page.locator(".chips li").all_inner_texts()) == {"Ant", "Ant Group", "آنت جروب"}
    assert {card.get_attribute("data-fact") for card in page.locator("#panel .card").all()} == of_ant


def test_contradictions_stand_quote_against_quote(visit: Visit):
    page = visit(EXTRACTIONS)
    page.click("#open-contradictions")
    quotes = [fact.passage.quote for fact in FACTS if fact.kind in ("suspension", "prohibition")]

    assert page.locator(".pair h3").inner_text() == "suspension ≠ prohibition"
    assert sorted(page.locator(".pair mark").all_inner_texts()) == sorted(quotes)


# --- filters and search


@pytest.mark.parametrize(
    ("group", "text", "passes"),
    [
        ("types", "Measure", lambda fact: fact.type != "measure"),
        ("modalities", "Asserted", lambda fact: fact.modality != "asserted"),
        ("articles", "الصين تدفع جاك ما", lambda fact: fact.article != "ar-ant"),
        ("languages", "Arabic", lambda fact: fact.article != "ar-ant"),
    ],
)
def test_filter_takes_facts_out_of_the_list(visit: Visit, group: str, text: str, passes: Callable[[Fact], bool]):
    page = visit(EXTRACTIONS)
    page.locator(f'[data-group="{group}"] label', has_text=text).locator("input").uncheck()

    assert rows(page) == sum(map(passes, FACTS))
    assert str(sum(map(passes, FACTS))) in page.locator("#status").inner_text()


def test_filter_by_date_keeps_what_may_have_happened_then(visit: Visit):
    page = visit(EXTRACTIONS)
    page.fill('input[name="since"]', "2020-11-15")
    page.fill('input[name="until"]', "2020-12-20")
    page.uncheck('input[name="undated"]')

    assert rows(page) == sum(fact.when in ("2020-11", "2020-12") for fact in FACTS)


def test_filter_for_contradictions_and_clearing_it(visit: Visit):
    page = visit(EXTRACTIONS)
    page.check('input[name="contradicted"]')
    assert rows(page) == 2

    page.click("#reset")
    assert page.locator("#facts tbody tr").count() == len(FACTS)


def test_background_can_be_switched_off_and_is_no_fact(visit: Visit):
    page = visit(EXTRACTIONS, background=[(BANK, "country", CHINA)])
    page.click(f'[data-node="{BANK}"]')

    assert page.locator(".known").all_inner_texts() == ["People's Bank of China country China"]
    page.uncheck('input[name="background"]')
    assert rows(page) == len(FACTS)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("jack", MA),
        ("JACK MA", MA),
        ("جاك", MA),
        ("على بابا", ALIBABA),
        ("عَلِيّ بابا", ALIBABA),
        ("pboc", BANK),
        ("بنــك الشعب", BANK),
        ("nobody", None),
    ],
)
def test_search_finds_a_name_in_any_script(visit: Visit, query: str, found: str | None):
    page = visit(EXTRACTIONS)
    page.fill("#search", query)

    assert [entry.get_attribute("data-node") for entry in page.locator("#names button").all()] == ([found] if found else [])


# --- keys and languages


def test_keys_go_from_the_search_to_a_panel_and_back(visit: Visit):
    page = visit(EXTRACTIONS)
    page.focus("#search")
    page.keyboard.type("jack")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.innerText") == "Jack Ma"

    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.dataset.node") == MA


def test_arrow_keys_go_through_the_drawing(visit: Visit):
    page = visit(EXTRACTIONS)
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    first = page.locator("#status").inner_text()
    page.keyboard.press("ArrowDown")
    second = page.locator("#status").inner_text()
    page.keyboard.press("Enter")

    assert first.startswith("Jack Ma") and second and second != first
    assert page.locator("#panel h2").is_visible()


def test_everything_that_has_the_focus_shows_it(visit: Visit):
    page = visit(EXTRACTIONS)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_switching_the_language_turns_the_page_round(visit: Visit):
    page = visit(EXTRACTIONS)
    page.click("#switch-language")

    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert page.locator("#names .name bdi").first.inner_text() == "آنت جروب"
    assert not re.search("[A-Za-z]{3}", page.locator("#filters legend, #legend, .head-tools #view-list").first.inner_text())


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("step", ["", "#view-list", "#open-contradictions", "#open-filters", f'[data-node="{ANT}"]'])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_off_the_screen(visit: Visit, width: int, step: str, language: str):
    page = visit(EXTRACTIONS, width=width, height=740, language=language)
    if step.startswith("[data") and width == 360:
        page.click("#open-filters")
    if step and page.locator(step).is_visible():
        page.click(step)
    page.wait_for_timeout(300)

    assert fits(page)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_names_and_labels_take_no_more_room_than_was_reckoned(visit: Visit, language: str):
    page = visit(EXTRACTIONS, language=language)
    names, labels = page.evaluate(
        """() => {
            const { nodes, edges } = JSON.parse(document.getElementById("data").textContent);
            const context = document.createElement("canvas").getContext("2d");
            const measured = (texts, style) => {
                context.font = `${style} ${getComputedStyle(document.body).fontFamily}`;
                return texts.map((text) => [text, context.measureText(text).width]);
            };
            return [measured(nodes.flatMap((node) => Object.values(node.rows).flat()), "600 14px"),
                    measured(edges.flatMap((edge) => Object.values(edge.labels)), "600 11.5px")];
        }"""
    )

    assert [(text, width) for text, width in names if width > shown_width(text, size=14) + 6] == []
    assert [(text, width) for text, width in labels if width > shown_width(text, size=11.5) + 2] == []


def test_paper_has_every_fact_in_the_list(visit: Visit):
    page = visit(EXTRACTIONS)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    assert page.locator("#facts").is_visible() and page.locator("#side").is_hidden()
    assert page.locator("#facts tbody tr").count() == len(FACTS)


def test_dark_screens_get_dark_paper(visit: Visit):
    assert visit(EXTRACTIONS, dark=True).evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"


# --- hostile texts

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)><style>*{display:none}</style>\u202eevil\u2066 &amp; ${1}"


@pytest.mark.parametrize("view", ["#view-graph", "#view-list"])
def test_text_of_an_article_changes_nothing_on_the_page(visit: Visit, view: str):
    calm = story("Plain before. Plain words fined. Plain after.", "Plain words fined")
    wild = story(f"{HOSTILE}. {HOSTILE} fined. {HOSTILE}", f"{HOSTILE} fined", names=(HOSTILE, HOSTILE), title=HOSTILE, source=HOSTILE)
    counts = []
    for record, title in ((calm, "Calm"), (wild, HOSTILE)):
        page = visit([record], title=title, address=f"#{record.facts[0].id}")
        page.click(view)
        counts.append(
            page.evaluate("['script', 'img', 'style', 'iframe', 'mark', 'a'].map((tag) => document.querySelectorAll(tag).length)")
        )

    assert counts[0] == counts[1]
    assert "U+202E" in page.locator("#panel mark").inner_text()
    assert "<img src=x onerror=alert(2)>" in page.locator("#panel mark").inner_text()
    assert "\u202e" not in page.locator("body").inner_text()


@pytest.mark.parametrize("address", ["#%E0%A4%A", "#<img src=x onerror=alert(1)>", "#person/nobody"])
def test_a_strange_address_opens_the_page_as_it_is(visit: Visit, address: str):
    page = visit(EXTRACTIONS, address=address)

    assert page.locator("#panel").is_hidden() and page.locator("#names button").count() > 5


def test_a_page_without_facts_says_so(visit: Visit):
    page = visit([replace(EXTRACTIONS[0], facts=(), entities=(), mentions=())])
    page.click("#view-list")

    assert "No fact" in page.locator("#facts").inner_text()

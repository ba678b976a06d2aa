"""What the panel says of how a fact was read, and of situations that are drawn as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest

from kg.model import Extraction, Fact
from tests.fixtures.seed_facts import EXTRACTIONS, FACTS

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

SUMMONS = next(fact for fact in FACTS if fact.type == "measure" and fact.article == "en-ant")


def told(fact: Fact, *, because: str) -> list[Extraction]:
    """The seed articles with one fact, whose fillers are read for this reason."""
    roles = tuple(replace(role, fillers=tuple(replace(f, because=because) for f in role.fillers)) for role in fact.roles)
    return [replace(EXTRACTIONS[1], facts=(replace(fact, roles=roles),))]


@pytest.mark.parametrize(("confidence", "word"), [(0.9, "high 0.90"), (0.7, "fair 0.70"), (0.5, "low 0.50")])
def test_confidence_is_said_in_a_word_and_a_number(visit: Visit, confidence: float, word: str):
    fact = replace(SUMMONS, confidence=confidence)
    page = visit([replace(EXTRACTIONS[1], facts=(fact,))], address=f"#{fact.id}")

    assert word in page.locator(".reading").inner_text()


def test_a_fact_says_where_it_stands_and_how_to_trace_it(visit: Visit):
    page = visit(EXTRACTIONS, address=f"#{SUMMONS.id}")
    reading = page.locator(".reading").inner_text()

    assert f"characters {SUMMONS.passage.start}–{SUMMONS.passage.end} of en-ant" in reading
    assert f"kg explain {SUMMONS.id}" in reading


@pytest.mark.parametrize(
    ("because", "language", "shown"),
    [
        ("pronoun for 'Ant Group'", "en", "pronoun for Ant Group"),
        ("pronoun for 'Ant Group'", "ar", "ضمير يعود على Ant Group"),
        ('acronym of "People\'s Bank"', "ar", "اختصار People's Bank"),
        ("a reason that the page does not know", "ar", "a reason that the page does not know"),
    ],
)
def test_each_name_has_its_reason_in_the_language_of_the_page(visit: Visit, because: str, language: str, shown: str):
    page = visit(told(SUMMONS, because=because), address=f"#{SUMMONS.id}", language=language)
    reasons = page.locator(".reading li").all_inner_texts()

    assert reasons and all(reason.endswith(shown) for reason in reasons)


def test_a_command_can_be_copied_or_is_selected(visit: Visit):
    page = visit(EXTRACTIONS, address=f"#{SUMMONS.id}")
    page.click(".copy")
    page.wait_for_timeout(100)

    assert page.locator("#status").inner_text() in ("Copied", "Selected; copy it with the keyboard")


def test_situations_drawn_as_one_open_on_all_of_them(visit: Visit):
    page = visit(EXTRACTIONS)
    node = page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.find((node) => node.facts.length > 1)")
    page = visit(EXTRACTIONS, address=f"#{quote(node['id'], safe='')}")

    assert {card.get_attribute("data-fact") for card in page.locator("#panel .card").all()} == set(node["facts"])


def test_paper_is_light_and_the_screen_dark_again(visit: Visit):
    page = visit(EXTRACTIONS, dark=True)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"

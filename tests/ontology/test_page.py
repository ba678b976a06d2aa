"""`docs/ontology.html` is what the ontology's files give now, and asks nothing of the network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.ontology import load_ontology
from kg.ontology_page import main, page
from kg.questions import questions

PAGE = Path(__file__).parents[2] / "docs" / "ontology.html"


@pytest.fixture(scope="module")
def html() -> str:
    return PAGE.read_text("utf-8")


def test_page_is_up_to_date(html: str) -> None:
    assert html == page(), "make it again: python -m kg.ontology_page"


def test_main_writes_the_page(tmp_path: Path, html: str) -> None:
    main([str(tmp_path / "docs" / "page.html")])
    assert [path.name for path in (tmp_path / "docs").iterdir()] == ["page.html"]
    assert (tmp_path / "docs" / "page.html").read_text("utf-8") == html


def test_page_describes_every_term_code_and_question(html: str) -> None:
    anchors = set(re.findall(r'id="([^"]+)"', html))
    ontology = load_ontology()
    codes = {f"code-{c}" for scheme, members in ontology.schemes.items() for c in (scheme, *members)}
    assert ontology.terms | codes | {f"question-{name}" for name in questions()} <= anchors


def test_page_shows_a_pattern_by_example_for_every_type_of_fact(html: str) -> None:
    assert {f'id="pattern-{name}"' for name in load_ontology().types} <= set(re.findall(r'id="pattern-[^"]+"', html))


def test_anchors_are_unique(html: str) -> None:
    anchors = re.findall(r'id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))


def test_links_lead_to_an_anchor_of_the_page(html: str) -> None:
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


def test_page_loads_nothing(html: str) -> None:
    assert not re.findall(r"<script|<link|<img|<iframe|@import|url\((?!#)|\ssrc=", html)


def test_every_label_stands_in_both_languages(html: str) -> None:
    assert [label for label in load_ontology().term_labels.values() if label not in html] == []

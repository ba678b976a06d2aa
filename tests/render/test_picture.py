"""A drawing as a picture: sound XML with every name, the same each time, and no picture where it would be too large."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from kg.analysis.projection import project
from kg.errors import UsageError
from kg.render.page import render_picture
from tests.benchmarks.invented import invented
from tests.fixtures.seed_facts import ANT, EXTRACTIONS
from tests.render.test_browser import HOSTILE, story

SVG = "{http://www.w3.org/2000/svg}"


def texts(records: object, **options: object) -> list[str]:
    """The texts of the picture."""
    given = {"title": "Seeds", "focus": (), "hops": None, "language": "en"} | options
    drawn = render_picture(project(records), **given)  # type: ignore[arg-type]
    return [text.text or "" for text in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def test_every_name_stands_on_it_in_both_languages():
    found = " ".join(texts(EXTRACTIONS))

    assert all(name in found for name in ("Ant Group", "آنت جروب", "Jack Ma", "The Guardian", "شركات التكنولوجيا"))


@pytest.mark.parametrize(("language", "label"), [("en", "offers"), ("ar", "يقدّم")])
def test_lines_are_labelled_in_the_language_of_the_reader(language: str, label: str):
    assert label in texts(EXTRACTIONS, language=language)


def test_only_what_is_near_the_focus_is_drawn():
    found = texts(EXTRACTIONS, focus=(ANT,), hops=1)

    assert "Ant Group" in found and "Pan Gongsheng" not in found


def test_text_of_an_article_is_no_markup():
    record = story(f"{HOSTILE} fined.", f"{HOSTILE} fined", names=(HOSTILE, HOSTILE))
    drawn = render_picture(project([record]), title=HOSTILE, focus=(), hops=None, language="en")

    assert {element.tag for element in ElementTree.fromstring(drawn).iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "rect", "path", "polygon", "circle", "g", "text")
    }


def test_it_is_the_same_each_time():
    first, second = (
        render_picture(project(records), title=None, focus=(), hops=None, language="ar") for records in (EXTRACTIONS, EXTRACTIONS[::-1])
    )

    assert first == second


def test_a_graph_that_is_too_large_says_what_to_do():
    with pytest.raises(UsageError, match=r"at most 400.*--focus"):
        texts(invented(900))


def test_a_picture_of_nothing_is_a_picture():
    assert texts([]) == []

"""The picture of an entity and its neighbours."""

from __future__ import annotations

from xml.etree import ElementTree

from kg.site.content import gather
from kg.site.neighbourhood import is_drawn, neighbours_picture
from kg.site.words import interface
from tests.fixtures.seed_facts import ANT, BANK, EXTRACTIONS
from tests.site.stories import ACME, CALM, WATCH, WILD

SEEDS = gather(EXTRACTIONS)


def words(picture: str) -> set[str]:
    return {"".join(text.itertext()) for text in ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")}


def test_picture_names_the_entity_and_its_neighbours_in_the_language_of_the_reader() -> None:
    for language, name in (("en", "People's Bank of China"), ("ar", "بنك الشعب الصيني")):
        assert name in words(neighbours_picture(ANT, SEEDS, interface(language)))
    assert "Ant Group" in words(neighbours_picture(BANK, SEEDS, interface("en")))


def test_names_in_a_picture_are_never_markup() -> None:
    picture = neighbours_picture(WATCH, gather([WILD]), interface("en"))

    assert {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(picture).iter()} <= {
        *("svg", "title", "rect", "path", "polygon", "circle", "g", "text")
    }
    assert "\u202e" not in picture


def test_entity_without_neighbours_has_no_picture() -> None:
    content = gather([CALM])

    assert is_drawn(ACME, content) and is_drawn(WATCH, content)
    assert not is_drawn("company/nobody", content)

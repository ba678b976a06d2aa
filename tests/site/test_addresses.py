"""Names of files and anchors."""

from __future__ import annotations

import re

import pytest

from kg.site.addresses import article_page, drawing_address, entity_page, fact_anchor, place_anchor
from tests.fixtures.seed_facts import FACTS
from tests.site.stories import HOSTILE, HOSTILE_IDS


@pytest.mark.parametrize("identity", [*HOSTILE_IDS, HOSTILE, "company/ant-group"])
@pytest.mark.parametrize("address", [entity_page, article_page])
def test_no_id_reaches_into_an_address(address: object, identity: str):
    page = address(identity)  # type: ignore[operator]

    assert re.fullmatch(r"(entity|article)/[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{12}\.html", page)
    assert len(page) < 80


def test_ids_that_look_alike_have_pages_of_their_own():
    assert len({entity_page(identity) for identity in ("company/a b", "company/a-b", "person/a-b", "company/A-B")}) == 4


def test_every_fact_and_passage_has_an_anchor_of_its_own():
    anchors = [fact_anchor(fact) for fact in FACTS] + [place_anchor(fact, number) for fact in FACTS for number in range(2)]

    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch("[a-z0-9-]+", anchor) for anchor in anchors)


@pytest.mark.parametrize(("entity", "address"), [("group/البنك", "group%2F%D8%A7%D9%84%D8%A8%D9%86%D9%83"), ("x/a'b", "x%2Fa'b")])
def test_drawing_address_is_what_the_drawing_writes_itself(entity: str, address: str):
    assert drawing_address(entity) == address

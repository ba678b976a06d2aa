"""IRIs of data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.iris import article_iri, digest, entity_id, entity_iri, segment


@given(st.text())
def test_an_entity_id_of_any_text_is_an_iri_that_reads_back(name: str) -> None:
    iri = entity_iri(f"company/{name}")
    assert NamedNode(iri).value == iri
    assert entity_id(iri) == f"company/{name}"


@pytest.mark.parametrize("name", ["a/../b", "a#b", "a?b", "a b", "a<b>", "a%2Fb", "a\\b"])
def test_no_name_leaves_its_segment(name: str) -> None:
    assert not set(segment(name)) & set("/#?<> \\")


def test_an_article_is_named_by_the_beginning_of_its_hash() -> None:
    assert article_iri("0123456789abcdef" * 4, base="urn:x:") == "urn:x:article/0123456789abcdef"


def test_where_one_part_ends_and_another_begins_counts() -> None:
    assert digest(["ab", "c"]) != digest(["a", "bc"])

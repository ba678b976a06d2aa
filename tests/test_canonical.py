# ruff: noqa: E501
"""The one form of entities and mentions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.canonical import canonical_entities, canonical_mentions
from kg.model import Article, Entity, Extraction, Mention, Name, Span
from kg.ontology import load_ontology

ARTICLE = Article("a", "Acme paid.", "en")
ACME = Entity("company/acme", "company", (Name("Acme", "en"),))

NAMES = {
    "sorted by language": ([Name("ب", "ar"), Name("A", "en"), Name("Z", "ar", "alternative")], [("ب", "ar", "main"), ("Z", "ar", "alternative"), ("A", "en", "main")]),
    "one main name a language": ([Name("A", "en"), Name("B", "en")], [("A", "en", "main"), ("B", "en", "alternative")]),
    "the strongest part of a name": ([Name("A", "en", "alternative"), Name("A", "en", "acronym")], [("A", "en", "main")]),
    "a main name at least": ([Name("B", "en", "alternative"), Name("C", "en", "acronym")], [("C", "en", "main"), ("B", "en", "alternative")]),
    "no blank names": ([Name(" ", "en"), Name(" A ", "en")], [("A", "en", "main")]),
    "languages that are none": ([Name("A", "no language"), Name("B", "EN-gb")], [("B", "en-gb", "main"), ("A", "und", "main")]),
    "no name at all": ([], [("acme", "und", "main")]),
}  # fmt: skip


def entities(*given: Entity) -> dict[str, Entity]:
    return canonical_entities(Extraction(ARTICLE, (), given), ontology=load_ontology())


@pytest.mark.parametrize("case", NAMES)
def test_names_have_one_form(case: str) -> None:
    given, expected = NAMES[case]
    (entity,) = entities(replace(ACME, names=tuple(given))).values()
    assert [(name.text, name.language, name.part) for name in entity.names] == expected


def test_an_entity_listed_twice_is_one_with_all_names() -> None:
    (entity,) = entities(ACME, replace(ACME, names=(Name("أكمي", "ar"),), known=True)).values()
    assert [name.text for name in entity.names] == ["أكمي", "Acme"]
    assert entity.known


@pytest.mark.parametrize(
    ("id", "type"), [("acme", "company"), ("company/", "company"), ("company/acme", "person"), ("claim/x", "claim"), ("", "")]
)
def test_what_has_no_sound_id_is_no_entity(id: str, type: str) -> None:
    assert entities(Entity(id, type, (Name("A", "en"),))) == {}


MENTION = Mention(Span(0, 4), Span(0, 4), ACME.id, "name", 0.98765)
MENTIONS = {
    "sound": (MENTION, [replace(MENTION, certainty=0.9877)]),
    "without a reason": (replace(MENTION, because=""), [replace(MENTION, because="no reason given", certainty=0.9877)]),
    "of nobody": (replace(MENTION, entity="company/other"), []),
    "beyond the text": (replace(MENTION, span=Span(5, 99)), []),
    "of nothing": (replace(MENTION, span=Span(3, 3)), []),
    "surer than sure": (replace(MENTION, certainty=1.2), []),
}


@pytest.mark.parametrize("case", MENTIONS)
def test_mentions_stand_in_the_text_and_mean_an_entity(case: str) -> None:
    given, expected = MENTIONS[case]
    assert list(canonical_mentions(Extraction(ARTICLE, (), (), (given, given)), entities={ACME.id: ACME})) == expected

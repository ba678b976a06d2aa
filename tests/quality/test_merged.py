"""Which found entities stand for several bodies of the gold, on readings made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from kg.model import Article, Entity, Extraction, Mention, Name, Span
from tests.quality.merged import merged

TARN, LUMEN, META = "company/tarn", "company/lumen", "company/meta-platforms"


def read(id: str, text: str, found: dict[str, str], *gold: list[str]) -> tuple[dict[str, Any], Extraction]:
    """A gold document with these entities, and what was found: names with the ids that they were taken for."""
    entities = tuple(Entity(entity, "company", (Name(entity, "en"),)) for entity in sorted(set(found.values())))
    spans = [(Span(text.index(name), text.index(name) + len(name)), entity) for name, entity in found.items()]
    document = {"entities": [{"names": names, "type": "company"} for names in gold]}
    return document, Extraction(Article(id, text, "en"), (), entities, tuple(Mention(s, s, e, "name") for s, e in spans))


ONE = read("one", "Tarn met Lumen.", {"Tarn": TARN, "Lumen": LUMEN}, ["Tarn"], ["Lumen"])
CASES = {
    "nothing": ((ONE,), []),
    "within": ((read("two", "Tarn met Lumen.", {"Tarn": TARN, "Lumen": TARN}, ["Tarn"], ["Lumen"]),), [("within", TARN, 2)]),
    "one name": ((ONE, read("two", "Tarn Bank, or Tarn.", {"Tarn Bank": TARN}, ["Tarn Bank", "Tarn"])), []),
    "across": ((ONE, read("two", "Volta won.", {"Volta": TARN}, ["Volta"])), [("across", TARN, 2)]),
    "names of one known entity": (
        (
            read("a", "Facebook won.", {"Facebook": META}, ["Facebook"]),
            read("b", "Meta won.", {"Meta": META}, ["Meta"]),
        ),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_bodies_that_were_made_one_are_listed(case: str) -> None:
    documents, expected = CASES[case]

    assert [(one.where, one.entity, len(one.bodies)) for one in merged(documents)] == expected

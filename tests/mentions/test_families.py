"""What kind of company or body a noun speaks of, and whether an entity can be meant by it."""

import pytest

from kg.authority import Authority, AuthorityEntry
from kg.languages import load_language
from kg.mentions.families import Callings, agreement
from kg.model import Entity, Name

ENGLISH = load_language("en").lexicon.families
AUTHORITY = Authority.of([AuthorityEntry("company/valdor", "company", (Name("Valdor", "en"),), sectors=("aviation",))])


@pytest.mark.parametrize(
    ("entity", "called", "noun", "fits"),
    [
        ("company/valdor", (), "airline", 1.0),
        ("company/valdor", (), "lender", -1.0),
        ("company/valdor", (), "company", 0.0),
        ("company/tessal", (), "lender", 0.0),
        ("company/tessal", ("bank",), "lender", 1.0),
        ("company/tessal", ("bank",), "airline", -1.0),
        ("public-body/ministry-of-mines", (), "ministry", 1.0),
        ("public-body/ministry-of-mines", (), "department", 1.0),
        ("public-body/ministry-of-mines", (), "court", -1.0),
        ("public-body/ministry-of-mines", (), "agency", 0.0),
        ("public-body/legco", (), "council", 0.0),
    ],
)
def test_noun_fits_what_an_entity_is(entity: str, called: tuple[str, ...], noun: str, fits: float) -> None:
    kind, _, local = entity.partition("/")
    callings = Callings(load_language("en"), AUTHORITY)
    callings.add(entity, called)

    kinds = callings.kinds(Entity(entity, kind, (Name(local.replace("-", " ").title(), "en"),)))

    assert agreement(noun, ENGLISH.get(noun, frozenset()), kinds, company=kind == "company") == fits

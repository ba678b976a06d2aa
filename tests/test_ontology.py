"""What `kg.ontology` reads from the ontology's files is what annotators, frames and the gate count on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import kg.ontology_files
from kg.errors import DataError
from kg.model import Modality
from kg.ontology import Ontology, code, load_ontology, ontology_file, term

ROOT = Path(__file__).parents[1]

AGENTS = {"company", "regulator", "public-body", "news-outlet", "group", "person"}
KINDS = {
    "position": "founder chair chief-executive other-office",
    "ownership": "subsidiary stake acquisition merger",
    "offers": "",
    "based-in": "",
    "measure": "investigation raid charge fine order suspension prohibition settlement approval revocation rulemaking summons warning "
    "sanction ruling arrest takeover other",
    "lawsuit": "",
    "statement": "accusation criticism denial commitment appeal other",
    "action": "ipo listing launch withdrawal restructuring compliance deal results other",
}
ROLES = {
    "position": "person organization title",
    "ownership": "owner owned share amount",
    "offers": "organization product",
    "based-in": "organization place",
    "measure": "imposed_by target amount about legal_basis affects venue requires",
    "lawsuit": "plaintiff defendant amount about affects venue",
    "statement": "speaker target about affects venue addressee",
    "action": "actor object amount affects venue",
}
DRAWN = {
    "position": ("person", "organization"),
    "ownership": ("owner", "owned"),
    "offers": ("organization", "product"),
    "based-in": ("organization", "place"),
    "measure": ("imposed_by", "target"),
    "lawsuit": ("plaintiff", "defendant"),
    "statement": ("speaker", "target"),
    "action": ("actor", "affects"),
}


@pytest.fixture
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture
def changed_codes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of codes.ttl that is read in place of the real one."""
    copy = tmp_path / "codes.ttl"
    copy.write_bytes(ontology_file("codes.ttl").read_bytes())
    monkeypatch.setattr(kg.ontology_files, "ontology_file", lambda name: copy if name == "codes.ttl" else ontology_file(name))
    return copy


@pytest.mark.parametrize(("fact_type", "kinds"), KINDS.items())
def test_types_have_the_kinds_of_the_guide_in_its_order(ontology: Ontology, fact_type: str, kinds: str) -> None:
    assert ontology.types[fact_type].kinds == tuple(kinds.split())


@pytest.mark.parametrize(("fact_type", "roles"), ROLES.items())
def test_types_have_their_roles(ontology: Ontology, fact_type: str, roles: str) -> None:
    assert set(ontology.types[fact_type].roles) == set(roles.split())


@pytest.mark.parametrize(("fact_type", "ends"), DRAWN.items())
def test_types_are_drawn_between_two_of_their_roles(ontology: Ontology, fact_type: str, ends: tuple[str, str]) -> None:
    found = ontology.types[fact_type]
    assert (found.drawn_from, found.drawn_to) == ends


def test_no_type_is_left_out(ontology: Ontology) -> None:
    assert set(ontology.types) == set(KINDS) == set(ROLES) == set(DRAWN)


@pytest.mark.parametrize(
    ("fact_type", "role", "values"),
    [
        ("position", "person", {"person"}),
        ("position", "organization", AGENTS),
        ("ownership", "owned", {"company", "public-body", "regulator", "news-outlet", "product"}),
        ("offers", "product", {"product"}),
        ("based-in", "place", {"place"}),
        ("measure", "imposed_by", AGENTS),
        ("measure", "target", {*AGENTS, "product", "place", "law", "other"}),
        ("measure", "legal_basis", {"law"}),
        ("measure", "about", set()),
        ("measure", "amount", set()),
        ("lawsuit", "plaintiff", AGENTS),
        ("statement", "speaker", AGENTS),
        ("action", "actor", AGENTS),
    ],
)
def test_roles_admit_their_entity_types(ontology: Ontology, fact_type: str, role: str, values: set[str]) -> None:
    assert ontology.types[fact_type].roles[role].values == values


@pytest.mark.parametrize(
    ("fact_type", "role", "properties"),
    [
        ("measure", "target", ("target", "target", "targetText")),
        ("measure", "imposed_by", ("imposedBy", "imposedBy", "")),
        ("measure", "about", ("about", "aboutEntity", "about")),
        ("measure", "legal_basis", ("legalBasis", "legalBasis", "legalBasisText")),
        ("measure", "amount", ("amount", "", "")),
        ("measure", "requires", ("requires", "", "requires")),
        ("position", "title", ("title", "", "title")),
    ],
)
def test_roles_say_where_entities_and_words_go(ontology: Ontology, fact_type: str, role: str, properties: tuple[str, str, str]) -> None:
    found = ontology.types[fact_type].roles[role]
    assert (found.property, found.entity_property, found.words_property) == properties


def test_roles_of_words_money_and_entities_are_told_apart(ontology: Ontology) -> None:
    roles = ontology.types["measure"].roles
    assert {name for name, role in roles.items() if role.words} == {"about", "requires", "target", "legal_basis", "venue"}
    assert {name for name, role in roles.items() if role.money} == {"amount"}


@pytest.mark.parametrize(
    ("fact_type", "keys"),
    [
        ("measure", {"target", "affects"}),
        ("position", {"person", "organization"}),
        ("ownership", {"owner", "owned"}),
        ("statement", {"speaker", "target"}),
        ("action", {"actor", "affects", "object"}),
    ],
)
def test_key_roles_tell_situations_apart(ontology: Ontology, fact_type: str, keys: set[str]) -> None:
    assert {name for name, role in ontology.types[fact_type].roles.items() if role.key} == keys


def test_entity_types_have_their_classes(ontology: Ontology) -> None:
    assert ontology.entity_types == {
        "company": "Company",
        "regulator": "Regulator",
        "public-body": "PublicBody",
        "person": "Person",
        "product": "Product",
        "news-outlet": "NewsOutlet",
        "place": "Place",
        "law": "Law",
        "group": "Group",
        "other": "Entity",
    }


def test_modalities_are_those_of_the_model_the_strongest_first(ontology: Ontology) -> None:
    assert set(ontology.modalities) == set(get_args(Modality))
    assert (ontology.modalities[0], ontology.modalities[-1]) == ("asserted", "negated")


def test_statuses_are_in_order(ontology: Ontology) -> None:
    assert ontology.statuses == ("current", "former", "incoming")


def test_every_code_has_a_label_in_both_languages(ontology: Ontology) -> None:
    codes = {c for scheme in ontology.schemes.values() for c in scheme} | set(ontology.schemes)
    assert {(c, language) for c in codes for language in ("en", "ar")} == set(ontology.labels)


def test_every_term_has_a_label_in_both_languages(ontology: Ontology) -> None:
    assert {(name, language) for name in ontology.terms for language in ("en", "ar")} == set(ontology.term_labels)


def test_shortcuts_lead_from_and_to_roles_of_their_type(ontology: Ontology) -> None:
    assert ontology.shortcuts
    for shortcut in ontology.shortcuts:
        found = ontology.types[shortcut.type]
        assert {shortcut.drawn_from, shortcut.drawn_to} <= set(found.roles)
        assert set(shortcut.kinds) <= set(found.kinds)


def test_ancestors_climb_to_the_top(ontology: Ontology) -> None:
    assert ontology.ancestors["Regulator"] == {"Regulator", "PublicBody", "Organization", "Agent", "Entity"}


def test_term_refuses_an_unknown_name_and_lists_near_ones() -> None:
    with pytest.raises(LookupError, match="no term 'imposdBy'; near ones: imposedBy"):
        term("imposdBy")


def test_code_refuses_an_unknown_name_and_lists_near_ones() -> None:
    with pytest.raises(LookupError, match="no code 'finee'; near ones: fine"):
        code("finee")


def test_missing_file_says_what_to_do() -> None:
    with pytest.raises(DataError, match="is missing; install the package again"):
        ontology_file("none.ttl")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('skos:prefLabel "raid"@en , "مداهمة"@ar', 'skos:prefLabel "raid"@en', "code:raid has no skos:prefLabel in 'ar'"),
        ("skos:inScheme code:position-kind", "skos:inScheme code:post", "must be skos:inScheme one of: modality, status"),
        ("code:raid a skos:Concept", "<https://example.org/raid> a skos:Concept", "is no code; codes begin with"),
        ("kg:rank 99", 'kg:rank "last"', "code:other has kg:rank 'last', which is no whole number"),
        ("code:raid a skos:Concept ;", "code:raid a skos:Concept", "is no Turtle"),
        ("code:sector a skos:ConceptScheme", "code:sector a skos:Collection", "lacks the scheme code:sector"),
    ],
)
def test_broken_codes_are_refused_with_the_reason(changed_codes: Path, old: str, new: str, problem: str) -> None:
    changed_codes.write_text(changed_codes.read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        load_ontology.__wrapped__()


def test_a_code_is_added_in_codes_ttl_alone(changed_codes: Path) -> None:
    more = """code:ban a skos:Concept ; skos:prefLabel "ban"@en , "منع"@ar ; skos:inScheme code:measure-kind ; kg:rank 18 ."""
    changed_codes.write_text(changed_codes.read_text("utf-8") + more, encoding="utf-8")
    assert load_ontology.__wrapped__().types["measure"].kinds[-2:] == ("ban", "other")


def test_loading_imports_nothing_heavy() -> None:
    script = (
        "import sys, kg.ontology as o; o.load_ontology(); print(sorted({'rdflib', 'pyshacl', 'owlready2', 'networkx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"

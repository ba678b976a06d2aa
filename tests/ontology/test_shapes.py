"""The shapes let the examples through and report what violations.yaml breaks; two validators that share no code agree on it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
import shacl
import yaml

from kg.ontology import SHAPES, TERMS, load_ontology

FOLDER = Path(__file__).parent
ONTOLOGY = FOLDER.parents[1] / "ontology"
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
CASES = yaml.safe_load((FOLDER / "violations.yaml").read_text("utf-8"))
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
ASKED = ("http://www.w3.org/2000/01/rdf-schema#subClassOf", "http://www.w3.org/2004/02/skos/core#inScheme")
PREFIXES = """
@prefix code: <https://w3id.org/regkg/code/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""

Found = set[tuple[str, str, str]]


def shapes_text() -> str:
    return "".join((ONTOLOGY / name).read_text("utf-8") for name in ("shapes.ttl", "shapes-text.ttl"))


@cache
def rust_shapes() -> shacl.Shapes:
    return shacl.Shapes.from_turtle(shapes_text())


@cache
def python_shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes_text(), format="turtle")


@cache
def context() -> str:
    """What shapes ask of the ontology: classes above classes, and the schemes of codes."""
    read = (triple for name in ("regkg.ttl", "codes.ttl") for triple in ox.parse(path=ONTOLOGY / name))
    return ox.serialize((t.triple for t in read if t.predicate.value in ASKED), format=ox.RdfFormat.N_TRIPLES).decode()


def ntriples(turtle: str) -> str:
    read = ox.parse((PREFIXES + turtle).encode(), format=ox.RdfFormat.TURTLE)
    return context() + ox.serialize((t.triple for t in read), format=ox.RdfFormat.N_TRIPLES).decode()


def by_rust(data: str) -> Found:
    report = rust_shapes().validate_text(data, format="ntriples")
    return {(r.focus_node.strip("<>"), r.source_shape.strip("<>"), r.value or "") for r in report.results}


def by_python(data: str) -> Found:
    import pyshacl

    graph = rdflib.Graph().parse(data=data, format="nt")
    _, report, _ = pyshacl.validate(graph, shacl_graph=python_shapes(), inference="none")
    # pySHACL types nested results as results too; those of the report alone hang on sh:result.
    found = ((r, report.value(r, SH.value)) for r in report.objects(None, SH.result))
    return {
        (str(report.value(r, SH.focusNode)), str(report.value(r, SH.sourceShape)), "" if value is None else value.n3())
        for r, value in found
    }


def broken(case: dict[str, Any]) -> str:
    text = (ONTOLOGY / "examples" / f"{case['example']}.ttl").read_text("utf-8")
    old = case.get("old", "")
    assert old in text
    return ntriples((text.replace(old, case.get("new", "")) if old else text) + "\n" + case.get("add", ""))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_conforms_for_both_validators(path: Path) -> None:
    data = ntriples(path.read_text("utf-8"))
    assert (by_rust(data), by_python(data)) == (set(), set())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_violation_is_reported_by_its_shapes(case: dict[str, Any]) -> None:
    assert sorted({shape.removeprefix(SHAPES) for _, shape, _ in by_rust(broken(case))}) == case["shapes"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_validators_agree(case: dict[str, Any]) -> None:
    data = broken(case)
    assert by_rust(data) == by_python(data)


def test_fixture_of_the_questions_conforms() -> None:
    triples = (quad.triple for quad in ox.parse(path=FOLDER / "fixture.trig"))
    data = context() + ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES).decode()
    assert (by_rust(data), by_python(data)) == (set(), set())


def test_every_shape_with_a_message_has_a_case() -> None:
    """Shapes of codes report through the shape that asks for them, SPARQL constraints through the shape that holds them."""
    graph = python_shapes()
    named = {str(shape).removeprefix(SHAPES) for shape in graph.subjects(SH.message, None)}
    named = {name.removesuffix("-query") for name in named if not name.endswith("-code")}
    assert named == {shape for case in CASES for shape in case["shapes"]}


def test_every_message_stands_in_both_languages() -> None:
    graph = python_shapes()
    spoken = {shape: sorted(m.language for m in graph.objects(shape, SH.message)) for shape in graph.subjects(SH.message, None)}
    assert {tuple(languages) for languages in spoken.values()} == {("ar", "en")}


def test_shapes_of_articles_are_core_only() -> None:
    assert "sh:sparql" not in (ONTOLOGY / "shapes.ttl").read_text("utf-8")


def test_no_values_in_sparql_shapes() -> None:
    """SHACL forbids VALUES in a constraint: its variables are bound beforehand."""
    assert "VALUES" not in (ONTOLOGY / "shapes-text.ttl").read_text("utf-8")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_article_of_an_example_has_the_hash_of_its_text(path: Path) -> None:
    graph = rdflib.Graph().parse(path)
    texts = graph.subject_objects(rdflib.URIRef(TERMS + "text"))
    stated = {a: str(h) for a, h in graph.subject_objects(rdflib.URIRef(TERMS + "textHash"))}
    assert stated == {article: hashlib.sha256(text.encode()).hexdigest() for article, text in texts}


def test_every_class_of_situations_and_records_has_an_example() -> None:
    used = {
        o.value.removeprefix(TERMS) for path in EXAMPLES for o in (t.object for t in ox.parse(path=path)) if isinstance(o, ox.NamedNode)
    }
    ontology = load_ontology()
    wanted = {t.class_name for t in ontology.types.values()} | {"Claim", "Mention", "Refusal", "Filler", "Article", "Amount", "Group"}
    assert wanted | {"Corroboration", "Contradiction"} <= used


@pytest.mark.parametrize("fact_type", sorted(load_ontology().types))
def test_shapes_let_a_role_stand_where_the_ontology_says(fact_type: str) -> None:
    found = load_ontology().types[fact_type]
    for role in found.roles.values():
        for name in filter(None, {role.property, role.entity_property, role.words_property}):
            assert found.class_name in places(name), f"shapes allow kg:{name} on {places(name)} only"


def places(name: str) -> set[str]:
    """The classes whose members may have a property, as the shapes say."""
    graph = python_shapes()
    shape = next(graph.subjects(SH.targetSubjectsOf, rdflib.URIRef(TERMS + name)))
    alternatives = graph.value(shape, SH["or"])
    holders = [shape] if alternatives is None else list(rdflib.collection.Collection(graph, alternatives))
    return {str(graph.value(holder, SH["class"])).removeprefix(TERMS) for holder in holders}

"""A reasoner finds the ontology consistent, with its codes, alignments and worked data, and finds what contradicts it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

FOLDER = Path(__file__).parent
ONTOLOGY = FOLDER.parents[1] / "ontology"
MODULES = ("regkg.ttl", "codes.ttl", "alignments.ttl")
CONTRADICTIONS = {
    "a measure that is an offer": "<urn:a> a kg:Measure , kg:Offer .",
    "a person that is a group": "<urn:a> a kg:Person , kg:Group .",
    "a company that is a public body": "<urn:a> a kg:Company , kg:Regulator .",
    "a claim that states a person": "<urn:a> kg:states <urn:b> . <urn:b> a kg:Person .",
    "a claim that states a measure and an offer": "<urn:a> kg:states <urn:b> , <urn:c> . <urn:b> a kg:Measure . <urn:c> a kg:Offer .",
    "a measure imposed by a law": "<urn:a> kg:imposedBy <urn:b> . <urn:b> a kg:Law .",
    "a claim that is an entity": "<urn:a> a kg:Claim , kg:Company .",
    "a quote that is a number": "<urn:a> kg:quote 5 .",
    "a bound that is a word": '<urn:a> kg:notBefore "soon" .',
}

pytestmark = [
    pytest.mark.java,
    pytest.mark.skipif(shutil.which("java") is None, reason="NO JAVA: the consistency of the ontology is not tested"),
]


def triples() -> list[ox.Triple]:
    files = [*(ONTOLOGY / name for name in MODULES), *sorted((ONTOLOGY / "examples").glob("*.ttl")), FOLDER / "fixture.trig"]
    return [quad.triple for path in files for quad in ox.parse(path=path)]


def is_consistent(data: str = "") -> bool:
    """What HermiT says of the ontology with its worked data and `data`; a class that can have no member counts as a contradiction."""
    import owlready2

    more = ox.parse(f"@prefix kg: <https://w3id.org/regkg#> . {data}".encode(), format=ox.RdfFormat.TURTLE)
    text = ox.serialize([*triples(), *(t.triple for t in more)], format=ox.RdfFormat.N_TRIPLES)
    world = owlready2.World()
    world.get_ontology("https://w3id.org/regkg/all#").load(fileobj=io.BytesIO(text), format="ntriples")
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return not list(world.inconsistent_classes())


def test_ontology_and_its_examples_are_consistent() -> None:
    assert is_consistent()


@pytest.mark.parametrize("data", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_contradiction_is_found(data: str) -> None:
    assert not is_consistent(data)

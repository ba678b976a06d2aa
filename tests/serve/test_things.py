"""Things under their IRIs: pages for people, triples for machines."""

from __future__ import annotations

from urllib.parse import quote

import pytest
import rdflib

from kg.iris import DATA, article_iri, entity_iri
from kg.ontology import load_ontology
from kg.rdf import situation_id
from kg.site.addresses import article_page, entity_page, fact_anchor, measure_page
from tests.fixtures.seed_facts import ANT, BANK
from tests.serve.conftest import SEEDS, Server

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FACTS = [fact for record in SEEDS for fact in record.facts]
MEASURE = next(fact for fact in FACTS if fact.type == "measure")
STATEMENT = next(fact for fact in FACTS if fact.type == "statement")
ARTICLE = SEEDS[0].article
PAGES = {
    ANT: entity_page(ANT),
    BANK: entity_page(BANK),
    situation_id(MEASURE, ontology=load_ontology()): measure_page(situation_id(MEASURE, ontology=load_ontology())),
    situation_id(STATEMENT, ontology=load_ontology()): f"{article_page(STATEMENT.article)}#{fact_anchor(STATEMENT)}",
    f"claim/{STATEMENT.id}": f"{article_page(STATEMENT.article)}#{fact_anchor(STATEMENT)}",
    article_iri(ARTICLE.hash).removeprefix(DATA): article_page(ARTICLE.id),
}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("identity", PAGES, ids=lambda identity: identity.partition("/")[0])
def test_people_are_led_to_a_page_in_their_language(server: Server, identity: str, language: str) -> None:
    found = server.get(f"/id/{identity}", Accept=BROWSER, Accept_Language=f"{language}-XX,{language};q=0.9")
    page = server.get(found.headers["location"].partition("#")[0], Accept=BROWSER)

    assert found.status == 303 and found.headers["location"] == f"/{language}/{PAGES[identity]}"
    assert "Accept" in found.headers["vary"]
    assert page.status == 200 and f'<html lang="{language}"' in page.text


# Its reader of JSON-LD uses a class that rdflib has since put aside.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
        ("*/*", "turtle"),
    ],
)
@pytest.mark.parametrize("identity", PAGES, ids=lambda identity: identity.partition("/")[0])
def test_machines_are_led_to_triples(server: Server, identity: str, accept: str, format: str) -> None:
    found = server.get(f"/id/{identity}", Accept=accept)
    data = server.get(found.headers["location"])
    graph = rdflib.Graph().parse(data=data.body, format=format)

    assert (found.status, data.status) == (303, 200)
    assert list(graph.predicate_objects(rdflib.URIRef(DATA + identity)))
    if accept != "*/*":
        assert data.media.startswith(accept)


def test_every_entity_of_the_graph_is_told_of(server: Server) -> None:
    for entity in {entity.id for record in SEEDS for entity in record.entities}:
        path = entity_iri(entity).removeprefix(DATA)
        found = server.get(f"/data/{quote(path, safe='/%')}.nt")
        assert (found.status, f"<{DATA}{path}> " in found.text) == (200, True), entity


@pytest.mark.parametrize(
    ("target", "accept", "status"),
    [
        ("/id/company/nobody", "text/turtle", 303),
        ("/data/company/nobody.ttl", "*/*", 404),
        ("/data/company/ant-group.exe", "*/*", 404),
        ("/data/company/ant-group", "*/*", 404),
        ("/id/company/ant-group", "image/png", 406),
        ("/data/company%2Fant-group.ttl", "*/*", 404),
        ("/data/%3E%20%3Chttp://evil.example/%3E.ttl", "*/*", 404),
        ("/data/%FF%FE.ttl", "*/*", 404),
        ("/data/../../../etc/passwd.ttl", "*/*", 404),
        ("/id/", BROWSER, 303),
    ],
)
def test_what_is_not_there_is_said_to_be_missing(server: Server, target: str, accept: str, status: int) -> None:
    found = server.get(target, Accept=accept)

    assert found.status == status
    assert "Traceback" not in found.text

"""The SPARQL 1.1 Protocol, request by request."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml

from kg.rdf.files import ontology_graphs
from kg.rdf.terms import RDF_TYPE
from tests.serve.conftest import Answer, Server

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "protocol.yaml").read_text("utf-8"))
CLASSES = {
    str(quad.subject)
    for quads in ontology_graphs().values()
    for quad in quads
    if (quad.predicate, str(quad.object)) == (RDF_TYPE, "<http://www.w3.org/2002/07/owl#Class>")
}


def asked(server: Server, case: dict[str, Any]) -> Answer:
    address = f"?{urlencode(case['query'], doseq=True)}" if "query" in case else ""
    body = urlencode(case["form"], doseq=True) if "form" in case else case.get("body")
    kind = "application/x-www-form-urlencoded" if "form" in case else case.get("type")
    headers = {name: value for name, value in (("Accept", case.get("accept")), ("Content-Type", kind)) if value}
    return server.ask(case.get("method", "GET"), f"/sparql{address}", headers=headers, body=body.encode() if body else None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_request_is_answered_as_the_protocol_says(server: Server, case: dict[str, Any]) -> None:
    found = asked(server, case)

    assert found.status == case["status"], found.text
    assert case.get("media") in (None, found.media)
    assert case.get("allow") in (None, ", ".join(sorted(found.headers.get("allow", "").split(", "))))
    assert case.get("text", "") in found.text
    if "lines" in case:
        assert sorted(found.text.split()) == sorted(line.format(classes=len(CLASSES)) for line in case["lines"])
    if found.status >= 400:
        assert found.media.startswith("text/plain") and found.text.endswith("\n")


def test_cases_have_names_of_their_own() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) > 40


def test_query_that_is_no_utf8_is_refused(server: Server) -> None:
    for headers, body in (
        ({"Content-Type": "application/sparql-query"}, b"ASK { <\xff> ?p ?o }"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"query=%FF"),
    ):
        found = server.ask("POST", "/sparql", headers=headers, body=body)
        assert (found.status, "UTF-8" in found.text) == (400, True)


def test_query_that_is_too_long_is_refused(server: Server) -> None:
    body = b"ASK {} #" + b"x" * 2**20
    found = server.ask("POST", "/sparql", headers={"Content-Type": "application/sparql-query"}, body=body)

    assert (found.status, "1,048,576 bytes" in found.text) == (413, True)


def test_no_site_of_others_may_read_answers(server: Server) -> None:
    found = server.get("/sparql?query=ASK%7B%7D", Origin="https://other.example")

    assert found.status == 200
    assert not [name for name in found.headers if name.startswith("access-control")]


def test_answers_are_not_sniffed_and_load_nothing(server: Server) -> None:
    found = server.get("/sparql?query=ASK%7B%7D")

    assert found.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in found.headers["content-security-policy"]


def test_a_page_that_has_not_changed_keeps_the_policy_it_came_with(server: Server) -> None:
    tag = server.get("/en/graph.html").headers["etag"]
    answer = server.get("/en/graph.html", If_None_Match=tag)

    assert answer.status == 304
    assert "content-security-policy" not in answer.headers

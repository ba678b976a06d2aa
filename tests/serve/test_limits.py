"""What asks for too much is cut with a clear message, and the server serves on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from tests.serve.conftest import SECONDS, Answer, Server

# Each would run for far longer than ten minutes.
ENDLESS = {
    "product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|^!<x:y>)* ?b . ?c (!<x:y>|^!<x:y>)* ?d }",
    "rows": "SELECT DISTINCT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?d = ?a && ?g = ?f && ?b = ?h && ?e != ?h) }",
}
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
GREEDY = "SELECT ?x { { SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } } }"


def query(server: Server, text: str) -> Answer:
    return server.get(f"/sparql?{urlencode({'query': text})}")


def assert_serves(server: Server) -> None:
    found = query(server, "ASK { ?s ?p ?o }")
    assert (found.status, found.text) == (200, '{"head":{},"boolean":true}')


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_query_without_end_is_cut(server: Server, text: str) -> None:
    found = query(server, text)

    assert found.status == 503
    assert f"stopped after {SECONDS} seconds" in found.text or "more memory" in found.text
    assert found.headers["retry-after"]
    assert_serves(server)


def test_answer_without_end_is_cut_whole(server: Server) -> None:
    found = query(server, HUGE)

    assert found.status == 413
    assert "larger than 33,554,432 bytes" in found.text
    assert_serves(server)


def test_memory_without_end_is_cut(server: Server) -> None:
    found = query(server, GREEDY)

    assert found.status == 503 and "stopped" in found.text
    assert_serves(server)


def test_short_questions_are_answered_after_all_processes_were_stopped(server: Server) -> None:
    with ThreadPoolExecutor(8) as clients:
        long = [clients.submit(query, server, ENDLESS["product"]) for _ in range(4)]
        short = [clients.submit(query, server, "ASK {}") for _ in range(12)]

        assert {found.result().status for found in short} == {200}
        assert {found.result().status for found in long} == {503}


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {" + "{" * 20_000 + "}" * 20_000 + "}",
        "SELECT (" + "(" * 50_000 + "1" + ")" * 50_000 + " AS ?x) {}",
        "SELECT ?" + "é" * 300_000 + " {}",
        "\0",
    ],
    ids=["groups", "brackets", "name", "null"],
)
def test_strange_query_is_answered_or_refused(server: Server, text: str) -> None:
    found = server.ask("POST", "/sparql", headers={"Content-Type": "application/sparql-query"}, body=text.encode())

    assert found.status in (200, 400, 503)
    assert_serves(server)

"""What asks for too much is cut with a clear message, and the server serves on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.iris import DATA
from kg.serve.errors import RequestError
from kg.serve.jobs import Select
from kg.serve.queries import answering
from tests.serve.conftest import SECONDS, Answer, Server, make_store
from tests.site.stories import CALM

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

    assert found.status in (413, 503)  # On a slow machine its time is over before its room is.
    assert found.media.startswith("text/plain")
    assert_serves(server)


@pytest.mark.parametrize("tables", ["application/sparql-results+json", "text/csv"])
def test_answer_is_bounded_in_size(tmp_path: Path, tables: str) -> None:
    make_store(tmp_path / "out", (CALM,))
    answer = answering(str(tmp_path / "out" / "store" / "quads"), base=DATA, prefixes={}, answer_bytes=1000)

    assert len(answer(Select("SELECT * { ?s ?p ?o } LIMIT 1", tables, None)).body) <= 1000
    with pytest.raises(RequestError, match="larger than 1,000 bytes") as refused:
        answer(Select("SELECT * { ?s ?p ?o }", tables, None))
    assert refused.value.status == 413


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

"""Programs that others wrote ask the endpoint as they ask any."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.serve.conftest import Server

SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
ANT = rdflib.URIRef("https://w3id.org/regkg/id/company/ant-group")
NAMES = f"SELECT ?name {{ <{ANT}> <{SKOS.prefLabel}> ?name }}"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_reads_rows(server: Server, method: str, form: str) -> None:
    from SPARQLWrapper import SPARQLWrapper

    client = SPARQLWrapper(f"{server.address}sparql", returnFormat=form)
    client.setMethod(method)
    client.setQuery(NAMES)
    found: Any = client.queryAndConvert()

    words = found.toxml() if form == "xml" else found.decode() if isinstance(found, bytes) else str(found)
    assert "Ant Group" in words and "آنت جروب" in words


# Its own reader of XML uses a class that rdflib has since put aside.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("form", ["turtle", "xml", "json-ld"])
def test_sparqlwrapper_reads_triples(server: Server, form: str) -> None:
    from SPARQLWrapper import POSTDIRECTLY, SPARQLWrapper

    client = SPARQLWrapper(f"{server.address}sparql")
    client.setRequestMethod(POSTDIRECTLY)
    client.setMethod("POST")
    client.setReturnFormat(form)
    client.setQuery(f"DESCRIBE <{ANT}>")
    found: Any = client.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format=form)

    assert rdflib.Literal("Ant Group", "en") in set(graph.objects(ANT, SKOS.prefLabel))


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_takes_it_for_a_store(server: Server, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.address}sparql", method=method))

    assert rdflib.Literal("Ant Group", "en") in set(graph.objects(ANT, SKOS.prefLabel))
    assert (ANT, SKOS.prefLabel, rdflib.Literal("Ant Group", "en")) in graph
    assert graph.query("ASK { ?s ?p ?o }").askAnswer is True


def test_rdflib_reads_a_thing_by_its_address(server: Server) -> None:
    graph = rdflib.Graph().parse(f"{server.address}id/company/ant-group")

    assert rdflib.Literal("آنت جروب", "ar") in set(graph.objects(ANT, SKOS.prefLabel))


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed: what it gets was not tested")
@pytest.mark.parametrize("arguments", [["--get"], []], ids=["get", "post"])
def test_curl_asks(server: Server, arguments: list[str]) -> None:
    command = [
        "curl",
        "--silent",
        "--fail",
        *arguments,
        "--header",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={NAMES}",
        f"{server.address}sparql",
    ]
    found = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout

    assert {"name", "Ant Group", "آنت جروب"} <= set(found.split("\n"))

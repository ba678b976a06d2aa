"""The pages as a server gives them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

import pytest

from kg.questions import questions
from kg.site import make_site
from kg.site.addresses import entity_page
from tests.fixtures.seed_facts import ANT
from tests.serve.conftest import SEEDS, Server

SITE = make_site(SEEDS, base="https://w3id.org/regkg/id/")


@pytest.mark.parametrize("path", sorted(SITE.files))
def test_every_file_of_the_site_is_given(server: Server, path: str) -> None:
    found = server.get(f"/{path}")

    assert (found.status, found.body) == (200, SITE.files[path]())
    assert found.headers["x-content-type-options"] == "nosniff"


def test_every_link_of_every_page_is_answered(server: Server) -> None:
    targets = set()
    for path in SITE.files:
        if path.endswith(".html") and not path.endswith("graph.html"):
            for address in re.findall(r'(?:href|src)="([^"#]+)', server.get(f"/{path}").text):
                if not address.startswith("data:"):
                    targets.add(f"/{path}".rpartition("/")[0] + f"/{address.replace('&amp;', '&')}")
    assert len(targets) > 50

    for target in sorted(targets):
        while "/../" in target:
            target = re.sub(r"/[^/]+/\.\./", "/", target, count=1)
        target = quote(target, safe="/%?=&+")
        assert server.get(target).status == 200, target


@pytest.mark.parametrize(
    ("wanted", "language"), [("ar-EG,ar;q=0.9,en;q=0.5", "ar"), ("en", "en"), ("fr", "en"), ("", "en"), ("fr, ar;q=0.1", "ar")]
)
def test_reader_is_led_to_pages_in_their_language(server: Server, wanted: str, language: str) -> None:
    found = server.get("/", Accept_Language=wanted)

    assert (found.status, found.headers["location"]) == (303, f"/{language}/index.html")


def test_page_that_has_not_changed_is_not_sent_again(server: Server) -> None:
    first = server.get("/en/index.html")
    again = server.get("/en/index.html", If_None_Match=first.headers["etag"])

    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "target",
    [
        "/nowhere",
        "/en/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/en/%00",
        "/en/entity/",
        "/fr/index.html",
        "/fr/answer.html?question=why",
        "/site.css/",
        "/vendor/../site.py",
    ],
)
def test_no_path_leads_elsewhere(server: Server, target: str) -> None:
    found = server.get(target)

    assert found.status == 404 and "root:" not in found.text


# --- named questions


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", [name for name, question in questions().items() if all(p.default for p in question.parameters)])
def test_named_question_is_answered_on_a_page(server: Server, name: str, language: str) -> None:
    found = server.get(f"/{language}/answer.html?question={name}")

    assert found.status == 200
    assert (questions()[name].asks or {})[language].split()[0] in found.text


@pytest.mark.parametrize("entity", ["Ant Group", "آنت جروب", "ANT GROUP", "company/ant-group"])
def test_names_in_any_script_fill_a_form(server: Server, entity: str) -> None:
    found = server.get(f"/en/answer.html?{urlencode({'question': 'measures-against', 'entity': entity})}")

    assert f'href="{entity_page(ANT)}"' in found.text
    assert f'value="{entity}"' in found.text


def test_answer_is_to_be_had_as_a_file(server: Server) -> None:
    query = urlencode({"entity": "Ant Group"})
    rows, table = server.get(f"/answer/measures-against.csv?{query}"), server.get(f"/answer/measures-against.json?{query}")

    assert rows.media.startswith("text/csv") and rows.text.startswith("entity,measure,")
    assert table.media == "application/sparql-results+json"


@pytest.mark.parametrize(
    ("target", "status", "told"),
    [
        ("/en/answer.html?question=measures-against&entity=Nobody", 400, "no entity is called"),
        ("/ar/answer.html?question=measures-against&what=1", 400, "has no parameter"),
        ("/en/answer.html?question=why", 400, "needs situation"),
        ("/en/answer.html?question=nothing", 404, "there is no question"),
        ("/en/answer.html", 404, "there is no question"),
        ("/answer/nothing.csv", 404, "there is no question"),
        ("/answer/contradictions.exe", 404, "answers end in"),
        ("/answer/contradictions.ttl", 400, "Turtle holds graphs"),
    ],
)
def test_what_can_not_be_answered_is_explained(server: Server, target: str, status: int, told: str) -> None:
    found = server.get(target)

    assert (found.status, told in found.text) == (status, True), found.text


@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "{{ 7*7 }}", "\u202eevil", "' OR 1=1"])
def test_values_of_a_form_are_never_markup(server: Server, words: str) -> None:
    found = server.get(f"/en/answer.html?question=measures-against&entity={quote(words)}")

    assert found.status == 400
    assert (
        "<script>alert" not in found.text
        and "\u202e" not in found.text
        and "49" not in re.findall(r"<h2.*?</section>", found.text, re.DOTALL)[0]
    )
    assert "script-src &#39;self&#39;" in found.text

"""By which names the server may be asked."""

from __future__ import annotations

import pytest

from kg.serve.guard import may_ask
from tests.serve.conftest import Server


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("127.0.0.1", True),
        ("127.0.0.1:8321", True),
        ("localhost", True),
        ("LOCALHOST:80", True),
        ("[::1]:8321", True),
        ("192.168.1.7:8321", True),
        ("graph.example:8321", True),
        ("evil.example", False),
        ("evil.example:8321", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example", False),
        ("evil.example:127", False),
        ("", False),
        (":8321", False),
    ],
)
def test_names_that_a_page_of_others_could_make_its_own_are_refused(host: str, allowed: bool) -> None:
    assert may_ask(host, names=("Graph.example",)) is allowed


@pytest.mark.parametrize("target", ["/sparql?query=ASK%7B%7D", "/en/index.html", "/data/company/ant-group.ttl", "/nowhere"])
def test_nothing_is_told_under_a_strange_name(server: Server, target: str) -> None:
    found = server.ask("GET", target, headers={"Host": "evil.example"})

    assert found.status == 400 and "does not go by the name 'evil.example'" in found.text

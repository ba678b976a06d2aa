"""The graphs of a store in another server: the `oxigraph` server, which the tests start."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, serialize

from kg.cli import main
from kg.endpoint import known_file, mirror
from kg.errors import StoreError, UsageError
from kg.model import Article
from kg.pipeline import process
from kg.store import Store

ONE = Article("one", "The European Commission fined Apple 5 million euros.", "en")
TWO = Article("two", "غرمت المفوضية الأوروبية شركة آبل 5 مليون يورو.", "ar")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.environ.get('PATH', '')}")
    if program is None:
        pytest.skip("the oxigraph server is not installed: loading into another server was not tested")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{found.getsockname()[1]}"
    running = subprocess.Popen([program, "serve", "--bind", address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            time.sleep(0.1)
            with socket.socket() as trying:
                if trying.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0:
                    break
        yield f"http://{address}/store"
    finally:
        running.kill()
        running.wait()


def held(url: str) -> list[str]:
    """All that a server holds, as sorted N-Quads."""
    with urlopen(Request(url, headers={"Accept": "application/n-quads"})) as answer:
        return sorted(answer.read().decode("utf-8").splitlines())


def of_store(store: Store) -> list[str]:
    """All that a store holds, the union as the default graph included."""
    quads = [*store.graph(DefaultGraph()), *(q for name in store.graphs() for q in store.graph(name))]
    return sorted((serialize(quads, format=RdfFormat.N_QUADS) or b"").decode("utf-8").splitlines())


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as found:
        for article in (ONE, TWO):
            found.put(process(article))
        found.refresh()
        yield found


@pytest.mark.parametrize("triples", [50_000, 100])
def test_server_holds_the_graphs_and_their_union(store: Store, server: str, triples: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.endpoint._TRIPLES", triples)

    assert mirror(store, server) == len(store.graphs())
    assert held(server) == of_store(store)
    assert len(held(server)) > 200


def test_twice_is_as_good_as_once(store: Store, server: str) -> None:
    mirror(store, server)
    before = held(server)
    mirror(store, server)

    assert held(server) == before


def test_what_the_store_drops_leaves_the_server(store: Store, server: str, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    mirror(store, server, known=known)
    store.drop("one")
    store.refresh()
    mirror(store, server, known=known)

    assert held(server) == of_store(store)


def test_command_fills_the_server(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text(ONE.text, "utf-8")
    (tmp_path / "two.txt").write_text(TWO.text, "utf-8")
    out = tmp_path / "out"

    for articles in (["one.txt", "two.txt"], ["two.txt"]):
        paths = [str(tmp_path / name) for name in articles]
        assert main(["build", *paths, "--out", str(out), "--endpoint", server]) == 0
        with Store.read(out) as store:
            assert held(server) == of_store(store)
    assert f"{server} holds" in capsys.readouterr().err
    assert known_file(out, server).exists()


@pytest.mark.parametrize("url", ["ftp://localhost/store", "localhost:7878", "http://"])
def test_address_that_is_none_is_wrong_use(store: Store, url: str) -> None:
    with pytest.raises(UsageError, match="for example http://localhost:7878/store"):
        mirror(store, url)


class Answering(BaseHTTPRequestHandler):
    """Says what its class was told to, one after the other, and the last for ever."""

    answers: list[int]

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])
        self.end_headers()
        self.wfile.write(b"because")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr("kg.endpoint._WAITS", (0.0, 0.0, 0.0))
    with HTTPServer(("127.0.0.1", 0), Answering) as http:
        thread = Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}/store"
        http.shutdown()
        thread.join()


def test_server_that_stumbles_is_asked_again(store: Store, answering: str) -> None:
    Answering.answers = [503, 500, 204]

    assert mirror(store, answering) == len(store.graphs())


@pytest.mark.parametrize(("answer", "message"), [(403, "answers 403 Forbidden: because"), (500, "answers 500")])
def test_refusal_is_said_with_its_reason(store: Store, answering: str, answer: int, message: str) -> None:
    Answering.answers = [answer]

    with pytest.raises(StoreError, match=message):
        mirror(store, answering)


def test_server_that_is_away_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.endpoint._WAITS", (0.0,))

    with pytest.raises(StoreError, match="does not answer"):
        mirror(store, "http://127.0.0.1:1/store")

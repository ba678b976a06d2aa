"""A real server on a free port, over the store of the seed facts, and requests to it as they are."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kg.gate import gate
from kg.model import Extraction
from kg.store import Store
from tests.fixtures.seed_facts import EXTRACTIONS

SECONDS = 6
SEEDS = tuple(gate(extraction) for extraction in EXTRACTIONS)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "")

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its address ends in a slash."""

    address: str
    out: Path
    process: subprocess.Popen[str]

    def ask(self, method: str, target: str, *, headers: Mapping[str, str] | None = None, body: bytes | str | None = None) -> Answer:
        """The answer to one request, sent as it stands."""
        there = urlsplit(self.address)
        connection = http.client.HTTPConnection(str(there.hostname), there.port, timeout=60)
        try:
            connection.request(method, target, body=body, headers=dict(headers or {}))
            found = connection.getresponse()
            return Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read())
        finally:
            connection.close()

    def get(self, target: str, **headers: str) -> Answer:
        """The answer to a GET; underscores in the names of headers mean hyphens."""
        return self.ask("GET", target, headers={name.replace("_", "-"): value for name, value in headers.items()})


def make_store(out: Path, extractions: tuple[Extraction, ...] = SEEDS) -> None:
    """A store of these articles."""
    with Store.open(out) as store:
        for extraction in extractions:
            store.put(extraction)
        store.refresh()


@contextmanager
def serving(out: Path, *arguments: str) -> Iterator[Server]:
    """Serve an output folder until the block ends."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--out", str(out), *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        assert " at http://" in line, line
        yield Server(line.split(" at ")[1].split(" and ")[0], out, process)
    finally:
        process.terminate()
        process.wait(timeout=30)
        if process.stderr is not None:
            process.stderr.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the seed facts that gives a query a few seconds."""
    out = tmp_path_factory.mktemp("served") / "out"
    make_store(out)
    with serving(out, "--seconds", str(SECONDS)) as running:
        yield running

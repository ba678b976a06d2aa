"""A store that is changed or written to meanwhile."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.cli import main
from kg.errors import StoreError, UsageError
from kg.serve import serve
from kg.serve.snapshot import Snapshots
from kg.store import Store
from tests.serve.conftest import SEEDS, Server, make_store, serving
from tests.site.stories import CALM

COUNT = f"/sparql?{urlencode({'query': 'SELECT (COUNT(*) AS ?n) { ?article kg:articleId ?id }'})}"


def articles(server: Server) -> int:
    found = server.get(COUNT, Accept="text/csv")
    assert found.status == 200, found.text
    return int(found.text.split()[1])


def test_changes_are_seen_and_nothing_breaks_meanwhile(tmp_path: Path) -> None:
    make_store(tmp_path / "out", SEEDS[:1])
    with serving(tmp_path / "out") as server:
        assert articles(server) == 1
        with Store.open(tmp_path / "out") as store:  # Who writes is not kept out by who serves.
            store.put(SEEDS[1])
            assert articles(server) == 1
            store.refresh()
        for _ in range(100):
            if articles(server) == 2:
                break
            time.sleep(0.3)
        assert articles(server) == 2
        assert server.get("/en/index.html").text.count("en-ant") >= 1


def test_server_goes_on_when_the_store_is_gone(tmp_path: Path) -> None:
    make_store(tmp_path / "out", SEEDS[:1])
    with serving(tmp_path / "out") as server:
        (tmp_path / "out").rename(tmp_path / "away")
        time.sleep(3)
        assert articles(server) == 1


def test_copy_is_taken_anew_only_after_a_change(tmp_path: Path) -> None:
    make_store(tmp_path / "out", (CALM,))
    snapshots = Snapshots(tmp_path / "out")
    try:
        first = snapshots.take()
        assert snapshots.take_newer() is None
        with Store.open(tmp_path / "out") as store:
            store.put(SEEDS[0])
            assert snapshots.take_newer() is None
            store.refresh()
        second = snapshots.take_newer()
        assert second is not None and second.quads != first.quads
        assert snapshots.take_newer() is None
    finally:
        snapshots.close()
    assert not first.quads.parent.exists()


def test_copy_without_unsure_facts(tmp_path: Path) -> None:
    import pyoxigraph

    make_store(tmp_path / "out", (CALM,))
    snapshots = Snapshots(tmp_path / "out", minimum=0.95)
    try:
        taken = snapshots.take()
        with Store(pyoxigraph.Store.read_only(str(taken.quads)), base=taken.base) as store:
            assert [(len(record.facts), len(record.refusals)) for record in store.records()] == [(0, 2)]
    finally:
        snapshots.close()


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_store(tmp_path / "out", (CALM,))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    with serving(tmp_path / "out") as server:
        assert articles(server) == 1 and len(list((tmp_path / "tmp").glob("kg-serve-*"))) == 1

    assert list((tmp_path / "tmp").glob("kg-serve-*")) == []
    assert server.process.returncode == 0


# --- what keeps a server from starting


def test_no_store_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "0", "--out", str(tmp_path / "none")]) == 1
    assert "has no store; make one with `kg build" in capsys.readouterr().err


def test_port_in_use_is_said_plainly(tmp_path: Path, server: Server) -> None:
    port = int(server.address.rstrip("/").rpartition(":")[2])

    with pytest.raises(UsageError, match="can't be listened to"):
        serve(server.out, host="127.0.0.1", port=port, ready=print)


def test_store_that_is_written_to_can_not_be_copied(tmp_path: Path) -> None:
    with Store.open(tmp_path / "out"):
        snapshots = Snapshots(tmp_path / "out")
        with pytest.raises(StoreError, match="is in use"):
            snapshots.take()
        snapshots.close()

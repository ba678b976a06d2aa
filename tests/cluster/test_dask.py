"""The build on Dask workers: the same bytes as the local one, whatever is killed, restarted or written twice."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kg import readings
from kg.build import FILES, build, build_from_parts
from kg.cli import main
from kg.errors import KgError
from kg.iris import DATA
from kg.model import Article
from kg.pipeline import process_all
from kg.reading_parts import Recipe, read_parts
from kg.readings import reading_key
from kg.store import Store

pytest.importorskip("distributed", reason="Dask is not installed: the build on its workers was not tested")

from kg.cluster import connected, on_workers

# What the cluster itself leaves open when it is ended by force is no fault of ours.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

SENTENCES = (
    "The European Commission fined Apple {n} million euros in May 2020.",
    "The watchdog opened an investigation into Brightwell Bank over {n} late notices.",
    "غرمت المفوضية الأوروبية شركة آبل {n} مليون يورو.",
)
ARTICLES = [Article(f"a{n}", SENTENCES[n % 3].format(n=n + 2), "ar" if n % 3 == 2 else "en") for n in range(12)]

# Extractors that come with another package, so that workers find them; each waits or dies as its marks say.
MODULE = """
import os, time
from pathlib import Path
from kg.extract import extract as rules

MARKS = Path({marks!r})

def extract(article):
    (MARKS / f"{{article.id}}-{{os.getpid()}}").touch()
    if article.id == "poison" or (article.id == "unlucky" and not (MARKS / "died").exists()):
        (MARKS / "died").touch()
        os._exit(9)
    if (MARKS / "slow").exists():
        time.sleep(0.3)
    return rules(article)
"""


@pytest.fixture
def marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the extractor `other` leaves marks in, one for each article and process."""
    folder, package = tmp_path / "marks", tmp_path / "package"
    about = package / "other_reader-1.dist-info"
    for made in (folder, about):
        made.mkdir(parents=True)
    (package / "other_reader.py").write_text(MODULE.format(marks=str(folder)), "utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: other-reader\nVersion: 1\n", "utf-8")
    (about / "entry_points.txt").write_text("[kg.extractors]\nother = other_reader:extract\n", "utf-8")
    monkeypatch.syspath_prepend(str(package))
    # A process that asked for this extractor before it was installed remembers that it is not.
    readings._reader.cache_clear()
    monkeypatch.setenv("PYTHONPATH", f"{package}:{os.environ.get('PYTHONPATH', '')}:{Path.cwd()}")
    return folder


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """Two processes that stay for all tests that kill nobody."""
    with connected(None, jobs=2) as found:
        yield found


def contents(out: Path) -> dict[str, bytes]:
    with Store.read(out) as store, (out / "dump.nq").open("wb") as file:
        store.dump(file)
    return {name: (out / name).read_bytes() for name in (*FILES, "dump.nq")}


def local(articles: list[Article], out: Path, *, extractor: str = "rules") -> dict[str, bytes]:
    list(build(articles, out, read=partial(process_all, extractor=extractor), key=partial(reading_key, extractor=extractor)))
    return contents(out)


def on_dask(client: Any, articles: list[Article], out: Path, *, parts: str | None = None, extractor: str = "rules") -> list[str]:
    """Build, and give the ids of what was stored."""
    return list(stored_on_dask(client, articles, out, parts=parts, extractor=extractor))


def stored_on_dask(client: Any, articles: list[Article], out: Path, *, parts: str | None = None, extractor: str = "rules") -> Iterator[str]:
    recipe = Recipe(parts or str(out.parent / "parts"), extractor)

    def read(some: Any, base: str) -> Any:
        return read_parts(partial(on_workers, client), some, recipe=recipe, base=base)

    for part in build_from_parts(articles, out, read=read, key=partial(reading_key, extractor=extractor)):
        yield part.article.id


def read_by(marks: Path, article: str) -> int:
    return len(list(marks.glob(f"{article}-*")))


def test_same_bytes_as_the_local_build(client: Any, tmp_path: Path) -> None:
    assert on_dask(client, ARTICLES, tmp_path / "dask") == [article.id for article in ARTICLES]
    assert contents(tmp_path / "dask") == local(ARTICLES, tmp_path / "local")


def test_articles_that_come_go_and_change_leave_what_a_local_build_leaves(client: Any, tmp_path: Path) -> None:
    changed = Article("a1", "Meta sued a rival in 2021.", "en")
    on_dask(client, ARTICLES[:5], tmp_path / "dask")

    assert on_dask(client, [ARTICLES[0], changed, *ARTICLES[4:7]], tmp_path / "dask") == ["a1", "a5", "a6"]
    assert contents(tmp_path / "dask") == local([ARTICLES[0], changed, *ARTICLES[4:7]], tmp_path / "local")


def test_parts_in_memory_serve_as_well(tmp_path: Path) -> None:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address="127.0.0.1:0") as cluster,
        Client(cluster) as threads,
    ):
        on_dask(threads, ARTICLES[:4], tmp_path / "dask", parts="memory://parts")

    assert contents(tmp_path / "dask") == local(ARTICLES[:4], tmp_path / "local")


def test_parts_that_the_driver_cannot_see_are_said(client: Any, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="choose a folder with --parts that all machines share"):
        on_dask(client, ARTICLES[:1], tmp_path / "dask", parts="memory://elsewhere")


def test_command_reads_urls_and_gives_the_bytes_of_the_local_engine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import fsspec

    lines = "".join(json.dumps({"id": a.id, "text": a.text, "language": a.language}) + "\n" for a in [*ARTICLES[:3], ARTICLES[0]])
    fsspec.filesystem("memory").pipe_file("/news/a.jsonl", lines.encode())
    (tmp_path / "a.jsonl").write_text(lines, "utf-8")

    local_code = main(["build", str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "local")])
    local_table = capsys.readouterr().out
    dask_code = main(["build", "memory://news", "--engine", "dask", "--jobs", "2", "--out", str(tmp_path / "dask")])

    assert (dask_code, capsys.readouterr().out) == (local_code, local_table)
    assert contents(tmp_path / "dask") == contents(tmp_path / "local")


@pytest.mark.parametrize("arguments", [["--scheduler", "tcp://localhost:1"], ["--parts", "memory://a"]])
def test_options_of_dask_without_dask_are_wrong_use(arguments: list[str], tmp_path: Path) -> None:
    assert main(["build", str(tmp_path), "--out", str(tmp_path / "out"), *arguments]) == 2


# --- what is killed, restarted or done twice -------------------------------------------------------------------------


def test_worker_that_is_killed_loses_and_doubles_nothing(marks: Path, tmp_path: Path) -> None:
    (marks / "slow").touch()
    with connected(None, jobs=2) as client:
        stored = []
        for id in read_in_order(client, ARTICLES, tmp_path):
            stored.append(id)
            if len(stored) == 2:
                os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)
        assert stored == [article.id for article in ARTICLES]
        on_dask(client, ARTICLES, tmp_path / "dask", extractor="other")

    assert contents(tmp_path / "dask") == local(ARTICLES, tmp_path / "local", extractor="other")


def read_in_order(client: Any, articles: list[Article], tmp_path: Path) -> Iterator[str]:
    """Read into parts without a store, so that a test may step in after each article."""
    run = partial(on_workers, client)
    return (part.article.id for part in read_parts(run, articles, recipe=Recipe(str(tmp_path / "parts"), "other"), base=DATA))


@pytest.mark.parametrize(("bad", "failed"), [("poison", True), ("unlucky", False)])
def test_article_that_ends_workers_costs_itself_only(bad: str, failed: bool, marks: Path, tmp_path: Path) -> None:
    articles = [*ARTICLES[:4], Article(bad, "Apple was fined.", "en"), *ARTICLES[4:8]]
    with connected(None, jobs=2) as client:
        stored = on_dask(client, articles, tmp_path / "dask", extractor="other")

    assert stored == [article.id for article in articles]
    with Store.read(tmp_path / "dask") as store:
        notes = {record.article.id for record in store.records() if any(n.code == "not-read" for n in record.notes)}
    assert notes == ({bad} if failed else set())


def test_what_was_read_before_the_run_ended_is_not_read_again(tmp_path: Path, marks: Path) -> None:
    with connected(None, jobs=2) as own:
        first = stored_on_dask(own, ARTICLES[:6], tmp_path / "dask", extractor="other")
        next(first)
        first.close()  # type: ignore[attr-defined]
        on_dask(own, ARTICLES[:6], tmp_path / "dask", extractor="other")

    assert {read_by(marks, article.id) for article in ARTICLES[:6]} == {1}
    assert contents(tmp_path / "dask") == local(ARTICLES[:6], tmp_path / "local", extractor="other")


def test_part_that_is_damaged_is_written_again(client: Any, tmp_path: Path) -> None:
    on_dask(client, ARTICLES[:3], tmp_path / "one")
    for part in (tmp_path / "parts").rglob("*.nq"):
        part.write_bytes(part.read_bytes()[:-30])
    on_dask(client, ARTICLES[:3], tmp_path / "two")

    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts a program of Dask; all that are left are killed at the end."""
    running = []

    def begin(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *arguments]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True))
        return running[-1]

    yield begin
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_scheduler_that_is_started_anew_loses_and_doubles_nothing(marks: Path, tmp_path: Path, start: Callable[..., Any]) -> None:
    (marks / "slow").touch()
    port = str(free_port())

    def begin() -> list[Any]:
        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
        return [scheduler, *(start("worker", f"tcp://127.0.0.1:{port}", "--nthreads", "1", "--no-dashboard") for _ in range(2))]

    began = begin()
    with connected(f"tcp://127.0.0.1:{port}", jobs=1) as client:
        stored = []
        for id in read_in_order(client, ARTICLES, tmp_path):
            stored.append(id)
            if len(stored) == 2:
                for process in began:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
                time.sleep(0.2)
                begin()
        on_dask(client, ARTICLES, tmp_path / "dask", extractor="other")

    assert stored == [article.id for article in ARTICLES]
    assert contents(tmp_path / "dask") == local(ARTICLES, tmp_path / "local", extractor="other")


def test_no_scheduler_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cluster._PATIENCE", "1s")

    with pytest.raises(KgError, match="no Dask scheduler answers at"), connected(f"tcp://127.0.0.1:{free_port()}", jobs=1):
        pass

"""How `kg serve` bears many clients: a store of about a million quads, so many clients at a time, mixed questions.

    python -m tests.benchmarks.serve [--quads 1000000] [--clients 50] [--seconds 30] [--out DIR]

Prints a line for each kind of request (how many, how many errors, median, 99th percentile and longest in milliseconds), and how much memory
the processes of the server have while they answer. DIR keeps the store for the next run. Only this machine is asked.
"""

from __future__ import annotations

import argparse
import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles
from threading import Thread
from urllib.parse import urlencode, urlsplit

from kg.iris import entity_iri
from kg.model import Extraction
from kg.site.addresses import entity_page
from kg.store import Store
from tests.benchmarks.invented import invented

_QUADS_A_NODE = 63  # About so many quads an invented entity brings along.
_QUESTIONS = {
    "measures against one": "SELECT ?measure ?kind ?by { ?measure kg:target <%s> ; kg:kind ?kind ; kg:imposedBy ?by }",
    "quotes about one": "SELECT ?quote ?how { ?claim kg:states/kg:participant <%s> ; kg:quote ?quote ; kg:modality ?how } LIMIT 50",
    "who is near": "SELECT DISTINCT ?other { ?situation kg:participant <%s>, ?other }",
    "two steps away": "SELECT (COUNT(DISTINCT ?far) AS ?n) { ?a kg:participant <%s>, ?other . ?b kg:participant ?other, ?far }",
    "is it stated": "ASK { ?situation kg:participant <%s> }",
    "all of one": "DESCRIBE <%s>",
    "kinds counted": "SELECT ?kind (COUNT(*) AS ?n) { ?measure a kg:Measure ; kg:kind ?kind } GROUP BY ?kind ORDER BY DESC(?n)",
}
_PAGE, _DATA = "page of one", "data of one"


def main() -> int:
    """Make the store where there is none, serve it, ask, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = args.out or Path(folder) / "out"
        articles = invented(max(args.quads // _QUADS_A_NODE, 10))
        if not (out / "store").exists():
            _make(out, articles)
        entities = sorted({entity.id for article in articles for entity in article.entities})
        with subprocess.Popen(
            [sys.executable, "-m", "kg", "serve", "--port", "0", "--out", str(out)], stderr=subprocess.PIPE, text=True
        ) as server:
            try:
                assert server.stderr is not None
                address = server.stderr.readline().split(" at ")[1].split(" and ")[0]
                _load(address, entities, server.pid, clients=args.clients, seconds=args.seconds)
            finally:
                server.terminate()
    return 0


def _make(out: Path, articles: list[Extraction]) -> None:
    begun = time.monotonic()
    with Store.open(out) as store:
        for article in articles:
            store.put(article)
        store.refresh()
    print(f"made a store of {len(articles)} articles in {time.monotonic() - begun:.0f} s", flush=True)


def _load(address: str, entities: list[str], process: int, *, clients: int, seconds: float) -> None:
    first = time.monotonic()
    host = urlsplit(address).netloc
    counts = "SELECT ?n { { SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } } UNION { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }"
    rows = _asked(http.client.HTTPConnection(host), f"/sparql?{urlencode({'query': counts})}")[1].split()[1:]
    print(f"quads: {int(rows[0]):,} in graphs and {int(rows[1]):,} in their union", flush=True)
    while _asked(http.client.HTTPConnection(host, timeout=300), f"/en/{entity_page(entities[0])}")[0] != 200:
        time.sleep(1)
    print(f"pages were ready after {time.monotonic() - first:.0f} s", flush=True)
    times: dict[str, list[float]] = defaultdict(list)
    errors: dict[str, list[str]] = defaultdict(list)
    end = time.monotonic() + seconds
    threads = [Thread(target=_client, args=(host, entities, number, end, times, errors)) for number in range(clients)]
    for thread in threads:
        thread.start()
    memory = []
    while time.monotonic() < end:
        memory.append(sum(_memory(process)) / 2**20)
        time.sleep(min(3.0, max(end - time.monotonic(), 0.0)))
    for thread in threads:
        thread.join()
    _print(times, errors, memory, seconds=seconds)


def _client(host: str, entities: list[str], number: int, end: float, times: dict[str, list[float]], errors: dict[str, list[str]]) -> None:
    """One client: asks one thing after the other until the end."""
    random = Random(number)
    connection = http.client.HTTPConnection(host, timeout=60)
    while time.monotonic() < end:
        name, target = _chosen(random, entities)
        begun = time.monotonic()
        try:
            status, answer = _asked(connection, target)
        except OSError as error:
            status, answer = 0, repr(error)
            connection.close()
        times[name].append(time.monotonic() - begun)
        if status != 200:
            errors[name].append(f"{status} {answer[:200]}")


def _chosen(random: Random, entities: list[str]) -> tuple[str, str]:
    entity = entities[int(len(entities) * random.random() ** 2)]
    name = random.choice([*_QUESTIONS, *_QUESTIONS, _PAGE, _DATA])
    if name == _PAGE:
        return name, f"/{random.choice(['en', 'ar'])}/{entity_page(entity)}"
    if name == _DATA:
        return name, f"/data/{entity}.ttl"
    query = _QUESTIONS[name]
    return name, f"/sparql?{urlencode({'query': query % entity_iri(entity) if '%s' in query else query})}"


def _asked(connection: http.client.HTTPConnection, target: str) -> tuple[int, str]:
    connection.request("GET", target, headers={"Accept": "text/csv, text/turtle;q=0.9, text/html;q=0.8"})
    found = connection.getresponse()
    return found.status, found.read().decode()


def _memory(process: int) -> Iterator[int]:
    """The memory of a process and of all that it started, in bytes."""
    try:
        fields = Path(f"/proc/{process}/statm").read_text("ascii").split()
        yield (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from _memory(int(child))
    except OSError:
        return


def _print(times: dict[str, list[float]], errors: dict[str, list[str]], memory: list[float], *, seconds: float) -> None:
    print(f"{'request':<24}{'count':>8}{'errors':>8}{'median':>9}{'p99':>9}{'longest':>9}")
    for name, found in [*sorted(times.items()), ("all", [took for several in times.values() for took in several])]:
        wrong = sum(len(several) for key, several in errors.items() if name in (key, "all"))
        high = quantiles(found, n=100)[98] if len(found) > 1 else found[0]
        print(f"{name:<24}{len(found):>8}{wrong:>8}{median(found) * 1000:>9.0f}{high * 1000:>9.0f}{max(found) * 1000:>9.0f}")
    print(f"{sum(map(len, times.values())) / seconds:.0f} requests a second; memory in MiB: {' '.join(f'{part:.0f}' for part in memory)}")
    for name, several in errors.items():
        print(f"{name}: {several[0]}")


if __name__ == "__main__":
    sys.exit(main())

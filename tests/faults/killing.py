"""Runs that are killed at random moments, and what they leave: `python -m tests.faults.killing --times 120 --seed 1`.

Half of the runs are killed by the clock, half right before a random call that the modules of `STEPS` make (a write of the store or the
journal, a rename, a line of the log), so that short windows are met as often as long ones. Every process is forked from one that has all
loaded but no store on disk open, since a store's threads do not survive a fork.
"""

from __future__ import annotations

import argparse
import atexit
import io
import os
import pickle
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar, cast

from kg.build import FILES, add, build, remove, write_files
from kg.check import check_store
from kg.errors import StoreError
from kg.model import Article
from kg.pipeline import process, process_all
from kg.readings import reading_key
from kg.store import Store

__all__ = ["OPERATIONS", "Outcome", "killed"]

STEPS = frozenset({"store.py", "journal.py", "readings.py", "settings.py", "build.py", "export.py", "locks.py"})
_FOLDER = Path(tempfile.mkdtemp(prefix="kg-killing-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
ENGLISH = Article(
    "one", "The Markets Agency fined Zorb Bank $5 million on Monday. Zorb Bank said it would appeal.", "en", published="2021-06-16"
)
ARABIC = Article("two", "غرمت هيئة الأسواق بنك زورب خمسة ملايين دولار. وقال البنك إنه سيستأنف القرار.", "ar", published="2021-06-17")
OTHER = Article("three", "The Markets Agency is investigating Lumen Works over its prices.", "en")
CHANGED = replace(ENGLISH, text="The Markets Agency dropped its case against Zorb Bank on Friday. Zorb Bank sued Lumen Works.")
DATED = replace(ARABIC, published="2022-01-01")

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Operation:
    """What is done to a store of some articles, and which it is to hold in the end."""

    before: tuple[Article, ...]
    run: Callable[[Path], Iterable[object]]
    after: tuple[Article, ...]


def _build(*articles: Article) -> Callable[[Path], Iterable[object]]:
    return lambda out: build(articles, out, read=process_all, key=reading_key)


def _add(*articles: Article) -> Callable[[Path], Iterable[object]]:
    return lambda out: add(articles, out, read=process_all, key=reading_key)


OPERATIONS: Mapping[str, Operation] = {
    "first build": Operation((), _build(ENGLISH, ARABIC, OTHER), (ENGLISH, ARABIC, OTHER)),
    "build of changed articles": Operation((ENGLISH, ARABIC, OTHER), _build(CHANGED, DATED), (CHANGED, DATED)),
    "add": Operation((ENGLISH,), _add(ARABIC, OTHER), (ENGLISH, ARABIC, OTHER)),
    "add of changed articles": Operation((ENGLISH, ARABIC), _add(CHANGED, DATED), (CHANGED, DATED)),
    "remove": Operation((ENGLISH, ARABIC, OTHER), lambda out: remove(["one", "two"], out), (OTHER,)),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the run was cut short, and what was wrong afterwards."""

    cut: bool
    warned: bool
    problems: tuple[str, ...]


@cache
def _made(name: str, which: str) -> Path:
    """A folder built at once of the articles before or after an operation, kept as long as this process lives."""
    out = _FOLDER / f"{name} {which}"
    articles: tuple[Article, ...] = getattr(OPERATIONS[name], which)
    _apart(lambda: list(_build(*articles)(out)) and None)
    return out


@cache
def _contents(name: str) -> dict[str, bytes]:
    made = _made(name, "after")
    return _apart(lambda: contents(made))


@cache
def _calls(name: str) -> tuple[int, float]:
    """How many calls an operation makes in `STEPS`, and how long it takes."""
    out = _FOLDER / "counting"
    _prepare(name, out)

    def counted() -> tuple[int, float]:
        calls, begun = 0, time.monotonic()

        def count() -> None:
            nonlocal calls
            calls += 1

        _watched(OPERATIONS[name].run, out, count)
        return calls, time.monotonic() - begun

    return _apart(counted)


def _apart(work: Callable[[], Result]) -> Result:
    """What is worked out in a process of its own."""
    answer = _FOLDER / "answer"
    child = os.fork()
    if child == 0:
        try:
            answer.write_bytes(pickle.dumps(work()))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError("a process that looks at what was left has failed")
    return cast(Result, pickle.loads(answer.read_bytes()))


def _watched(run: Callable[[Path], Iterable[object]], out: Path, at_call: Callable[[], None]) -> None:
    def watch(frame: FrameType, event: str, argument: Any) -> None:
        if event == "c_call" and frame.f_code.co_filename.rpartition("/")[2] in STEPS:
            at_call()

    sys.setprofile(watch)
    try:
        list(run(out))
    finally:
        sys.setprofile(None)


def _prepare(name: str, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    if OPERATIONS[name].before:
        shutil.copytree(_made(name, "before"), out)


def killed(name: str, out: Path, *, chance: random.Random) -> Outcome:
    """Do an operation in a process that is killed at a random moment, and look at what is left."""
    _prepare(name, out)
    calls, seconds = _calls(name)
    by_clock = chance.random() < 0.5
    at, wait = chance.randrange(1, calls + 1), chance.uniform(0, seconds)
    child = os.fork()
    if child == 0:
        _die(OPERATIONS[name].run, out, None if by_clock else at)
    if by_clock:
        time.sleep(wait)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    cut = os.WIFSIGNALED(status)
    ended = () if cut or os.WEXITSTATUS(status) == 0 else ("the run failed",)
    for article in (*OPERATIONS[name].before, *OPERATIONS[name].after):
        _reading(article)
    warned, problems = _apart(lambda: _left(name, out))
    wanted = _contents(name)
    return Outcome(cut, warned, (*ended, *problems, *_apart(lambda: _completed(name, out, wanted))))


def _die(run: Callable[[Path], Iterable[object]], out: Path, at: int | None) -> None:
    """The life of the forked process: never returns."""
    left = [at or -1]

    def step() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        _watched(run, out, step)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _left(name: str, out: Path) -> tuple[bool, list[str]]:
    """Whether `kg check` tells of the end, and whatever is neither the old nor the new state."""
    operation = OPERATIONS[name]
    try:
        said = list(check_store(out)) if (out / "store").exists() else []
        with Store.read(out) as store:
            records = {record.article.id: record for record in store.records()}
    except StoreError as error:
        unborn = not operation.before and any(advice in str(error) for advice in ("build it again", "make one with"))
        return True, [] if unborn else [str(error)]
    problems = [f"check: {p.where}: {p.what}" for p in said if p.severity == "error"]
    old, new = ({a.id: _reading(a) for a in articles} for articles in (operation.before, operation.after))
    for article in old.keys() | new.keys():
        held = records.get(article)
        if held not in (old.get(article), new.get(article)):
            problems.append(f"{article}: {'is lost' if held is None else 'is neither the old nor the new'}")
    return bool(said), problems + [f"{article}: from nowhere" for article in records.keys() - old.keys() - new.keys()]


@cache
def _reading(article: Article) -> object:
    """What a store holds of an article."""
    with Store.in_memory() as store:
        store.put(process(article))
        store.refresh()
        return next(store.records())


def _completed(name: str, out: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """What differs from a build at once when the same is run again."""
    list(OPERATIONS[name].run(out))
    with Store.read(out) as store:
        write_files(store, out)
    found = contents(out)
    drafts = [file.name for file in out.iterdir() if file.name.startswith(".") and file.name != ".lock"]
    return [f"{file} differs" for file in wanted if found[file] != wanted[file]] + [f"{draft} is left" for draft in drafts]


def contents(out: Path) -> dict[str, bytes]:
    """The bytes of all files of a folder, and of its store."""
    with Store.read(out) as store:
        dumped = io.BytesIO()
        store.dump(dumped)
    return {"store": dumped.getvalue()} | {name: (out / name).read_bytes() for name in FILES}


def main() -> int:
    """Kill many runs, and print how many of each operation were cut short, and what was lost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance, counts, lost = random.Random(args.seed), Counter[tuple[str, str]](), 0
    for number in range(args.times):
        name = sorted(OPERATIONS)[number % len(OPERATIONS)]
        outcome = killed(name, _FOLDER / "out", chance=chance)
        counts[name, "runs"] += 1
        counts[name, "killed"] += outcome.cut
        counts[name, "told by check"] += outcome.warned and outcome.cut
        lost += bool(outcome.problems)
        for problem in outcome.problems:
            print(f"{name}, run {number}: {problem}", flush=True)
    for name in sorted(OPERATIONS):
        print(
            f"{name}: {counts[name, 'runs']} runs, {counts[name, 'killed']} killed, {counts[name, 'told by check']} of them told by check"
        )
    print(f"{args.times} runs, {lost} that lost something")
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())

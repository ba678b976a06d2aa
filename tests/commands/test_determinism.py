"""Same input, same bytes: in other processes, with other hash seeds, locales, folders and numbers of jobs."""

import os
import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html", "report.md")


def build(out: Path, *, seed: str, locale: str, jobs: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": "Asia/Tokyo" if seed == "1" else "America/Lima"}
    command = [sys.executable, "-m", "kg", "build", str(SEEDS), "--out", str(out), "--jobs", jobs]
    subprocess.run(command, check=True, env=environment, cwd=out.parent, capture_output=True)


def test_builds_agree_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    build(tmp_path / "a" / "one", seed="1", locale="C", jobs="1")
    build(tmp_path / "b" / "another name", seed="4242", locale="C.UTF-8", jobs="2")

    for name in FILES:
        assert (tmp_path / "a" / "one" / name).read_bytes() == (tmp_path / "b" / "another name" / name).read_bytes(), name

"""The README is what a user sees first: its session is run, and its output is what comes out."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from kg.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def session() -> list[tuple[str, str]]:
    """(command, output) of every `$ kg ...` in a console block, in order."""
    steps = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            steps.append((command, output))
    return steps


def test_session_gives_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    steps = session()
    assert len(steps) >= 4

    for command, output in steps:
        name, *arguments = shlex.split(command)
        assert name == "kg"
        assert main(arguments) == 0
        assert capsys.readouterr().out == output, command


def test_readme_is_short_and_names_every_command() -> None:
    assert len(README.splitlines()) < 150
    assert [name for name in COMMANDS if f"kg {name}" not in README] == []


def test_readme_names_only_commands_that_exist() -> None:
    assert sorted(set(re.findall(r"\bkg ([a-z]+)\b", README)) - set(COMMANDS)) == []

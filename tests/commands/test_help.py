"""Help is at hand at once, for every command, with examples that can be read."""

from __future__ import annotations

import shlex
import subprocess
import sys
from importlib import import_module

import pytest

from kg import __version__
from kg.cli import COMMANDS, main, make_parser

HEAVY = ("spacy", "rdflib", "networkx", "pyoxigraph", "pyvis", "rich", "yaml", "jinja2", "babel", "simplemma", "kg.model")
Captured = pytest.CaptureFixture[str]


def printed(arguments: list[str], captured: Captured) -> str:
    with pytest.raises(SystemExit) as exit:
        main(arguments)
    assert exit.value.code == 0
    return captured.readouterr().out


def test_help_names_every_command(capsys: Captured) -> None:
    text = printed(["--help"], capsys)

    for name in COMMANDS:
        assert f"\n    {name} " in text
    assert "`kg COMMAND --help` shows the options and examples of a command." in text


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_has_its_examples(name: str, capsys: Captured) -> None:
    text = printed([name, "--help"], capsys)

    examples = import_module(f"kg.commands.{name}").EXAMPLES
    assert examples
    assert text.rstrip().endswith("examples:\n" + "\n".join(f"  {example}" for example in examples))


@pytest.mark.parametrize("example", [pytest.param(e, id=e) for name in COMMANDS for e in import_module(f"kg.commands.{name}").EXAMPLES])
def test_example_is_read_as_it_stands(example: str) -> None:
    words = shlex.split(example.rpartition("| ")[2].partition(" >")[0] if "<" not in example else example)

    assert words[0] == "kg"
    assert make_parser().parse_args(words[1:]).command == words[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_options_say_what_they_do(name: str, capsys: Captured) -> None:
    parser = make_parser()._subparsers._group_actions[0].choices[name]  # type: ignore[union-attr,index,call-overload]

    assert all(action.help for action in parser._actions)


def test_version(capsys: Captured) -> None:
    assert printed(["--version"], capsys) == f"kg {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["explain", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom kg.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert not set(HEAVY) & set(done.stderr.split())
    assert done.stdout.startswith("usage: kg")

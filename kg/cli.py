"""The command line: parses, calls one importable function a command, turns errors into messages and exit codes.

Exit codes: 0 every article was read and processed, warnings included; 1 something could not be read, was cut off or is wrong in
the data; 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from kg import __version__
from kg.errors import KgError, UsageError

__all__ = ["COMMANDS", "main", "make_parser"]

COMMANDS = (
    "build",
    "add",
    "remove",
    "judge",
    "facts",
    "entities",
    "query",
    "analyse",
    "view",
    "site",
    "serve",
    "export",
    "check",
    "explain",
)


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; importing a command's module imports nothing heavy."""
    parser = argparse.ArgumentParser(
        prog="kg",
        description="Reads news about regulators and companies into a knowledge graph in which every fact has its quote.",
        epilog="`kg COMMAND --help` shows the options and examples of a command.",
    )
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = import_module(f"kg.commands.{name}")
        command = commands.add_parser(
            name,
            help=module.HELP,
            description=module.HELP[0].upper() + module.HELP[1:] + ".",
            epilog="examples:\n" + "\n".join(f"  {example}" for example in module.EXAMPLES),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    args = make_parser().parse_args(argv)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except UsageError as error:
        print(f"kg {args.command}: {error}", file=sys.stderr)
        return 2
    except KgError as error:
        print(f"kg {args.command}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"kg {args.command}: interrupted; what was stored stays stored", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # A full disk, a folder that may only be read: nothing that is wrong with the program.
        place = f"{error.filename}: " if error.filename else ""
        print(f"kg {args.command}: {place}{error.strerror or error}; make room or choose another place, then run it again", file=sys.stderr)
        return 1
    return code


def _speak_utf8() -> None:
    """Names and quotes are in any script, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

"""The doubts one by one in the terminal, with the evidence side by side; every answer is written at once."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path
from typing import get_args

from kg.commands.judging import with_judgement
from kg.commands.tables import print_table
from kg.doubts import Doubt, doubts
from kg.judgements import Judgement, Judgements, write_judgements
from kg.judgements.judgement import Verdict
from kg.render.visible import visible
from kg.store import Store

__all__ = ["walk"]

_OF_TWO = {"s": "same", "n": "not-same", "u": "undecided", "k": "skip", "q": "quit"}
_OF_FACT = {"a": "accept", "r": "reject", "k": "skip", "q": "quit"}


def walk(store: Store, judgements: Judgements, *, file: Path, by: str = "") -> Judgements:
    """Ask until there is no doubt left or the person stops, and give what is judged then."""
    for doubt in doubts(store.records(), judgements=judgements):
        if len(doubt.about) == 2 and doubt.about[1] in judgements.group(doubt.about[0]):
            continue  # what was just judged the same answers this, too
        _show(doubt)
        answer = _asked(_OF_TWO if len(doubt.about) == 2 else _OF_FACT)
        if answer == "quit":
            return judgements
        if answer in get_args(Verdict):
            why = _line("why? ") or "" if answer == "reject" else ""
            judgements = with_judgement(judgements, Judgement(answer, doubt.about, by=by, why=why))  # type: ignore[arg-type]
            write_judgements(judgements, file)
    print("there is no doubt left that is worth a question", file=sys.stderr)
    return judgements


def _show(doubt: Doubt) -> None:
    print(visible(f"\n{doubt.question}  (worth {doubt.value:.1f}: {'; '.join(doubt.because)})"))
    columns = [[f"{source}: “{quote}”" for source, quote in side.evidence] for side in doubt.sides]
    print_table([side.title for side in doubt.sides], list(zip_longest(*columns, fillvalue="")))
    if len(doubt.about) == 1:
        print(f"fact {doubt.about[0]}; `kg judge correct` says what it should state")


def _asked(answers: Mapping[str, str]) -> str:
    """The answer by its first letter or as a whole word; the end of the input quits."""
    while True:
        given = _line(f"{', '.join(f'{key} {meaning}' for key, meaning in answers.items())}? ")
        if given is None:
            return "quit"
        if given in answers or given in answers.values():
            return answers.get(given, given)


def _line(prompt: str) -> str | None:
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None

"""Figures that were reached once and must not be lost, kept in `floors.json`.

A floor rises by `python -m tests.quality.pin` alone, and sinks only where that is told to allow it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["FLOORS", "Pinned", "lost", "pinned_anew", "read_floors", "write_floors"]

FLOORS = Path(__file__).with_name("floors.json")
FALSE_POSITIVES = "false-positive rate"
# Room below a figure, so that one fact more or less is no alarm.
SLACK = 0.02
_PLACES = 3

Figures = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Pinned:
    """The floors of a corpus by language and figure (a ceiling for the false-positive rate), and the corpus they were reached on."""

    fingerprint: str
    figures: Figures


def read_floors(path: Path = FLOORS) -> dict[str, Pinned]:
    """The floors of each corpus by its name; none where there is no file yet."""
    if not path.exists():
        return {}
    return {name: Pinned(pinned["fingerprint"], pinned["figures"]) for name, pinned in json.loads(path.read_text("utf-8")).items()}


def write_floors(floors: Mapping[str, Pinned], path: Path = FLOORS) -> None:
    """Keep the floors."""
    document: dict[str, Any] = {name: {"fingerprint": p.fingerprint, "figures": p.figures} for name, p in floors.items()}
    path.write_text(json.dumps(document, indent=1, sort_keys=True) + "\n", "utf-8")


def lost(measured: Figures, floors: Figures) -> list[str]:
    """What is worse than its floor, or not measured any more, in words.

    >>> lost({"en": {"all F1": 0.49}}, {"en": {"all F1": 0.5}})
    ['en all F1 is 0.490, its floor 0.500']
    """
    problems = []
    for language, pinned in sorted(floors.items()):
        for name, floor in sorted(pinned.items()):
            figure = measured.get(language, {}).get(name)
            if figure is None:
                problems.append(f"{language} {name} is not measured, its floor is {floor:.3f}")
            elif _better(name, floor, figure):
                problems.append(f"{language} {name} is {figure:.3f}, its {'ceiling' if name == FALSE_POSITIVES else 'floor'} {floor:.3f}")
    return problems


def pinned_anew(measured: Figures, floors: Figures) -> Figures:
    """Floors just below what is measured; a floor stays where it is higher and the figure reaches it.

    >>> pinned_anew({"en": {"all F1": 0.6}}, {"en": {"all F1": 0.5}}), pinned_anew({"en": {"all F1": 0.6}}, {"en": {"all F1": 0.595}})
    ({'en': {'all F1': 0.58}}, {'en': {'all F1': 0.595}})
    """
    return {
        language: {name: _limit(name, figure, old=floors.get(language, {}).get(name)) for name, figure in sorted(figures.items())}
        for language, figures in sorted(measured.items())
    }


def _better(name: str, one: float, other: float) -> bool:
    return one < other if name == FALSE_POSITIVES else one > other


def _limit(name: str, figure: float, *, old: float | None) -> float:
    scale = 10**_PLACES
    if name == FALSE_POSITIVES:
        limit = math.ceil((figure + SLACK) * scale) / scale
    else:
        limit = max(0.0, math.floor((figure - SLACK) * scale) / scale)
    stays = old is not None and _better(name, old, limit) and not _better(name, old, figure)
    return old if old is not None and stays else limit

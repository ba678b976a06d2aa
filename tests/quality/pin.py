"""`python -m tests.quality.pin`: raise the floors to what the extractor reaches now.

The corpus beside this file is measured, and with KG_EVAL=DIR the folders train and dev of DIR.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.quality.corpus import HERE, LANGUAGES, figures, fingerprint, read_corpus, read_negatives, wrong
from tests.quality.floors import FALSE_POSITIVES, FLOORS, Figures, Pinned, lost, pinned_anew, read_floors, write_floors

__all__ = ["FOLDERS", "MEASURED_ELSEWHERE", "OWN", "main", "measure_folder", "measure_own"]

OWN = "own"
FOLDERS = ("train", "dev")
MEASURED_ELSEWHERE = ("events precision", "events F1", "all F1")


def measure_own() -> dict[str, dict[str, float]]:
    """The figures of the articles and negatives beside this file, by language."""
    found = [(negative.article.language, wrong(negative, extraction)) for negative, extraction in read_negatives()]
    rates = {language: _mean([w for of, w in found if of == language]) for language in LANGUAGES}
    return {language: of | {FALSE_POSITIVES: rates[language]} for language, of in figures(read_corpus(HERE)).items()}


def measure_folder(folder: Path) -> dict[str, dict[str, float]]:
    """The figures of another folder of articles with gold facts, by language."""
    return {language: {name: of[name] for name in MEASURED_ELSEWHERE} for language, of in figures(read_corpus(folder)).items()}


def main(arguments: list[str] | None = None, *, path: Path = FLOORS) -> int:
    """Measure, compare, and write the floors; 1 where something got worse and that is not allowed."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.pin", description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--allow-regression", action="store_true", help="lower a floor where the figure is below it")
    args = parser.parse_args(arguments)
    measured = {OWN: Pinned(fingerprint(HERE), measure_own())}
    if root := os.environ.get("KG_EVAL"):
        measured |= {name: Pinned(fingerprint(Path(root) / name), measure_folder(Path(root) / name)) for name in FOLDERS}
    return pin(measured, path=path, allow_regression=args.allow_regression)


def pin(measured: Mapping[str, Pinned], *, path: Path, allow_regression: bool) -> int:
    """Write floors for what was measured; floors of a corpus that was not measured stay."""
    floors = read_floors(path)
    old: dict[str, Figures] = {name: floors[name].figures if name in floors else {} for name in measured}
    problems = [f"{name}: {problem}" for name, now in measured.items() for problem in lost(now.figures, old[name])]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems and not allow_regression:
        print("floors are kept; --allow-regression lowers them", file=sys.stderr)
        return 1
    anew = {n: Pinned(m.fingerprint, pinned_anew(m.figures, old[n])) for n, m in measured.items()}
    write_floors(floors | anew, path)
    _show(measured, anew)
    return 0


def _show(measured: Mapping[str, Pinned], floors: Mapping[str, Pinned]) -> None:
    for corpus, now in measured.items():
        for language, of in sorted(now.figures.items()):
            for name, figure in sorted(of.items()):
                print(f"{corpus:<6} {language}  {name:<20} {figure:.3f}  pinned {floors[corpus].figures[language][name]:.3f}")


def _mean(values: list[bool]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    sys.exit(main())

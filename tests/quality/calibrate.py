"""`python -m tests.quality.calibrate`: learn how sure a reading is, and write the numbers and the table of the docs.

What is learned from: the articles with gold facts beside this file, and with KG_EVAL=DIR those of DIR/train. The precision that the table
shows is of facts whose article took no part in learning (ten folds over the articles), and of DIR/dev, which never does.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
from numpy.typing import NDArray

import kg.extract.confidence as confidence
from kg.articles import read_articles
from kg.authority import load_authority
from kg.extract.confidence import features, probability
from kg.extract.rules import read, uncalibrated_facts
from kg.model import Article, Fact
from tests.quality.corpus import HERE
from tests.quality.scoring import Gold, paired, read_gold

__all__ = ["Case", "cases_of", "learned", "main"]

DOCUMENT = HERE.parents[1] / "docs" / "confidence.md"
WEIGHTS = Path(confidence.__file__).with_name("confidence.yaml")
FOLDS = 10
BANDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
# Strength of the pull of each weight to nothing: few hundred facts carry few numbers.
_RIDGE = 4.0
_STEPS = 50

Numbers = NDArray[numpy.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A fact that was found: what is seen of it, and whether it is right."""

    article: str
    seen: Mapping[str, float]
    right: bool
    by_hand: float


def cases_of(folder: Path) -> list[Case]:
    """The facts that are found in the articles of a folder."""
    cases = []
    for article in read_articles([folder / "articles.jsonl"]):
        assert isinstance(article, Article), article
        gold = read_gold(json.loads((folder / "gold" / f"{article.id}.json").read_text("utf-8")))
        reading = read(article, authority=load_authority())
        facts = uncalibrated_facts(reading)
        right = _right(gold, facts)
        for number, (fact, seen) in enumerate(zip(facts, features(facts, reading), strict=True)):
            cases.append(Case(article.id, seen, number in right, fact.confidence))
    return cases


def _right(gold: Gold, facts: Sequence[Fact]) -> set[int]:
    return set(paired(gold.facts, facts, entities=gold.entities).values())


def learned(cases: Sequence[Case]) -> dict[str, float]:
    """The weights that fit these cases."""
    names = sorted({name for case in cases for name in case.seen})
    rows = [[case.seen.get(name, 0.0) for name in names] for case in cases]
    weights = _fitted(numpy.array(rows), numpy.array([float(case.right) for case in cases]))
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _fitted(rows: Numbers, right: Numbers) -> Numbers:
    """Ridge logistic regression by Newton's method."""
    weights: Numbers = numpy.zeros(rows.shape[1])
    ridge = numpy.eye(rows.shape[1]) * _RIDGE
    for _ in range(_STEPS):
        probable = 1 / (1 + numpy.exp(-rows @ weights))
        slope = rows.T @ (right - probable) - ridge @ weights
        bend = (rows.T * (probable * (1 - probable))) @ rows + ridge
        step = numpy.linalg.solve(bend, slope)
        weights = weights + step
        if float(numpy.abs(step).max()) < 1e-9:
            break
    return weights


def judged(cases: Sequence[Case], weights: Mapping[str, float]) -> list[float]:
    """The confidence that each case is given."""
    return [probability(case.seen, weights) for case in cases]


def across(cases: Sequence[Case]) -> list[float]:
    """The confidence of each case by numbers learned without its tenth of the articles."""
    articles = sorted({case.article for case in cases})
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    given: dict[int, float] = {}
    for number in range(FOLDS):
        weights = learned([case for case in cases if fold[case.article] != number])
        held = [index for index, case in enumerate(cases) if fold[case.article] == number]
        given |= dict(zip(held, judged([cases[index] for index in held], weights), strict=True))
    return [given[index] for index in range(len(cases))]


Column = tuple[Sequence[float], Sequence[Case]]


def document(columns: Mapping[str, Column]) -> str:
    """The page of the docs: precision by confidence, of the facts in each column."""
    head = "".join(f" facts, {name} | right |" for name in columns)
    lines = [_band(low, high, columns) for low, high in zip(BANDS, (*BANDS[1:], 1.0), strict=True)]
    measures = [f"| {name} | {_compared(*column)} |" for name, column in columns.items()]
    return _PAGE.format(head=head, rule="---|---|" * len(columns), rows="\n".join(lines), measures="\n".join(measures))


def _band(low: float, high: float, columns: Mapping[str, Column]) -> str:
    cells = []
    for given, cases in columns.values():
        here = [case.right for confidence, case in zip(given, cases, strict=True) if low <= confidence < high]
        cells.append(f" {len(here)} | {sum(here) / len(here):.2f} |" if here else " 0 | |")
    return f"| {low:.1f} to {high:.1f} |{''.join(cells)}"


def _compared(given: Sequence[float], cases: Sequence[Case]) -> str:
    by_hand = [case.by_hand for case in cases]
    pairs = ((loss(by_hand, cases), loss(given, cases)), (ranked(by_hand, cases), ranked(given, cases)))
    return " | ".join(f"{hand:.3f} | {fitted:.3f}" for hand, fitted in pairs)


_PAGE = """# Confidence

Every fact carries a confidence: the share of facts read like it that are right. It is estimated from the rule that made the fact, from
how the parties were resolved and from how it is told, by weights that stand in `kg/extract/confidence.yaml`. `--min-confidence C` leaves
out what is below C.

Written by `python -m tests.quality.calibrate` (with `KG_EVAL` set, from those articles too). *Held out*: facts of articles that took no
part in learning the weights that judge them, ten folds over the articles. *Unseen*: articles that never take part.

| confidence |{head}
|---|{rule}
{rows}

Against the product of the frame's own confidence and the resolution's certainty, which a person set by hand. Brier: mean squared distance
from what is right, less is better. Ranking: how often a right fact stands above a wrong one, more is better.

| facts | Brier by hand | learned | ranking by hand | learned |
|---|---|---|---|---|
{measures}
"""


def loss(given: Sequence[float], cases: Sequence[Case]) -> float:
    """The mean squared distance of the confidence from 1 where right and 0 where wrong (Brier)."""
    return sum((g - c.right) ** 2 for g, c in zip(given, cases, strict=True)) / len(cases)


def ranked(given: Sequence[float], cases: Sequence[Case]) -> float:
    """How often a right fact is given more than a wrong one (area under the curve)."""
    good = [g for g, c in zip(given, cases, strict=True) if c.right]
    bad = [g for g, c in zip(given, cases, strict=True) if not c.right]
    return sum((g > b) + 0.5 * (g == b) for g in good for b in bad) / (len(good) * len(bad))


def main() -> int:
    """Learn, compare with what frames say by hand, and write."""
    elsewhere = Path(os.environ["KG_EVAL"]) if "KG_EVAL" in os.environ else None
    cases = cases_of(HERE) + (cases_of(elsewhere / "train") if elsewhere else [])
    weights = learned(cases)
    columns = {"held out": (across(cases), cases)}
    if elsewhere:
        unseen = cases_of(elsewhere / "dev")
        columns["unseen"] = (judged(unseen, weights), unseen)
    lines = [f"{name}: {feature}\n" for name, feature in sorted((json.dumps(name), weight) for name, weight in weights.items())]
    WEIGHTS.write_text(f"# Written by `python -m tests.quality.calibrate`; see confidence.py.\n{''.join(lines)}", "utf-8")
    DOCUMENT.write_text(document(columns), "utf-8")
    print(f"wrote {WEIGHTS.name} and {DOCUMENT.name} from {len(cases)} facts")
    return 0


if __name__ == "__main__":
    sys.exit(main())

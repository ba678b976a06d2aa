"""How sure a reading is: the share of such facts that turn out right, estimated from what is seen of the fact.

A logistic regression over a few features of the fact: the confidence of its rule and of the resolution of its parties, how they were
resolved, where and how it is told. Its numbers stand in `confidence.yaml` beside this file, written by `python -m tests.quality.calibrate`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

import yaml

from kg.extract.roles import Reading
from kg.model import Fact, Filler

__all__ = ["features", "load_weights", "probability", "with_confidence"]

_FILE = "confidence.yaml"
_IMPLIED = "implied: "
_DIGITS = 3
_CLIP = 0.02


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each feature, as it comes with the package."""
    text = files("kg.extract").joinpath(_FILE).read_text("utf-8")
    weights: Mapping[str, float] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return weights


def with_confidence(facts: Sequence[Fact], reading: Reading) -> tuple[Fact, ...]:
    """The facts of one article with calibrated confidences."""
    weights = load_weights()
    return tuple(replace(fact, confidence=probability(seen, weights)) for fact, seen in zip(facts, features(facts, reading), strict=True))


def features(facts: Sequence[Fact], reading: Reading) -> list[dict[str, float]]:
    """What is seen of each fact of an article, by the name of the feature."""
    named = Counter(m.entity for group in reading.mentions.by_head.values() for m in group)
    headline = reading.analysis.sentences[0].end if reading.analysis.sentences else 0
    return [_seen(fact, facts, named=named, language=reading.article.language, headline=headline) for fact in facts]


def _seen(fact: Fact, facts: Sequence[Fact], *, named: Mapping[str, int], language: str, headline: int) -> dict[str, float]:
    fillers = [filler for role in fact.roles for filler in role.fillers]
    parties = [f for f in fillers if f.id]
    reasons = [f.because for f in parties]
    implied = [reason for reason in reasons if reason.startswith(_IMPLIED)]
    return {
        "constant": 1.0,
        f"language {language}": 1.0,
        f"type {fact.type}": 1.0,
        f"modality {fact.modality}": 1.0,
        "rule and resolution": _log_odds(fact.confidence),
        "implied parties": float(len(implied)),
        "parties only described": _share(parties, [f for f in parties if f.because == "only described, not named"]),
        "parties by name": _share(parties, [f for f in parties if f.because in _BY_NAME]),
        "parties": float(min(len(parties), 4)),
        "roles": float(min(len(fact.roles), 5)),
        "times told": math.log1p(len(fact.also)),
        "words": math.log(len(fact.passage.quote.split()) + 1.0),
        "in the headline": float(fact.passage.start < headline),
        "dated": float(fact.when is not None),
        "with amount": float(any(f.value is not None for f in fillers)),
        "least mentions of a party": math.log(min((named[f.id] for f in parties if f.id), default=0) + 1.0),
        "others in the same words": float(min(sum(_crowds(fact, other) for other in facts), 4)),
    }


_BY_NAME = frozenset({"name in the authority file", "named in the text"})


def _share(all_of: Sequence[Filler], some: Sequence[Filler]) -> float:
    return len(some) / len(all_of) if all_of else 0.0


def _crowds(fact: Fact, other: Fact) -> bool:
    """Whether another fact of the type is read out of the same words."""
    return (
        other is not fact and other.type == fact.type and other.passage.start < fact.passage.end and fact.passage.start < other.passage.end
    )


def probability(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How probable it is that a fact of which this is seen is right.

    >>> probability({"constant": 1.0}, {"constant": 0.0}), probability({"constant": 1.0, "dated": 1.0}, {"dated": 1.0})
    (0.5, 0.731)
    """
    odds = math.fsum(weights.get(name, 0.0) * value for name, value in seen.items())
    return round(min(max(1 / (1 + math.exp(-odds)), _CLIP), 1 - _CLIP), _DIGITS)


def _log_odds(share: float) -> float:
    clipped = min(max(share, _CLIP), 1 - _CLIP)
    return math.log(clipped / (1 - clipped))

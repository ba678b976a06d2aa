"""Articles with gold facts, sentences without facts, and what the extractor makes of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path

import yaml

from kg.articles import read_articles
from kg.model import Article, Extraction
from kg.pipeline import process_all
from tests.quality.scoring import EVENTS, Gold, Tally, read_gold, tally

__all__ = ["HERE", "LANGUAGES", "Negative", "Reading", "figures", "fingerprint", "negatives", "read_corpus", "read_negatives", "wrong"]

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what it states and what was found in it."""

    gold: Gold
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Negative:
    """A sentence in which no fact of the types `never` must be found; `sense` says why."""

    article: Article
    sense: str
    never: frozenset[str]


def fingerprint(folder: Path) -> str:
    """SHA-256 of the articles, gold facts and negatives of a folder: figures of another corpus can't be compared."""
    digest = hashlib.sha256()
    for path in (folder / "articles.jsonl", *sorted((folder / "gold").glob("*.json")), folder / "negatives.yaml"):
        if path.exists():
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def read_corpus(folder: Path) -> tuple[Reading, ...]:
    """Every article of the folder with its gold facts, read once by the extractor."""
    articles = [article for article in read_articles([folder / "articles.jsonl"]) if isinstance(article, Article)]
    documents = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold").glob("*.json"))}
    assert {a.id for a in articles} == set(documents), f"articles and gold facts of {folder} are not of the same articles"
    return tuple(Reading(read_gold(documents[e.article.id]), e) for e in process_all(articles))


def figures(readings: Sequence[Reading]) -> dict[str, dict[str, float]]:
    """The figures of each language."""
    return {language: _figures(r for r in readings if r.gold.language == language) for language in LANGUAGES}


def negatives() -> Iterator[Negative]:
    """The sentences of `negatives.yaml`, each an article of its own."""
    groups: Mapping[str, Sequence[Mapping[str, Sequence[str]]]] = yaml.safe_load((HERE / "negatives.yaml").read_text("utf-8"))
    for language, of_language in groups.items():
        for group in of_language:
            never = frozenset(t for name in group["never"] for t in (EVENTS if name == "events" else (name,)))
            for sentence in group["sentences"]:
                yield Negative(Article(f"{language}: {sentence}", sentence, language), str(group["sense"]), never)


def read_negatives() -> tuple[tuple[Negative, Extraction], ...]:
    """Every negative with what was found in it."""
    every = tuple(negatives())
    return tuple(zip(every, process_all(negative.article for negative in every), strict=True))


def wrong(negative: Negative, extraction: Extraction) -> bool:
    """Whether a fact was found where none is."""
    return any(fact.type in negative.never for fact in extraction.facts)


def _figures(readings: Iterable[Reading]) -> dict[str, float]:
    return reduce(add, (tally(r.gold, r.extraction.facts) for r in readings), Tally()).figures()

"""Who is who: the entities found in an article against those that its gold lists, by the names under which each is written.

`python -m tests.quality.identity [FOLDER...]` prints B-cubed precision, recall and F1 and the share of right types for folders of
articles with gold facts; without one, for the folder beside this file.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.articles import read_articles
from kg.model import Article, Extraction
from kg.pipeline import process_all
from kg.text import fold
from tests.quality.corpus import HERE

__all__ = ["Identity", "Item", "identity", "items_of", "measure"]


@dataclass(frozen=True, slots=True)
class Item:
    """A name that the gold lists: the number of its entity and its type there; the entity and type found for it, None where none is."""

    entity: int
    type: str
    found: str | None
    found_type: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """B-cubed over names: of a name's found companions, how many are right (precision); of its right ones, how many found (recall)."""

    precision: float
    recall: float
    types: float
    names: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def identity(articles: Iterable[Sequence[Item]]) -> Identity:
    """The figures over articles; a name that is found as nobody counts against recall, in one article no name meets those of another.

    >>> one, two = Item(0, "company", "company/a", "company"), Item(0, "company", "company/b", "company")
    >>> identity([[one, one]]).f1, identity([[one, two]]).recall, identity([[one, Item(1, "person", "company/a", "company")]]).precision
    (1.0, 0.5, 0.5)
    """
    precisions, recalls, types = [], [], []
    for items in articles:
        for item in items:
            together = [i for i in items if i.found == item.found] if item.found else []
            right = [i for i in together if i.entity == item.entity]
            recalls.append(len(right) / sum(i.entity == item.entity for i in items))
            if item.found:
                precisions.append(len(right) / len(together))
                types.append(item.found_type == item.type)
    return Identity(_mean(precisions), _mean(recalls), _mean(types), len(recalls))


def items_of(document: Mapping[str, Any], extraction: Extraction) -> list[Item]:
    """The names of a gold document that stand in the text, with whom the extractor takes them for."""
    types = {entity.id: entity.type for entity in extraction.entities}
    items = []
    for number, entity in enumerate(document["entities"]):
        for name in dict.fromkeys(entity["names"]):
            places = list(_places(name, extraction.article.text))
            if places:
                found = _meant(places, extraction)
                items.append(Item(number, entity["type"], found, types.get(found or "")))
    return items


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    yield from ((m.start(), m.end()) for m in re.finditer(rf"(?<!\w){words}(?!\w)", text))


def _meant(places: Sequence[tuple[int, int]], extraction: Extraction) -> str | None:
    """The entity that these words mean most often; a mention may be a little longer or shorter than the name."""
    votes: Counter[str] = Counter()
    for start, end in places:
        words = fold(extraction.article.text[start:end])
        for mention in extraction.mentions:
            shared = min(end, mention.span.end) - max(start, mention.span.start)
            if 2 * shared > max(end - start, mention.span.end - mention.span.start):
                votes[mention.entity] += 1 + (fold(mention.span.of(extraction.article.text)) == words)
    return min(votes, key=lambda entity: (-votes[entity], entity), default=None)


def measure(folder: Path) -> Identity:
    """The figures of a folder of articles with gold facts."""
    articles = [article for article in read_articles([folder / "articles.jsonl"]) if isinstance(article, Article)]
    return identity(items_of(json.loads((folder / "gold" / f"{e.article.id}.json").read_text("utf-8")), e) for e in process_all(articles))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def main(folders: Sequence[str]) -> int:
    """Print the figures of each folder."""
    for folder in folders or [str(HERE)]:
        found = measure(Path(folder))
        print(f"{folder}: B-cubed P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}", end=" ")
        print(f"types {found.types:.3f} over {found.names} names")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

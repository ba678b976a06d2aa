"""Different bodies that were made one: entities found for two or more entities of the gold, inside an article or across articles.

`python -m tests.quality.merged [--counts] [FOLDER...]` lists them over all folders together (`--counts`: only how many); without a
folder, for the one beside this file. Across articles two entities of the gold are one body where they share a name but for general words,
or where the authority file gives both names to one entry; what is left is listed, and each is to be looked at by a person.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.articles import read_articles
from kg.authority import load_authority
from kg.doubts.candidates import proper_words
from kg.model import Article, Extraction
from kg.pipeline import process_all
from tests.quality.corpus import HERE
from tests.quality.identity import items_of

__all__ = ["Merged", "merged"]

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Merged:
    """An entity that was found for several bodies: where ("within" an article or "across" articles), and what the gold calls each."""

    where: str
    entity: str
    bodies: tuple[str, ...]


def merged(read: Iterable[tuple[Document, Extraction]]) -> tuple[Merged, ...]:
    """The entities that stand for several bodies of the gold documents, sorted."""
    within: list[Merged] = []
    bodies: dict[str, dict[tuple[str, int], frozenset[str]]] = defaultdict(dict)
    for document, extraction in read:
        article = extraction.article.id
        found: dict[str, set[int]] = defaultdict(set)
        for item in items_of(document, extraction):
            if item.found:
                found[item.found].add(item.entity)
        for entity, numbers in found.items():
            names = {number: document["entities"][number]["names"] for number in numbers}
            if len(numbers) > 1:
                within.append(Merged("within", entity, tuple(sorted(f"{article}: {' | '.join(group)}" for group in names.values()))))
            for number, group in names.items():
                bodies[entity][article, number] = frozenset(map(_plain, group))
    across = [
        Merged("across", entity, tuple(sorted(_called(group) for group in groups)))
        for entity, called in bodies.items()
        if len(groups := _distinct(entity, called)) > 1 and len({article for article, _ in called}) > 1
    ]
    return tuple(sorted([*within, *across]))


def _distinct(entity: str, called: Mapping[tuple[str, int], frozenset[str]]) -> list[dict[tuple[str, int], frozenset[str]]]:
    """The entities of the gold in groups that share names; the names of the authority file are one group."""
    entry = load_authority().entries.get(entity)
    groups: list[tuple[set[str], dict[tuple[str, int], frozenset[str]]]] = [({_plain(n.text) for n in entry.names} if entry else set(), {})]
    for place, names in sorted(called.items()):
        shared = [group for group in groups if group[0] & names]
        whole = (set(names).union(*(group[0] for group in shared)), {place: names})
        for group in shared:
            whole[1].update(group[1])
            groups.remove(group)
        groups.append(whole)
    return [members for _, members in groups if members]


def _plain(name: str) -> str:
    return " ".join(proper_words(name))


def _called(group: Mapping[tuple[str, int], frozenset[str]]) -> str:
    articles = sorted({article for article, _ in group})
    return f"{', '.join(articles)}: {' | '.join(sorted(frozenset().union(*group.values())))}"


def _read(folder: Path) -> Iterator[tuple[Document, Extraction]]:
    articles = (article for article in read_articles([folder / "articles.jsonl"]) if isinstance(article, Article))
    for extraction in process_all(articles):
        yield json.loads((folder / "gold" / f"{extraction.article.id}.json").read_text("utf-8")), extraction


def main(arguments: Sequence[str]) -> int:
    """Print what was made one, over all folders."""
    folders = [Path(folder) for folder in arguments if folder != "--counts"] or [HERE]
    found = merged(pair for folder in folders for pair in _read(folder))
    for one in found if "--counts" not in arguments else ():
        print(f"{one.where}\t{one.entity}\t" + "\t".join(one.bodies))
    print(", ".join(f"{where} articles: {sum(one.where == where for one in found)}" for where in ("within", "across")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

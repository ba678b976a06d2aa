"""A change of a store that one step can't make, written down first, so that a killed process leaves nothing half done."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

__all__ = ["Journal"]


class Journal:
    """The file that says what is under way: which graphs are to hold what; none where only derived graphs are out of date."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[NamedNode, list[Quad]] | None:
        """The graphs that a change was to leave, None where none is under way."""
        if not self._path.exists():
            return None
        names, _, quads = self._path.read_bytes().partition(b"\n")
        wanted: dict[NamedNode, list[Quad]] = {NamedNode(name): [] for name in json.loads(names)}
        for quad in parse(quads, format=RdfFormat.N_QUADS):
            if isinstance(quad, Quad) and isinstance(quad.graph_name, NamedNode):
                wanted[quad.graph_name].append(quad)
        return wanted

    def write(self, wanted: Mapping[NamedNode, Iterable[Quad]]) -> None:
        """Note a change before it is made."""
        draft = self._path.with_suffix(".draft")
        with draft.open("wb") as file:
            file.write(json.dumps(sorted(name.value for name in wanted)).encode() + b"\n")
            serialize((quad for quads in wanted.values() for quad in quads), file, format=RdfFormat.N_QUADS)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)

    def clear(self) -> None:
        """Note that all is done."""
        self._path.unlink(missing_ok=True)

"""The graph in the formats of other tools; the same graph gives the same bytes, and a file is whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import StoreError, UsageError
from kg.rdf.files import FORMATS

if TYPE_CHECKING:
    from kg.store import Store

__all__ = ["EXPORT_FORMATS", "export", "write_export", "written_whole"]


def export(store: Store, format: str, target: Path) -> None:
    """Write the graph of a store to a file: beside its place first, then renamed.

    `turtle` holds the union of all graphs, `trig`, `nquads` and `json-ld` keep them apart; the ontology is not among them. `graphml` and
    `gexf` hold the projection of `kg.analysis`, `csv` the facts. Raises `UsageError` for an unknown format, `StoreError` where the file
    can't be written.
    """
    if format not in EXPORT_FORMATS:
        raise UsageError(f"unknown format {format!r}; formats are {', '.join(EXPORT_FORMATS)}")
    with written_whole(target) as file:
        write_export(store, format, file)


def write_export(store: Store, format: str, output: IO[bytes]) -> None:
    """Write the graph of a store to an open file."""
    _WRITERS[format](store, format, output)


@contextmanager
def written_whole(target: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of `target` when all has been written, and leaves nothing where something fails."""
    draft: Path | None = None
    try:
        with tempfile.NamedTemporaryFile("wb", dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            draft = Path(file.name)
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(target)
        draft = None
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"{target}: can't be written ({reason}); choose another place") from None
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def _write_rdf(store: Store, format: str, output: IO[bytes]) -> None:
    store.write(output, format=format)


def _write_csv(store: Store, format: str, output: IO[bytes]) -> None:
    from kg.lines import facts_csv

    for row in facts_csv((fact for record in store.records() for fact in record.facts), base=store.base):
        output.write(row.encode("utf-8"))


def _write_network(store: Store, format: str, output: IO[bytes]) -> None:
    from kg.analysis.background import background
    from kg.analysis.projection import project
    from kg.authority import load_authority
    from kg.networks import write_network

    write_network(project(store.records(), background=background(load_authority())), format, output)


_WRITERS: Mapping[str, Callable[[Store, str, IO[bytes]], None]] = {
    **dict.fromkeys(FORMATS, _write_rdf),
    "csv": _write_csv,
    "graphml": _write_network,
    "gexf": _write_network,
}
EXPORT_FORMATS = tuple(_WRITERS)

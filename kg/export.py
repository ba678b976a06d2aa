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
    import networkx as nx

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
    from networkx import MultiDiGraph

    from kg.analysis.background import background
    from kg.analysis.projection import project
    from kg.authority import load_authority

    projected = project(store.records(), background=background(load_authority()))
    graph: nx.MultiDiGraph[str] = MultiDiGraph()
    for node in sorted(projected):
        graph.add_node(node, **_plain(projected.nodes[node]))
    for source, target, key in sorted(projected.edges(keys=True)):
        data = dict(projected.edges[source, target, key])
        data["fact_type"] = data.pop("type", "")  # GEXF keeps "type" of an edge for itself
        graph.add_edge(source, target, key=key, **_plain(data))
    _WRITE_NETWORK[format](graph, output)


def _plain(data: Mapping[str, object]) -> dict[str, str | bool | float]:
    """Attributes that every graph tool reads: text, numbers and yes or no, without what is not given."""
    found = {name: _scalar(value) for name, value in sorted(data.items()) if value is not None}
    return {name: value for name, value in found.items() if value != ""}


def _scalar(value: object) -> str | bool | float:
    if isinstance(value, bool | float):
        return value
    if isinstance(value, tuple):
        return " | ".join(sorted({str(getattr(part, "text", part)) for part in value}))
    return "".join(c for c in str(value) if c in "\t\n" or c.isprintable())


def _graphml(graph: nx.MultiDiGraph[str], output: IO[bytes]) -> None:
    from networkx import write_graphml_xml

    write_graphml_xml(graph, output)


def _gexf(graph: nx.MultiDiGraph[str], output: IO[bytes]) -> None:
    """GEXF without the date that networkx writes into it."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    for meta in writer.xml.findall("meta"):
        writer.xml.remove(meta)
    writer.add_graph(graph)
    writer.write(output)


_WRITE_NETWORK: Mapping[str, Callable[[nx.MultiDiGraph[str], IO[bytes]], None]] = {"graphml": _graphml, "gexf": _gexf}
_WRITERS: Mapping[str, Callable[[Store, str, IO[bytes]], None]] = {
    **dict.fromkeys(FORMATS, _write_rdf),
    "csv": _write_csv,
    **dict.fromkeys(_WRITE_NETWORK, _write_network),
}
EXPORT_FORMATS = tuple(_WRITERS)

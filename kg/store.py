"""The store on disk: one named graph an article, graphs derived from them, and their union as the default graph.

The union is kept as triples of its own, since a union made at query time counts a triple once for each graph that holds it. Every change
of a graph goes through `_change`, which keeps the union right: a triple leaves it only with the last graph that holds it. A change that
the store can't make in one step is first written to a journal, and done again when a killed process left it behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Variable

from kg.authority import Authority, load_authority
from kg.errors import StoreError, UsageError
from kg.iris import DATA, article_iri, entity_id
from kg.journal import Journal
from kg.loading import begin_load, end_load, load_begun, undo_half_load
from kg.locks import FolderLock
from kg.model import Article, Extraction
from kg.ontology import load_ontology
from kg.rdf import read_extraction
from kg.rdf.derived import background_graph, derived_graphs, patterns, read_situations
from kg.rdf.files import ontology_graphs, prefixes, write_sorted
from kg.rdf.order import quads_in_order, triples_in_order
from kg.rdf.terms import iri_of, node, value_of
from kg.settings import SETTINGS, settled_base
from kg.shapes import conforming

__all__ = ["Store"]

_UNION = DefaultGraph()
_FEWEST_DIGITS = 8
_JOURNAL = "journal.nq"


class Store:
    """A graph store; `Store.open` writes, `Store.read` reads, `Store.in_memory` does both and leaves nothing behind.

    >>> with Store.in_memory() as store:
    ...     store.article_ids()
    {}
    """

    def __init__(self, quads: pyoxigraph.Store, *, base: str, folder: Path | None = None, lock: FolderLock | None = None) -> None:
        self._quads = quads
        self._journal = None if folder is None else Journal(folder / _JOURNAL)
        self._folder = folder
        self._lock = lock
        self._stale = False
        self.base = base

    # --- opening and closing ---

    @classmethod
    def open(cls, out: Path, *, base: str | None = None) -> Store:
        """The store of an output folder, to write to; it is made where there is none, and mended where a write was cut short.

        Raises `StoreError` where another process uses it, where it was made by another version, or has another base.
        """
        try:
            (out / "store").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{out}: can't be made a folder ({error.strerror}); choose another with --out") from None
        lock = FolderLock(out, exclusive=True)
        try:
            settled = settled_base(out / "store", base=base)
            undo_half_load(out / "store")
            store = cls(_opened(out / "store" / "quads"), base=settled, folder=out / "store", lock=lock)
            store._mend()
        except BaseException:
            lock.release()
            raise
        return store

    @classmethod
    def read(cls, out: Path) -> Store:
        """The store of an output folder, to read from; raises `StoreError` where there is none or a process writes to it."""
        folder = out / "store"
        if not (folder / SETTINGS).is_file():
            raise StoreError(f"{out}: has no store; make one with `kg build PATH --out {out}`")
        if cls.is_cut_short(out):
            cls.open(out).close()
        lock = FolderLock(out, exclusive=False)
        try:
            quads = pyoxigraph.Store.read_only(str(folder / "quads"))
            return cls(quads, base=settled_base(folder, base=None), folder=folder, lock=lock)
        except (OSError, RuntimeError) as error:
            lock.release()
            raise StoreError(f"{folder}: is no store that can be read ({error}); build it again") from None

    @staticmethod
    def is_cut_short(out: Path) -> bool:
        """Whether a process that wrote to the store ended in the midst of it; opening the store finishes what was begun."""
        return (out / "store" / _JOURNAL).exists() or load_begun(out / "store")

    @classmethod
    def in_memory(cls, *, base: str = DATA) -> Store:
        """A store that lives as long as the process."""
        store = cls(pyoxigraph.Store(), base=base)
        store._mend()
        return store

    def close(self) -> None:
        """Write all to disk and let others use the folder."""
        if self._lock is not None:
            del self._quads
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # --- changing ---

    def put(self, extraction: Extraction) -> Extraction:
        """Store the graph of an article in place of any that the article had; what breaks a shape is refused and returned so.

        Another text that was stored under the same article id makes room. `refresh` is due when all articles are in.
        """
        conforms, graph = conforming(extraction, base=self.base)
        self.put_graph(conforms.article, graph)
        return conforms

    def put_graph(self, article: Article, graph: Iterable[Quad]) -> None:
        """Store what `kg.shapes.conforming` made of an article, as `put` does."""
        name = NamedNode(article_iri(article.hash, base=self.base))
        self._mark_stale()
        # One change: a killed process leaves the former article or this one, never neither.
        self._change({**dict.fromkeys(self._graphs_of(article.id), ()), name: graph})

    def fill(self, graphs: Iterable[Quad]) -> None:
        """Store graphs in bulk in an empty store; where a process is killed meanwhile, it is empty when it is opened again."""
        self._mark_stale()
        if self._folder:
            begin_load(self._folder)
        self._quads.bulk_extend(q for quad in graphs for q in (quad, Quad(quad.subject, quad.predicate, quad.object, _UNION)))

    def drop(self, article: str) -> bool:
        """Remove an article by its id, or by eight or more first digits of its hash; False where there is none.

        Raises `UsageError` where the digits are those of several articles.
        """
        names = self._graphs_of(article) or self._graphs_of_hash(article)
        if not names:
            return False
        self._mark_stale()
        self._change(dict.fromkeys(names, ()))
        return True

    def refresh(self, *, authority: Authority | None = None) -> None:
        """Compute the derived graphs and the background anew, and write all to disk."""
        ontology = load_ontology()
        needed = (q for predicate, value in patterns(ontology) for q in self._quads.quads_for_pattern(None, predicate, value, None))
        graphs = derived_graphs(read_situations(needed, ontology=ontology, base=self.base), ontology=ontology, base=self.base)
        # Not from the union: the background names neighbours of its own, and would grow with every refresh.
        articles = (NamedNode(article_iri(text_hash, base=self.base)) for text_hash in self.article_ids().values())
        stated = (q for name in articles for q in self._quads.quads_for_pattern(None, node("known"), None, name))
        known = {entity_id(iri_of(q), base=self.base) for q in stated}
        background = background_graph(authority or load_authority(), known, ontology=ontology, base=self.base)
        graphs |= {NamedNode(self.base + "graph/background"): background}
        self._change(graphs)
        self.flush()
        if self._folder:
            end_load(self._folder)
        self._stale = False
        if self._journal:
            self._journal.clear()

    def flush(self) -> None:
        """Write all to disk."""
        self._quads.flush()

    def _change(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> None:
        """Make each graph hold exactly these quads, and the union what all graphs hold."""
        wanted = {name: set(quads) for name, quads in graphs.items()}
        present = {name: set(self._quads.quads_for_pattern(None, None, None, name)) for name in wanted}
        added = [q for name, quads in wanted.items() for q in quads - present[name]]
        removed = [q for name, quads in present.items() for q in quads - wanted[name]]
        if removed and self._journal:
            self._journal.write(wanted)
        self._quads.extend([*added, *(Quad(q.subject, q.predicate, q.object, _UNION) for q in added)])
        gone = set(removed)
        for quad in removed:
            holders = self._quads.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            if not any(q.graph_name != _UNION and q not in gone for q in holders):
                self._quads.remove(Quad(quad.subject, quad.predicate, quad.object, _UNION))
        for quad in removed:
            self._quads.remove(quad)
        for name, quads in wanted.items():
            if not quads:
                self._quads.remove_graph(name)
        if removed and self._journal:
            self.flush()
            self._journal.write({}) if self._stale else self._journal.clear()

    # --- reading ---

    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        return tuple(record.article for record in self.records())

    def article_ids(self) -> dict[str, str]:
        """The hash of each article by its id, sorted."""
        ids = {(iri_of(q), value_of(q)) for q in self.triples(node("articleId"))}
        hashes = {iri_of(q): value_of(q) for q in self.triples(node("textHash"))}
        return {name: hashes[iri] for iri, name in sorted(ids, key=lambda pair: pair[::-1])}

    def records(self) -> Iterator[Extraction]:
        """What was read from each article, by its id."""
        for text_hash in self.article_ids().values():
            name = NamedNode(article_iri(text_hash, base=self.base))
            yield read_extraction(self._quads.quads_for_pattern(None, None, None, name), base=self.base)

    def quads(self, *, ontology: bool = False) -> Iterator[Quad]:
        """All quads of the named graphs, with or without the ontology's own, unsorted."""
        left_out = {_UNION} | (set() if ontology else set(ontology_graphs()))
        return (quad for quad in self._quads if quad.graph_name not in left_out)

    def graphs(self) -> set[NamedNode]:
        """The names of all graphs, the ontology's own included."""
        return {name for name in self._quads.named_graphs() if isinstance(name, NamedNode)}

    def graph(self, name: NamedNode | DefaultGraph) -> Iterator[Quad]:
        """What a graph holds; the default graph holds the union of all others."""
        return self._quads.quads_for_pattern(None, None, None, name)

    def triples(self, predicate: NamedNode) -> Iterator[Quad]:
        """All statements with this predicate, each once."""
        return self._quads.quads_for_pattern(None, predicate, None, _UNION)

    def write(self, output: IO[bytes], *, format: str, ontology: bool = False) -> None:
        """Write the data in a format of `kg.rdf.files`, sorted: Turtle holds the union of all graphs, the others keep them apart.

        No more than one graph, or the names of all subjects, is held in memory.
        """
        left_out = set() if ontology else set(ontology_graphs())
        statements = triples_in_order(self._quads, base=self.base) if format == "turtle" else quads_in_order(self._quads, left_out=left_out)
        write_sorted(statements, output, format=format, base=self.base)

    def dump(self, output: IO[bytes]) -> None:
        """Write all graphs as sorted N-Quads: two stores are the same when these bytes are."""
        self.write(output, format="nquads", ontology=True)

    def query(
        self, query: str, *, substitutions: Mapping[str, NamedNode | Literal] | None = None
    ) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
        """The answer to a SPARQL query, which may use the prefixes of `kg.rdf.files` undeclared; variables are bound by value.

        `kg.query` refuses what must not run.
        """
        bound: dict[Variable, Any] = {Variable(name): value for name, value in (substitutions or {}).items()}
        return self._quads.query(query, prefixes=prefixes(base=self.base), substitutions=bound or None)

    def backup(self, target: Path) -> None:
        """A copy in a new folder, to be read while this store is written to."""
        self._quads.backup(str(target))

    def _graphs_of(self, article: str) -> list[NamedNode]:
        found = self._quads.quads_for_pattern(None, node("articleId"), Literal(article), _UNION)
        return sorted((NamedNode(iri_of(q)) for q in found), key=str)

    def _graphs_of_hash(self, beginning: str) -> list[NamedNode]:
        found = {name: h for name, h in self.article_ids().items() if len(beginning) >= _FEWEST_DIGITS and h.startswith(beginning)}
        if len(set(found.values())) > 1:
            raise UsageError(f"the hashes of {', '.join(found)} all begin with {beginning}; give an article's id")
        return [NamedNode(article_iri(h, base=self.base)) for h in set(found.values())]

    # --- what a killed process leaves behind ---

    def _mend(self) -> None:
        """Finish what was begun, and bring the graphs of the ontology up to date."""
        begun = self._journal.read() if self._journal else None
        self._stale = begun is not None
        self._change({**ontology_graphs(), **(begun or {})})
        if begun is not None:
            self.refresh()

    def _mark_stale(self) -> None:
        """Note that the derived graphs no longer fit the articles."""
        if self._journal and not self._stale:
            self._journal.write({})
        self._stale = True


def _opened(folder: Path) -> pyoxigraph.Store:
    try:
        return pyoxigraph.Store(str(folder))
    except (OSError, RuntimeError) as error:
        todo = "make room, then run it again" if "No space left" in str(error) else "move it away and build it again"
        raise StoreError(f"{folder}: is no store that can be opened ({error}); {todo}") from None

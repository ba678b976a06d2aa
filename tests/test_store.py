"""The store: one graph an article, a union that counts right, one writer, and nothing half done."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode

from kg.authority import Authority, AuthorityEntry
from kg.errors import ArticleError, StoreError
from kg.gate import gate
from kg.journal import Journal
from kg.model import Article, Extraction, Name
from kg.store import Store
from tests.fixtures.seed_facts import EXTRACTIONS, FACTS

AUTHORITY = Authority.of([AuthorityEntry("place/china", "place", (Name("China", "en"),))])
ARABIC, ENGLISH = (gate(extraction) for extraction in EXTRACTIONS)
OTHER = Extraction(Article("other", "Nothing happened.", "en"), (), ())


@pytest.fixture(autouse=True)
def _small_authority(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.load_authority", lambda: AUTHORITY)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as opened:
        yield opened


def filled(*extractions: Extraction) -> Store:
    store = Store.in_memory()
    for extraction in extractions:
        store.put(extraction)
    store.refresh(authority=AUTHORITY)
    return store


def dump(store: Store) -> bytes:
    output = io.BytesIO()
    store.dump(output)
    return output.getvalue()


def union_is_right(store: Store) -> bool:
    union = {quad.triple for quad in store._quads.quads_for_pattern(None, None, None, DefaultGraph())}
    return union == {quad.triple for quad in store.quads(ontology=True)}


def count(store: Store, pattern: str) -> int:
    (row,) = store.query(f"PREFIX kg: <https://w3id.org/regkg#> SELECT (COUNT(*) AS ?n) {{ {pattern} }}")  # type: ignore[misc]
    return int(row["n"].value)  # type: ignore[index, union-attr]


def test_what_was_put_comes_back() -> None:
    assert tuple(filled(ENGLISH, ARABIC).records()) == (ARABIC, ENGLISH)


def test_a_statement_of_two_articles_counts_once() -> None:
    assert count(filled(ENGLISH, ARABIC), "<https://w3id.org/regkg/id/company/ant-group> a kg:Company") == 1


def test_the_order_of_articles_does_not_matter() -> None:
    assert dump(filled(ENGLISH, ARABIC)) == dump(filled(ARABIC, ENGLISH))


def test_a_removed_article_leaves_no_trace() -> None:
    store = filled(ENGLISH, ARABIC)
    assert store.drop("en-ant")
    store.refresh()
    assert dump(store) == dump(filled(ARABIC))
    assert union_is_right(store)


@pytest.mark.parametrize("name", ["en-ant", "003ced0c", ENGLISH.article.hash])
def test_an_article_is_removed_by_id_or_hash(name: str) -> None:
    store = filled(ENGLISH)
    assert store.drop(name)
    assert store.article_ids() == {}


@pytest.mark.parametrize("name", ["", "fr-ant", "003ced0", "f00df00d"])
def test_what_is_not_there_is_not_removed(name: str) -> None:
    assert not filled(ENGLISH).drop(name)


def test_a_changed_reading_takes_the_place_of_the_former() -> None:
    store = filled(ENGLISH, ARABIC)
    fewer = replace(ENGLISH, facts=ENGLISH.facts[::2])
    store.put(fewer)
    store.refresh()
    assert dump(store) == dump(filled(fewer, ARABIC))


def test_a_changed_text_under_the_same_id_takes_the_place_of_the_former() -> None:
    store = filled(ENGLISH, OTHER)
    changed = replace(OTHER, article=replace(OTHER.article, text="Nothing happened again."))
    store.put(changed)
    store.refresh()
    assert dump(store) == dump(filled(changed, ENGLISH))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from([ENGLISH, ARABIC, OTHER, replace(ENGLISH, facts=ENGLISH.facts[:4])]), st.booleans()), max_size=6))
def test_whatever_was_added_and_removed_the_graph_equals_one_built_afresh(steps: list[tuple[Extraction, bool]]) -> None:
    store, left = Store.in_memory(), {}
    for extraction, adding in steps:
        if adding:
            store.put(extraction)
            left[extraction.article.id] = extraction
        else:
            assert store.drop(extraction.article.id) is (left.pop(extraction.article.id, None) is not None)
    store.refresh(authority=AUTHORITY)
    assert union_is_right(store)
    assert dump(store) == dump(filled(*left.values()))


def test_the_background_goes_one_step_and_no_further(store: Store) -> None:
    names = ["place/china", "company/parent", "company/grandparent"]
    china, parent, grandparent = (AuthorityEntry(n, n.partition("/")[0], (Name(n, "en"),)) for n in names)
    ant = AuthorityEntry("company/ant-group", "company", (Name("Ant Group", "en"),), parent=parent.id, country=china.id)
    authority = Authority.of([ant, china, grandparent, replace(parent, parent=grandparent.id)])
    store.put(ENGLISH)
    store.refresh(authority=authority)
    once = dump(store)
    store.refresh(authority=authority)
    assert dump(store) == once
    assert b"company/parent>" in once
    assert b"company/grandparent>" not in once


def test_what_breaks_a_shape_is_not_stored(store: Store) -> None:
    broken = replace(FACTS[0], confidence=2.0)
    accepted = store.put(replace(ARABIC, facts=(broken, *ARABIC.facts[1:])))
    assert [refusal.check for refusal in accepted.refusals] == ["shape"]
    assert tuple(store.records()) == (accepted,)


def test_an_article_that_can_not_be_stored_leaves_the_store_as_it_was(store: Store) -> None:
    before = dump(store)
    with pytest.raises(ArticleError):
        store.put(replace(OTHER, article=replace(OTHER.article, text="\ud800")))
    assert dump(store) == before


def test_values_are_bound_not_spliced(store: Store) -> None:
    store.put(ENGLISH)
    name = NamedNode("https://w3id.org/regkg/id/company/ant-group")
    rows = list(store.query("SELECT ?who ?type { ?who a ?type }", substitutions={"who": name}))  # type: ignore[arg-type]
    assert [row["type"].value for row in rows] == ["https://w3id.org/regkg#Company"]  # type: ignore[index, union-attr]


def test_prefixes_need_no_declaration(store: Store) -> None:
    store.put(ENGLISH)
    assert bool(store.query("ASK { company:ant-group a kg:Company ; skos:prefLabel ?name . FILTER(LANG(?name) = 'ar') }"))


def test_the_ontology_can_be_queried_beside_the_data(store: Store) -> None:
    assert count(store, "kg:Regulator <http://www.w3.org/2000/01/rdf-schema#subClassOf>+ kg:Entity") == 1


def test_the_ontology_is_not_among_the_data() -> None:
    graphs = {str(quad.graph_name) for quad in filled(ENGLISH).quads()}
    assert all("/regkg/id/" in name for name in graphs)


# --- on disk ---------------------------------------------------------------------------------------------------------


def built(out: Path, *extractions: Extraction) -> bytes:
    with Store.open(out) as store:
        for extraction in extractions:
            store.put(extraction)
        store.refresh()
        return dump(store)


def test_a_store_on_disk_equals_one_in_memory(tmp_path: Path) -> None:
    assert built(tmp_path / "out", ENGLISH, ARABIC) == dump(filled(ENGLISH, ARABIC))


def test_a_closed_store_is_read_again(tmp_path: Path) -> None:
    written = built(tmp_path, ENGLISH, ARABIC)
    with Store.read(tmp_path) as store:
        assert dump(store) == written


def test_readers_share_a_store(tmp_path: Path) -> None:
    built(tmp_path, OTHER)
    with Store.read(tmp_path) as first, Store.read(tmp_path) as second:
        assert first.article_ids() == second.article_ids()


@pytest.mark.parametrize(("holder", "comer"), [(Store.open, Store.open), (Store.open, Store.read), (Store.read, Store.open)])
def test_nobody_comes_beside_a_writer(tmp_path: Path, holder: object, comer: object) -> None:
    built(tmp_path, OTHER)
    with holder(tmp_path), pytest.raises(StoreError, match="is in use by process"):  # type: ignore[operator]
        comer(tmp_path)  # type: ignore[operator]


def test_a_backup_is_read_while_the_store_is_written(tmp_path: Path) -> None:
    with Store.open(tmp_path / "out") as store:
        store.put(OTHER)
        store.refresh()
        store.backup(tmp_path / "copy")
        store.put(ENGLISH)
    assert sorted(path.name for path in (tmp_path / "copy").iterdir())


def test_where_there_is_no_store_the_command_that_makes_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"has no store; make one with `kg build"):
        Store.read(tmp_path)


def test_a_store_keeps_its_base(tmp_path: Path) -> None:
    Store.open(tmp_path, base="https://example.org/id/").close()
    with Store.read(tmp_path) as store:
        assert store.base == "https://example.org/id/"
    with pytest.raises(StoreError, match=r"holds data under https://example.org/id/"):
        Store.open(tmp_path, base="https://example.com/")


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", "utf-8")
    with pytest.raises(StoreError, match="can't be made a folder"):
        Store.open(tmp_path / "out")


# --- a killed process ------------------------------------------------------------------------------------------------


def test_a_change_that_was_begun_is_finished(tmp_path: Path) -> None:
    written = built(tmp_path, ARABIC)
    built(tmp_path, ARABIC, ENGLISH)
    graph = NamedNode("https://w3id.org/regkg/id/article/003ced0cee7833e3")
    Journal(tmp_path / "store" / "journal.nq").write({graph: ()})
    with Store.read(tmp_path) as store:
        assert dump(store) == written
        assert union_is_right(store)


def test_derived_graphs_that_are_out_of_date_are_computed_at_the_next_opening(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.put(ENGLISH)
        store.put(ARABIC)
    with Store.read(tmp_path) as store:
        assert dump(store) == dump(filled(ENGLISH, ARABIC))


_WRITER = """
import sys
from pathlib import Path
from kg.authority import Authority
from kg.gate import gate
from kg.store import Store
from tests.fixtures.seed_facts import EXTRACTIONS
with Store.open(Path(sys.argv[1])) as store:
    print("open", flush=True)
    while True:
        for extraction in EXTRACTIONS:
            store.put(gate(extraction))
        store.drop("en-ant")
"""


@pytest.mark.parametrize("wait", [0.05, 0.13, 0.21])
def test_a_killed_writer_leaves_a_store_that_is_whole(tmp_path: Path, wait: float) -> None:
    root = Path(__file__).parents[1]
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], cwd=root, stdout=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"open\n"
    time.sleep(wait)
    os.kill(writer.pid, signal.SIGKILL)
    writer.communicate()
    with Store.open(tmp_path) as store:
        assert union_is_right(store)
        left = tuple(store.records())
        assert {record.article.id for record in left} <= {"en-ant", "ar-ant"}
        store.refresh()
        assert dump(store) == dump(filled(*left))

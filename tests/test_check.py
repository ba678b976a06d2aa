"""`check`: a sound project and a sound store have no problem, and a store that was tampered with is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.build import STALE
from kg.check import Problem, check_data, check_judgements, check_store
from kg.errors import DataError, StoreError
from kg.judgements import Judgement, Judgements, Place, write_judgements
from kg.ontology import CODES, TERMS
from kg.store import Store
from tests.fixtures.seed_facts import EXTRACTIONS

ARTICLE = replace(EXTRACTIONS[0], facts=EXTRACTIONS[0].facts[:3])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sound")
    with Store.open(out) as store:
        store.put(ARTICLE)
        store.refresh()
    return out


def change(out: Path, property: str, changed: Callable[[Quad], Iterator[Quad]]) -> None:
    """Replace the first statement with a property of the ontology, behind the store's back, in every graph that holds it."""
    store = pyoxigraph.Store(str(out / "store" / "quads"))
    first = min((q for q in store if q.predicate.value == TERMS + property), key=str)
    for quad in list(store.quads_for_pattern(first.subject, first.predicate, first.object)):
        store.remove(quad)
        store.extend(changed(quad))
    store.flush()


def to(value: Literal | NamedNode) -> Callable[[Quad], Iterator[Quad]]:
    return lambda quad: iter([Quad(quad.subject, quad.predicate, value, quad.graph_name)])


TAMPERED: dict[str, tuple[str, Callable[[Quad], Iterator[Quad]]]] = {
    "words of a quote": ("quote", to(Literal("Nobody said so.", language=ARTICLE.article.language))),
    "end of a quote": ("end", to(Literal(7))),
    "start behind the end": ("start", to(Literal(100_000))),
    "modality that there is not": ("modality", to(NamedNode(CODES + "certain"))),
    "text of the article": ("text", to(Literal("Another text.", language=ARTICLE.article.language))),
    "no claim states it": ("states", lambda quad: iter([])),
    "confidence beyond certainty": ("confidence", to(Literal(7.5))),
    "start that is no number": ("start", to(Literal("here"))),
}


def test_project_has_no_problem() -> None:
    assert list(check_data()) == []


def test_problem_of_the_data_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> object:
        raise DataError.of("places.yaml", ["entry 'place/x': lacks 'names'"])

    monkeypatch.setattr("kg.check.load_authority", broken)

    assert list(check_data()) == [Problem("authority file", "error", "places.yaml: 1 problem\n  entry 'place/x': lacks 'names'")]


def test_sound_store_has_no_problem(sound: Path) -> None:
    assert list(check_store(sound)) == []


@pytest.mark.parametrize("case", TAMPERED)
def test_store_that_was_tampered_with_is_told(case: str, sound: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(sound, out)
    change(out, *TAMPERED[case])

    problems = list(check_store(out))

    assert {p.severity for p in problems} == {"error"}
    assert all(ARTICLE.article.id in p.where for p in problems)
    assert all(p.what for p in problems)


def test_files_older_than_the_store_are_a_warning(sound: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(sound, out)
    (out / STALE).write_text("older", "utf-8")

    assert [(p.severity, p.where) for p in check_store(out)] == [("warning", str(out))]


def test_folder_without_a_store_can_not_be_checked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="has no store"):
        list(check_store(tmp_path))


# --- judgements ------------------------------------------------------------------------------------------------------

FACT, ENTITY = ARTICLE.facts[0].id, ARTICLE.entities[0].id


@pytest.mark.parametrize(
    ("entry", "missing"),
    [
        (Judgement("accept", (FACT,)), []),
        (Judgement("accept", ("0123456789abcdef-1-2-01234567",)), ["0123456789abcdef-1-2-01234567"]),
        (Judgement("same", tuple(sorted((ENTITY, "company/nobody")))), ["company/nobody"]),
        (Judgement("not-same", (ENTITY,), Place(ARTICLE.article.id)), []),
        (Judgement("not-same", (ENTITY,), Place("nowhere")), ["nowhere"]),
    ],
)
def test_judgements_on_what_the_store_does_not_have_are_told(sound: Path, tmp_path: Path, entry: Judgement, missing: list[str]) -> None:
    write_judgements(Judgements.of([entry]), tmp_path / "j.yaml")

    found = list(check_judgements(tmp_path / "j.yaml", sound))
    assert [(p.severity, p.what.rpartition("the store has no ")[2]) for p in found] == [("warning", id) for id in missing]


def test_a_file_of_judgements_that_can_not_be_read_is_an_error(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "j.yaml").write_text("- equal: [company/a, company/b]\n", "utf-8")

    assert [p.severity for p in check_judgements(tmp_path / "j.yaml", sound)] == ["error"]

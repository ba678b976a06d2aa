"""The ontology keeps its style guide, and each check of the guide finds the fault that it is for: `faults/` has one file a check."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.hygiene import MODULES, hygiene

FOLDER = Path(__file__).parent
ONTOLOGY = FOLDER.parents[1] / "ontology"
CHECKS = sorted((ONTOLOGY / "hygiene").glob("*.rq"))


def test_ontology_has_no_fault() -> None:
    assert [(fault.check, fault.term, fault.detail) for fault in hygiene()] == []


def test_every_module_is_checked() -> None:
    assert set(MODULES) == {path.name for path in ONTOLOGY.glob("*.ttl")}


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_check_finds_its_fault_and_nothing_else(path: Path) -> None:
    text = (FOLDER / "faults" / f"{path.stem}.ttl").read_text("utf-8")
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    found = {row["term"].value for row in store.query(path.read_text("utf-8"))}
    assert found == set(text.splitlines()[0].removeprefix("# expected: ").split())


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_check_names_a_severity(path: Path) -> None:
    assert path.read_text("utf-8").splitlines()[2] in ("# Severity: ERROR", "# Severity: WARN")


def test_every_fault_belongs_to_a_check() -> None:
    assert {path.stem for path in (FOLDER / "faults").glob("*.ttl")} == {path.stem for path in CHECKS}

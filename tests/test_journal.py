"""A change that is written down before it is made."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.journal import Journal

GRAPH = NamedNode("urn:g")


def test_a_journal_reads_back(tmp_path: Path) -> None:
    quads = [Quad(GRAPH, GRAPH, Literal("two\nlines", language="en"), GRAPH)]
    journal = Journal(tmp_path / "journal.nq")
    journal.write({GRAPH: quads, NamedNode("urn:h"): []})
    assert journal.read() == {GRAPH: quads, NamedNode("urn:h"): []}


def test_an_empty_change_is_a_change(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.nq")
    journal.write({})
    assert journal.read() == {}


def test_what_is_done_leaves_no_file(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.nq")
    journal.write({GRAPH: []})
    journal.clear()
    assert journal.read() is None
    assert list(tmp_path.iterdir()) == []

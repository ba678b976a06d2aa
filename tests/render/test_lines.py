"""Facts gathered into lines: what is one line, and what stands on it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from kg.analysis.projection import project
from kg.model import Extraction, Fact
from kg.ontology import load_ontology
from kg.render.arrangement import arrange
from kg.render.bends import Line
from kg.render.boxes import Box, overlap
from kg.render.lines import DrawnLine, gather, situation_words
from tests.fixtures.seed_facts import ALIPAY, ANT, BANK, CHINA, EXTRACTIONS, FACTS, MA

ONTOLOGY = load_ontology()
POST = next(fact for fact in FACTS if fact.kind == "chair")


def lines_of(*facts: Fact, source: str = MA, target: str = ANT, **options: object) -> list[DrawnLine]:
    """The lines that facts of the English article give between two nodes."""
    record = Extraction(EXTRACTIONS[1].article, facts, EXTRACTIONS[1].entities)
    found = gather(project([record]), against=options.get("against", {}), ontology=ONTOLOGY)  # type: ignore[arg-type]
    return [line for line in found if (line.source, line.target) == (source, target)]


def test_gather_puts_facts_that_say_the_same_on_one_line():
    again = replace(POST, passage=replace(POST.passage, start=POST.passage.start + 1))
    (line,) = lines_of(POST, again)

    assert line.facts == tuple(sorted((POST.id, again.id)))
    assert line.labels == {"en": "chair ×2", "ar": "رئيس ×2"}


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"kind": "chief-executive"}, "chief executive"),
        ({"kind": "other"}, "position"),
        ({"status": "former"}, "chair (former)"),
        ({"modality": "negated"}, "chair"),
        ({"modality": "alleged"}, "chair"),
    ],
)
def test_gather_parts_what_is_not_the_same(change: dict[str, str], label: str):
    found = lines_of(POST, replace(POST, **change))  # type: ignore[arg-type]

    assert sorted(line.labels["en"] for line in found) == sorted(["chair", label])


def test_gather_names_what_contradicts():
    (line,) = lines_of(POST, against={POST.id: {"founder", "acquisition"}})

    assert line.against == ("acquisition", "founder")
    assert line.labels["en"] == "chair ≠ acquisition ≠ founder"


def test_gather_labels_background_and_side_roles_in_few_words():
    graph = project(EXTRACTIONS, background=[(BANK, "country", CHINA)])
    labels = {(line.source, line.target, line.firmness): line.labels["en"] for line in gather(graph, against={}, ontology=ONTOLOGY)}

    assert labels[BANK, CHINA, ""] == "country"
    assert labels[BANK, ALIPAY, "firm"] == "affects"


def test_situation_words_say_what_an_act_towards_nobody_is_about():
    fact = next(fact for fact in FACTS if fact.kind == "criticism" and fact.article == "en-ant")

    assert situation_words(project(EXTRACTIONS), f"situation/{fact.id}") == "the regulations in his country"


STAR = {"hub": dict.fromkeys(("a", "b", "c", "d"), 1), **{leaf: {"hub": 1} for leaf in "abcd"}}
BOXES = dict.fromkeys(STAR, Box(-50, -12, 50, 44))
LINES = [Line("hub", leaf, 80) for leaf in "abcd"]


def test_arrange_leaves_room_for_nodes_and_labels():
    places, bends, _ = arrange(STAR, LINES, BOXES, focus=["hub"])

    assert all(overlap(BOXES[a].at(*places[a]), BOXES[b].at(*places[b])) == 0 for a, b in combinations(STAR, 2))
    assert all(found.free for found in bends)
    assert places["hub"] == (0, 0)


def test_arrange_is_the_same_every_time():
    assert arrange(STAR, LINES, BOXES, focus=[]) == arrange(dict(reversed(STAR.items())), LINES, BOXES, focus=[])


def test_arrange_of_nothing_is_nothing():
    assert arrange({}, [], {}, focus=[]) == ({}, (), {})

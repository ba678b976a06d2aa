"""Each question answers the seed facts with findings that name the facts behind them."""

from __future__ import annotations

import copy
import random

import pytest

from kg.analysis import questions
from kg.analysis.links import derived_links
from kg.analysis.projection import project
from tests.fixtures.seed_facts import ANT, BANK, EXTRACTIONS, FACTS, MA

GRAPH = project(EXTRACTIONS, background=[("company/ant-group", "parent", "company/alibaba-group")], links=derived_links(EXTRACTIONS))
ENDS = {"connections": {"first": MA, "second": BANK}}
IDS = {fact.id for fact in FACTS}


def test_questions_lists_every_module_by_its_name():
    assert list(questions()) == ["agreement", "centrality", "communities", "connections", "enforcement", "exposure", "timeline"]


@pytest.mark.parametrize("name", questions())
def test_question_finds_something_and_names_its_facts(name: str):
    findings = questions()[name](GRAPH, **ENDS.get(name, {}))

    assert findings
    for finding in findings:
        assert finding.question == name
        assert finding.facts and set(finding.facts) <= IDS and list(finding.facts) == sorted(finding.facts)
        assert set(finding.about) <= set(GRAPH)
        assert finding.because.strip()


@pytest.mark.parametrize("name", questions())
def test_question_changes_nothing(name: str):
    before = copy.deepcopy((list(GRAPH.nodes(data=True)), list(GRAPH.edges(keys=True, data=True)), dict(GRAPH.graph)))

    questions()[name](GRAPH, **ENDS.get(name, {}))

    assert before == (list(GRAPH.nodes(data=True)), list(GRAPH.edges(keys=True, data=True)), dict(GRAPH.graph))


@pytest.mark.parametrize("name", questions())
def test_question_has_one_answer_whatever_the_order_and_chance(name: str):
    random.seed(1)
    first = questions()[name](project(EXTRACTIONS, links=derived_links(EXTRACTIONS)), **ENDS.get(name, {}))
    random.seed(2)
    second = questions()[name](project(EXTRACTIONS[::-1], links=derived_links(EXTRACTIONS[::-1])), **ENDS.get(name, {}))

    assert first == second


@pytest.mark.parametrize("name", questions())
def test_question_to_an_empty_graph_finds_nothing(name: str):
    assert questions()[name](project([]), **ENDS.get(name, {})) == ()


def test_centrality_puts_the_hub_first_and_counts_its_facts():
    first = questions()["centrality"](GRAPH)[0]

    assert first.about == (ANT,)
    assert first.value == len(first.facts) == int(first.get("acts")) + int(first.get("reached"))

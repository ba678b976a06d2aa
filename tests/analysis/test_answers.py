"""What single questions answer to small graphs made by hand."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from kg.analysis.agreement import agreement
from kg.analysis.communities import communities
from kg.analysis.connections import connections
from kg.analysis.enforcement import enforcement, matrix
from kg.analysis.exposure import exposure
from kg.analysis.links import derived_links
from kg.analysis.projection import project
from kg.analysis.timeline import timeline
from tests.fixtures.seed_facts import EXTRACTIONS, FACTS

Edge = tuple[str, str, str]


def graph(*edges: Edge, **more: Any) -> nx.MultiDiGraph[str]:
    """A graph of (source, kind, target) edges; the type of a node is the part of its id before the slash."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(facts={}, links=())
    kinds = {"chair": "position", "founder": "position", "subsidiary": "ownership", "stake": "ownership"}
    for number, (source, kind, target) in enumerate(edges):
        for node in (source, target):
            entity = not node.startswith("situation/")
            drawn.add_node(node, node="entity" if entity else "situation", type=node.partition("/")[0], label=node.partition("/")[2])
        known = kind == "parent"
        data = {"fact": "" if known else f"f{number}", "kind": kind, "type": kinds.get(kind, "measure"), "role": "", "modality": "asserted"}
        drawn.add_edge(source, target, key=str(number), **data | {"when": None, "background": known} | more)
    return drawn


CHAIN = graph(
    ("person/p", "chair", "company/a"),
    ("company/a", "subsidiary", "company/b"),
    ("company/c", "parent", "company/b"),
    ("regulator/r", "fine", "company/b"),
    ("regulator/r", "order", "company/c"),
)


def test_connections_takes_steps_both_ways():
    (found,) = connections(CHAIN, first="person/p", second="regulator/r")

    assert found.about == ("person/p", "company/a", "company/b", "regulator/r")
    assert found.because == "p → chair → a → subsidiary → b ← fine ← r"
    assert found.facts == ("f0", "f1", "f3")


@pytest.mark.parametrize(("longest", "paths"), [(2, 0), (3, 1)])
def test_connections_keeps_to_the_length(longest: int, paths: int):
    assert len(connections(CHAIN, first="person/p", second="regulator/r", longest=longest)) == paths


@pytest.mark.parametrize("ends", [("person/p", "person/p"), ("person/p", "person/nobody")])
def test_connections_without_two_ends_in_the_graph_are_none(ends: tuple[str, str]):
    assert connections(CHAIN, first=ends[0], second=ends[1]) == ()


def test_connections_do_not_run_through_a_place():
    drawn = graph(("person/p", "criticism", "place/x"), ("company/a", "ipo", "place/x"))

    assert connections(drawn, first="person/p", second="company/a") == ()
    assert len(connections(drawn, first="person/p", second="place/x")) == 1


def test_exposure_follows_posts_and_ownership():
    first, second = exposure(CHAIN)

    assert (first.about, first.value, first.because) == (
        ("person/p", "company/a", "company/b"),
        2,
        "p (chair) a (subsidiary) b: fine by r.",
    )
    assert second.because == "p (chair) a (subsidiary) b (parent, known beforehand) c: order by r."


def test_exposure_does_not_go_through_a_post_that_was_left():
    assert exposure(graph(("person/p", "chair", "company/a"), ("regulator/r", "fine", "company/a"), status="former")) == ()


def test_exposure_goes_on_from_a_parent_that_is_only_known_beforehand():
    drawn = graph(("person/p", "founder", "company/c"), ("company/b", "parent", "company/c"), ("regulator/r", "fine", "company/b"))
    (found,) = exposure(drawn)

    assert found.because == "p (founder) c (parent, known beforehand) b: fine by r."
    assert found.facts == ("f0", "f2")


def test_exposure_does_not_follow_what_is_denied():
    assert exposure(graph(("person/p", "chair", "company/a"), ("regulator/r", "fine", "company/a"), modality="negated")) == ()


def test_enforcement_counts_no_denied_measure():
    assert enforcement(graph(("regulator/r", "fine", "company/a"), modality="negated")) == ()


def test_enforcement_says_where_no_authority_is_named():
    (found,) = enforcement(graph(("situation/s", "fine", "company/a")))

    assert found.because == "someone not named: fine on a."


def test_matrix_gathers_the_kinds_of_a_pair():
    drawn = graph(("regulator/r", "order", "company/a"), ("regulator/r", "fine", "company/a"), ("regulator/r", "fine", "company/b"))

    assert matrix(drawn) == {"regulator/r": {"company/a": ("fine", "order"), "company/b": ("fine",)}}


def test_communities_part_what_is_hardly_tied():
    def group(name: str) -> list[Edge]:
        return [(f"company/{name}{a}", "deal", f"company/{name}{b}") for a in range(4) for b in range(a)]

    found = communities(graph(*group("x"), *group("y"), ("company/x0", "deal", "company/y0")))

    assert [{member[8] for member in finding.about} for finding in found] == [{"x"}, {"y"}]


def test_timeline_runs_from_early_to_late():
    dates = [finding.get("when") for finding in timeline(project(EXTRACTIONS))]

    assert dates == sorted(dates) and len(dates) == sum(fact.when is not None for fact in FACTS)


def test_agreement_sets_contradicting_quotes_side_by_side():
    first = agreement(project(EXTRACTIONS, links=derived_links(EXTRACTIONS)))[0]
    quotes = [fact.passage.quote for fact in FACTS if fact.kind in ("suspension", "prohibition")]

    assert first.get("relation") == "contradiction"
    assert "product/ant-group-ipo" in first.about
    assert all(quote in first.because for quote in quotes)

"""Graphs that are computed from the graphs of articles, and the background."""

from __future__ import annotations

from itertools import chain

from pyoxigraph import NamedNode, Quad

from kg.authority import Authority, AuthorityEntry
from kg.derive import situation_links
from kg.gate import gate
from kg.model import Name
from kg.ontology import load_ontology
from kg.rdf import article_graph
from kg.rdf.derived import background_graph, derived_graphs, read_situations
from tests.fixtures.seed_facts import EXTRACTIONS

ONTOLOGY = load_ontology()
QUADS = tuple(chain.from_iterable(article_graph(gate(extraction)) for extraction in EXTRACTIONS))
SITUATIONS = read_situations(QUADS, ontology=ONTOLOGY)
CHINA = AuthorityEntry("place/china", "place", (Name("China", "en"),))
BANK = AuthorityEntry("regulator/bank", "regulator", (Name("Bank", "en"),), country=CHINA.id, supervises=("banking", "fishing"))
NAMED_ANT = (Name("Ant", "en"),)
ANT = AuthorityEntry("company/ant", "company", NAMED_ANT, parent="company/parent", country="company/parent", products=("product/pay",))
PARENT = AuthorityEntry("company/parent", "company", (Name("Parent", "en"),))
PAY = AuthorityEntry("product/pay", "product", (Name("Pay", "en"),), run_by=ANT.id)
ALONE = AuthorityEntry("company/alone", "company", (Name("Alone", "en"),), country=CHINA.id)
AUTHORITY = Authority.of([CHINA, BANK, ANT, PARENT, PAY, ALONE])


def local(quad: Quad) -> tuple[str, str, str]:
    subject, predicate, value = (str(term).strip("<>").removeprefix("https://w3id.org/regkg/id/") for term in quad.triple)
    return subject, predicate.rpartition("#")[2], value.removeprefix("https://w3id.org/regkg/code/")


def background(*entities: str) -> set[tuple[str, str, str]]:
    return {local(quad) for quad in background_graph(AUTHORITY, entities, ontology=ONTOLOGY)}


def test_both_articles_tell_of_one_investigation() -> None:
    (shared,) = (s for s in SITUATIONS if s.kind == "investigation")
    assert len(shared.articles) == 2


def test_the_seeds_contradict_each_other_on_the_offering() -> None:
    links = [link for link in situation_links(SITUATIONS) if link.kind == "contradiction"]
    assert [link.because for link in links] == ["suspension and prohibition of the same thing: ant group ipo"]


def test_each_kind_of_derived_data_has_a_graph_of_its_own() -> None:
    graphs = derived_graphs(SITUATIONS, ontology=ONTOLOGY)
    assert [graph.value.rpartition("/")[2] for graph in graphs] == ["corroborations", "contradictions", "modalities", "shortcuts"]
    assert all(quad.graph_name == name for name, quads in graphs.items() for quad in quads)


def test_derived_graphs_are_the_same_whatever_the_order() -> None:
    again = read_situations(QUADS[::-1], ontology=ONTOLOGY)
    assert derived_graphs(again, ontology=ONTOLOGY) == derived_graphs(SITUATIONS, ontology=ONTOLOGY)


def test_the_union_itself_is_not_read_as_an_article() -> None:
    union = tuple(Quad(q.subject, q.predicate, q.object) for q in QUADS)
    assert read_situations(QUADS + union, ontology=ONTOLOGY) == SITUATIONS


def test_the_background_holds_entities_of_articles_and_what_they_refer_to() -> None:
    subjects = {subject for subject, _, _ in background("regulator/bank")}
    assert subjects == {"graph/background", "regulator/bank", "place/china"}


def test_the_background_says_what_domain_and_range_allow() -> None:
    relations = ("country", "parentOf", "runsProduct", "supervises")
    assert {triple for triple in background("company/ant", "regulator/bank") if triple[1] in relations} == {
        ("company/parent", "parentOf", "company/ant"),
        ("company/ant", "runsProduct", "product/pay"),
        ("regulator/bank", "country", "place/china"),
        ("regulator/bank", "supervises", "banking"),
    }


def test_entities_that_the_authority_file_lacks_have_no_background() -> None:
    assert {subject for subject, _, _ in background("company/unknown")} == {"graph/background"}


def test_the_background_is_a_graph_of_its_own() -> None:
    quads = background_graph(AUTHORITY, ["company/ant"], ontology=ONTOLOGY)
    assert {quad.graph_name for quad in quads} == {NamedNode("https://w3id.org/regkg/id/graph/background")}

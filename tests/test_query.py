"""Questions to a store: found, bound, refused, answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.authority import Authority
from kg.errors import UsageError
from kg.gate import gate
from kg.model import Article, Entity, Extraction, Name
from kg.query import Answer, ask, check_query, find_entities, find_question
from kg.questions import questions, read_question
from kg.store import Store
from tests.fixtures.seed_facts import EXTRACTIONS

ID = "https://w3id.org/regkg/id/"
KG = "https://w3id.org/regkg#"
ALL = "SELECT * { ?s ?p ?o }"
NAMESAKES = Extraction(
    Article("namesakes", "Two of one name.", "en"),
    (),
    (
        Entity("company/orbit", "company", (Name("Orbit", "en"),)),
        Entity("product/orbit", "product", (Name("Orbit", "en"), Name("أوربيت", "ar"))),
    ),
)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as opened:
        for extraction in (*EXTRACTIONS, NAMESAKES):
            opened.put(gate(extraction))
        opened.refresh(authority=Authority.of([]))
        yield opened


def values(answer: Answer, variable: str) -> set[str]:
    place = answer.variables.index(variable)
    return {row[place].value.removeprefix(ID).removeprefix(KG) for row in answer.rows if row[place] is not None}


def asked(store: Store, name: str, **arguments: str) -> Answer:
    return ask(store, questions()[name], arguments)


# --- which question is meant ---


@pytest.mark.parametrize("what", ["timeline", "06-timeline"])
def test_a_question_goes_by_its_name(what: str) -> None:
    assert find_question(what).name == "timeline"


def test_a_file_is_a_question(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("# parameters: who (entity)\nSELECT ?who { ?who ?p ?o }", "utf-8")
    assert [parameter.name for parameter in find_question(str(file)).parameters] == ["who"]


@pytest.mark.parametrize("text", [ALL, "DESCRIBE <urn:x>", "# a comment\nASK {}", "LOAD <urn:x>"])
def test_the_text_of_a_query_is_a_question(text: str) -> None:
    assert find_question(text).query == text


def test_what_is_no_question_names_near_ones() -> None:
    with pytest.raises(UsageError, match="did you mean timeline"):
        find_question("timelin")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="no text in UTF-8"):
        find_question(str(tmp_path / "x"))


# --- what must not run ---

REFUSED = {
    "another machine": "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "another machine, in silence": "SELECT * { SERVICE SILENT <http://example.org/> { ?s ?p ?o } }",
    "another machine by prefix": "PREFIX : <http://example.org/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "another machine in small letters": "SELECT * { service <http://example.org/> { ?s ?p ?o } }",
    "another machine in escaped letters": "SELECT * { S\\u0045RVICE <http://example.org/> { ?s ?p ?o } }",
    "another machine in a filter": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE ?s { ?s ?p ?o } } }",
    "another machine in a projection": "SELECT (EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } } AS ?x) {}",
    "another machine in a subquery": "SELECT * { { SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } } } }",
    "another machine in CONSTRUCT": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "another machine after a comment": "SELECT * {# x\nSERVICE<http://example.org/>{ ?s ?p ?o } }",
    "two graphs": "SELECT (COUNT(*) AS ?n) FROM <urn:a> FROM <urn:b> { ?s ?p ?o }",
    "an update": "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "a deletion": "DELETE WHERE { ?s ?p ?o }",
    "a load": "LOAD <file:///etc/passwd>",
    "a drop": "DROP ALL",
    "a second command": "ASK {} ; DROP ALL",
    "no query": "SELECT {",
    "service in no query": "SELECT { service",
}
ADMITTED = {
    "service in words": 'SELECT * { ?s ?p "a service" }',
    "service in a comment": "SELECT * { ?s ?p ?o } # SERVICE",
    "service as a prefix": "PREFIX service: <urn:x> SELECT * { ?s service:x ?o }",
    "service as a variable": "SELECT ?service { ?s ?p ?service }",
    "from as variables": "SELECT ?from { ?from ?p ?o . FILTER(?from != ?o) }",
    "one graph": "SELECT * FROM <urn:a> { ?s ?p ?o }",
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_leave_or_change_the_store_is_refused(store: Store, case: str) -> None:
    with pytest.raises(UsageError):
        ask(store, read_question("query", REFUSED[case]))


@pytest.mark.parametrize("case", ADMITTED)
def test_what_stays_inside_is_answered(store: Store, case: str) -> None:
    check_query(ADMITTED[case])
    assert ask(store, read_question("query", ADMITTED[case])).triples is None


# --- values ---


@pytest.mark.parametrize(
    "name", ["company/ant-group", "company:ant-group", f"{ID}company/ant-group", "Ant Group", "ant group", "ANT GROUP", "آنت جروب", "Ant"]
)
def test_an_entity_goes_by_id_or_by_name_in_any_script(store: Store, name: str) -> None:
    assert values(asked(store, "measures-against", entity=name), "entity") == {"company/ant-group"}


def test_an_arabic_name_is_folded(store: Store) -> None:
    assert find_entities(store, "على بابا") == {"company/alibaba-group": "Alibaba Group"}


def test_a_name_of_two_lists_the_choices(store: Store) -> None:
    with pytest.raises(UsageError, match=r"2 entities; give the id of one: company/orbit \(Orbit\), product/orbit \(Orbit\)"):
        asked(store, "timeline", entity="Orbit")


WRONG = {
    "unknown name": ("timeline", {"entity": "Ant Grop"}, r"no entity is called 'Ant Grop'; near ones: company/ant-group \(Ant Group\)"),
    "unknown parameter": ("timeline", {"who": "x"}, "has no parameter 'who'; it has: entity"),
    "no number": ("review-queue", {"threshold": "much"}, "'much' is no number"),
    "no finite number": ("review-queue", {"threshold": "inf"}, "'inf' is no number"),
    "no value": ("why", {}, r"needs situation=... \(situation\)"),
    "unknown situation": ("why", {"situation": "measure/fine"}, "no situation is called 'measure/fine'; there are"),
    "an attempt to splice": ("timeline", {"entity": "x> } DROP ALL #"}, "no entity is called"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_value_is_named(store: Store, case: str) -> None:
    name, arguments, message = WRONG[case]
    with pytest.raises(UsageError, match=message):
        asked(store, name, **arguments)


def test_a_default_need_not_be_in_the_store() -> None:
    with Store.in_memory() as empty:
        assert asked(empty, "measures-against").rows == ()


def test_a_parameter_that_is_no_variable_of_the_query_is_an_error(store: Store) -> None:
    with pytest.raises(UsageError, match="can't be answered"):
        ask(store, read_question("x", "# parameters: n (number; default 1)\nSELECT ?s { ?s ?p ?o }"))


def test_a_situation_goes_by_its_id(store: Store) -> None:
    query = f"SELECT ?s {{ ?s <{KG}kind> <https://w3id.org/regkg/code/investigation> }}"
    (investigation,) = values(ask(store, read_question("q", query)), "s")
    assert values(asked(store, "why", situation=investigation), "articleId") == {"en-ant", "ar-ant"}


# --- answers ---


@pytest.mark.parametrize("name", [n for n in questions() if n != "why"])
def test_every_named_question_is_answered(store: Store, name: str) -> None:
    answer = asked(store, name)
    assert answer.variables
    assert all(len(row) == len(answer.variables) for row in answer.rows)


def test_measures_are_told_with_authority_and_time(store: Store) -> None:
    answer = asked(store, "measures-against")
    assert values(answer, "authority") == {"regulator/people-s-bank-of-china", "group/chinese-authorities", "group/chinese-regulators"}
    assert values(answer, "when") == {"2020-12-26", "2020-11"}


def test_contradictions_stand_quote_against_quote(store: Store) -> None:
    (row,) = asked(store, "contradictions").rows
    quotes = {term.value.split()[0] for term in row if term is not None and term.value.split()[0] in ("authorities", "ومنع")}
    assert quotes == {"authorities", "ومنع"}


def test_rows_without_an_order_are_sorted(store: Store) -> None:
    rows = ask(store, read_question("q", "SELECT ?s { ?s a ?t }")).rows
    assert list(rows) == sorted(rows, key=lambda row: str(row[0]))


def test_rows_keep_the_order_of_the_query(store: Store) -> None:
    rows = ask(store, read_question("q", "SELECT DISTINCT ?t { ?s a ?t } ORDER BY DESC(STR(?t))")).rows
    assert [row[0].value for row in rows] == sorted({row[0].value for row in rows}, reverse=True)


def test_a_graph_is_sorted_and_holds_each_triple_once(store: Store) -> None:
    triples = ask(store, read_question("q", "CONSTRUCT { ?t a ?t } WHERE { ?s a ?t }")).triples
    assert triples is not None
    assert [str(t) for t in triples] == sorted({str(t) for t in triples})


def test_yes_or_no(store: Store) -> None:
    assert ask(store, read_question("q", "ASK { ?s ?p ?o }")).truth is True

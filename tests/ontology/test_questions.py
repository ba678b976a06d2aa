"""Each question of `ontology/questions/`, asked of fixture.trig: the answer stands in `answers/` under the same name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from kg.questions import questions, read_question

FOLDER = Path(__file__).parent
ONTOLOGY = FOLDER.parents[1] / "ontology"
QUESTIONS = sorted((ONTOLOGY / "questions").glob("*.rq"))
DATA = "https://w3id.org/regkg/id/"
SHORT = {DATA: "id:", "https://w3id.org/regkg/code/": "code:", "https://w3id.org/regkg#": "kg:"}
XSD_DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


@cache
def store() -> ox.Store:
    """All graphs of the fixture and the ontology in one default graph."""
    triples = [quad.triple for quad in ox.parse(path=FOLDER / "fixture.trig")]
    triples += [quad.triple for name in ("regkg.ttl", "codes.ttl") for quad in ox.parse(path=ONTOLOGY / name)]
    made = ox.Store()
    made.extend(ox.Quad(*triple) for triple in triples)
    return made


def header(question: str, key: str) -> str:
    found = re.findall(rf"^# {re.escape(key)}: (.+)$", question, re.MULTILINE)
    assert len(found) == 1, f"one line '# {key}: ...' is needed"
    return str(found[0])


def parameters(question: str, asked: dict[str, str]) -> dict[str, ox.NamedNode | ox.Literal]:
    stated = read_question("question", question).parameters
    return {p.name: node(p.type, asked.get(p.name, p.default or "")) for p in stated}


def node(kind: str, value: str) -> ox.NamedNode | ox.Literal:
    if kind in ("entity", "situation"):
        return ox.NamedNode(DATA + value)
    return ox.Literal(value, datatype=XSD_DECIMAL) if kind == "number" else ox.Literal(value)


def answer(question: str, asked: dict[str, str]) -> str:
    substitutions = {ox.Variable(name): value for name, value in parameters(question, asked).items()}
    table = store().query(question, substitutions=substitutions).serialize(format=ox.QueryResultsFormat.TSV).decode()
    for long, short in SHORT.items():
        table = re.sub(rf"<{re.escape(long)}([^<>]*)>", rf"{short}\1", table)
    return table


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_question_gives_its_answer(path: Path) -> None:
    asked = yaml.safe_load((FOLDER / "questions.yaml").read_text("utf-8")).get(path.stem, {})
    assert answer(path.read_text("utf-8"), asked) == (FOLDER / "answers" / f"{path.stem}.tsv").read_text("utf-8")


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_question_has_an_answer_in_the_fixture(path: Path) -> None:
    assert len((FOLDER / "answers" / f"{path.stem}.tsv").read_text("utf-8").splitlines()) > 1


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_question_says_what_it_asks_in_both_languages(path: Path) -> None:
    question = path.read_text("utf-8")
    assert header(question, "question (en)").endswith("?")
    assert header(question, "question (ar)").endswith("؟")
    assert header(question, "parameters")


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_question_projects_its_parameters_first(path: Path) -> None:
    """pyoxigraph substitutes no variable that is not projected."""
    question = path.read_text("utf-8")
    selected = next(line for line in question.splitlines() if line.startswith("SELECT")).split()
    names = [f"?{name}" for name in parameters(question, {})]
    assert [word for word in selected if word.startswith("?")][: len(names)] == names


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_question_orders_its_rows_the_same_from_any_order_of_the_data(path: Path) -> None:
    question = path.read_text("utf-8")
    backwards = ox.Store()
    for quad in sorted(store(), key=str, reverse=True):
        backwards.add(quad)
    asked = {"situation": "position/jack-ma-ant-group-chair"}
    values = {ox.Variable(name): value for name, value in parameters(question, asked).items()}
    rows = [str(row) for row in backwards.query(question, substitutions=values)]
    assert rows == [str(row) for row in store().query(question, substitutions=values)]


def test_there_are_25_questions() -> None:
    assert [path.stem[:2] for path in QUESTIONS] == [f"{number:02}" for number in range(1, 26)]


def test_every_answer_belongs_to_a_question() -> None:
    assert {path.stem for path in (FOLDER / "answers").glob("*.tsv")} == {path.stem for path in QUESTIONS}


def test_readme_lists_the_questions() -> None:
    text = (ONTOLOGY / "README.md").read_text("utf-8")
    assert [q.name for q in questions().values()] == re.findall(r"^\| `([a-z-]+)` \| [^|]+\?", text, re.MULTILINE)

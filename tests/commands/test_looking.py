"""`kg query`, `analyse`, `view`, `export`, `check` and `explain` as a user meets them: what they print."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from kg.cli import main
from tests.commands.graph import FINE, TEXT

Captured = pytest.CaptureFixture[str]


def lines(captured: Captured) -> list[list[str]]:
    """What was printed, as rows of cells."""
    return [line.split("\t") for line in captured.readouterr().out.splitlines()]


# --- query -----------------------------------------------------------------------------------------------------------


def test_questions_are_listed_with_their_parameters(capsys: Captured) -> None:
    assert main(["query", "--list"]) == 0

    head, *rows = lines(capsys)
    assert head == ["question", "asks", "parameters"]
    assert ["measures-against", "entity=company/ant-group"] in [[row[0], row[2]] for row in rows]
    assert all(len(row) == 3 and row[1].endswith("?") for row in rows)


@pytest.mark.parametrize("name", ["Lumen Works", "lumen works", "لومن", "company/lumen-works", "company:lumen-works"])
def test_question_is_asked_of_an_entity_by_any_name(name: str, graph: Path, capsys: Captured) -> None:
    assert main(["query", "measures-against", f"entity={name}", "--out", str(graph)]) == 0

    head, row = lines(capsys)
    assert dict(zip(head, row, strict=True))["authority"] == "regulator:market-board"


@pytest.mark.parametrize(
    ("format", "start"),
    [("table", "claims\n4\n"), ("csv", "claims\n4\n"), ("json", '{"head": {"vars": ["claims"]}'), ("json", '{"head": ')],
)
def test_answer_in_a_format(format: str, start: str, graph: Path, capsys: Captured) -> None:
    query = "SELECT (COUNT(*) AS ?claims) { ?claim a <https://w3id.org/regkg#Claim> }"

    assert main(["query", query, "--format", format, "--out", str(graph)]) == 0
    assert "".join(capsys.readouterr().out.split()).startswith("".join(start.split()))


def test_graph_is_answered_as_turtle(graph: Path, capsys: Captured) -> None:
    query = "CONSTRUCT { ?c a <https://w3id.org/regkg#Claim> } { ?c a <https://w3id.org/regkg#Claim> }"

    assert main(["query", query, "--format", "turtle", "--out", str(graph)]) == 0
    assert capsys.readouterr().out.count(" a kg:Claim") == 4


def test_query_from_a_file_and_from_standard_input(graph: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ask.rq").write_text("ASK { ?s ?p ?o }", "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("ASK { ?s ?p ?o }"))

    assert main(["query", str(tmp_path / "ask.rq"), "--out", str(graph)]) == 0
    assert main(["query", "-", "--out", str(graph)]) == 0
    assert capsys.readouterr().out == "answer\ntrue\n" * 2


# --- analyse ---------------------------------------------------------------------------------------------------------


def test_questions_of_analysis_are_listed(capsys: Captured) -> None:
    assert main(["analyse", "--list"]) == 0

    names = [row[0] for row in lines(capsys)]
    assert {"centrality", "connections", "enforcement", "timeline"} <= set(names)


def test_finding_has_the_facts_behind_it(graph: Path, capsys: Captured) -> None:
    assert main(["analyse", "enforcement", "--out", str(graph)]) == 0

    _, row = lines(capsys)
    assert row == ["enforcement", "1", "Market Board: fine on Lumen Works (2020).", FINE.id]


def test_findings_as_json(graph: Path, capsys: Captured) -> None:
    assert main(["analyse", "enforcement", "--format", "json", "--out", str(graph)]) == 0

    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["facts"] == [FINE.id]
    assert "company/lumen-works" in finding["about"]


def test_without_a_question_all_that_need_no_names_are_answered(graph: Path, capsys: Captured) -> None:
    assert main(["analyse", "--out", str(graph)]) == 0

    asked = {row[0] for row in lines(capsys)[1:]}
    assert {"centrality", "enforcement", "timeline"} <= asked
    assert "connections" not in asked


@pytest.mark.parametrize("names", [("Anna Berg", "Market Board"), ("person/anna-berg", "مجلس السوق")])
def test_what_connects_two_by_any_name(names: tuple[str, str], graph: Path, capsys: Captured) -> None:
    assert main(["analyse", "connections", "--between", *names, "--out", str(graph)]) == 0

    (because,) = [row[2] for row in lines(capsys)[1:]]
    assert because.startswith("Anna Berg → chair → Tarn Bank")
    assert because.endswith("Market Board")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], 1),
        (["--modality", "asserted"], 1),
        (["--modality", "reported"], 0),
        (["--modality", "reported", "--modality", "asserted"], 1),
        (["--type", "measure"], 1),
        (["--type", "position"], 0),
        (["--source", "fines"], 1),
        (["--from", "2020", "--to", "2021"], 1),
        (["--from", "2021"], 0),
        (["--to", "2019-12"], 0),
        (["--min-confidence", "0.95"], 0),
    ],
)
def test_only_facts_that_pass_the_filters_count(filters: list[str], found: int, graph: Path, capsys: Captured) -> None:
    assert main(["analyse", "enforcement", *filters, "--out", str(graph)]) == 0

    assert len(lines(capsys)) == 1 + found


CLAIMS = "SELECT (COUNT(*) AS ?claims) { ?claim a <https://w3id.org/regkg#Claim> }"


@pytest.mark.parametrize(("least", "claims"), [("0.5", "4"), ("0.95", "0")])
def test_less_sure_facts_are_left_out_of_answers(least: str, claims: str, graph: Path, capsys: Captured) -> None:
    assert main(["query", CLAIMS, "--min-confidence", least, "--format", "csv", "--out", str(graph)]) == 0
    assert capsys.readouterr().out.split() == ["claims", claims]


@pytest.mark.parametrize(("least", "rows"), [("0", 5), ("0.95", 1)])
def test_less_sure_facts_are_left_out_of_exports(least: str, rows: int, graph: Path, capsys: Captured) -> None:
    assert main(["export", "--format", "csv", "--min-confidence", least, "--out", str(graph)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == rows


def test_less_sure_facts_are_left_out_of_the_site(graph: Path, tmp_path: Path) -> None:
    assert main(["site", "--to", str(tmp_path / "site"), "--min-confidence", "0.95", "--out", str(graph)]) == 0
    assert "Lumen Works" not in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_less_sure_facts_are_said_to_be_so_in_an_explanation(capsys: Captured) -> None:
    assert main(["explain", "The European Commission fined Apple.", "--min-confidence", "0.97"]) == 0
    assert "no: confidence 0." in capsys.readouterr().out


# --- view, export, check, explain ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "chosen",
    [[], ["--focus", "Lumen Works", "--hops", "1"], ["--between", "Anna Berg", "لومن"], ["--type", "measure", "--language", "ar"]],
)
def test_view_writes_a_page(chosen: list[str], graph: Path, tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "page.html"

    assert main(["view", *chosen, "--to-file", str(page), "--out", str(graph)]) == 0
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")
    assert capsys.readouterr().err == f"wrote {page}\n"


@pytest.mark.parametrize(
    ("ending", "chosen", "holds", "lacks"),
    [
        ("svg", [], "Lumen Works", "Nobody"),
        ("svg", ["--language", "ar"], "لومن", "Nobody"),
        ("graphml", ["--type", "measure"], "fine", "chair"),
        ("gexf", ["--type", "position"], "chair", "Market Board"),
        ("csv", ["--focus", "Anna Berg", "--hops", "1"], "chair", "Market Board"),
        ("csv", [], "fine", "Nobody"),
        ("html", ["--as", "matrix"], '"view":"matrix"', '"view":"graph"'),
    ],
)
def test_view_writes_what_the_ending_of_the_file_says(
    ending: str, chosen: list[str], holds: str, lacks: str, graph: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"view.{ending}"

    assert main(["view", *chosen, "--to-file", str(file), "--out", str(graph)]) == 0
    text = file.read_text("utf-8")
    assert holds in text and lacks not in text


def test_view_finds_links_between_facts_once(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("kg.analysis.links.situation_links", lambda situations: asked.append(1) or ())
    main(["view", "--between", "Anna Berg", "لومن", "--to-file", str(tmp_path / "view.html"), "--out", str(graph)])

    assert len(asked) == 1


@pytest.mark.parametrize(
    ("format", "holds"),
    [
        ("turtle", "kg:Claim"),
        ("trig", "kg:Claim"),
        ("nquads", "<https://w3id.org/regkg#Claim>"),
        ("json-ld", "https://w3id.org/regkg#Claim"),
        ("graphml", "<graphml"),
        ("gexf", "<gexf"),
        ("csv", "company/lumen-works"),
    ],
)
def test_export_to_standard_output_is_what_a_file_gets(
    format: str, holds: str, graph: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "export"

    assert main(["export", "--format", format, "--out", str(graph)]) == 0
    assert main(["export", "--format", format, "--to-file", str(file), "--out", str(graph)]) == 0
    assert capsysbinary.readouterr().out == file.read_bytes()
    assert holds in file.read_text("utf-8")


def test_export_without_a_format_writes_the_files_again(graph: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out"
    shutil.copytree(graph, out)
    (out / "graph.ttl").unlink()

    assert main(["export", "--out", str(out)]) == 0
    assert (out / "graph.ttl").read_bytes() == (graph / "graph.ttl").read_bytes()


def test_check_of_a_sound_graph(graph: Path, capsys: Captured) -> None:
    assert main(["check", "--out", str(graph)]) == 0
    assert capsys.readouterr().err == "nothing is wrong\n"


def test_check_without_a_graph_says_so(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", "--out", str(tmp_path / "none")]) == 0
    assert "has no store: only what the project carries was checked" in capsys.readouterr().err


def test_check_with_a_warning_alone_is_no_failure(graph: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out"
    shutil.copytree(graph, out)
    (out / "STALE.txt").write_text("older", "utf-8")

    assert main(["check", "--out", str(out)]) == 0
    assert lines(capsys)[1] == [str(out), "warning", "its files are older than its store; `kg export` writes them again"]


def test_check_fails_on_an_error(graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    from kg.check import Problem

    monkeypatch.setattr("kg.check.check_store", lambda out: [Problem("fines", "error", "the quote does not stand there")])

    assert main(["check", "--out", str(graph)]) == 1
    assert lines(capsys)[1] == ["fines", "error", "the quote does not stand there"]


def test_explain_goes_from_a_fact_to_its_sentence(graph: Path, capsys: Captured) -> None:
    assert main(["explain", FINE.id, "--out", str(graph)]) == 0

    printed = capsys.readouterr().out
    assert printed.startswith("measure fine  asserted  rule tests/rule  confidence 0.9\narticle fines (en), 0 to 42:\n")
    assert f"  …{TEXT[:120]}" in printed
    assert "    target: Lumen Works  [company] from 'Lumen Works'  because: name\n" in printed


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The European Commission fined Apple.", "frame fines/fine (measure fine): fired, confidence"),
        ("The European Commission fined a cat.", "frame fines/fine (measure fine): no: nothing fills target"),
        ("غرمت المفوضية الأوروبية شركة آبل.", "regulator/european-commission (name in the authority file)"),
        # Words that a terminal or a printer of markup would obey.
        ("The European Commission [bold]fined[/x] Apple.", "[bold]"),
        ("The European Commission fined [/] Apple \x1b[31m.", "fine"),
    ],
)
def test_explain_of_a_text(text: str, says: str, capsys: Captured) -> None:
    assert main(["explain", text]) == 0

    printed = capsys.readouterr().out
    assert says in printed
    assert "\x1b" not in printed


def test_explain_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("The European Commission fined Apple yesterday."))

    assert main(["explain", "-", "--language", "en", "--published", "2021-06-16"]) == 0
    assert "fines/fine" in capsys.readouterr().out

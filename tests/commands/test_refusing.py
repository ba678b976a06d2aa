"""How `kg query`, `analyse`, `view`, `export`, `check` and `explain` refuse: what is wrong, and what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from tests.commands.graph import FINE

Captured = pytest.CaptureFixture[str]


WRONG: dict[str, tuple[list[str], str]] = {
    "no query": (["query"], "give a question, a file or a query; --list shows the questions"),
    "unknown question": (["query", "measures-agains"], "did you mean measures-against"),
    "unknown parameter": (["query", "measures-against", "who=x"], "has no parameter 'who'; it has: entity"),
    "parameter without value": (["query", "measures-against", "entity"], "write PARAMETER=VALUE"),
    "unknown entity": (
        ["query", "measures-against", "entity=Lumen Work"],
        "no entity is called 'Lumen Work'; near ones: company/lumen-works",
    ),
    "ambiguous entity": (
        ["query", "measures-against", "entity=Tarn"],
        "'Tarn' is the name of 2 entities; give the id of one: company/tarn-bank",
    ),
    "query that is no SPARQL": (["query", "SELECT * { ?s ?p }"], "error at 1:"),
    "query that changes": (["query", "DELETE WHERE { ?s ?p ?o }"], "SELECT, ASK, CONSTRUCT and DESCRIBE may"),
    "turtle of a table": (["query", "ASK { ?s ?p ?o }", "--format", "turtle"], "use it with CONSTRUCT or DESCRIBE"),
    "unknown question of analysis": (["analyse", "power"], "no question 'power'; known: agreement, centrality"),
    "connections of nobody": (["analyse", "connections"], "connections needs --between A B"),
    "names that nobody asked for": (["analyse", "centrality", "--between", "a", "b"], "centrality takes no --between"),
    "unknown name": (["analyse", "connections", "--between", "Anna Berg", "Nobody"], "nobody in the graph is called 'Nobody'; `kg analyse"),
    "name of several": (["view", "--focus", "Tarn"], "'Tarn' is the name of several: company/tarn-bank (Tarn Bank), place/tarn (Tarn)"),
    "unknown source": (["analyse", "enforcement", "--source", "other"], "no article or source is called 'other'; there are:"),
    "unknown modality": (["analyse", "--modality", "sure"], "unknown modality 'sure'; known: asserted, reported"),
    "unknown type": (["view", "--type", "fine"], "unknown type 'fine'; known: measure"),
    "no date": (["analyse", "--from", "yesterday"], "'yesterday' is no EDTF date; write 2020, 2020-11 or 2020-11-03"),
    "no such day": (["view", "--to", "2020-02-30"], "'2020-02-30' is no EDTF date"),
    "unknown ending": (["view", "--to-file", "view.doc"], "endings are .html, .svg, .graphml, .gexf, .csv"),
    "nothing between two": (
        ["view", "--between", "Anna Berg", "Market Board", "--type", "measure"],
        "nothing connects 'Anna Berg' and 'Market Board' in 3 steps",
    ),
    "fact that is not there": (["explain", "0123456789abcdef-1-2-01234567"], "no fact 0123456789abcdef-1-2-01234567 in"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_told_with_what_is_right(
    case: str, graph: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, message = WRONG[case]
    monkeypatch.chdir(tmp_path)

    assert main([*arguments, "--out", str(graph)]) == 2

    captured = capsys.readouterr()
    assert captured.err.startswith(f"kg {arguments[0]}: ")
    assert message in captured.err
    assert captured.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["explain", "Qwrt zxcv."], "the language of the text is not known; give it with --language"),
        (["explain", "--language", "fr", "Bonjour."], "language 'fr' is not known; known: ar, en"),
        (["explain", "--published", "yesterday", "It fined Apple."], "--published: 'yesterday' is no EDTF date"),
        (["facts", "nowhere.txt"], "no such file or folder: nowhere.txt"),
        (["facts", "--extractor", "best", "{seeds}"], "extractor 'best' is not installed; installed: rules"),
    ],
)
def test_wrong_use_without_a_graph(arguments: list[str], message: str, capsys: Captured) -> None:
    seeds = str(Path(__file__).parents[2] / "seeds")

    assert main([argument.format(seeds=seeds) for argument in arguments]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["facts", "x.txt", "--jobs", "0"], "'0' is no whole number of 1 or more"),
        (["facts", "x.txt", "--jobs", "many"], "'many' is no whole number of 1 or more"),
        (["facts", "x.txt", "--min-confidence", "2"], "'2' is no number between 0 and 1"),
        (["facts", "x.txt", "--min-confidence", "nan"], "'nan' is no number between 0 and 1"),
        (["view", "--hops", "-1"], "'-1' is no whole number of 1 or more"),
        (["export", "--format", "word"], "invalid choice: 'word'"),
        (["guess"], "invalid choice: 'guess'"),
        ([], "COMMAND"),
    ],
)
def test_arguments_that_can_not_be_read(arguments: list[str], message: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as exit:
        main(arguments)

    assert exit.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("command", ["query fines", "analyse", "view", "export", f"explain {FINE.id}"])
def test_folder_without_a_graph_is_an_error_and_stays_empty(command: str, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "none"

    assert main([*command.split(), "--out", str(out)]) == 1
    assert "has no store; make one with `kg build PATH --out" in capsys.readouterr().err
    assert not out.exists()


def test_page_that_can_not_be_written_is_an_error(graph: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["view", "--to-file", str(tmp_path / "none" / "page.html"), "--out", str(graph)]) == 1
    assert "can't be written" in capsys.readouterr().err

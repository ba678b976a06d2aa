"""`kg judge` as a user meets it: judgements about what is there, kept in a file, and what is to be read again said."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.judgements import JUDGEMENTS, load_judgements
from tests.commands.graph import FINE, make_graph

Captured = pytest.CaptureFixture[str]
BERG, BANK, LUMEN, BOARD = "person/anna-berg", "company/tarn-bank", "company/lumen-works", "regulator/market-board"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return make_graph(tmp_path / "out")


def judge(out: Path, *arguments: str) -> int:
    return main(["judge", *arguments, "--out", str(out)])


def kept(out: Path) -> list[tuple[str, tuple[str, ...]]]:
    return [(entry.verdict, entry.about) for entry in load_judgements(out / JUDGEMENTS).entries]


GIVEN = {
    "two by name in any script": (["same", "لومن", "Tarn Bank"], ("same", (LUMEN, BANK))),
    "not the same": (["not-same", LUMEN, BANK], ("not-same", (LUMEN, BANK))),
    "undecided": (["undecided", "Lumen Works", BANK], ("undecided", (LUMEN, BANK))),
    "accept": (["accept", FINE.id], ("accept", (FINE.id,))),
    "reject": (["reject", FINE.id, "--why", "a rumour", "--by", "Anna"], ("reject", (FINE.id,))),
    "correct": (["correct", FINE.id, "kind=order", "when=2020-05"], ("correct", (FINE.id,))),
}


@pytest.mark.parametrize("case", GIVEN)
def test_a_judgement_is_kept_in_the_file(case: str, out: Path) -> None:
    arguments, judgement = GIVEN[case]

    assert judge(out, *arguments) == 0
    assert kept(out) == [(judgement[0], tuple(sorted(judgement[1])))]


@pytest.mark.parametrize("case", GIVEN)
def test_what_is_taken_back_is_gone(case: str, out: Path) -> None:
    arguments, (_, about) = GIVEN[case]
    judge(out, *arguments)

    assert judge(out, "take-back", *about) == 0
    assert kept(out) == []


def test_a_change_of_mind_takes_the_place_of_the_judgement(out: Path) -> None:
    judge(out, "undecided", LUMEN, BANK)
    judge(out, "same", LUMEN, BANK)

    assert [verdict for verdict, _ in kept(out)] == ["same"]


WRONG = {
    "nothing": ([], "give a verdict"),
    "two commands": (["same", LUMEN, BANK, "--list"], "give a verdict"),
    "one entity": (["same", LUMEN], "same is about two entities, 1 given"),
    "nobody": (["same", LUMEN, "Nobody"], "nobody in the graph is called 'Nobody'"),
    "shared name": (["same", LUMEN, "Tarn"], "'Tarn' is the name of several"),
    "one twice": (["not-same", LUMEN, "لومن"], "are one already: company/lumen-works; `kg judge not-same ENTITY --article ID` splits it"),
    "no fact": (["accept", "0123456789abcdef-1-2-01234567"], "no fact of the graph is"),
    "two facts": (["reject", FINE.id, FINE.id], "reject is about one fact"),
    "nothing to correct": (["correct", FINE.id], "correct is about one fact, with KEY=VALUE"),
    "no key": (["correct", FINE.id, "kinds=order"], "'kinds=order' is no KEY=VALUE; keys: type, kind, when"),
    "no kind": (["correct", FINE.id, "kind=foul"], "unknown kind of measure 'foul'; known: investigation"),
    "no such words": (["correct", FINE.id, "target=Nobody"], "'Nobody' is neither an entity that fines mentions nor words"),
    "no article": (["not-same", LUMEN, "--article", "none"], "no article is called 'none'; there are: fines"),
    "no place": (["not-same", LUMEN, "--article", "fines", "--span", "9"], "write START-END"),
    "never judged": (["take-back", LUMEN, BANK], "there is no judgement about company/lumen-works and company/tarn-bank; there are: none"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_meant_is_wrong_use_and_changes_nothing(case: str, out: Path, capsys: Captured) -> None:
    arguments, said = WRONG[case]

    assert judge(out, *arguments) == 2
    assert said in capsys.readouterr().err
    assert kept(out) == []


def test_contradicting_judgements_are_not_written(out: Path, capsys: Captured) -> None:
    judge(out, "same", LUMEN, BANK)
    judge(out, "same", BANK, BOARD)

    assert judge(out, "not-same", LUMEN, BOARD) == 1
    assert "other entries judge both the same, one by one" in capsys.readouterr().err
    assert [verdict for verdict, _ in kept(out)] == ["same", "same"]


def test_the_file_may_stand_elsewhere(out: Path, tmp_path: Path) -> None:
    assert judge(out, "accept", FINE.id, "--judgements", str(tmp_path / "mine" / "j.yaml")) == 0
    assert (tmp_path / "mine" / "j.yaml").exists()
    assert not (out / JUDGEMENTS).exists()


def test_judgements_are_listed(out: Path, capsys: Captured) -> None:
    judge(out, "reject", FINE.id, "--why", "a rumour", "--by", "Anna")
    judge(out, "same", LUMEN, BANK)
    capsys.readouterr()

    assert judge(out, "--list") == 0
    listed = ["judgement\tabout\tby\twhy", f"reject\t{FINE.id}\tAnna\ta rumour", f"same\t[{LUMEN}, {BANK}]\t\t"]
    assert capsys.readouterr().out.splitlines() == listed


# --- going through the doubts ----------------------------------------------------------------------------------------


def answered(out: Path, answers: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    return judge(out, "--next")


def test_the_evidence_of_a_doubt_is_shown_before_it_asks(out: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    assert answered(out, "q\n", monkeypatch) == 0

    shown = capsys.readouterr().out
    assert "Are Tarn Bank (company/tarn-bank) and Tarn (place/tarn) the same?" not in shown
    assert "fines: “" in shown
    assert shown.endswith("a accept, r reject, k skip, q quit? ")


@pytest.mark.parametrize(
    ("answers", "verdicts"),
    [
        ("", []),
        ("k\nk\nk\nk\nk\n", []),
        ("a\nq\n", ["accept"]),
        ("what\nreject\nfor a reason\na\n", ["accept", "reject"]),
        ("a\nq\na\n", ["accept"]),
    ],
)
def test_answers_are_written_at_once(answers: str, verdicts: list[str], out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(out, answers, monkeypatch)

    assert [verdict for verdict, _ in kept(out)] == verdicts


# --- and what comes of it --------------------------------------------------------------------------------------------


def test_a_build_knows_the_judgements_and_a_correction_may_be_corrected(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "one.txt").write_text("Lumen Works, a company, sued Meta in 2020.", "utf-8")
    (tmp_path / "two.txt").write_text("The European Commission fined Apple in 2021.", "utf-8")
    out, build = tmp_path / "out", ["build", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), "--out", str(tmp_path / "out")]

    def fact() -> dict[str, object]:
        lines = [json.loads(line) for line in (out / "facts.jsonl").read_text("utf-8").splitlines()]
        return next(line for line in lines if line["article"] == "one")

    main(build)
    first = fact()
    assert judge(out, "correct", str(first["id"]), "when=2019") == 0
    assert "1 article is to be read again: one;" in capsys.readouterr().err
    main(build)
    assert "1 of 2 articles are held" in capsys.readouterr().err
    assert (fact()["when"], fact()["confidence"], fact()["extractor"]) == ("2019", 1.0, "rules, corrected by judgement")

    assert judge(out, "correct", str(fact()["id"]), "modality=alleged") == 0
    main(build)
    assert (fact()["when"], fact()["modality"], len(kept(out))) == ("2019", "alleged", 1)

    assert judge(out, "take-back", str(first["id"])) == 0
    main(build)
    assert fact() == first


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "one.txt").write_text("Meta sued a rival.", "utf-8")

    assert main(["build", str(tmp_path / "one.txt"), "--out", str(tmp_path / "out"), "--judgements", str(tmp_path / "none.yaml")]) == 2
    assert "no such file" in capsys.readouterr().err


def test_a_wrong_file_is_said_before_anything_is_read(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "one.txt").write_text("Meta sued a rival.", "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / JUDGEMENTS).write_text("- equal: [company/a, company/b]\n", "utf-8")

    assert main(["build", str(tmp_path / "one.txt"), "--out", str(tmp_path / "out")]) == 1
    assert "entry 1 ({'equal': ['company/a', 'company/b']}): unknown key 'equal'" in capsys.readouterr().err
    assert not (tmp_path / "out" / "store").exists()

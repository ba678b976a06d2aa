"""`kg build`, `add` and `remove` as a user meets them: bad input is named, the others are built, the exit code says so."""

import json
import shutil
from pathlib import Path

import pytest

from kg.cli import main

ARTICLE = "Jack Ma, the founder of Alibaba, criticized the regulations. Regulators fined Alibaba 5 million yuan."
SEEDS = Path(__file__).parents[2] / "seeds"


def facts(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "facts.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE, "utf-8")
    return folder


BAD = {
    "empty.txt": b"",
    "binary.txt": b"\x00\x01\x02\x89PNG" * 40,
    "latin.txt": "La société a été condamnée à une amende élevée.".encode("latin-1"),
    "finnish.txt": ("Kilpailuviranomainen määräsi yhtiölle seuraamusmaksun, koska se rikkoi lakia. " * 8).encode(),
    "large.txt": (ARTICLE + "\n").encode() * 50_000,
}


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "latin.txt", "finnish.txt"])
def test_article_that_cannot_be_read_is_named_and_the_others_are_built(
    news: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (news / name).write_bytes(BAD[name])

    code = main(["build", str(news), "--out", str(tmp_path / "out")])

    assert code == 1
    captured = capsys.readouterr()
    assert f"error: {news / name}" in captured.err
    assert "Traceback" not in captured.err
    assert {fact["article"] for fact in facts(tmp_path / "out")} == {"good"}


def test_text_of_five_megabytes_is_cut_and_said(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (news / "large.txt").write_bytes(BAD["large.txt"])

    code = main(["facts", str(news / "large.txt")])

    assert code == 1
    captured = capsys.readouterr()
    assert "error: large" in captured.err
    assert len(BAD["large.txt"]) > 5_000_000
    assert captured.out.count("\n") >= 1


def test_article_without_facts_is_a_warning(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (news / "weather.txt").write_text("The sun shone over the hills all day, and the children played in the garden.", "utf-8")

    code = main(["build", str(news), "--out", str(tmp_path / "out")])

    assert code == 0
    assert "warning: weather: no fact was found" in capsys.readouterr().err


def test_path_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["build", str(tmp_path / "nothing"), "--out", str(tmp_path / "out")])

    assert code == 2
    assert "no such file or folder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_add_and_remove_give_what_a_build_of_the_same_articles_gives(news: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The European Commission opened an investigation into Apple in March 2020.", "utf-8")
    main(["build", str(news), str(other), "--out", str(tmp_path / "whole")])
    main(["build", str(other), "--out", str(tmp_path / "steps")])
    shutil.copy(other, news / "gone.txt")
    (news / "gone.txt").write_text("Meta sued a rival.", "utf-8")

    assert main(["add", str(news / "gone.txt"), "--out", str(tmp_path / "steps")]) == 0
    assert main(["add", str(news / "good.txt"), "--out", str(tmp_path / "steps")]) == 0
    assert (tmp_path / "steps" / "STALE.txt").exists()
    assert main(["remove", "gone", "--out", str(tmp_path / "steps")]) == 0
    assert main(["export", "--out", str(tmp_path / "steps")]) == 0

    assert not (tmp_path / "steps" / "STALE.txt").exists()
    for name in ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html", "report.md"):
        assert (tmp_path / "steps" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes(), name


def test_removing_what_is_not_there_fails(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", str(news), "--out", str(tmp_path / "out")])

    assert main(["remove", "nobody", "--out", str(tmp_path / "out")]) == 1
    assert "nobody: not in" in capsys.readouterr().err


def test_two_builds_are_the_same_bytes_whatever_the_order_of_files(tmp_path: Path) -> None:
    articles = sorted((SEEDS / "articles").glob("*.txt"))
    assert len(articles) == 2
    main(["build", *map(str, articles), "--out", str(tmp_path / "one")])
    main(["build", *map(str, reversed(articles)), "--out", str(tmp_path / "two")])

    for name in ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html", "report.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_a_second_build_says_what_it_did_not_read_again(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", str(news), "--out", str(tmp_path / "out")])
    capsys.readouterr()

    assert main(["build", str(news), "--out", str(tmp_path / "out")]) == 0
    assert "1 of 1 articles are held as they would be read, and were not read again" in capsys.readouterr().err

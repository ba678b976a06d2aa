"""Words that a page, a graph, a query or a table would obey, in every place where an article may hold them: they stay words."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from pyoxigraph import RdfFormat, parse

from kg.articles import read_articles
from kg.cli import main
from kg.lines import spreadsheet_cell
from kg.model import Article
from kg.readers import Unreadable
from tests.faults.hostile import ENGLISH, INJECTIONS

Captured = pytest.CaptureFixture[str]

BILLIONS = "a: &a [x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 8)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
SIDECARS = {
    "bomb": BILLIONS,
    "tag that runs": "title: !!python/object/apply:os.system ['echo ran']",
    "tag of a module": "title: !!python/name:os.system",
    "list": "title: [a, b]",
    "nested": "title: {a: {b: c}}",
    "deep": "title: " + "[" * 5_000,
    "unknown key": "__class__: x",
    "merge": "<<: {title: a}",
    "two documents": "title: a\n---\ntitle: b",
    "no text": "\x00\x01",
}


class _Running(HTMLParser):
    """What a page would run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.found += [name for name in values if name.startswith("on")]
        self.found += [value for value in values.values() if value and value.strip().lower().startswith("javascript:")]


def _article(words: str) -> dict[str, str]:
    """An article that holds the words in its text, its title and all that is said of it, and as the name of a company."""
    name = re.sub(r"\s+", " ", words)
    text = f"{ENGLISH} {words}\n“{words}”, said Zorb Bank. The Markets Agency fined {name} Bank. It sued Zorb {name} on Friday."
    return {
        "id": f"id {words}",
        "text": text,
        "title": words,
        "source": words,
        "rights": words,
        "language": "en",
        "published": "2021-06-16",
    }


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a build of one article for each injection."""
    folder = tmp_path_factory.mktemp("poisoned")
    lines = [json.dumps(_article(words), ensure_ascii=False) for words in INJECTIONS.values()]
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    assert main(["build", str(folder / "articles.jsonl"), "--out", str(folder / "out")]) == 0
    assert main(["site", "--out", str(folder / "out"), "--to", str(folder / "site")]) == 0
    return folder


def test_every_article_is_read_and_sound(poisoned: Path, capsys: Captured) -> None:
    assert main(["check", "--out", str(poisoned / "out")]) == 0
    facts = [json.loads(line) for line in (poisoned / "out" / "facts.jsonl").read_text("utf-8").splitlines()]
    assert {fact["article"] for fact in facts} == {f"id {words}" for words in INJECTIONS.values()}


def test_no_page_runs_what_an_article_says(poisoned: Path) -> None:
    pages = [poisoned / "out" / "graph.html", *(poisoned / "site").rglob("*.html")]
    assert len(pages) > len(INJECTIONS)
    for page in pages:
        content, looking = page.read_text("utf-8"), _Running()
        looking.feed(content)
        assert looking.found == [], page.name
        assert "<script>alert(1)" not in content
        assert "</script><img" not in content


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "json-ld"])
def test_no_graph_holds_what_an_article_would_smuggle_in(format: str, poisoned: Path) -> None:
    target = poisoned / f"graph.{format}"
    main(["export", "--format", format, "--out", str(poisoned / "out"), "--to-file", str(target)])

    formats = {"turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS, "json-ld": RdfFormat.JSON_LD}
    terms = [str(term) for quad in parse(target.read_bytes(), format=formats[format]) for term in quad]
    assert terms
    assert not [term for term in terms if term.startswith("<urn:")]


def test_no_cell_of_a_table_is_a_formula(poisoned: Path) -> None:
    target = poisoned / "facts.csv"
    main(["export", "--format", "csv", "--out", str(poisoned / "out"), "--to-file", str(target)])

    cells = [cell for row in csv.reader(io.StringIO(target.read_text("utf-8"))) for cell in row]
    assert cells
    assert all(spreadsheet_cell(cell) == cell for cell in cells)


@pytest.mark.parametrize("words", INJECTIONS.values(), ids=INJECTIONS.keys())
def test_no_name_is_obeyed_by_a_query(words: str, poisoned: Path, capsys: Captured) -> None:
    code = main(["query", "measures-against", f"entity={words}", "--out", str(poisoned / "out")])

    assert code in (0, 1, 2)
    assert "Traceback" not in capsys.readouterr().err
    assert main(["check", "--out", str(poisoned / "out")]) == 0


def test_no_file_is_written_outside_the_folders(poisoned: Path) -> None:
    assert {path.name for path in poisoned.iterdir()} >= {"articles.jsonl", "out", "site"}
    assert not list(poisoned.parent.glob("evil*")) and not Path("/tmp/evil").exists()
    assert all(path.resolve().is_relative_to(poisoned.resolve()) for path in (poisoned / "site").rglob("*"))


@pytest.mark.parametrize("name", SIDECARS)
def test_a_sidecar_is_data_and_no_more(name: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "a.yaml").write_text(SIDECARS[name], "utf-8")

    code = main(["facts", str(tmp_path)])

    captured = capsys.readouterr()
    assert code in (0, 1)
    assert "Traceback" not in captured.err
    assert len(captured.err) < 2_000
    assert "ran" not in captured.out.split()


def test_a_title_reads_back_from_yaml_of_any_kind(tmp_path: Path) -> None:
    for words in INJECTIONS.values():
        (tmp_path / "a.txt").write_text(ENGLISH, "utf-8")
        (tmp_path / "a.yaml").write_text(yaml.safe_dump({"title": words, "language": "en"}), "utf-8")
        (read,) = read_articles([tmp_path / "a.txt"])
        assert isinstance(read, Article) and read.title == words


def test_links_that_lead_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "news", tmp_path / "outside"
    (outside / "more").mkdir(parents=True)
    folder.mkdir()
    for file in (outside / "secret.txt", outside / "more" / "hidden.txt", outside / "secret.yaml"):
        file.write_text(ENGLISH, "utf-8")
    (folder / "good.txt").write_text(ENGLISH, "utf-8")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "chain.txt").symlink_to(folder / "link.txt")
    (folder / "dangling.txt").symlink_to(outside / "nowhere.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "more").symlink_to(outside / "more")
    (folder / "good.yaml").symlink_to(outside / "secret.yaml")
    os.mkfifo(folder / "pipe.txt")

    read = list(read_articles([folder]))

    assert not [r for r in read if isinstance(r, Article)]
    reasons = {Path(r.name).name: r.reason for r in read if isinstance(r, Unreadable)}
    assert set(reasons) == {"good.txt", "link.txt", "chain.txt", "dangling.txt", "loop.txt", "pipe.txt"}
    assert all("leads out" in reasons[name] for name in reasons.keys() - {"pipe.txt"})


def test_names_of_files_are_words(tmp_path: Path, capsys: Captured) -> None:
    for number, words in enumerate(("<b>x<b>", "a\nb", "-rf", "$(x)", "=1+1", "..", "\u202eexe", "ن" * 100)):
        (tmp_path / f"{words}.txt").write_text(f"{ENGLISH} It was case {number}.", "utf-8")

    code = main(["build", str(tmp_path), "--out", str(tmp_path / "out")])

    assert code == 1
    assert "printable characters" in capsys.readouterr().err
    assert "<b>x" not in (tmp_path / "out" / "graph.html").read_text("utf-8")

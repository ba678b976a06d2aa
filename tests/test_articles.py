import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import Unreadable, detect_language, read_articles
from kg.errors import UsageError
from kg.model import Article
from kg.readers.headline import headline
from kg.readers.source import MAX_CHARACTERS

TEXT = "The regulator fined the company for its late notices. The company said that it would appeal."
OTHER = "The bank opened a new office in the old town, and its customers were happy about that."
ARABIC = "غرمت الهيئة الشركة بسبب تأخرها في الإخطار، وقالت الشركة إنها سوف تستأنف القرار أمام المحكمة."


def write(folder: Path, **contents: str | bytes) -> Path:
    for name, content in contents.items():
        place = folder / name.replace("__", "/").replace("_", ".")
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def read(*paths: Path | str, stdin: bytes | None = None) -> list[Article | Unreadable]:
    return list(read_articles(paths, stdin=None if stdin is None else io.BytesIO(stdin)))


def one(found: list[Article | Unreadable]) -> Article:
    assert len(found) == 1
    assert isinstance(found[0], Article), found[0]
    return found[0]


def refused(found: list[Article | Unreadable]) -> Unreadable:
    assert len(found) == 1
    assert isinstance(found[0], Unreadable), found[0]
    return found[0]


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": TEXT, **fields}) + "\n"


@pytest.mark.parametrize(
    "text", [TEXT, f"\ufeff{TEXT}", f"{TEXT}\r\n\r\n{TEXT}\r", f" \n{TEXT}\n\n", ARABIC, f"{TEXT} \u2028 caf\u00e9 cafe\u0301"]
)
def test_articles_keep_the_text_exactly(tmp_path: Path, text: str) -> None:
    assert one(read(write(tmp_path, a_txt=text) / "a.txt")).text == text


def test_articles_of_utf_16_are_read(tmp_path: Path) -> None:
    assert one(read(write(tmp_path, a_txt=TEXT.encode("utf-16")))).text == TEXT


def test_articles_take_id_and_language(tmp_path: Path) -> None:
    found = read(write(tmp_path, b_txt=TEXT, a_txt=ARABIC))
    assert [(a.id, a.language) for a in found if isinstance(a, Article)] == [("a", "ar"), ("b", "en")]


def test_articles_take_what_the_sidecar_says(tmp_path: Path) -> None:
    sidecar = "published: 2020-12-28\nanchor: '2020'\ntitle: A title\nsource: The Paper\nrights: its own\nlanguage: ar\n"
    article = one(read(write(tmp_path, a_txt=TEXT, a_yaml=sidecar)))
    assert article == Article("a", TEXT, "ar", "A title", "2020-12-28", "2020", "The Paper", "its own")


@pytest.mark.parametrize(
    ("sidecar", "problem"),
    [
        ("publihsed: 2020", "unknown key 'publihsed'; known: language, published"),
        ("published: 2020-13-01", "published: '2020-13-01' is no date"),
        ("published: soon\nanchor: later", "anchor: 'later' is no date"),
        ("language: xx", "language 'xx' is not known; known: ar, en"),
        ("title: [a]", "title must be text"),
        ("- published", "a.yaml must map keys to values"),
        ("a: [", "a.yaml is no YAML"),
        (b"title: caf\xe9", "a.yaml is no YAML"),
    ],
)
def test_articles_report_a_wrong_sidecar(tmp_path: Path, sidecar: str | bytes, problem: str) -> None:
    assert problem in refused(read(write(tmp_path, a_txt=TEXT, a_yaml=sidecar))).reason


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the text is empty"),
        (b" \n\t ", "the text is empty"),
        (TEXT.encode() + b"\0", "a binary file"),
        (b"%PDF-1.7 \xff", "a PDF"),
        (b"PK\x03\x04", "a zip or office file"),
        (b"The caf\xe9 was fined.", "byte 0xe9 at offset 7; it looks like windows-1252"),
        (ARABIC.encode("cp1256"), "byte 0xdb at offset 0; it looks like windows-1256"),
        (TEXT.encode("utf-32"), "a binary file"),
        (b"\xff\xfe\x00\xd8a\x00", "its mark says UTF-16"),
        ("欧盟委员会对该公司处以罚款，因为它滥用了市场支配地位。".encode(), "seems to be 'zh'; known: ar, en"),
        ("La société a été condamnée à une amende par la Commission européenne.".encode(), "seems to be 'fr'"),
        (b"1234 5678", "no letters"),
    ],
)
def test_articles_say_why_a_text_is_not_read(tmp_path: Path, content: bytes, problem: str) -> None:
    found = refused(read(write(tmp_path, a_txt=content)))
    assert (found.name, found.severity) == (str(tmp_path / "a.txt"), "error")
    assert problem in found.reason


def test_articles_go_on_after_one_that_is_not_read(tmp_path: Path) -> None:
    assert [type(found) for found in read(write(tmp_path, a_txt=b"", b_txt=TEXT))] == [Unreadable, Article]


def test_articles_of_json_lines(tmp_path: Path) -> None:
    lines = line(published="2020-12-28T09:30:00Z", other=1) + "\n" + line(id="b", text=ARABIC, language="ar", anchor="2020-12", title=None)
    found = read(write(tmp_path, a_jsonl="\ufeff" + lines.replace("\n", "\r\n")))
    assert found == [Article("a", TEXT, "en", published="2020-12-28"), Article("b", ARABIC, "ar", anchor="2020-12")]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{"id": "a"', "no JSON: Expecting ',' delimiter at column 11"),
        ("[" * 100_000, "recursion"),
        ('"a"', "must be an object"),
        ('{"id": "a"}', "lacks 'text'"),
        (line(id=7), "the id must be text"),
        (line(id=" "), "the id must be text"),
        (line(id="a\nb"), "printable"),
        (line(id="a" * 201), "at most 200"),
        (line(text=["a"]), "`text` must be there, and be text"),
        (line(text=""), "the text is empty"),
        (line(text=TEXT + "\0"), "NUL"),
        ('{"id": "a", "text": "half \\ud83d of a pair"}', "half of a surrogate pair stands at character 5"),
        (line(published=2020), "published must be text, not 2020"),
        (line(title="\ud83d"), "title holds characters"),
        (line(language="fr"), "language 'fr' is not known"),
        (b"{\xff}", "no UTF-8"),
    ],
)
def test_articles_report_the_line_that_is_wrong(tmp_path: Path, content: str | bytes, problem: str) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    found = read(write(tmp_path, a_jsonl=line(id="first").encode() + data.rstrip(b"\n") + b"\n" + line(id="last", text=OTHER).encode()))
    assert [getattr(f, "id", None) for f in found] == ["first", None, "last"]
    assert isinstance(found[1], Unreadable)
    assert found[1].name.endswith("a.jsonl:2")
    assert problem in found[1].reason


def test_articles_of_a_folder_come_by_name_and_from_its_folders(tmp_path: Path) -> None:
    write(tmp_path, b_txt=TEXT, a__c_TXT=OTHER, d_md="no article", e_yaml="no: article", a__d_jsonl=line(id="z", text=ARABIC))
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("x")
    assert [a.id for a in read(tmp_path) if isinstance(a, Article)] == ["c", "z", "b"]


def test_articles_are_not_read_through_links_that_lead_out(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (write(tmp_path, out_txt=TEXT) / "folder" / "in.txt").symlink_to(tmp_path / "out.txt")
    assert "leads out of the folder" in refused(read(folder)).reason


def test_articles_need_a_known_ending(tmp_path: Path) -> None:
    assert "'.pdf' is not known; known: .jsonl, .parquet, .txt" in refused(read(write(tmp_path, a_pdf="x") / "a.pdf")).reason


def test_articles_that_are_not_there_are_a_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        read_articles([tmp_path / "nothing.txt"])


def test_articles_of_the_same_text_are_read_once(tmp_path: Path) -> None:
    found = read(write(tmp_path, a_txt=TEXT, b_txt=TEXT))
    assert isinstance(found[1], Unreadable)
    assert (found[1].name, found[1].severity) == ("b", "warning")
    assert "same text as 'a'" in found[1].reason


def test_articles_of_the_same_id_are_refused(tmp_path: Path) -> None:
    found = read(write(tmp_path, a__x_txt=TEXT, b__x_txt=OTHER))
    assert isinstance(found[1], Unreadable)
    assert (found[1].name, found[1].severity) == ("x", "error")


@pytest.mark.parametrize(("stdin", "id"), [(TEXT.encode(), "stdin"), (line().encode(), "a"), (b"\xef\xbb\xbf \n" + line().encode(), "a")])
def test_articles_of_standard_input(stdin: bytes, id: str) -> None:
    assert one(read("-", stdin=stdin)).id == id


def test_articles_need_a_standard_input() -> None:
    with pytest.raises(UsageError, match="no standard input"):
        read_articles(["-"])


@pytest.mark.parametrize("unit", ["word ", "word\n", "كلمة ", "word😀 "])
@pytest.mark.parametrize("ending", ["txt", "jsonl"])
def test_articles_are_cut_at_the_bound(tmp_path: Path, unit: str, ending: str) -> None:
    text = unit * (MAX_CHARACTERS // len(unit) + 100)
    content = text if ending == "txt" else line(text=text, language="en")
    write(tmp_path, **{f"a_{ending}": content, "a_yaml": "language: en"})
    article = one(read(tmp_path / f"a.{ending}"))
    assert text.startswith(article.text)
    assert MAX_CHARACTERS - len(unit) <= len(article.text) <= MAX_CHARACTERS
    assert [(note.code, note.severity) for note in article.notes] == [("text-cut", "error")]


def test_articles_of_utf_16_are_cut_between_characters(tmp_path: Path) -> None:
    text = "😀" * (MAX_CHARACTERS * 2)
    found = read(write(tmp_path, a_txt=b"\xff\xfe" + ("a" + text).encode("utf-16-le"), a_yaml="language: en"))
    assert len(one(found).text) == MAX_CHARACTERS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Regulator fines company\n\n{TEXT}", "Regulator fines company"),
        (f"\r\n Will it pay? \r\n{TEXT}", "Will it pay?"),
        (f"هيئة تغرم شركة\n{ARABIC}", "هيئة تغرم شركة"),
        (f"The regulator fined it.\n{TEXT}", None),
        (f"It paid. It left\n{TEXT}", None),
        (f"Regulator\n{TEXT}", None),
        (f"{'long ' * 40}\n{TEXT * 5}", None),
        ("Regulator fines company", None),
        ("Regulator fines company\n\nshort", None),
    ],
)
def test_articles_know_a_headline(text: str, expected: str | None) -> None:
    assert headline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(TEXT, "en"), (ARABIC, "ar"), ("EU fines Apple €1.8bn", "en"), ("Die Behörde hat die Firma bestraft.", None), ("", None)],
)
def test_articles_know_their_language(text: str, expected: str | None) -> None:
    assert detect_language(text) == expected


def test_articles_say_where_the_language_is_doubtful(tmp_path: Path) -> None:
    assert [note.code for note in one(read(write(tmp_path, a_txt="EU fines Apple €1.8bn"))).notes] == ["language-unsure"]


@given(content=st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_articles_of_any_bytes_are_read_or_named(content: bytes) -> None:
    for found in read("-", stdin=content):
        assert isinstance(found, Article) or (found.name and found.reason)


SEEDS = Path(__file__).parent.parent / "seeds" / "articles"


@pytest.mark.parametrize(
    ("id", "language", "published", "anchor", "digest"),
    [
        ("ar-ant", "ar", None, "2020-12", "34f2da3dc36cd15626bf7770649912f85b729cbda6ef620b66458a7d59d89479"),
        ("en-ant", "en", "2020-12-28", None, "003ced0cee7833e38b902df56f988231a28138c374327724b97fe9965b1b3076"),
    ],
)
def test_articles_of_the_seeds_stay_as_they_are(id: str, language: str, published: str | None, anchor: str | None, digest: str) -> None:
    article = one(read(SEEDS / f"{id}.txt"))
    assert (article.id, article.language, article.published, article.anchor, article.hash) == (id, language, published, anchor, digest)
    assert hashlib.sha256((SEEDS / f"{id}.txt").read_bytes()).hexdigest() == digest

"""The file of judgements: read, written, and told what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.judgements import NO_JUDGEMENTS, Judgement, Judgements, Place, load_judgements, write_judgements

FACT = "0123456789abcdef-10-40-01234567"
TEXT = f"""\
- accept: {FACT}
  by: Anna
- correct:
    fact: 0123456789abcdef-1-4-01234567
    kind: fine
    target: [company/a]
    when: null
- not-same: {{article: en-7, id: company/a, name: لومن, is: company/b}}
- not-same: {{article: en-7, id: company/a, span: 10-20}}
- not-same: [company/a, company/c]
- reject: 0123456789abcdef-5-6-01234567
  why: 'a rumour: another company'
- same: [company/a, company/b]
- undecided: [person/a, person/b]
"""


def loaded(tmp_path: Path, text: str) -> Judgements:
    (tmp_path / "judgements.yaml").write_text(text, "utf-8")
    return load_judgements(tmp_path / "judgements.yaml")


def test_every_form_is_read(tmp_path: Path) -> None:
    assert loaded(tmp_path, TEXT).entries == (
        Judgement("accept", (FACT,), by="Anna"),
        Judgement("correct", ("0123456789abcdef-1-4-01234567",), changes=(("kind", ("fine",)), ("target", ("company/a",)), ("when", ()))),
        Judgement("not-same", ("company/a",), Place("en-7", start=10, end=20)),
        Judgement("not-same", ("company/a",), Place("en-7", name="لومن", meant="company/b")),
        Judgement("not-same", ("company/a", "company/c")),
        Judgement("reject", ("0123456789abcdef-5-6-01234567",), why="a rumour: another company"),
        Judgement("same", ("company/a", "company/b")),
        Judgement("undecided", ("person/a", "person/b")),
    )


def test_what_is_written_is_read_again_and_sorted(tmp_path: Path) -> None:
    read = loaded(tmp_path, TEXT)
    write_judgements(Judgements.of(reversed(read.entries)), tmp_path / "again.yaml")
    write_judgements(load_judgements(tmp_path / "again.yaml"), tmp_path / "third.yaml")

    assert load_judgements(tmp_path / "again.yaml") == read
    assert (tmp_path / "again.yaml").read_bytes() == (tmp_path / "third.yaml").read_bytes()


def test_one_judgement_changes_its_own_lines_alone(tmp_path: Path) -> None:
    read = loaded(tmp_path, TEXT)
    write_judgements(read, tmp_path / "one.yaml")
    write_judgements(Judgements.of([*read.entries, Judgement("same", ("company/x", "company/y"))]), tmp_path / "two.yaml")

    one, two = ((tmp_path / name).read_text("utf-8").splitlines() for name in ("one.yaml", "two.yaml"))
    assert [line for line in two if line not in one] == ["- same: [company/x, company/y]"]
    assert [line for line in two if line in one] == one


def test_without_a_file_there_is_no_judgement(tmp_path: Path) -> None:
    assert load_judgements(tmp_path / "none.yaml") == NO_JUDGEMENTS


WRONG = {
    "same: [company/a, company/b]": "must be a list of judgements",
    "- same": "entry 1 ('same'): must be a mapping",
    "- {same: [company/a, company/b], accept: x}": "must have one verdict, has 2",
    "- {same: [company/a, company/b], who: me}": "unknown key 'who'; verdicts: same, not-same, undecided",
    "- same: [company/a]": "same must be two ids of entities",
    "- same: [company/a, company/a]": "'company/a' is given twice",
    "- same: [company/a, firm/b]": "'firm/b' is no id of an entity: it must be <type>/<name>, its type one of company",
    "- same: [company/a, 7]": "7 must be text in quotes",
    "- accept: company/a": "'company/a' is no id of a fact",
    "- not-same: {id: company/a}": "not-same lacks 'article'; keys: article, id, name, span, is",
    "- not-same: {id: company/a, article: a, at: 3}": "unknown key 'at'",
    '- not-same: {id: company/a, article: a, span: "9-3"}': "must be START-END in quotes",
    "- not-same: {id: company/a, article: a, is: company/a}": "is what it is judged not to be",
    f"- correct: {{fact: {FACT}}}": "correct must be {fact: id, key: value}; keys: type, kind, when",
    f"- correct: {{fact: {FACT}, targets: [company/a]}}": "a fact has no 'targets'; it has:",
    f"- correct: {{fact: {FACT}, kind: [fine, order]}}": "kind has one value, not 2",
    f"- accept: {FACT}\n- reject: {FACT}": "only one judgement of one thing may stand here",
    "- same: [company/a, company/b]\n- undecided: [company/b, company/a]": "only one judgement of one thing",
    "- same: [place/a, place/b]\n- same: [place/b, place/c]\n- not-same: [place/a, place/c]": "other entries judge both the same",
    "- [": "no YAML in UTF-8",
    "- !!python/object/apply:os.getcwd []": "no YAML in UTF-8",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_named_with_its_entry_and_what_is_allowed(text: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        loaded(tmp_path, text)

    assert WRONG[text] in str(raised.value)


def test_contradictions_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="only one judgement"):
        write_judgements(Judgements.of([Judgement("accept", (FACT,)), Judgement("reject", (FACT,))]), tmp_path / "j.yaml")

    assert not (tmp_path / "j.yaml").exists()

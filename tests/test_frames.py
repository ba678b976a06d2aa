"""Loading of frames: every problem of a file is reported at once."""

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.frames import load_frames

CONCEPTS = {"fine_words": frozenset({"fine", "penalty"})}
GOOD = """
- name: "fine"
  type: "measure"
  kind: "fine"
  predicates: {verb: ["fine"], noun: ["@fine_words"]}
  roles: {imposed_by: ["subject", "by"], target: ["object", "on"]}
  where: {imposed_by: ["regulator"]}
  with: {"object|on": ["company"]}
  examples: [{text: "The regulator fined Acme.", facts: [{target: "Acme"}]}]
  counter_examples: ["The weather was fine."]
"""


def write(folder: Path, text: str) -> Path:
    (folder / "fines.yaml").write_text(text, "utf-8")
    return folder


def test_frame_is_read_with_concepts_expanded(tmp_path: Path) -> None:
    (frame,) = load_frames(write(tmp_path, GOOD), concepts=CONCEPTS)

    assert frame.rule == "fines/fine"
    assert frame.predicates == {"verb": frozenset({"fine"}), "noun": frozenset({"fine", "penalty"})}
    assert frame.required_words == ((("object", "on"), frozenset({"company"})),)
    assert frame.needs == ("target",)
    assert not frame.presupposed


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('type: "measure"', 'type: "mesure"', "unknown type 'mesure'; known:"),
        ('kind: "fine"', 'kind: "fien"', "measure has no kind 'fien'; it has:"),
        ("imposed_by: [", "imposdBy: [", "measure has no role 'imposdBy'; it has:"),
        ('where: {imposed_by: ["regulator"]}', 'where: {amount: ["regulator"]}', "where names 'amount', which is not in roles"),
        ("{verb:", "{verbs:", "unknown form 'verbs'"),
        ('"@fine_words"', '"@fines"', "unknown concept '@fines'; known: fine_words"),
        ("counter_examples:", "counterexamples:", "lacks 'counter_examples'"),
        ('  examples: [{text: "The regulator fined Acme.", facts: [{target: "Acme"}]}]\n', "", "lacks 'examples'"),
        ('name: "fine"', 'name: "fine"\n  modality: "certain"', "unknown modality 'certain'"),
        ('name: "fine"', 'name: "fine"\n  content: {negative: true}', "unknown key 'negative' in content"),
    ],
)
def test_problem_of_a_frame_is_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in GOOD

    with pytest.raises(DataError) as caught:
        load_frames(write(tmp_path, GOOD.replace(old, new)), concepts=CONCEPTS)

    assert problem in str(caught.value)
    assert "fines.yaml" in str(caught.value)


def test_all_problems_of_a_file_come_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load_frames(write(tmp_path, GOOD.replace('kind: "fine"', 'kind: "x"').replace("{verb:", "{verbs:")), concepts=CONCEPTS)

    assert "fines.yaml: 2 problems" in str(caught.value)


def test_name_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="stands twice"):
        load_frames(write(tmp_path, GOOD + GOOD), concepts=CONCEPTS)


def test_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no YAML"):
        load_frames(write(tmp_path, "- [unclosed"), concepts=CONCEPTS)

"""`kg entities` as a user meets it: one line for each thing that an article mentions, with every place and why it is read so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main

ENGLISH = "The European Commission fined Apple. It said the company broke the law."
ARABIC = "غرمت المفوضية الأوروبية شركة آبل."


def entities(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    (folder / "fine.txt").write_text(text, "utf-8")

    assert main(["entities", str(folder / "fine.txt")]) == 0
    return {(line := json.loads(row))["id"].rpartition("/id/")[2]: line for row in capsys.readouterr().out.splitlines()}


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_an_entity_is_one_line_with_its_names_and_places(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commission = entities(text, tmp_path, capsys)["regulator/european-commission"]

    assert list(commission) == ["article", "id", "name", "type", "names", "mentions"]
    assert (commission["article"], commission["type"]) == ("fine", "regulator")
    assert commission["name"] in commission["names"]


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_every_mention_stands_in_the_text_and_has_its_reason(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mentions = [m for line in entities(text, tmp_path, capsys).values() for m in line["mentions"]]

    assert mentions
    assert all(text[m["start"] : m["end"]] == m["text"] and m["because"] for m in mentions)


def test_descriptions_and_pronouns_stand_beside_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apple = entities(ENGLISH, tmp_path, capsys)["company/apple"]

    assert [m["text"] for m in apple["mentions"]] == ["Apple", "the company"]

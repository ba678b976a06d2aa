"""Words of the interface in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import kg.site
from kg.model import Name
from kg.render.texts import LANGUAGES, load_texts
from kg.site.words import interface
from tests.fixtures.seed_facts import FACTS

PACKAGE = Path(kg.site.__file__).parent
OWN = yaml.safe_load((PACKAGE / "texts.yaml").read_text("utf-8"))
ARABIC_NAME, ACRONYM, ENGLISH_NAME = Name("بنك", "ar"), Name("PB", "en", "acronym"), Name("Bank", "en")


@pytest.mark.parametrize("key", sorted(OWN))
def test_each_text_has_the_same_places_in_each_language(key: str):
    assert len({tuple(sorted(re.findall(r"\{\w+\}", OWN[key][language]))) for language in LANGUAGES}) == 1


def test_each_text_is_used_and_none_is_there_twice():
    sources = "".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*")) if path.suffix in (".py", ".j2"))
    parts = ("contradictions", "corroborations")
    used = {key for key in OWN if f'"{key}"' in sources or f"'{key}'" in sources or key.rpartition("-")[0] in parts}

    assert used == set(OWN)
    assert not OWN.keys() & load_texts()["interface"].keys()


@pytest.mark.parametrize(
    ("language", "names", "shown"),
    [
        ("en", [ARABIC_NAME, ACRONYM, ENGLISH_NAME], ENGLISH_NAME),
        ("en", [ARABIC_NAME, ACRONYM], ACRONYM),
        ("ar", [ARABIC_NAME, ENGLISH_NAME], ARABIC_NAME),
        ("ar", [ACRONYM, Name("银行", "zh")], ACRONYM),
        ("ar", [Name("银行", "zh")], Name("银行", "zh")),
    ],
)
def test_name_is_the_nearest_to_the_language(language: str, names: list[Name], shown: Name):
    assert interface(language).name(names) == shown


@pytest.mark.parametrize(
    ("language", "kind", "label"),
    [
        ("en", "fine", "fine"),
        ("ar", "fine", "غرامة"),
        ("en", "other", "measure"),
        ("ar", "other", "إجراء رقابي"),
        ("en", "odd-kind", "odd kind"),
    ],
)
def test_fact_is_called_by_its_kind_or_else_by_its_type(language: str, kind: str, label: str):
    assert interface(language).fact(replace(FACTS[0], type="measure", kind=kind)).lower() == label


@pytest.mark.parametrize(
    ("language", "edtf", "said"),
    [
        ("ar", "2020-12-26", "26 ديسمبر 2020"),
        ("ar", "2020-12", "ديسمبر 2020"),
        ("en", "2020", "2020"),
        ("en", "2020-13", "2020-13"),
        ("en", "2020-24", "2020-24"),
        ("en", "2020/..", "2020/.."),
    ],
)
def test_date_is_written_as_people_do(language: str, edtf: str, said: str):
    assert interface(language).date(edtf) == said


@pytest.mark.parametrize(("code", "name"), [("ar", "Arabic"), ("en-GB", "English"), ("", ""), ("x<y", "x<y"), ("qqq", "qqq")])
def test_language_is_called_by_its_name_where_it_has_one(code: str, name: str):
    assert interface("en").language_name(code) == name

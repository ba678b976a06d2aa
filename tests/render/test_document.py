"""The document around the data: nothing in the data can leave its place, and the policy allows only what the page is made with."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology import load_ontology
from kg.render.contents import Contents
from kg.render.document import document, script_json
from kg.render.texts import LANGUAGES, load_texts

HELD = Contents({"words": "</script><script>alert(1)</script>"}, later={"told-0": "</script><img src=x onerror=alert(2)>"})
PAGE = document(HELD, title=dict.fromkeys(LANGUAGES, '"><img src=x onerror=alert(1)>\u202e'), language="en", view="graph")
STYLE = (files("kg.render") / "page.css").read_text(encoding="utf-8")
PROGRAM = "".join(sorted(part.read_text(encoding="utf-8") for part in (files("kg.render") / "scripts").iterdir()))


@given(
    st.recursive(st.text() | st.integers() | st.booleans() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_script_json_reads_back_and_has_nothing_that_ends_a_script(value):
    written = script_json(value)

    assert json.loads(written) == value
    assert not set(written) & set("<>&\u2028\u2029")


def test_script_json_writes_half_characters():
    assert json.loads(script_json("\ud83d")) == "\ud83d"


def test_document_allows_exactly_its_own_scripts():
    policy = html.unescape(PAGE.partition('Content-Security-Policy" content="')[2].partition('"')[0])
    scripts = re.findall(r"<script>(.*?)</script>", PAGE, re.DOTALL)
    digests = {f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts}
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    assert set(rules["script-src"].split()) == digests and len(scripts) == 2
    assert rules["default-src"] == "'none'" and "unsafe" not in policy


def test_document_takes_no_title_for_markup():
    assert "<img" not in PAGE.partition('<script type="application/json"')[0]
    assert "\u202e" not in PAGE


def test_document_names_no_address_to_load_from():
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", PAGE, flags=re.DOTALL)

    assert not re.search(r'(?:src|href)="(?!#)', markup)
    assert "@import" not in STYLE and "url(" not in STYLE


@pytest.mark.parametrize("part", ["interface", "roles", "lines"])
def test_texts_are_there_in_every_language_and_ask_for_the_same_values(part: str):
    for name, texts in load_texts()[part].items():
        places = [sorted(re.findall(r"\{\w+\}", texts[language])) for language in LANGUAGES]
        assert all(found == places[0] for found in places), name


def test_texts_are_all_used_and_none_is_missing():
    template = (files("kg.render") / "page.html.j2").read_text(encoding="utf-8")
    used = set(re.findall(r'(?:say|sayWith|section|group|flag|day|cell)\("([a-z-]+)"', PROGRAM))
    used |= set(re.findall(r'data-(?:text|label)="([a-z-]+)"', template)) | set(re.findall(r"texts\['([a-z-]+)'\]", template))
    used |= set(re.findall(r'"([a-z-]+)"', " ".join(re.findall(r"const heads = \[(.*?)\]", PROGRAM)))) | {
        "language-name",
        "direction",
        "title",
    }

    assert used == set(load_texts()["interface"])


def test_texts_name_every_role():
    roles = {role for kind in load_ontology().types.values() for role in kind.roles}

    assert roles <= set(load_texts()["roles"])


def _colours(selector: str) -> dict[str, str]:
    block = STYLE.partition(selector + " {")[2].partition("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


def _brightness(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


PAIRS = [
    *product(("ink", "muted", "accent", "danger"), ("paper", "surface", "faint")),
    *((f"fact-{name}", "paper") for name in load_ontology().types),
    ("ink", "mark"),
    ("danger-ink", "danger"),
    ("accent", "accent-soft"),
    ("danger", "danger-soft"),
    ("ink", "danger-soft"),
]


@pytest.mark.parametrize("theme", [":root", ':root[data-theme="dark"]'])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_style_has_text_that_can_be_read_on_its_ground(theme: str, pair: tuple[str, str]):
    colours = _colours(theme)
    low, high = sorted(_brightness(colours[name]) for name in pair)

    assert (high + 0.05) / (low + 0.05) >= 4.5


@pytest.mark.parametrize("theme", [":root", ':root[data-theme="dark"]'])
def test_style_has_a_colour_for_every_type(theme: str):
    ontology = load_ontology()
    wanted = {f"fact-{name}" for name in ontology.types} | {f"entity-{name}" for name in ontology.entity_types}

    assert wanted <= set(_colours(theme))

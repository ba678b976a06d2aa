"""Reasons of links in the language of the reader: every sentence that the code of derivation makes is known."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from kg.analysis.links import derived_links
from kg.ontology import load_ontology
from kg.render.reasons import reason, spoken_names
from kg.render.texts import LANGUAGES, load_texts
from tests.fixtures.seed_facts import ENTITIES, EXTRACTIONS

NAMES = {"company/lumen-works": "Lumen Works", "regulator/market-board": "Market Board"}


@pytest.mark.parametrize(
    ("because", "language", "told"),
    [
        ("both tell of the same fine of lumen works", "en", "both tell of the same fine of Lumen Works"),
        ("both tell of the same fine of lumen works", "ar", "كلاهما يروي الواقعة نفسها: غرامة، Lumen Works"),
        ("both tell of the same fine of lumen works in 2020-11", "ar", "كلاهما يروي الواقعة نفسها: غرامة، Lumen Works، في 2020-11"),
        (
            "the amounts differ (3 EUR, 5 EUR): the same fine of lumen works, the same fine of lumen works in 2020-11",
            "ar",
            "المبالغ مختلفة (3 EUR, 5 EUR): الواقعة نفسها: غرامة، Lumen Works، الواقعة نفسها: غرامة، Lumen Works، في 2020-11",
        ),
        ("suspension and prohibition of the same thing: market board", "ar", "تعليق وحظر للشيء نفسه: Market Board"),
        ("a reason that no pattern knows", "ar", "a reason that no pattern knows"),
    ],
)
def test_reason_is_told_in_a_language(because: str, language: str, told: str):
    assert reason(because, language=language, ontology=load_ontology(), names=spoken_names(NAMES)) == told


def test_reasons_of_the_seeds_have_no_english_word_on_an_arabic_page():
    names = spoken_names(
        {id: next(n.text for n in e.names if n.language == "ar") for id, e in ENTITIES.items() if any(n.language == "ar" for n in e.names)}
    )
    told = [reason(link.because, language="ar", ontology=load_ontology(), names=names) for link in derived_links(EXTRACTIONS)]

    assert told and not [text for text in told if re.search("[a-z]{3}", text.replace("Ant Group", ""))]


def test_every_sentence_of_the_derivation_has_a_pattern():
    code = "".join((files("kg.derive") / name).read_text(encoding="utf-8") for name in ("events.py", "contradictions.py"))
    made = {re.sub(r"\{[^}]*\}", "x", text) for text in re.findall(r'f"((?:the|one|two|each|both|\{one\}) [^"]*)"', code)}

    assert len(made) >= 12
    assert [text for text in made if reason(text, language="ar", ontology=load_ontology(), names={}) == text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_links_ask_for_the_places_of_their_sentence(language: str):
    for sentence, texts in load_texts()["links"].items():
        assert sorted(re.findall(r"\{\w+\}", sentence)) == sorted(re.findall(r"\{\w+\}", texts[language]))

"""Clauses and phrases of Arabic: cases as data in the YAML files beside this one."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.languages import load_language
from kg.model import Analysis, Article, Clause, Phrase

_HERE = Path(__file__).parent
_FIELDS = ("predicate", "form", "voice", "tense", "negated", "modality")


def _cases(name: str, key: str) -> list[Any]:
    entries = yaml.safe_load((_HERE / name).read_text("utf-8"))
    return [pytest.param(e["text"], wanted, id=f"{e['text'][:40]}-{n}") for e in entries for n, wanted in enumerate(e[key])]


def _analysis(text: str) -> Analysis:
    return load_language("ar").analyse(Article("case", text, "ar"), names=())


def _clause_agrees(clause: Clause, wanted: dict[str, Any], text: str) -> bool:
    if any(getattr(clause, field) != wanted[field] for field in _FIELDS if field in wanted):
        return False
    if "speaker" in wanted and (clause.speaker is None or clause.speaker.span.of(text) != wanted["speaker"]):
        return False
    for function, words in wanted.get("arguments", {}).items():
        found = [a.span.of(text) for a in clause.filling(function)]
        if not all(word in found for word in ([words] if isinstance(words, str) else words)):
            return False
    return True


def _phrase_agrees(phrase: Phrase, wanted: dict[str, Any], text: str) -> bool:
    found = {
        "span": phrase.span.of(text),
        "name": phrase.name.of(text) if phrase.name else None,
        "possessor": phrase.possessor.span.of(text) if phrase.possessor else None,
        "appositions": [p.span.of(text) for p in phrase.appositions],
        "conjuncts": [p.span.of(text) for p in phrase.conjuncts],
    }
    return all((found[key] if key in found else getattr(phrase, key)) == value for key, value in wanted.items())


@pytest.mark.parametrize(("text", "wanted"), _cases("clauses.yaml", "clauses"))
def test_sentence_has_clause(text: str, wanted: dict[str, Any]) -> None:
    clauses = _analysis(text).clauses

    assert any(_clause_agrees(clause, wanted, text) for clause in clauses), clauses


@pytest.mark.parametrize(("text", "wanted"), _cases("phrases.yaml", "phrases"))
def test_text_has_phrase(text: str, wanted: dict[str, Any]) -> None:
    phrases = _analysis(text).phrases

    assert any(_phrase_agrees(phrase, wanted, text) for phrase in phrases), phrases


def test_names_in_two_scripts_are_equal() -> None:
    text = "التقى (سامي خوري) Sami Khoury الوزير."

    (equivalence,) = _analysis(text).equivalences

    assert (equivalence.first.of(text), equivalence.second.of(text)) == ("سامي خوري", "Sami Khoury")


def test_acronym_in_brackets_is_equal_to_the_name() -> None:
    text = "فتحت الهيئة العامة للاستثمار (نماء) تحقيقا."

    (equivalence,) = _analysis(text).equivalences

    assert (equivalence.first.of(text), equivalence.second.of(text)) == ("الهيئة العامة للاستثمار", "نماء")


def test_every_clause_lies_in_its_sentence() -> None:
    text = (files("kg.languages.ar") / "frames" / "fines.yaml").read_text("utf-8") + "\n" + (_HERE / "clauses.yaml").read_text("utf-8")
    analysis = _analysis(text)

    assert analysis.clauses
    assert all(analysis.sentences[c.sentence].contains(c.span) and c.span.contains(c.trigger) for c in analysis.clauses)


def test_heads_are_told_apart() -> None:
    text = (_HERE / "clauses.yaml").read_text("utf-8")
    heads = [phrase.head for phrase in _analysis(text).phrases]

    assert heads == sorted(set(heads))

"""What every language must do for the stages after it, and what is said of a language folder that is wrong."""

from __future__ import annotations

import ast
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import DataError
from kg.languages import available, load_language, load_lexicon
from kg.model import Analysis, Article, NameMatch, Span
from kg.ontology import load_ontology
from kg.text import fold

KG = Path(__file__).parents[1] / "kg"
WORDS = st.sampled_from(
    [
        *["Norvik Bank", "fined", "The board", "it", "$5 million", "on Monday", "2020", ".", ",", "\n", "”", "(NB)", "and", "which", "'s"],
        *["بنك نورفيك", "غرمت", "الهيئة", "إنها", "5 ملايين دولار", "يوم الاثنين", "٢٠٢٠", "،", "؟", "التي", "و", "للشركة", "كَتَبَ"],
    ]
)
TEXTS = st.text(max_size=40) | st.lists(WORDS | st.text(max_size=3), max_size=15).map(" ".join)
EXAMPLES = [
    "",
    " \n",
    "\u202e",
    "ﷺ",
    "a.b.c",
    "'s",
    "«»",
    "شركةٌ",
    "Ａｎｔ",
    "\ufffd",
    "1,000.5",
    "\u0640",
    "Norvik Bank fined Norvik Bank Norvik Bank 1\U00085c42",
]


def analysed(code: str, text: str, *, names: tuple[NameMatch, ...] = ()) -> Analysis:
    return load_language(code).analyse(Article("a", text, code, published="2021-06-16"), names=names)


# --- the languages that there are ------------------------------------------------------------------------------------


def test_languages_are_listed_in_order() -> None:
    assert list(available()) == sorted(available())
    assert {"ar", "en"} <= set(available())


def test_language_that_there_is_not() -> None:
    with pytest.raises(DataError, match=r"^language 'xx' is not known; known: ar, en$"):
        load_language("xx")


@pytest.mark.parametrize("code", available())
def test_language_says_what_it_is(code: str) -> None:
    language = load_language(code)

    assert language.code == code
    assert language.direction in ("ltr", "rtl")
    assert language.name
    assert language.own_name


@pytest.mark.parametrize("code", available())
def test_language_is_loaded_once(code: str) -> None:
    language = load_language(code)

    assert load_language(code) is language
    assert language.lexicon is language.lexicon
    assert language.frames is language.frames


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", available())
def test_lexicon_is_folded_and_speaks_of_what_there_is(code: str) -> None:
    lexicon, ontology = load_language(code).lexicon, load_ontology()

    assert set(lexicon.entity_nouns.values()) <= set(ontology.entity_types)
    assert set(lexicon.matters.values()) <= set(ontology.matters)
    assert set(lexicon.sectors.values()) <= set(ontology.sectors)
    groups = [
        lexicon.entity_nouns,
        lexicon.sectors,
        lexicon.generic,
        lexicon.titles,
        lexicon.families,
        lexicon.matters,
        *lexicon.concepts.values(),
    ]
    assert all(word == fold(word) for group in groups for word in group)


@cache
def concepts_in_code() -> set[str]:
    """The concepts that code asks a lexicon for by name."""
    found = set()
    for file in KG.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            asked = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("lexicon.concepts.get")
            found |= {node.args[0].value} if asked and isinstance(node.args[0], ast.Constant) else set()  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("code", available())
def test_lexicon_has_the_concepts_that_code_asks_for(code: str) -> None:
    assert len(concepts_in_code()) > 2
    assert concepts_in_code() <= set(load_language(code).lexicon.concepts)


@pytest.mark.parametrize("code", available())
@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_words_stand_in_the_text_in_order(code: str, text: str) -> None:
    words = load_language(code).words(text)

    assert all(first.span.end <= second.span.start for first, second in pairwise(words))
    for word in words:
        assert 0 <= word.span.start < word.span.end <= len(text)
        assert word.forms
        assert all(word.span.start <= start < word.span.end for _, start in word.forms)
        assert all(form == fold(form) for form, _ in word.forms)


# --- analyses --------------------------------------------------------------------------------------------------------


def spans_of(analysis: Analysis) -> list[Span]:
    phrases = [p for phrase in analysis.phrases for p in phrase.parts()]
    spans = [*analysis.sentences, *(w.span for w in analysis.words), *(t.span for t in analysis.times), *(a.span for a in analysis.amounts)]
    spans += [s for p in phrases for s in (p.span, p.head, *([p.name] if p.name else []))]
    spans += [s for c in analysis.clauses for s in (c.span, c.trigger, *(a.span for a in c.arguments))]
    return spans + [s for e in analysis.equivalences for s in (e.first, e.second)]


@pytest.mark.parametrize("code", available())
@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_analysis_of_any_text_is_sound(code: str, text: str) -> None:
    analysis = analysed(code, text)
    heads = {phrase.head for phrase in analysis.phrases}

    assert all(0 <= span.start <= span.end <= len(text) for span in spans_of(analysis))
    assert [clause.index for clause in analysis.clauses] == list(range(len(analysis.clauses)))
    assert [phrase.head for phrase in analysis.phrases] == sorted(phrase.head for phrase in analysis.phrases)
    assert all(first.end <= second.start for first, second in pairwise(analysis.sentences))
    for phrase in analysis.phrases:
        assert phrase.lemma == fold(phrase.lemma)
        assert phrase.span.contains(phrase.head)
        assert {part.head for part in phrase.parts()} <= heads
    for clause in analysis.clauses:
        assert clause.predicate == fold(clause.predicate)
        assert 0 <= clause.sentence < len(analysis.sentences)
        assert clause.parent is None or (clause.parent != clause.index and 0 <= clause.parent < len(analysis.clauses))
        for argument in clause.arguments:
            assert (argument.phrase is None) != (argument.clause is None)
            assert argument.clause is None or argument.clause < len(analysis.clauses)
            assert argument.phrase is None or argument.phrase.head in heads


for _text in EXAMPLES:
    test_analysis_of_any_text_is_sound = example(text=_text)(test_analysis_of_any_text_is_sound)


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("en", "The board fined Norvik and Sons Bank, which grew.", "Norvik and Sons Bank"),
        ("en", "The board fined norvik.com over delays.", "norvik.com"),
        ("ar", "غرمت الهيئة بنك الشمال والجنوب أمس.", "بنك الشمال والجنوب"),
        ("ar", "غرمت الهيئة شركة Norvik and Sons أمس.", "Norvik and Sons"),
    ],
)
def test_known_names_are_never_split(code: str, text: str, name: str) -> None:
    span = Span(text.index(name), text.index(name) + len(name))
    analysis = analysed(code, text, names=(NameMatch(span, ("company/x",)),))

    names = {phrase.name for phrase in analysis.phrases if phrase.name is not None and phrase.name.overlaps(span)}
    assert names == {span}


# --- a lexicon that is wrong -----------------------------------------------------------------------------------------

SOUND: dict[str, Any] = {
    "entity_nouns": {"company": ["firm"]},
    "sectors": {"banking": ["bank"]},
    "generic": ["the"],
    "titles": ["dr"],
    "families": {"banking": ["bank", "lender"], "court": ["bench"]},
    "matters": {"fraud": ["fraud"]},
    "concepts": {"saying": ["say"]},
}


def lexicon_in(folder: Path, data: Any) -> Any:
    (folder / "lexicon.yaml").write_text(yaml.safe_dump(data), "utf-8")
    return load_lexicon(folder)


def test_lexicon_is_read_folded(tmp_path: Path) -> None:
    lexicon = lexicon_in(tmp_path, SOUND | {"titles": ["Señor"], "concepts": {"saying": ["Say", "TELL"]}})

    assert lexicon.titles == {"senor"}
    assert lexicon.concepts["saying"] == {"say", "tell"}
    assert lexicon.entity_nouns == {"firm": "company"}
    assert lexicon.families == {"bank": {"banking"}, "lender": {"banking"}, "bench": {"court"}}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (SOUND | {"verbs": []}, "unknown key 'verbs'; known: concepts, entity_nouns, families, generic, matters, sectors, titles"),
        ({key: value for key, value in SOUND.items() if key != "titles"}, "lacks 'titles'"),
        (SOUND | {"entity_nouns": {"company": ["Firm"], "regulator": ["firm"]}}, "entity noun 'firm' has two types"),
    ],
)
def test_lexicon_that_is_wrong_is_told(data: Any, problem: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        lexicon_in(tmp_path, data)

    assert str(raised.value) == f"{tmp_path / 'lexicon.yaml'}: 1 problem\n  {problem}"


def test_all_problems_of_a_lexicon_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="3 problems"):
        lexicon_in(
            tmp_path,
            {"entity_nouns": {}, "sectors": {}, "generic": [], "titles": [], "verbs": [], "x": []} | {"matters": {}, "families": {}},
        )

"""How well articles are read: figures on articles and sentences of our own, and on others where KG_EVAL names them."""

import os
from pathlib import Path

import pytest

from kg.gate import gate
from kg.model import Extraction
from tests.quality.corpus import HERE, LANGUAGES, Negative, Reading, figures, fingerprint, read_corpus, read_negatives, wrong
from tests.quality.floors import FALSE_POSITIVES, lost, read_floors
from tests.quality.pin import FOLDERS, OWN, measure_folder

ANEW = "the corpus changed: read it through, then run `python -m tests.quality.pin`"


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    return read_corpus(HERE)


@pytest.fixture(scope="session")
def negatives_read() -> tuple[tuple[Negative, Extraction], ...]:
    return read_negatives()


def test_floors_are_of_this_corpus() -> None:
    assert read_floors()[OWN].fingerprint == fingerprint(HERE), ANEW


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_of_articles_reach_their_floors(language: str, readings: tuple[Reading, ...]) -> None:
    floors = {name: floor for name, floor in read_floors()[OWN].figures[language].items() if name != FALSE_POSITIVES}
    measured = figures(readings)[language]

    assert set(floors) == set(measured)
    assert lost({language: measured}, {language: floors}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_false_positives_stay_below_their_ceiling(language: str, negatives_read: tuple[tuple[Negative, Extraction], ...]) -> None:
    found = [(negative, extraction) for negative, extraction in negatives_read if negative.article.language == language]
    wrongly = [f"{n.article.text} ({n.sense}) {[f.rule for f in e.facts]}" for n, e in found if wrong(n, e)]
    ceiling = read_floors()[OWN].figures[language][FALSE_POSITIVES]

    assert len(wrongly) / len(found) <= ceiling, "\n".join(wrongly)


def test_every_article_is_read_whole(readings: tuple[Reading, ...], negatives_read: tuple[tuple[Negative, Extraction], ...]) -> None:
    extractions = [*(r.extraction for r in readings), *(extraction for _, extraction in negatives_read)]

    assert [(e.article.id, note) for e in extractions for note in e.notes if note.severity == "error"] == []


def test_every_quote_stands_at_its_offsets(readings: tuple[Reading, ...]) -> None:
    passages = [(r.extraction.article.text, p) for r in readings for f in r.extraction.facts for p in (f.passage, *f.also)]

    assert passages
    assert all(p.quote.strip() and text[p.start : p.end] == p.quote for text, p in passages)


def test_every_filler_stands_at_its_offsets(readings: tuple[Reading, ...]) -> None:
    fillers = [
        (r.extraction.article.text, filler) for r in readings for f in r.extraction.facts for role in f.roles for filler in role.fillers
    ]

    assert fillers
    assert all(text[filler.start : filler.end] == filler.text for text, filler in fillers)


def test_no_measure_is_found_where_none_is_reported(readings: tuple[Reading, ...]) -> None:
    silent = [r for r in readings if not any(fact.type == "measure" for fact in r.gold.facts)]
    found = [(f.article, f.passage.quote) for r in silent for f in r.extraction.facts if f.type == "measure"]

    assert {r.gold.language for r in silent} == set(LANGUAGES)
    assert found == []


def test_what_is_let_in_passes_the_gate_again(readings: tuple[Reading, ...]) -> None:
    assert [gate(r.extraction).facts for r in readings] == [r.extraction.facts for r in readings]


@pytest.mark.parametrize("folder", FOLDERS)
def test_measuring_articles(folder: str) -> None:
    root = os.environ.get("KG_EVAL")
    if not root:
        reason = "KG_EVAL names no folder of measuring articles: the floors reached there are not tested"
        (pytest.fail if os.environ.get("KG_ALLOW_NO_SKIP") == "1" else pytest.skip)(reason)
    place, floors = Path(root) / folder, read_floors()[folder]

    assert floors.fingerprint == fingerprint(place), ANEW
    assert lost(measure_folder(place), floors.figures) == []

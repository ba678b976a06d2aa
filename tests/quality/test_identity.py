"""Who is who: B-cubed over names, on articles whose answer is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Article, Entity, Extraction, Mention, Name, Span
from tests.quality.identity import Item, identity, items_of, main

TEXT = "Norvik Bank fell. Norvik rose. Anna Berg left Tarn."


def item(entity: int, found: str | None, *, type: str = "company") -> Item:
    return Item(entity, type, found, found and found.partition("/")[0])


CASES: dict[str, tuple[list[Item], float, float, float]] = {
    "all right": ([item(0, "company/a"), item(0, "company/a"), item(1, "company/b")], 1.0, 1.0, 1.0),
    "one taken apart": ([item(0, "company/a"), item(0, "company/b")], 1.0, 0.5, 1.0),
    "two merged": ([item(0, "company/a"), item(1, "company/a")], 0.5, 1.0, 1.0),
    "one not found": ([item(0, "company/a"), item(1, None)], 1.0, 0.5, 1.0),
    "one of another type": ([item(0, "company/a"), item(1, "person/b")], 1.0, 1.0, 0.5),
}


@pytest.mark.parametrize("case", CASES)
def test_figures(case: str) -> None:
    items, precision, recall, types = CASES[case]
    found = identity([items])

    assert (found.precision, found.recall, found.types) == (precision, recall, types)


def test_names_of_two_articles_do_not_meet() -> None:
    assert identity([[item(0, "company/a")], [item(0, "company/a")]]).f1 == 1.0


def test_nothing_is_no_figure() -> None:
    assert identity([]).f1 == 0.0


def mention(words: str, entity: str) -> Mention:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Mention(span, span, entity, "name")


def test_names_are_taken_for_whom_their_words_mean() -> None:
    document = {
        "entities": [
            {"names": ["Norvik Bank", "Norvik"], "type": "company"},
            {"names": ["Anna Berg"], "type": "person"},
            {"names": ["Solum"], "type": "company"},
        ]
    }
    entities = (Entity("company/norvik", "company", (Name("Norvik", "en"),)), Entity("other/berg", "other", (Name("Berg", "en"),)))
    mentions = (mention("Norvik Bank", "company/norvik"), mention("Norvik rose"[:6], "company/norvik"), mention("Anna Berg", "other/berg"))

    assert items_of(document, Extraction(Article("a", TEXT, "en"), (), entities, mentions)) == [
        Item(0, "company", "company/norvik", "company"),
        Item(0, "company", "company/norvik", "company"),
        Item(1, "person", "other/berg", "other"),
    ]


def test_figures_of_a_folder_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles.jsonl").write_text('{"id": "a", "text": "The European Commission fined Apple.", "language": "en"}\n', "utf-8")
    gold = '{"id": "a", "lang": "en", "facts": [], "entities": [{"names": ["Apple"], "type": "company"}]}'
    (tmp_path / "gold" / "a.json").write_text(gold, "utf-8")

    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path}: B-cubed P 1.000 R 1.000 F1 1.000 types 1.000 over 1 names\n"

"""Who may be the same: by keys that names share across spellings and scripts; what people judged is not asked again."""

from __future__ import annotations

import pytest

from kg.doubts import candidates
from kg.judgements import NO_JUDGEMENTS, Judgement, Judgements
from kg.model import Article, Entity, Extraction, Mention, Name, Span

TEXT = "The Harbour Watch Board (HWB) met. Nobody else (Lumen) came."


def record(*entities: tuple[str, str], known: bool = False, mentions: tuple[tuple[str, str], ...] = ()) -> Extraction:
    """A record with entities as (id, name) and mentions as (id, words)."""
    made = tuple(Entity(id, id.partition("/")[0], (Name(name, "en"),), known=known) for id, name in entities)
    spans = [(id, Span(TEXT.index(words), TEXT.index(words) + len(words))) for id, words in mentions]
    return Extraction(Article("a", TEXT, "en"), (), made, tuple(Mention(span, span, id, "name") for id, span in spans))


def reasons(*entities: tuple[str, str], judgements: Judgements = NO_JUDGEMENTS) -> list[str]:
    return [because for candidate in candidates([record(*entities)], judgements=judgements) for because in candidate.because]


FOUND = {
    "general words": (("company/lumen", "Lumen"), ("company/lumen-group", "Lumen Group Ltd"), "are one name but for general words"),
    "types": (("company/lumen", "Lumen"), ("regulator/lumen", "Lumen"), "are one name but for general words"),
    "marks": (("person/jose-nunez", "José Núñez"), ("person/jose-n", "JOSE NUNEZ"), "are one name but for general words"),
    "acronym": (("regulator/hwb", "HWB"), ("regulator/harbour", "Harbour Watch Board"), "the letters of one begin the words of the other"),
    "scripts": (("company/lumen", "Lumen"), ("company/لومن", "شركة لومن"), "have the same consonants"),
    "persons in two scripts": (("person/anna-berg", "Anna Berg"), ("person/انا-بيرغ", "آنا بيرغ"), "have the same consonants"),
    "part": (("person/berg", "Berg"), ("person/anna-berg", "Anna Berg"), "share the word 'berg'"),
}


@pytest.mark.parametrize("case", FOUND)
def test_two_that_may_be_one_are_found_with_the_reason(case: str) -> None:
    one, other, because = FOUND[case]

    assert any(because in reason for reason in reasons(one, other))


NOT_FOUND = {
    "other names": (("company/lumen", "Lumen"), ("company/tarn", "Tarn")),
    "a word among others": (("company/a", "Lumen Works"), ("company/b", "Lumen Bank")),
    "consonants of one script": (("company/tarn", "Tarn"), ("company/teren", "Teren")),
    "a person and a company": (("person/berg", "Berg"), ("company/berg-works", "Berg Works")),
    "a given name": (("person/anna-berg", "Anna"), ("person/anna-holm", "Anna")),
}


@pytest.mark.parametrize("case", NOT_FOUND)
def test_two_that_share_too_little_are_none(case: str) -> None:
    assert reasons(*NOT_FOUND[case]) == []


@pytest.mark.parametrize("verdict", ["same", "not-same", "undecided"])
def test_what_is_judged_is_not_asked_again(verdict: str) -> None:
    one, other, _ = FOUND["general words"]
    judged = Judgements.of([Judgement(verdict, (one[0], other[0]))])  # type: ignore[arg-type]

    assert reasons(one, other, judgements=judged) == []


def test_entities_that_the_authority_file_tells_apart_are_no_candidates() -> None:
    one, other, _ = FOUND["general words"]

    assert candidates([record(one, other, known=True)], judgements=NO_JUDGEMENTS) == ()


def test_what_stands_in_brackets_may_be_what_stands_before_it() -> None:
    board, short = ("regulator/board", "The Board"), ("regulator/h", "Other")
    found = candidates([record(board, short, mentions=((board[0], "Harbour Watch Board"), (short[0], "HWB")))], judgements=NO_JUDGEMENTS)

    assert [c.because for c in found] == [("'HWB' stands in brackets behind 'Harbour Watch Board' in a",)]


def test_more_reasons_make_it_likelier() -> None:
    board = (("regulator/hwb", "HWB"), ("regulator/harbour", "Harbour Watch Board"))
    alone = candidates([record(*board)], judgements=NO_JUDGEMENTS)[0].likely
    both = record(*board, mentions=(("regulator/harbour", "Harbour Watch Board"), ("regulator/hwb", "HWB")))

    assert candidates([both], judgements=NO_JUDGEMENTS)[0].likely > alone


def test_a_word_that_many_share_tells_nobody_apart() -> None:
    many = [(f"company/lumen-{n}", f"Lumen {'abcdefghijklmnop'[n] * 4}") for n in range(14)]

    assert reasons(("company/lumen", "Lumen"), *many) == []

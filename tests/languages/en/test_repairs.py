"""Whatever the corrections of the parser do, a sentence stays a tree."""

import pytest

from kg.languages import load_language
from kg.model import Article


@pytest.mark.parametrize(
    "text",
    [
        "Shares of Norvik closed below the offer from Tallinn, Ky.-based Solum.",
        "Tallinn, Neb.-based Norvik has local networks.",
        "Norvik will buy Tallinn, Fla.-based Solum and Karry Stores Inc.",
    ],
)
def test_sentence_is_read_whatever_hangs_on_its_towns(text: str) -> None:
    found = load_language("en").analyse(Article("case", text, "en"), names=())

    assert found.clauses

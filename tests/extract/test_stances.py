"""Plain statements that are accusations or denials by who says them of whom."""

import pytest

from kg.extract.matching import FrameIndex
from kg.extract.rules import facts_of
from kg.languages import load_language
from tests.extract.readings import reading

FINED = "The Market Board fined Norvik. "
# language, what is known of the case, sentence, kinds of its statements
CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "who fines says what was done": (
        "en",
        FINED,
        "The Market Board said Norvik had mixed the samples.",
        ["accusation"],
    ),
    "who fines says what is harmless": ("en", FINED, "The Market Board said Norvik had paid the fee.", ["other"]),
    "who fines speaks of another": (
        "en",
        FINED,
        "The Market Board said Tarn Bank had mixed the samples.",
        ["other"],
    ),
    "bystander says what was done": ("en", FINED, "Tarn Bank said Norvik had mixed the samples.", ["other"]),
    "nobody is fined": ("en", "", "The Market Board said Norvik had mixed the samples.", ["other"]),
    "who is fined says it is not so": ("en", FINED, "Norvik said the samples never left the building.", ["denial"]),
    "who is fined does not know": ("en", FINED, "Norvik said it did not know the reason.", ["other"]),
    "Arabic": ("ar", "غرم مجلس السوق شركة لومن. ", "وقال مجلس السوق إن شركة لومن مزجت العينات.", ["accusation"]),
}


@pytest.mark.parametrize("case", CASES)
def test_kind_follows_from_who_speaks_of_whom(case: str) -> None:
    language, known, text, kinds = CASES[case]

    found = facts_of(reading(known + text, language=language), FrameIndex(load_language(language).frames))

    assert [f.kind for f in found if f.type == "statement"] == kinds

"""The conditions of a frame: which clauses meet them, and what is said of those that do not."""

from typing import Any

import pytest

from kg.extract.matching import FrameIndex, failed_condition
from tests.extract.readings import clause, frame, reading, words

MET = None


def failure(text: str, predicate: str, **conditions: Any) -> str | None:
    return failed_condition(frame(predicate, **conditions), clause(text, predicate), reading(text))


@pytest.mark.parametrize(
    ("text", "predicate", "voice", "expected"),
    [
        ("The Market Board fined Tarn Bank.", "fine", "active", MET),
        ("The Market Board fined Tarn Bank.", "fine", "passive", "voice is active, not passive"),
        ("Tarn Bank was fined.", "fine", "passive", MET),
        ("Tarn Bank was fined.", "fine", "active", "voice is passive, not active"),
        ("The fine on Tarn Bank is large.", "fine", "active", "voice is none, not active"),
        ("Tarn Bank was fined.", "fine", "", MET),
    ],
)
def test_voice(text: str, predicate: str, voice: str, expected: str | None) -> None:
    assert failure(text, predicate, voice=voice) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tarn Bank was fined.", MET),
        ("Tarn Bank was fined by the Market Board.", "has 'subject'"),
    ],
)
def test_function_that_must_be_absent(text: str, expected: str | None) -> None:
    assert failure(text, "fine", absent=("subject",)) == expected


# sentence, predicate, condition, whether it speaks of what stands there
WORDS: dict[str, tuple[str, str, Any, bool]] = {
    "head": ("The Market Board fined the bank.", "fine", words(object=("bank",)), True),
    "other head": ("The Market Board fined the shop.", "fine", words(object=("bank",)), False),
    "modifier": ("The Market Board fined the savings bank.", "fine", words(object=("saving", "savings")), True),
    "name": ("The Market Board fined Tarn Bank.", "fine", words(object=("tarn bank",)), True),
    "name of another function": ("Tarn Bank fined Norvik.", "fine", words(object=("tarn bank",)), False),
    "head alone": ("A Tarn Bank trader fined the savings bank.", "fine", words(**{"subject.head": ("trader",)}), True),
    "modifier is no head": ("The trader Anna Berg fined the bank.", "fine", words(**{"subject.head": ("trader",)}), False),
    "deep in what is said": ("Norvik said it knew that the fee was a breach of rules.", "say", words(content=("breach",)), True),
    "adjective of what is said": ("Norvik said the fee was unlawful.", "say", words(content=("unlawful",)), True),
    "subject of what is said": ("Norvik said the breach was small.", "say", words(content=("breach",)), False),
    "what is said to be not so": ("Norvik said it knew that the fee was not unlawful.", "say", words(content=("unlawful",)), False),
    "predicate of what is said": ("Norvik said it feared losses.", "say", words(**{"complement.head": ("fear",)}), True),
    "conjunct": ("The Market Board fined the shop and the bank.", "fine", words(object=("bank",)), True),
    "any of several functions": ("The Market Board fined Norvik over delays.", "fine", words(for_over=("delay",)), True),
    "none of several functions": ("The Market Board fined Norvik in public.", "fine", words(for_over=("delay",)), False),
    "function that the clause lacks": ("Norvik was fined.", "fine", words(over=("delay",)), False),
    "predicate of a content clause": ("The Market Board ordered Norvik to stop.", "order", words(complement=("stop",)), True),
    "other predicate of a content clause": ("The Market Board ordered Norvik to grow.", "order", words(complement=("stop",)), False),
    "what a content clause acts on": ("The Market Board ordered Norvik to sell shares.", "order", words(complement=("share",)), True),
    "modifier of the noun itself": ("The Market Board imposed a record fine on Norvik.", "fine", words(self=("record",)), True),
    "verb that carries the noun": ("The Market Board imposed a fine on Norvik.", "fine", words(verb=("impose",)), True),
    "other verb that carries the noun": ("The Market Board announced a fine on Norvik.", "fine", words(verb=("impose",)), False),
    "other modifier of the noun itself": ("The Market Board imposed a small fine on Norvik.", "fine", words(self=("record",)), False),
}


@pytest.mark.parametrize("case", WORDS)
def test_words_that_must_stand_there(case: str) -> None:
    text, predicate, condition, there = WORDS[case]

    missing = f"none of the words wanted in {'|'.join(condition[0][0])}"
    assert failure(text, predicate, required_words=condition) == (MET if there else missing)


@pytest.mark.parametrize("case", WORDS)
def test_words_that_must_not_stand_there(case: str) -> None:
    text, predicate, condition, there = WORDS[case]

    found = failure(text, predicate, forbidden_words=condition)

    assert (found is not None and found.endswith(f"in {'|'.join(condition[0][0])} speaks against it")) == there
    assert there or found is MET


def test_every_condition_on_words_must_be_met() -> None:
    both = words(object=("bank",), over=("delay",))

    assert failure("The Market Board fined the bank over delays.", "fine", required_words=both) is MET
    assert failure("The Market Board fined the bank over losses.", "fine", required_words=both) == "none of the words wanted in over"


# sentence, predicate, condition on the content clause, whether it is met
CONTENT: dict[str, tuple[str, str, dict[str, Any], bool]] = {
    "negated": ("Norvik said it had not misled anyone.", "say", {"negated": True}, True),
    "not negated": ("Norvik said it had misled users.", "say", {"negated": True}, False),
    "positive": ("Norvik said it had misled users.", "say", {"negated": False}, True),
    "modality": ("Norvik said it will appeal.", "say", {"modality": ["planned"]}, True),
    "other modality": ("Norvik said it misled users.", "say", {"modality": ["planned"]}, False),
    "predicate": ("Norvik said it will appeal.", "say", {"predicate": ["appeal", "contest"]}, True),
    "other predicate": ("Norvik said it will pay.", "say", {"predicate": ["appeal", "contest"]}, False),
    "same subject by a pronoun": ("Norvik said it will appeal.", "say", {"same_subject": True}, True),
    "same subject by a description": (
        "Lumen Works lost the case. Lumen Works said the company will appeal.",
        "say",
        {"same_subject": True},
        True,
    ),
    "another subject": ("Norvik said Tarn Bank will appeal.", "say", {"same_subject": True}, False),
    "another subject is wanted": ("Norvik said Tarn Bank will appeal.", "say", {"same_subject": False}, True),
    "same subject is unwanted": ("Norvik said it will appeal.", "say", {"same_subject": False}, False),
    "body of the person who speaks": ("Norvik chairman Anna Berg said Norvik will appeal.", "say", {"same_subject": True}, True),
    "body of another person": ("Anna Berg said Norvik will appeal.", "say", {"same_subject": True}, False),
    "voice": ("Norvik said it will appeal.", "say", {"voice": "active"}, True),
    "other voice": ("Norvik said it will be fined.", "say", {"voice": "active"}, False),
    "all at once": ("Norvik said it will not appeal.", "say", {"negated": True, "predicate": ["appeal"]}, True),
    "one of two": ("Norvik said it will not pay.", "say", {"negated": True, "predicate": ["appeal"]}, False),
}


@pytest.mark.parametrize("case", CONTENT)
def test_content_clause(case: str) -> None:
    text, predicate, content, met = CONTENT[case]

    assert failure(text, predicate, content=content) == (MET if met else "content does not fit")


def test_content_is_wanted_where_there_is_none() -> None:
    assert failure("The Market Board fined Norvik.", "fine", content={"negated": True}) == "no content clause"


def test_first_condition_that_fails_is_named() -> None:
    text = "Tarn Bank was fined by the Market Board."

    assert failure(text, "fine", voice="active", absent=("subject",)) == "voice is passive, not active"


def test_index_gives_the_frames_of_form_and_predicate() -> None:
    verb, noun, other = frame("fine"), frame("fine", form="noun"), frame("ban")
    index = FrameIndex((verb, noun, other))

    assert index.of(clause("The Market Board fined Norvik.", "fine")) == (verb,)
    assert index.of(clause("Norvik faces a fine.", "fine")) == (noun,)
    assert index.of(clause("Norvik grew.", "grow")) == ()

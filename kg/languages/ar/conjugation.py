"""The forms of Arabic verbs, made from the past and present of their lemma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["VerbForm", "conjugate", "present_of", "shortened"]

_WEAK = "اوي"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a form of a verb says of its subject and time; `agreement` is number and gender, "1s" or "1p" for the first person."""

    lemma: str
    tense: Literal["past", "present", "future"]
    agreement: str


def present_of(past: str) -> str:
    """The present of a sound verb, from its past.

    >>> present_of("فرض"), present_of("اعلن"), present_of("تعهد")
    ('يفرض', 'يعلن', 'يتعهد')
    """
    return "ي" + past.removeprefix("ا") if len(past) > 3 else "ي" + past


def conjugate(past: str, present: str) -> Iterator[tuple[str, VerbForm]]:
    """All forms of a verb, folded, without pronouns at their end.

    >>> forms = dict(conjugate("نفي", "ينفي"))
    >>> forms["نفت"].agreement, forms["سينفون"].tense
    ('fs', 'future')
    """
    for form, agreement in _past(past):
        yield form, VerbForm(past, "past", agreement)
    for form, agreement in _present(present):
        yield form, VerbForm(past, "present", agreement)
        yield "س" + form, VerbForm(past, "future", agreement)


def shortened(past: str, present: str) -> Iterator[tuple[str, VerbForm]]:
    """The short forms of a weak verb behind a negation: "لم يقل"; many look like full forms of other verbs.

    >>> [form for form, _ in shortened("قال", "يقول")]
    ['يقل', 'تقل', 'نقل']
    """
    stem = present[1:]
    if stem[-1] in _WEAK and len(stem) > 1:
        short = stem[:-1]
    elif len(stem) >= 3 and stem[-2] in _WEAK:
        short = stem[:-2] + stem[-1]
    else:
        return
    for prefix, agreement in (("ي", "ms"), ("ت", "fs"), ("ن", "1p")):
        yield prefix + short, VerbForm(past, "present", agreement)


def _past(past: str) -> Iterator[tuple[str, str]]:
    defective = past[-1] in "اي" and len(past) > 2
    base = past[:-1] if defective else past
    yield past, "ms"
    yield base + "ت", "fs"
    if past.endswith("ي") and len(past) == 3:
        yield past + "ت", "fs"
    yield base + "وا", "mp"
    yield base + "تا", "fd"
    yield (base + "يا" if defective else base + "ا"), "md"
    if past.endswith("ا") and len(past) > 2:  # a hamza: "بدأت", "بدأوا", "بدؤوا"
        yield past + "ت", "fs"
        yield past + "وا", "mp"
        yield base + "ووا", "mp"
        yield past + "تا", "fd"
    short = past[0] + past[2] if len(past) == 3 and past[1] == "ا" else base + "ي" if defective else past
    yield short + "نا", "1p"
    if defective:
        yield base + "ا", "ms"


def _present(present: str) -> Iterator[tuple[str, str]]:
    stem = present[1:]
    defective = stem[-1] in _WEAK and len(stem) > 1
    base = stem[:-1] if defective else stem
    for prefix, agreement in (("ي", "ms"), ("ت", "fs"), ("ن", "1p")):
        yield prefix + stem, agreement
    for suffix in ("ون", "وا"):
        yield "ي" + base + suffix, "mp"
    dual = stem if stem[-1] != "ا" or not defective else base + "ي"
    yield "ي" + dual + "ان", "md"
    yield "ت" + dual + "ان", "fd"
    yield "ي" + dual + "ن", "fp"
    yield "ا" + stem, "1s"

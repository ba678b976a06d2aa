"""Stems read as nouns and adjectives: words of the vocabulary, words that a list knows, words told by their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import simplemma

from kg.languages.ar.shapes import Shape, doubtful, shape
from kg.languages.ar.vocabulary import load_vocabulary
from kg.text import fold

__all__ = ["KNOWN", "OWN", "SHAPED", "UNKNOWN", "Noun", "find_noun", "nisba", "own_noun", "read_noun", "shaped"]

# How sure it is that a stem is a noun.
OWN, KNOWN, SHAPED, _DOUBTFUL, UNKNOWN = 3.0, 2.0, 1.0, 0.2, 0.0
# Of plurals of people, alone and before a second term; the first two are subjects.
_HUMAN_ENDINGS = ("ون", "و", "ين", "ي")
_PEOPLE = re.compile(r"م[^ي]+[^ا][يو](?<=.....)")


@dataclass(frozen=True, slots=True)
class Noun:
    """A stem read as a noun or adjective; "" in `gender` where nothing shows it.

    accusative  an indefinite object, by its ending
    oblique     a plural whose ending shows that it is no subject
    """

    lemma: str
    number: Literal["singular", "plural"] = "singular"
    gender: Literal["masculine", "feminine", ""] = ""
    adjective: bool = False
    accusative: bool = False
    human: bool = False
    oblique: bool = False


@lru_cache(maxsize=1 << 17)
def find_noun(stem: str) -> tuple[Noun | None, float]:
    """The stem as a noun, and how sure it is that it is one."""
    noun = own_noun(fold(stem))
    if noun is not None:
        return noun, OWN
    if len(stem) < 2:
        return None, UNKNOWN
    folded = fold(stem)
    if simplemma.is_known(stem, "ar"):
        return _known_noun(stem, folded), KNOWN
    if folded.endswith("ا") and len(stem) > 3 and simplemma.is_known(stem[:-1], "ar"):
        noun = _known_noun(stem[:-1], folded[:-1])
        return Noun(noun.lemma, noun.number, noun.gender, noun.adjective, accusative=True), KNOWN
    singular = stem[:-2] + ("ة" if stem.endswith("ات") else "")
    if len(folded) > 4 and folded.endswith(("ات", "ون", "ين", "ان")) and simplemma.is_known(singular, "ar"):
        return Noun(fold(singular), "plural"), KNOWN
    if len(folded) > 4 and stem.endswith(("ية", "يين", "يون")):
        return nisba(folded), SHAPED
    # The plural of people before what they belong to: "مسلحي", "محققو".
    if _PEOPLE.fullmatch(folded) and simplemma.is_known(stem[:-1], "ar"):
        return Noun(folded[:-1], "plural", human=True, oblique=folded[-1] == "ي"), SHAPED
    found = shaped(shape(stem))
    return found, UNKNOWN if found is None else _DOUBTFUL if doubtful(stem) else SHAPED


def shaped(found: Shape | None) -> Noun | None:
    return Noun(found[0], found[1], found[2], adjective=found[3]) if found else None


def read_noun(stem: str) -> Noun | None:
    """A stem without proclitics as a noun, None where nothing tells that it is one.

    >>> read_noun("غرامات").lemma, read_noun("تحقيقا").accusative, read_noun("الأمريكية"[2:]).adjective
    ('غرامه', True, True)
    """
    return find_noun(stem)[0]


def own_noun(folded: str) -> Noun | None:
    """A noun or adjective of the vocabulary, in any of its forms."""
    vocabulary = load_vocabulary()
    if folded in vocabulary.plurals:
        base, ending = vocabulary.plurals[folded], folded[len(vocabulary.plurals[folded]) :]
        sound = folded.startswith(base) and ending in _HUMAN_ENDINGS
        return Noun(base, "plural", human=folded.endswith(("ون", "ين")) or sound, oblique=sound and ending[0] == "ي")
    if folded in vocabulary.nouns:
        return Noun(folded, gender="feminine" if folded.endswith("ه") or folded in vocabulary.feminine else "masculine")
    if folded in vocabulary.adjective_plurals:
        return Noun(vocabulary.adjective_plurals[folded], "plural", adjective=True, human=True)
    if folded in vocabulary.invariable:
        return Noun(folded, adjective=True)
    if folded in vocabulary.adjectives:
        return Noun(folded, gender="masculine", adjective=True)
    if folded.removesuffix("ه") in vocabulary.nisbas:
        return nisba(folded)
    if folded.endswith("ه") and folded[:-1] in vocabulary.adjectives:
        return Noun(folded[:-1], gender="feminine", adjective=True)
    return _suffixed(folded)


def _suffixed(folded: str) -> Noun | None:
    vocabulary = load_vocabulary()
    if len(folded) > 3 and folded.endswith("ا") and folded[-2] != "ه":
        base = folded[:-1]
        if base in vocabulary.plurals:
            return Noun(vocabulary.plurals[base], "plural", accusative=True)
        if base in vocabulary.nouns or base in vocabulary.adjectives:
            return Noun(base, gender="masculine", adjective=base not in vocabulary.nouns, accusative=True)
    if len(folded) < 5:
        return None
    if folded[:-1] in vocabulary.people and folded[-1] in "وي":
        return Noun(folded[:-1], "plural", human=True, oblique=folded[-1] == "ي")
    for ending, endings, human in (
        ("ات", ("ه", ""), False),
        ("ون", ("",), True),
        ("ين", ("",), True),
        ("تين", ("ه",), False),
        ("تان", ("ه",), False),
        ("ان", ("",), False),
        ("تي", ("ه",), False),
        ("تا", ("ه",), False),
    ):
        if folded.endswith(ending):
            for added in endings:
                base = folded[: -len(ending)] + added
                if base in vocabulary.nouns or base in vocabulary.adjectives:
                    oblique = human and ending == "ين" and base in vocabulary.people
                    return Noun(base, "plural", adjective=base not in vocabulary.nouns, human=human, oblique=oblique)
    return None


def _known_noun(stem: str, folded: str) -> Noun:
    if (len(folded) > 3 and stem.endswith(("ي", "ية")) and not folded.startswith("م")) or (
        len(folded) > 5 and stem.endswith(("يين", "يون"))
    ):
        return nisba(folded)
    lemma = fold(simplemma.lemmatize(stem, "ar"))
    if lemma in load_vocabulary().forms or (folded[0] != lemma[0] and len(folded) <= len(lemma)):
        lemma = folded
    plural = lemma != folded and not (folded.endswith("ه") and folded[:-1] == lemma)
    if folded.endswith("ه"):
        return Noun(folded if not plural else lemma, "singular", "feminine", adjective=folded[:-1] == lemma and folded[0] == "م")
    return Noun(lemma, "plural" if plural else "singular", "" if plural else "masculine", human=plural and folded.endswith(("ون", "ين")))


def nisba(folded: str) -> Noun:
    """An adjective that is made of a noun: "اوروبيه" -> lemma "اوروبي"."""
    for ending in ("يون", "يين"):
        if folded.endswith(ending):
            return Noun(folded[: -len(ending)] + "ي", "plural", adjective=True, human=True)
    if folded.endswith("يه"):
        return Noun(folded[:-1], gender="feminine", adjective=True)
    return Noun(folded, gender="masculine", adjective=True)

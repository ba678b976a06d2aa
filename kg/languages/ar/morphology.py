"""What a single Arabic word may be: its proclitics, its stem as a verb or a noun, the pronoun at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import simplemma

from kg.languages.ar.conjugation import VerbForm
from kg.languages.ar.vocabulary import load_vocabulary
from kg.text import fold

__all__ = ["Noun", "Reading", "read_noun", "read_word"]

_OWN, _KNOWN, _SHAPED, _UNKNOWN = 3.0, 2.0, 1.0, 0.0
_COST = {"conjunction": 0.4, "preposition": 0.7, "enclitic": 0.8}
_ARTICLE = "ال"
_NO_PARTICLES = ("علي", "بان")


@dataclass(frozen=True, slots=True)
class Noun:
    """A stem read as a noun or adjective; `accusative` where its ending shows it, "" in `gender` where nothing does."""

    lemma: str
    number: Literal["singular", "plural"] = "singular"
    gender: Literal["masculine", "feminine", ""] = ""
    adjective: bool = False
    accusative: bool = False
    human: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of cutting a word; lengths count letters of its plain form.

    conjunction, preposition  the proclitic letters, "" where there are none
    article    whether ال stands before the stem
    stem       (start, end) of the stem with its article
    particle   the stem as a word of grammar, folded
    verbs, noun  what the stem may be otherwise; both empty for a name or an unknown word
    enclitic   the pronoun at the end, folded
    """

    conjunction: str
    preposition: str
    article: bool
    stem: tuple[int, int]
    text: str
    particle: str = ""
    verbs: tuple[VerbForm, ...] = ()
    noun: Noun | None = None
    enclitic: str = ""
    score: float = 0.0


@lru_cache(maxsize=1 << 17)
def read_word(word: str) -> Reading:
    """The likeliest reading of a word in its plain form."""
    folded = fold(word)
    if not folded:
        return Reading("", "", False, (0, len(word)), "")
    whole = _particle(word, folded)
    if whole is not None:
        return whole
    unread = Reading("", "", False, (0, len(word)), folded)
    return max(_readings(word), key=lambda r: (r.score, -len(r.conjunction + r.preposition)), default=unread)


@cache
def _pronominal() -> dict[str, tuple[str, str]]:
    """Particles with a pronoun: "عليها" -> ("علي", "ها")."""
    grammar = load_vocabulary().grammar
    bases = [w for g in ("prepositions", "content") for w in grammar.groups[g] if " " not in w] + ["لكن", "لان", "ب", "ل", "ليت", "لعل"]
    return {
        base + pronoun: (base, pronoun)
        for base in sorted(set(bases))
        for pronoun in sorted(grammar.groups["enclitics"])
        if base not in ("حتي", "سوي", "مثل") and not (pronoun in ("ي", "ك") and len(base) < 3) and base + pronoun not in ("منك", "لك")
    }


def _particle(word: str, folded: str) -> Reading | None:
    if folded[0] == "ف" and folded in load_vocabulary().forms:
        return None
    for conjunction in ("", folded[0] if folded[0] in "وف" else ""):
        rest = folded[len(conjunction) :]
        span = (len(conjunction), len(word))
        # "على" and "علي" fold to one, as "بأن" and the name "بان": only the first is the particle.
        if rest in load_vocabulary().grammar.words and not word.endswith(_NO_PARTICLES):
            return Reading(conjunction, "", False, span, rest, particle=rest)
        base, pronoun = _pronominal().get(rest, ("", ""))
        if base:
            preposition = base if len(base) == 1 else ""
            end = len(word) - len(pronoun)
            return Reading(conjunction, preposition, False, (span[0], end), base, particle=base, enclitic=pronoun)
        if not conjunction and folded[0] not in "وف":
            return None
    return None


def _readings(word: str) -> Iterator[Reading]:
    """All ways of cutting a word, with a score each."""
    for conjunction in ("", word[0] if word[0] in "وف" and len(word) > 3 else ""):
        start = len(conjunction)
        cost = _COST["conjunction"] if conjunction else 0.0
        yield from _bare(word, start, conjunction=conjunction, preposition="", cost=cost)
        if len(word) - start > 3 and word[start] in "بلك":
            preposition = word[start]
            swallowed = word.startswith("لل", start)
            if swallowed:
                yield from _definite(word, start + 1, conjunction=conjunction, preposition=preposition, cost=cost, letters=1)
            elif word.startswith(_ARTICLE, start + 1):
                yield from _definite(word, start + 1, conjunction=conjunction, preposition=preposition, cost=cost, letters=2)
            else:
                yield from _bare(word, start + 1, conjunction=conjunction, preposition=preposition, cost=cost + _COST["preposition"])
        if not conjunction and word[0] not in "وف":
            return


def _definite(word: str, start: int, *, conjunction: str, preposition: str, cost: float, letters: int) -> Iterator[Reading]:
    stem = word[start + letters :]
    if len(stem) < 2:
        return
    noun, score = _noun(stem)
    if noun is None and stem.endswith("ي") and len(stem) > 4:
        noun = _nisba(fold(stem))
    # The article that "لل" swallows leaves its second letter to the stem, which is no part of the word.
    begin = start + letters if letters == 1 else start
    yield Reading(conjunction, preposition, True, (begin, len(word)), fold(stem), noun=noun, score=max(score, _SHAPED) - cost)


def _bare(word: str, start: int, *, conjunction: str, preposition: str, cost: float) -> Iterator[Reading]:
    stem = word[start:]
    folded = fold(stem)
    vocabulary = load_vocabulary()
    if (
        stem.startswith(_ARTICLE)
        and folded not in vocabulary.given
        and (len(stem) > 4 or (len(stem) == 4 and _own_noun(folded[2:]) is not None))
    ):
        yield from _definite(word, start, conjunction=conjunction, preposition=preposition, cost=cost, letters=2)
    verbs = vocabulary.forms.get(folded) or _guessed_verbs(stem, folded)
    if preposition:
        verbs = tuple(v for v in verbs if v.tense == "present") if preposition == "ل" else ()
    noun, score = _noun(stem)
    if folded in vocabulary.given:
        verbs = ()
    if verbs:
        noun, score = noun if score == _OWN else None, _OWN
    elif folded in vocabulary.given or folded in vocabulary.place_words:
        noun, score = None, _OWN
    if len(stem) > 1:
        yield Reading(conjunction, preposition, False, (start, len(word)), folded, verbs=verbs, noun=noun, score=score - cost)
    yield from _with_pronoun(word, start, conjunction=conjunction, preposition=preposition, cost=cost + _COST["enclitic"])


@lru_cache(maxsize=1 << 14)
def _guessed_verbs(stem: str, folded: str) -> tuple[VerbForm, ...]:
    """A verb that the vocabulary lacks, where its form can't be that of a noun."""
    if not 4 <= len(folded) <= 8 or _own_noun(folded) is not None or not simplemma.is_known(stem, "ar"):
        return ()
    lemma = fold(simplemma.lemmatize(stem, "ar"))
    if folded[0] == "ي" and lemma != folded and lemma[0] != "ي":
        return (VerbForm(lemma, "present", "mp" if folded.endswith(("ون", "وا")) else "ms"),)
    if (folded.startswith(("تت", "ستت", "ستس")) and lemma[0] != "ت") or folded.startswith("تت"):
        return (VerbForm(lemma, "future" if folded[0] == "س" else "present", "fs"),)
    if folded[-1] == "ت" and folded[:-1] == lemma:
        return (VerbForm(lemma, "past", "fs"),)
    return ()


def _with_pronoun(word: str, start: int, *, conjunction: str, preposition: str, cost: float) -> Iterator[Reading]:
    vocabulary = load_vocabulary()
    for pronoun in ("هما", "ها", "هم", "هن", "نا", "ني", "ه", "كم"):
        if not word.endswith(pronoun) or len(word) - start - len(pronoun) < 2:
            continue
        end = len(word) - len(pronoun)
        stem = word[start:end]
        folded = fold(stem)
        verbs = vocabulary.forms.get(folded, ()) or (vocabulary.forms.get(folded + "ا", ()) if folded.endswith("و") else ())
        if preposition and preposition != "ل":
            verbs = ()
        if pronoun != "ني":
            noun, score = _noun(stem[:-1] + "ة") if stem.endswith("ت") and len(stem) > 3 else (None, _UNKNOWN)
            if score < _KNOWN:
                noun, score = _noun(stem)
        else:
            noun, score = None, _UNKNOWN
        if verbs:
            score = _OWN
        if score >= _KNOWN:
            yield Reading(
                conjunction, preposition, False, (start, end), folded, verbs=verbs, noun=noun, enclitic=pronoun, score=score - cost
            )


@lru_cache(maxsize=1 << 17)
def _noun(stem: str) -> tuple[Noun | None, float]:
    """The stem as a noun, and how sure it is that it is one."""
    noun = _own_noun(fold(stem))
    if noun is not None:
        return noun, _OWN
    if len(stem) < 2:
        return None, _UNKNOWN
    folded = fold(stem)
    if simplemma.is_known(stem, "ar"):
        return _known_noun(stem, folded), _KNOWN
    if folded.endswith("ا") and len(stem) > 3 and simplemma.is_known(stem[:-1], "ar"):
        noun = _known_noun(stem[:-1], folded[:-1])
        return Noun(noun.lemma, noun.number, noun.gender, noun.adjective, accusative=True), _KNOWN
    singular = stem[:-2] + ("ة" if stem.endswith("ات") else "")
    if len(folded) > 4 and folded.endswith(("ات", "ون", "ين", "ان")) and simplemma.is_known(singular, "ar"):
        return Noun(fold(singular), "plural"), _KNOWN
    if len(folded) > 4 and stem.endswith(("ية", "يين", "يون")):
        return _nisba(folded), _SHAPED
    return None, _UNKNOWN


def read_noun(stem: str) -> Noun | None:
    """A stem without proclitics as a noun, None where nothing tells that it is one.

    >>> read_noun("غرامات").lemma, read_noun("تحقيقا").accusative, read_noun("الأمريكية"[2:]).adjective
    ('غرامه', True, True)
    """
    return _noun(stem)[0]


def _own_noun(folded: str) -> Noun | None:
    """A noun or adjective of the vocabulary, in any of its forms."""
    vocabulary = load_vocabulary()
    if folded in vocabulary.plurals:
        return Noun(vocabulary.plurals[folded], "plural", human=folded.endswith(("ون", "ين")))
    if folded in vocabulary.nouns:
        return Noun(folded, gender="feminine" if folded.endswith("ه") or folded in vocabulary.feminine else "masculine")
    if folded in vocabulary.adjective_plurals:
        return Noun(vocabulary.adjective_plurals[folded], "plural", adjective=True, human=True)
    if folded in vocabulary.invariable:
        return Noun(folded, adjective=True)
    if folded in vocabulary.adjectives:
        return Noun(folded, gender="masculine", adjective=True)
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
                    return Noun(base, "plural", adjective=base not in vocabulary.nouns, human=human)
    return None


def _known_noun(stem: str, folded: str) -> Noun:
    if (len(folded) > 3 and stem.endswith(("ي", "ية")) and not folded.startswith("م")) or (
        len(folded) > 5 and stem.endswith(("يين", "يون"))
    ):
        return _nisba(folded)
    lemma = fold(simplemma.lemmatize(stem, "ar"))
    if lemma in load_vocabulary().forms or (folded[0] != lemma[0] and len(folded) <= len(lemma)):
        lemma = folded
    plural = lemma != folded and not (folded.endswith("ه") and folded[:-1] == lemma)
    if folded.endswith("ه"):
        return Noun(folded if not plural else lemma, "singular", "feminine", adjective=folded[:-1] == lemma and folded[0] == "م")
    return Noun(lemma, "plural" if plural else "singular", "" if plural else "masculine", human=plural and folded.endswith(("ون", "ين")))


def _nisba(folded: str) -> Noun:
    """An adjective that is made of a noun: "اوروبيه" -> lemma "اوروبي"."""
    for ending in ("يون", "يين"):
        if folded.endswith(ending):
            return Noun(folded[: -len(ending)] + "ي", "plural", adjective=True, human=True)
    if folded.endswith("يه"):
        return Noun(folded[:-1], gender="feminine", adjective=True)
    return Noun(folded, gender="masculine", adjective=True)

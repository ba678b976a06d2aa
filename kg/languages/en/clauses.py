"""All clauses of an article from its trees."""

from __future__ import annotations

from collections.abc import Sequence

from kg.languages.en.drafts import Draft, Form, Key, Sentence
from kg.languages.en.modality import settle
from kg.languages.en.nouns import add_adjectives, add_nouns
from kg.languages.en.speakers import add_quotation, add_sources, quoted_speakers, sources_of
from kg.languages.en.support import carry_nouns
from kg.languages.en.tree import Tree
from kg.languages.en.verbs import add_verbs
from kg.languages.en.vocabulary import Vocabulary
from kg.model import Argument, Clause

__all__ = ["read_clauses", "read_sentences"]

_PREDICATIVE: tuple[Form, ...] = ("adjective", "noun")


def read_sentences(trees: Sequence[Tree], vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """The sentences with their drafts, arguments complete."""
    sentences = tuple(Sentence(tree, vocabulary) for tree in trees)
    for sentence in sentences:
        add_verbs(sentence)
        add_nouns(sentence)
        add_adjectives(sentence)
        carry_nouns(sentence)
        add_sources(sentence)
    return sentences


def read_clauses(sentences: Sequence[Sentence], text: str) -> tuple[Clause, ...]:
    """The clauses of all sentences, in text order."""
    quoted = quoted_speakers(sentences, text)
    clauses: list[Clause] = []
    for place, sentence in enumerate(sentences):
        sources = sources_of(sentence)
        if place in quoted:
            sources.setdefault(_root(sentence), quoted[place])
            add_quotation(sentence, quoted[place])
        settle(sentence, sources=sources)
        clauses += _finished(sentence, len(clauses))
    return tuple(clauses)


def _root(sentence: Sentence) -> int:
    return next(n.index for n in sentence.tree.nodes if n.head == n.index)


def _finished(sentence: Sentence, first: int) -> list[Clause]:
    drafts = sorted((d for d in sentence.drafts.values() if not _only_points_back(sentence, d)), key=lambda d: (d.node.index, d.form))
    number: dict[Key, int] = {draft.key: first + i for i, draft in enumerate(drafts)}
    return [_clause(sentence, draft, number) for draft in drafts]


def _only_points_back(sentence: Sentence, draft: Draft) -> bool:
    """ "the fine", "the antitrust inquiry": what has been told before and of which nothing is said here."""
    if draft.form != "noun" or draft.predicate in sentence.vocabulary.kinds or draft.support is not None:
        return False
    bare = all(p.function == "modifier" and p.phrase is not None and p.phrase.form != "name" for p in draft.parts)
    return bare and sentence.phrases.of(draft.node).definite


def _content(sentence: Sentence, key: Key, number: dict[Key, int]) -> Key:
    """Of a clause with a copula its adjective or noun: "is unlawful" says "unlawful"."""
    verb = sentence.drafts[key].node
    for child in sentence.tree.below(verb, "acomp", "attr"):
        for form in _PREDICATIVE:
            if (form, child.index) in number:
                return form, child.index
    return key


def _clause(sentence: Sentence, draft: Draft, number: dict[Key, int]) -> Clause:
    arguments = tuple(
        Argument(
            part.function, part.span, part.phrase, number[_content(sentence, part.clause, number)] if part.clause is not None else None
        )
        for part in draft.parts
        if part.clause is None or part.clause in number
    )
    return Clause(
        index=number[draft.key],
        span=draft.span(),
        sentence=sentence.tree.sentence,
        predicate=draft.predicate,
        trigger=sentence.phrases.of(draft.node).head if draft.form == "noun" else draft.node.span,
        form=draft.form,
        voice=draft.voice,
        tense=draft.tense,
        negated=draft.negated,
        modality="negated" if draft.negated else draft.modality,
        speaker=draft.speaker,
        arguments=arguments,
        parent=number.get(draft.parent) if draft.parent is not None else None,
    )

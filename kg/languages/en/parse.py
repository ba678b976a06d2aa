"""From text to trees: one pass of the pinned spaCy model over the words of an article, known names as one word each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.languages.en.data import table_of, words_of
from kg.languages.en.dictionary import is_common, lemma_of, pipeline, verb_of
from kg.languages.en.joining import Token
from kg.languages.en.repairs import repair
from kg.languages.en.sentences import find_sentences
from kg.languages.en.spelling import spell
from kg.languages.en.tree import Node, Tree
from kg.model import Article, NameMatch, Span
from kg.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["parse"]

_BATCH = 4000
# Tags that the model gives to capitalised words it does not know.
_TAKEN_FOR_COMMON = frozenset({"JJ", "NN", "NNS", "FW", "UH"})


def parse(article: Article, *, names: tuple[NameMatch, ...]) -> tuple[Tree, ...]:
    """A tree for every sentence; known `names` are one node each."""
    sentences = find_sentences(article.text)
    spelled = spell(article.text, sentences, names=names, tokenizer=pipeline().tokenizer, is_common=is_common)
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

    nlp = pipeline()
    begins = [i == 0 for length in lengths for i in range(length)]
    doc = Doc(nlp.vocab, words=[_shown(t) for t in tokens], spaces=[t.space for t in tokens], sent_starts=begins)  # type: ignore[arg-type]
    for _, part in nlp.pipeline:
        doc = part(doc)
    return doc


def _shown(token: Token) -> str:
    """What the model is to read: "NorvikBank" says more to it than a word with a blank in it, and of an office one word will do."""
    if fold(token.text) in words_of("spelling", "whole"):
        words = token.text.split()
        return words[0] if len(words) > 2 else words[-1]
    name, comma, form = token.text.partition(", ")
    if comma and fold(form).rstrip(".") in words_of("spelling", "legal"):
        return name.replace(" ", "")
    return token.text.replace(" ", "")


def _node(doc: Doc, start: int, offset: int, token: Token) -> Node:
    word = doc[start + offset]
    common = is_common(fold(token.text))
    odd = token.text[0].isupper() and not common and word.tag_ in _TAKEN_FOR_COMMON and word.ent_type_ != "NORP"
    return Node(
        index=offset,
        text=token.text,
        lemma=lemma_of(word) if " " not in token.text else fold(token.text),
        tag=_tag(word, token, odd=odd),
        dep=word.dep_ if word.head.i >= start else "ROOT",
        head=word.head.i - start,
        span=token.span,
        label=token.kind or ("company" if token.firm else table_of("names", "labels").get(fold(word.ent_type_), "")),
        entity=_entity(word) - start,
        known=token.known,
        common=common,
        verb=verb_of(fold(token.text)),
    )


def _tag(word: Any, token: Token, *, odd: bool) -> str:
    if fold(token.text) in words_of("spelling", "whole"):
        return "NN"
    return "NNP" if token.known or odd else str(word.tag_)


def _entity(word: Any) -> int:
    """Number of the named entity: where it begins; below 0 outside of any."""
    if not word.ent_type_:
        return -(10**9)
    i = word.i
    while i > 0 and word.doc[i].ent_iob_ == "I":
        i -= 1
    return int(i)

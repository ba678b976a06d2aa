"""English as a language of the package: lexicon and frames from YAML, analysis by a parser and the grammar modules beside this one."""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from typing import Any

from kg.frames import Frame, load_frames
from kg.languages import Lexicon, load_lexicon
from kg.languages.en.clauses import read_clauses, read_sentences
from kg.languages.en.data import mapping_of
from kg.languages.en.equivalences import find_equivalences
from kg.languages.en.parse import parse
from kg.languages.en.sentences import find_sentences, find_words
from kg.languages.en.vocabulary import Vocabulary, vocabulary
from kg.model import Amount, Analysis, Article, NameMatch, TimeExpression, Word

__all__ = ["English"]

_FOLDER: Any = files(__package__)


class English:
    """The language `en`; everything is loaded when first asked for."""

    def __init__(self) -> None:
        about = mapping_of("language")
        self.code: str = about["code"]
        self.name: str = about["name"]
        self.own_name: str = about["own_name"]
        self.direction: str = about["direction"]

    @cached_property
    def lexicon(self) -> Lexicon:
        """Its words."""
        return load_lexicon(_FOLDER)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Its frames."""
        return load_frames(_FOLDER.joinpath("frames"), concepts=self.lexicon.concepts)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary(self.lexicon, self.frames)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text with the folded forms under which names are looked up."""
        return find_words(text)

    def analyse(self, article: Article, *, names: tuple[NameMatch, ...]) -> Analysis:
        """Sentences, phrases, clauses, times and amounts; known `names` are never split."""
        sentences = read_sentences(parse(article, names=names), self._vocabulary)
        phrases = tuple(phrase for sentence in sentences for phrase in sentence.phrases.all())
        equal = find_equivalences(article.text, phrases)
        return Analysis(
            sentences=find_sentences(article.text),
            words=find_words(article.text),
            phrases=tuple(sorted((*phrases, *(short for _, short in equal)), key=lambda p: p.head)),
            clauses=read_clauses(sentences, article.text),
            times=_times(article),
            amounts=_amounts(article),
            equivalences=tuple(equivalence for equivalence, _ in equal),
        )


def _times(article: Article) -> tuple[TimeExpression, ...]:
    from kg.dates import find_times
    from kg.timetable import load_time_table

    table = load_time_table(_FOLDER)
    return find_times(article.text, table, published=article.published, anchor=article.anchor)


def _amounts(article: Article) -> tuple[Amount, ...]:
    from kg.money import find_amounts, load_money_table

    return find_amounts(article.text, load_money_table(_FOLDER))

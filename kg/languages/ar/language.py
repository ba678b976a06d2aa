"""Arabic as a language of the package: lexicon and frames from YAML, analysis by the grammar modules beside this one."""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from typing import Any

from kg.dates import find_times
from kg.frames import Frame, load_frames
from kg.languages import Lexicon, load_lexicon
from kg.languages.ar.analysis import analyse
from kg.languages.ar.vocabulary import read_words
from kg.languages.ar.words import words
from kg.model import Analysis, Article, NameMatch, Word
from kg.money import MoneyTable, find_amounts, load_money_table
from kg.timetable import TimeTable, load_time_table

__all__ = ["Arabic"]

_FOLDER: Any = files(__package__)


class Arabic:
    """The language `ar`; everything is loaded when first asked for."""

    def __init__(self) -> None:
        about = read_words("language.yaml")
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
    def _nouns(self) -> frozenset[str]:
        """Nouns that get a clause of their own: predicates of frames, and words for entities."""
        predicates = {lemma for frame in self.frames for lemma in frame.predicates.get("noun", ())}
        return frozenset(predicates | set(self.lexicon.entity_nouns))

    @cached_property
    def _times(self) -> TimeTable:
        return load_time_table(_FOLDER)

    @cached_property
    def _money(self) -> MoneyTable:
        return load_money_table(_FOLDER)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text with the folded forms under which names are looked up."""
        return words(text)

    def analyse(self, article: Article, *, names: tuple[NameMatch, ...]) -> Analysis:
        """Sentences, phrases, clauses, times and amounts; known `names` are never split."""
        return analyse(
            article,
            names=names,
            times=find_times(article.text, self._times, published=article.published, anchor=article.anchor),
            amounts=find_amounts(article.text, self._money),
            nouns=self._nouns,
            kinds=self.lexicon.entity_nouns,
        )

"""Which entity each phrase of an article means: names, descriptions, pronouns, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.authority import Authority
from kg.languages import Language
from kg.mentions.naming import read_names
from kg.mentions.pronouns import is_first_person
from kg.mentions.reader import DESCRIBED, Reader
from kg.model import Analysis, Article, Entity, Mention, NameMatch, Phrase, Span

__all__ = ["DESCRIBED", "Mentions", "find_mentions"]


@dataclass(frozen=True, slots=True)
class Mentions:
    """What every phrase means (by its head), and the entities that are meant."""

    by_head: Mapping[Span, tuple[Mention, ...]]
    entities: Mapping[str, Entity]

    def of(self, phrase: Phrase) -> tuple[Mention, ...]:
        """The entities that a phrase means: several for "both companies", none where it is no entity."""
        return self.by_head.get(phrase.head, ())


def find_mentions(
    article: Article,
    analysis: Analysis,
    *,
    matches: Sequence[NameMatch],
    descriptive: Sequence[NameMatch] = (),
    language: Language,
    authority: Authority,
) -> Mentions:
    """Read an article's phrases in text order and say what each means.

    `matches` are known names, `descriptive` those that only describe, which the analysis has not taken for names.
    """
    naming = read_names(article, analysis, matches=matches, authority=authority, language=language)

    def read(ahead: Mapping[Span, tuple[str, str]]) -> Reader:
        reader = Reader(article, analysis, language=language, authority=authority, naming=naming, descriptive=descriptive, ahead=ahead)
        # A quotation may stand before its speaker: first persons are read last.
        for phrase in sorted(analysis.phrases, key=is_first_person):
            reader.read(phrase, naming.mentions.get(phrase.head))
        return reader

    reader = read({})
    # Who is described first and named after is known by name when the text is read again, so that "it" may mean him.
    ahead = reader.foreseen()
    reader = read(ahead) if ahead else reader
    return Mentions(reader.mentions, reader.entities)

"""Entities, and facts about them with their evidence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kg.model.analysis import Modality
from kg.model.article import Article, Note, Span

__all__ = ["Entity", "Extraction", "Fact", "Filler", "Mention", "Name", "Passage", "Refusal", "Role"]


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name of an entity: its text, the language it is in (BCP 47), and its part: "main", "alternative" or "acronym"."""

    text: str
    language: str
    part: Literal["main", "alternative", "acronym"] = "main"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that facts are about; `id` is its IRI without the base, such as `company/ant-group`.

    `known` entities come from the authority file, the others from a text.
    """

    id: str
    type: str
    names: tuple[Name, ...]
    known: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that means an entity, and why it is read so; `head` is the head of the phrase, `certainty` is between 0 and 1."""

    span: Span
    head: Span
    entity: str
    because: str
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: an entity (`id` set), money (`value`, `currency`) or words.

    name  main name in the language of the article; for words and money, the words themselves
    type  entity type, "money" or "words"
    text  what stands in the passage at start..end
    """

    name: str
    type: str
    text: str
    start: int
    end: int
    id: str | None = None
    aliases: tuple[str, ...] = ()
    because: str = ""
    value: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a fact with all that fill it."""

    name: str
    fillers: tuple[Filler, ...]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Verbatim words of an article: `article.text[start:end] == quote`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One situation as one article states it: an n-ary fact with its evidence.

    article  id of the article; `article_hash` the hash of its text
    when     EDTF with the precision that the text gives, None where it gives none; `when_text` the words
    passage  the best passage, `also` the others
    """

    article: str
    article_hash: str
    type: str
    kind: str
    roles: tuple[Role, ...]
    modality: Modality
    passage: Passage
    rule: str
    confidence: float
    extractor: str = "rules"
    when: str | None = None
    when_text: str | None = None
    status: str | None = None
    matter: str | None = None
    attributed_to: tuple[Filler, ...] = ()
    also: tuple[Passage, ...] = ()

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """What fills this role, () where nothing does."""
        return next((r.fillers for r in self.roles if r.name == role), ())

    @property
    def id(self) -> str:
        """Identity of the claim: `<16 hex of the article>-<start>-<end>-<8 hex of what it states>`."""
        stated = [self.type, self.kind, self.modality, self.when or "", self.status or ""]
        for role in self.roles:
            stated += [role.name, *(f.id or f.text for f in role.fillers)]
        digest = hashlib.sha256("\x1f".join(stated).encode("utf-8", "surrogatepass")).hexdigest()
        return f"{self.article_hash[:16]}-{self.passage.start}-{self.passage.end}-{digest[:8]}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fact that was not let in, with the reason; `check` is the name of the check that refused it."""

    fact: Fact
    check: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that reading one article gives: what the gate lets in, what it refused, and what the reader must know.

    read_as  ids of the entities as they were read, before judgements of people; no part of what the article states
    """

    article: Article
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    read_as: tuple[str, ...] = field(default=(), compare=False, repr=False)

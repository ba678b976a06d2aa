"""Where a reader of clauses stands: the clause it is in, what has been said before the next verb, below what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.languages.ar.discourse import Discourse
from kg.languages.ar.drafts import ClauseDraft, Draft
from kg.languages.ar.items import Item
from kg.languages.ar.moods import Moods, load_moods
from kg.languages.ar.phrases import PhraseReader
from kg.languages.ar.vocabulary import Vocabulary
from kg.model import Modality

__all__ = ["Level", "Owner", "Pending", "Reading", "State"]


@dataclass(frozen=True, slots=True)
class Owner:
    """What a phrase hangs on: a clause or another phrase, and as what."""

    clause: ClauseDraft | None
    draft: Draft | None
    function: str


@dataclass(slots=True)
class Level:
    """Where the clauses being read stand: below which clause, said by whom, how sure; `subject` is whose deed an unnamed one is."""

    parent: ClauseDraft | None = None
    speaker: Draft | None = None
    modality: Modality = "asserted"
    negated: bool = False
    subject: Draft | None = None
    controls: bool = False
    depth: int = 0


@dataclass(slots=True)
class State:
    """What has been read at the place where the reader stands; `chained` prepositions have led from noun to noun."""

    clause: ClauseDraft | None = None
    topic: Draft | None = None
    nominal: Draft | None = None
    chained: int = 0
    level: Level = field(default_factory=Level)


@dataclass(slots=True)
class Pending:
    """What has been said before the next verb."""

    negated: bool = False
    perfective: bool = False
    future: bool = False
    modality: Modality = "asserted"
    relative: Draft | None = None
    purpose: bool = False
    coordinated: bool = False


class Reading:
    """What is known while a sentence is read, and what has been read of it."""

    def __init__(self, items: Sequence[Item], reader: PhraseReader, vocabulary: Vocabulary, *, sentence: int, discourse: Discourse) -> None:
        self.items, self.reader, self.vocabulary = items, reader, vocabulary
        self.sentence, self.discourse = sentence, discourse
        self.moods: Moods = load_moods()
        self.clauses: list[ClauseDraft] = []
        self.owners: dict[Draft, Owner] = {}
        self.participles: list[tuple[Draft, Draft]] = []
        self.copulas: list[tuple[Draft, Draft]] = []
        self.sources: list[tuple[Draft, int]] = []
        self.contents: list[tuple[ClauseDraft, int]] = []
        self.state = State()
        self.state.level.speaker = discourse.open_quote
        if discourse.open_quote is not None:
            self.state.level.modality = "reported"
        self.base = replace(self.state.level)
        self.pending = Pending()
        self.outer: State | None = None
        self.above: ClauseDraft | None = None
        self.last: Draft | None = None
        self.named: Draft | None = None

"""Doubts in the order of their value: how many facts hang on the answer, times how unsure it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from kg.analysis.links import derived_links, linked_facts
from kg.doubts.candidates import Candidate, candidates
from kg.judgements import Judgements
from kg.model import Article, Extraction, Fact

__all__ = ["Doubt", "Side", "doubts"]

_QUOTES = 3
_AROUND = 60
# Of two that contradict each other one at most is read right and is so; the reading of both is worth a look.
_CONTRADICTED = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a doubt: what it is, and what articles say of it as (source, quote)."""

    title: str
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question for a person: about two entities or one fact, what it is worth to know, why it is asked, and the evidence."""

    about: tuple[str, ...]
    value: float
    question: str
    because: tuple[str, ...]
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the records say, looked up."""

    articles: Mapping[str, Article]
    facts: Mapping[str, Fact]
    of: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    places: Mapping[str, Sequence[tuple[str, int, int]]]


def doubts(records: Iterable[Extraction], *, judgements: Judgements) -> tuple[Doubt, ...]:
    """All doubts that nobody has judged, the most valuable first.

    >>> doubts([], judgements=Judgements())
    ()
    """
    kept = tuple(records)
    known = _known(kept)
    found = [
        *(_of_identity(candidate, known) for candidate in candidates(kept, judgements=judgements)),
        *_of_facts(kept, known, judgements),
    ]
    return tuple(sorted((doubt for doubt in found if doubt.value > 0), key=lambda doubt: (-doubt.value, doubt.about)))


def _known(records: Sequence[Extraction]) -> _Known:
    of: dict[str, dict[str, None]] = defaultdict(dict)
    names: dict[str, str] = {}
    places: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for record in records:
        for fact in record.facts:
            for entity in _entities(fact):
                of[entity][fact.id] = None
        for mention in record.mentions:
            places[mention.entity].append((record.article.id, mention.span.start, mention.span.end))
        names |= {entity.id: entity.names[0].text for entity in record.entities}
    return _Known(
        {record.article.id: record.article for record in records},
        {fact.id: fact for record in records for fact in record.facts},
        {id: tuple(facts) for id, facts in of.items()},
        names,
        places,
    )


def _entities(fact: Fact) -> Iterator[str]:
    fillers = (*(f for role in fact.roles for f in role.fillers), *fact.attributed_to)
    yield from dict.fromkeys(f.id for f in fillers if f.id is not None)


def _of_identity(candidate: Candidate, known: _Known) -> Doubt:
    """Facts hang on it that would move to the other node: those of the one that has fewer."""
    pair = (candidate.one, candidate.other)
    moved = min(len(known.of.get(id, ())) for id in pair)
    unsure = 4 * candidate.likely * (1 - candidate.likely)
    sides = tuple(Side(f"{known.names[id]} ({id})", tuple(_told_of(id, known))) for id in pair)
    question = " and ".join(side.title for side in sides)
    return Doubt(pair, round(moved * unsure, 4), f"Are {question} the same?", candidate.because, sides)


def _told_of(entity: str, known: _Known) -> Iterator[tuple[str, str]]:
    """Quotes of facts about an entity, of different articles first; of one without facts, the words around its mentions."""
    facts = [known.facts[id] for id in known.of.get(entity, ())]
    nth: Counter[str] = Counter()
    ranked = []
    for fact in facts:
        ranked.append((nth[fact.article], fact.article, fact.passage.start, fact.passage.quote))
        nth[fact.article] += 1
    yield from ((article, quote) for _, article, _, quote in sorted(ranked)[:_QUOTES])
    for article, start, end in known.places.get(entity, ())[: 0 if facts else _QUOTES]:
        text = known.articles[article].text
        yield article, f"…{text[max(0, start - _AROUND) : end + _AROUND]}…"


def _of_facts(records: Iterable[Extraction], known: _Known, judgements: Judgements) -> Iterator[Doubt]:
    """Facts that were read with little confidence, by how much is told of those who take part; contradictions weigh more."""
    against: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in derived_links(records):
        if link.kind == "contradiction":
            ids = linked_facts(link)
            for id in ids:
                against[id] += [(other, link.because) for other in ids if other != id and other in known.facts]
    for id, fact in known.facts.items():
        if judgements.of_fact(id) is not None or fact.confidence == 1:
            continue
        rivals = list(dict.fromkeys(against.get(id, ())))
        busiest = max((len(known.of[entity]) for entity in _entities(fact)), default=0)
        unsure = max(1 - fact.confidence, _CONTRADICTED if rivals else 0)
        because = [f"read with confidence {fact.confidence:.2f} by {fact.rule}", *dict.fromkeys(why for _, why in rivals)]
        sides = [_side(known.facts[one]) for one in (id, *dict.fromkeys(other for other, _ in rivals))]
        value = round((log2(1 + busiest) + len(rivals)) * unsure, 4)
        yield Doubt((id,), value, f"Does {fact.article} say so: {sides[0].title}?", tuple(because), tuple(sides))


def _side(fact: Fact) -> Side:
    roles = "; ".join(f"{role.name}: {', '.join(f.name for f in role.fillers)}" for role in fact.roles)
    said = ", ".join(part for part in (fact.kind or fact.type, fact.modality, fact.when) if part)
    return Side(f"{said} ({roles})", ((fact.article, fact.passage.quote),))

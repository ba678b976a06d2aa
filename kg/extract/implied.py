"""Parties that a clause leaves out and its surroundings name: "Acme was fined, the watchdog said"; "It later issued a fine".

A party is filled in only where one alone can be meant. Its reason says that it is implied, and the confidence of the fact is lower.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.roles import Reading
from kg.extract.topic import Topic
from kg.mentions import DESCRIBED
from kg.model import Fact, Filler, Role, Span

__all__ = ["with_implied"]

_AUTHORITIES = frozenset({"regulator", "public-body"})
_THINGS = frozenset({"company", "product", "other"})
_PARTIES: dict[tuple[str, str], frozenset[str]] = {
    ("measure", "imposed_by"): _AUTHORITIES | {"group"},
    ("measure", "target"): frozenset({"company", "product"}),
    ("statement", "speaker"): _AUTHORITIES | {"company", "person", "group"},
    ("lawsuit", "defendant"): frozenset({"company", "person"}),
    ("lawsuit", "plaintiff"): frozenset({"company", "person"}),
    ("position", "organization"): frozenset({"company"}),
    ("action", "actor"): frozenset({"company"}),
}
_SUBJECT_MATTER = "named in what the measure is about"
_STEPS = {"measure": "imposed_by", "lawsuit": "plaintiff"}
_IMPLIED = "implied: "
_DISCOUNT = 0.85
_NEAR = 3


def with_implied(made: Sequence[tuple[Fact, tuple[str, ...]]], reading: Reading) -> list[Fact]:
    """The facts, each with the roles that it leaves open; those whose needed roles stay open are dropped."""
    topic = Topic(reading)
    whole = [fact for fact, open_roles in made if not open_roles and not _unsigned(fact)]
    facts = []
    for fact, open_roles in made:
        if open_roles and "imposed_by" not in open_roles and _unsigned(fact):
            continue  # a trigger alone, with neither party in its clause, states nothing
        wanted = dict.fromkeys([*open_roles, *(["imposed_by"] if _unsigned(fact) else [])])
        if fact.type == "measure" and not fact.fillers("target") and "target" not in wanted:
            fact = _aimed(fact, topic)
        for role in wanted:
            fact = _filled(fact, role, whole, topic)
        if all(fact.fillers(role) for role in open_roles) and not _vague(fact) and not _demanded(fact):
            facts.append(_official(fact))
    return facts


def _unsigned(fact: Fact) -> bool:
    return fact.type == "measure" and not fact.fillers("imposed_by")


def _vague(fact: Fact) -> bool:
    """Whether the words say neither whose measure it is nor name whom it meets: "services were suspended"."""
    authors, targets = fact.fillers("imposed_by"), fact.fillers("target")
    said = any(not f.because.startswith(_IMPLIED) for f in authors)
    return fact.type == "measure" and not said and bool(targets) and all(f.because == DESCRIBED and f.type in _THINGS for f in targets)


def _demanded(fact: Fact) -> bool:
    """Whether others say that an authority ought to act: that it must is no act of its own."""
    authors = {f.id for f in fact.fillers("imposed_by")}
    speakers = {f.id for f in fact.attributed_to if f.type not in _AUTHORITIES}
    return fact.type == "measure" and fact.modality == "required" and bool(speakers) and not speakers & authors


def _filled(fact: Fact, role: str, whole: Sequence[Fact], topic: Topic) -> Fact:
    admitted = _PARTIES.get((fact.type, role), frozenset())
    taken = {f.id for r in fact.roles for f in r.fillers} | _reviewers(fact, whole)
    for because, candidates in _candidates(fact, role, whole, topic, admitted):
        able = {f.id: f for f in candidates if f.type in admitted and f.id not in taken}
        if len(able) == 1 or (able and because == _SUBJECT_MATTER):
            return _with(fact, role, tuple(able.values()), because)
        if len(able) > 1:
            return fact
    return fact


def _reviewers(fact: Fact, whole: Sequence[Fact]) -> set[str | None]:
    """The courts that rule on this measure, which therefore others took: "the court upheld the fine"."""
    if fact.kind == "ruling":
        return set()
    rulings = (o for o in whole if o.kind == "ruling" and o.passage.start <= fact.passage.start and fact.passage.end <= o.passage.end)
    return {f.id for ruling in rulings for f in ruling.fillers("imposed_by")}


def _aimed(fact: Fact, topic: Topic) -> Fact:
    """The fact with its target, where what it is about names it: "a probe into fees charged by Acme"."""
    taken = {f.id for r in fact.roles for f in r.fillers}
    found = {f.id: f for f in _subject_matter(fact, topic, _PARTIES["measure", "target"]) if f.id not in taken}
    return _with(fact, "target", tuple(found.values()), _SUBJECT_MATTER) if found else fact


def _with(fact: Fact, role: str, parties: tuple[Filler, ...], because: str) -> Fact:
    implied = tuple(replace(party, because=f"{_IMPLIED}{because}") for party in parties)
    return replace(fact, roles=(*fact.roles, Role(role, implied)), confidence=round(fact.confidence * _DISCOUNT, 3))


def _subject_matter(fact: Fact, topic: Topic, admitted: frozenset[str]) -> list[Filler]:
    return topic.within(_spans(fact, "about", "requires", "amount"), admitted)


def _spans(fact: Fact, *roles: str) -> list[Span]:
    return [Span(f.start, f.end) for role in roles for f in fact.fillers(role)]


def _candidates(
    fact: Fact, role: str, whole: Sequence[Fact], topic: Topic, admitted: frozenset[str]
) -> Iterator[tuple[str, Iterable[Filler]]]:
    """Ways to find the party, the surest first; each is asked only when none before it found anybody."""
    if role == "imposed_by":
        yield "says that the measure was taken", topic.without_private(fact.attributed_to)
        yield "the one authority of the sentence", topic.of_sentence(fact.passage, admitted, outside=_spans(fact, "target", "affects"))
    if (fact.type, role) == ("measure", "target"):
        yield _SUBJECT_MATTER, _subject_matter(fact, topic, admitted)
    if fact.type == "measure":
        yield "of a measure told beside it", _beside(fact, role, whole, topic)
    if role == "speaker":
        yield "took the step that speaks", _behind(fact, whole, topic)
    elif role == "imposed_by":
        yield "the one authority spoken of before", topic.of_sentence(fact.passage, admitted, back=1)
        yield "the one authority that acts", (f for o in whole if o.type == fact.type for f in o.fillers(role))
        yield "what is spoken of here", topic.most_salient(fact.passage, admitted)
    else:
        yield "what is spoken of here", topic.most_salient(fact.passage, admitted)


def _beside(fact: Fact, role: str, whole: Sequence[Fact], topic: Topic) -> list[Filler]:
    """The party of the nearest measures of its kind, else of any measures, that share its other party where it names one."""
    other = "target" if role == "imposed_by" else "imposed_by"
    known = {f.id for f in fact.fillers(other)}
    here = topic.sentence(fact.passage.start)
    near = sorted(
        (abs(topic.sentence(o.passage.start) - here), o.kind != fact.kind, number)
        for number, o in enumerate(whole)
        if o.type == fact.type and (not known or known & {f.id for f in o.fillers(other)})
    )
    reachable = [(kind, number) for distance, kind, number in near if distance <= _NEAR or known]
    best = [number for kind, number in reachable if not kind] or [number for _, number in reachable]
    return list(whole[best[0]].fillers(role)) if best else []


def _behind(fact: Fact, whole: Sequence[Fact], topic: Topic) -> list[Filler]:
    """Who took the last step told before: "the complaint alleges" speaks for who sued."""
    here = topic.sentence(fact.passage.start)
    steps = [
        o for o in whole if o.type in _STEPS and 0 <= here - topic.sentence(o.passage.start) <= _NEAR and o.passage.end <= fact.passage.end
    ]
    last = max(steps, key=lambda o: (o.passage.start, o.passage.end), default=None)
    return list(last.fillers(_STEPS[last.type])) if last is not None else []


def _official(fact: Fact) -> Fact:
    """An act that took place is asserted, whether the authority itself or the press tells of it."""
    if fact.type != "measure" or fact.modality != "reported":
        return fact
    own = {f.id for f in fact.fillers("imposed_by")}
    if {f.id for f in fact.attributed_to} <= own:
        return replace(fact, attributed_to=(), modality="asserted")
    pressed = all(f.type == "news-outlet" for f in fact.attributed_to)
    return replace(fact, modality="asserted") if pressed else fact

"""Which situations of different articles tell of one event, and where such tellings differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.derive.situation import Link, Pair, Situation, linked, meet_in_time, precise, say
from kg.edtf import compatible, sort_key

__all__ = ["event_links"]

_PARTIES = {
    "position": ("person", "organization"),
    "ownership": ("owner", "owned"),
    "offers": ("organization", "product"),
    "based-in": ("organization", "place"),
    "lawsuit": ("plaintiff", "defendant"),
    "statement": ("speaker", "target"),
}


def event_links(situations: Iterable[Situation]) -> Iterator[Link]:
    """Corroborations of one event, and contradictions of its amount, its date or that it happened at all."""
    for pair, shared in _meetings(situations):
        link = _judged(pair, shared)
        if link is not None:
            yield link


def _meetings(situations: Iterable[Situation]) -> Iterator[tuple[Pair, str]]:
    """Pairs of situations of different articles that share enough to be one event, with what they share."""
    blocks: dict[tuple[object, ...], list[Situation]] = defaultdict(list)
    for situation in situations:
        for key in _event_keys(situation):
            blocks[key].append(situation)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_id: dict[str, Situation] = {}
    for key, block in sorted(blocks.items(), key=lambda item: str(item[0])):
        for first, second in _neighbours(block):
            by_id |= {first.id: first, second.id: second}
            shared[first.id, second.id].append(str(key[-1]))
    for (a, b), what in shared.items():
        yield (by_id[a], by_id[b]), ", ".join(sorted(set(what)))


def _event_keys(situation: Situation) -> Iterator[tuple[object, ...]]:
    """Keys that two situations share where they tell of one event; the last part says in words what they share."""
    kind = situation.kind or situation.type
    for ends in _ends(situation):
        about = (situation.type, situation.kind, situation.status == "former", *ends)
        of = " and ".join(say(end) for end in ends)
        if len(ends) > 1:
            yield (*about, f"the same {kind} of {of}")
            continue
        for value, currency in sorted(situation.amounts):
            yield (*about, f"the same {kind} of {of} over {value:f} {currency}")
        for thing in sorted(situation.roles.get("affects", ())):
            yield (*about, f"the same {kind} of {of} on {say(thing)}")
        if situation.when is not None and precise(situation.when):
            yield (*about, f"the same {kind} of {of} in {situation.when[:7]}")


def _ends(situation: Situation) -> list[tuple[str, ...]]:
    """Whom a situation is about: both parties where its type needs two to be told apart, else the one it is done to or done by."""
    roles = situation.roles
    if situation.type in _PARTIES:
        first, second = _PARTIES[situation.type]
        return [(a, b) for a in sorted(roles.get(first, ())) for b in sorted(roles.get(second, ()))]
    return [(end,) for end in sorted(roles.get("target" if situation.type == "measure" else "actor", ()))]


def _neighbours(block: list[Situation]) -> Iterator[Pair]:
    """Each situation with the next in time that other articles tell of: enough to tie a block together."""
    ordered = sorted(block, key=lambda s: (sort_key(s.when), s.id))
    for first, second in pairwise(ordered):
        if first.articles != second.articles:
            yield (first, second) if first.id < second.id else (second, first)


def _judged(pair: Pair, shared: str) -> Link | None:
    """What a pair that shares so much amounts to; None where it is two events after all."""
    first, second = pair
    apart = first.articles.isdisjoint(second.articles)
    if (first.firm and second.denied) or (first.denied and second.firm):
        return linked("contradiction", pair, f"one asserts what the other denies: {shared}") if apart else None
    if first.denied or second.denied:
        return None
    sums = _rival_sums(first, second)
    if sums and apart and meet_in_time(first, second):
        return linked("contradiction", pair, f"the amounts differ ({sums}): {shared}")
    if first.when and second.when and not compatible(first.when, second.when):
        if apart and first.amounts & second.amounts:
            return linked("contradiction", pair, f"the dates differ ({first.when}, {second.when}): {shared}")
        return None
    return None if sums else linked("corroboration", pair, f"both tell of {shared}")


def _rival_sums(first: Situation, second: Situation) -> str:
    if not first.amounts or not second.amounts or first.amounts & second.amounts:
        return ""
    if not {currency for _, currency in first.amounts} & {currency for _, currency in second.amounts}:
        return ""
    return ", ".join(f"{value:f} {currency}" for value, currency in sorted(first.amounts | second.amounts))

"""What articles state that can't all be so, other than different tellings of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.derive.situation import FIRM, Link, Pair, Situation, linked, meet_in_time, near, say

__all__ = ["contradictions"]

_ONE_HOLDER = frozenset({"chair", "chief-executive"})
# Of one thing at one time these can't both be so. A permit may well be followed by its end, so with it the times must be known to meet.
_RIVALS = (("suspension", "prohibition", False), ("approval", "prohibition", True), ("approval", "suspension", True))


def contradictions(situations: Iterable[Situation]) -> Iterator[Link]:
    """Denials of what another article asserts, rival measures on one thing, two holders of one post, ownership that runs both ways."""
    known = list(situations)
    for situation in known:
        yield from _within(situation)
    yield from _rivals(known)
    yield from _holders(known)
    yield from _directions(known)


def _within(situation: Situation) -> Iterator[Link]:
    """One situation that one article asserts and another denies."""
    firm = [c for c in situation.claims if c.modality in FIRM]
    denied = [c for c in situation.claims if c.modality == "negated"]
    pairs = ((a, b) for a in sorted(firm) for b in sorted(denied) if a.article != b.article)
    for first, second in list(pairs)[:1]:
        because = f"one article asserts what another denies: the {situation.kind or situation.type}"
        yield Link("contradiction", (situation.id,), (first.claim, second.claim), because)


def _rivals(situations: Iterable[Situation]) -> Iterator[Link]:
    """Measures of kinds that exclude each other, on the same thing."""
    blocks: dict[tuple[str, str], dict[str, list[Situation]]] = defaultdict(lambda: defaultdict(list))
    for situation in situations:
        if situation.type == "measure" and situation.firm:
            for thing in situation.roles.get("affects", ()):
                for target in situation.roles.get("target", {""}):
                    blocks[target, thing][situation.kind].append(situation)
    for (_, thing), by_kind in blocks.items():
        for one, other, dated in _RIVALS:
            for first, second in _crossed(by_kind.get(one, []), by_kind.get(other, [])):
                if meet_in_time(first, second) and (not dated or (first.when and second.when)):
                    yield linked("contradiction", (first, second), f"{one} and {other} of the same thing: {say(thing)}")


def _holders(situations: Iterable[Situation]) -> Iterator[Link]:
    """Two who are said to hold at one time a post that one person holds."""
    blocks: dict[tuple[str, str], dict[str, list[Situation]]] = defaultdict(lambda: defaultdict(list))
    for situation in situations:
        if situation.kind in _ONE_HOLDER and situation.status == "current" and situation.firm:
            for organization in situation.roles.get("organization", ()):
                for person in situation.roles.get("person", ()):
                    blocks[organization, situation.kind][person].append(situation)
    for (organization, kind), holders in blocks.items():
        for person, other in pairwise(sorted(holders)):
            for first, second in _crossed(holders[person], holders[other]):
                if meet_in_time(first, second) and near(first, second):
                    yield linked("contradiction", (first, second), f"two hold the post of {kind} of {say(organization)}")


def _directions(situations: Iterable[Situation]) -> Iterator[Link]:
    """Ownership said to run both ways."""
    blocks: dict[tuple[str, str], dict[bool, list[Situation]]] = defaultdict(lambda: defaultdict(list))
    for situation in situations:
        if situation.type == "ownership" and situation.kind != "merger" and situation.firm:
            for owner in situation.roles.get("owner", ()):
                for owned in situation.roles.get("owned", ()):
                    low, high = sorted((owner, owned))
                    blocks[low, high][owner == low].append(situation)
    for (low, high), ways in blocks.items():
        for first, second in _crossed(ways.get(True, []), ways.get(False, [])):
            if meet_in_time(first, second):
                yield linked("contradiction", (first, second), f"each is said to own the other: {say(low)}, {say(high)}")


def _crossed(ones: list[Situation], others: list[Situation]) -> Iterator[Pair]:
    """Each of one side with the first of the other that no common article states."""
    seen = set()
    for side, across in ((ones, others), (others, ones)):
        for situation in side:
            rival = next((o for o in across if o.articles.isdisjoint(situation.articles)), None)
            if rival is not None and (pair := tuple(sorted((situation.id, rival.id)))) not in seen:
                seen.add(pair)
                yield (situation, rival) if situation.id < rival.id else (rival, situation)

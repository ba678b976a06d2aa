"""Found facts against gold facts: which are the same, and figures from that.

A role of a gold fact lists its fillers, each with all names that are right for it; a found filler is right when one of its
names has the same telling words. A gold fact pairs with one found fact at most, so a fact told twice is once wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.lines import MOST_ALIASES
from kg.model import Fact, Filler
from kg.text import fold

__all__ = ["EVENTS", "KEY_ROLES", "Gold", "GoldFact", "Tally", "matched", "paired", "read_gold", "tally", "telling"]

RULES: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("rules.yaml").read_text("utf-8"))
KEY_ROLES: Mapping[str, Sequence[str]] = RULES["key_roles"]
EVENTS = frozenset(RULES["events"])
_FREE_ROLES = frozenset(RULES["free_roles"])
_WITHOUT_MODALITY = frozenset(RULES["without_modality"])
_NOBODY = 3

Name = tuple[str, ...]
Names = frozenset[Name]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact that an article states; every filler of a role is the set of its right names."""

    type: str
    kind: str
    roles: Mapping[str, tuple[Names, ...]]
    modality: str
    core: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Gold:
    """What an article states; `entities` are the sets of names of those that it names."""

    article: str
    language: str
    facts: tuple[GoldFact, ...]
    entities: tuple[Names, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that add up over articles."""

    gold: int = 0
    found: int = 0
    hit: int = 0
    gold_events: int = 0
    found_events: int = 0
    hit_events: int = 0
    gold_core: int = 0
    hit_core: int = 0
    fillers: int = 0
    right_fillers: int = 0
    judged_modality: int = 0
    right_modality: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def figures(self) -> dict[str, float]:
        """The figures by name, each between 0 and 1, more being better."""
        return {
            "events precision": _ratio(self.hit_events, self.found_events),
            "events F1": _ratio(2 * self.hit_events, self.gold_events + self.found_events),
            "all F1": _ratio(2 * self.hit, self.gold + self.found),
            "core recall": _ratio(self.hit_core, self.gold_core),
            "fillers precision": _ratio(self.right_fillers, self.fillers),
            "modality": _ratio(self.right_modality, self.judged_modality),
        }


def telling(name: str) -> Name:
    """The words of a name that tell who is meant, folded; all its words where none does.

    >>> telling("The Norvik Group plc"), telling("Norvik's"), telling("U.S."), telling("the Company")
    (('norvik',), ('norvik',), ('us',), ('the', 'company'))
    """
    words = _words(name)
    return tuple(word for word in words if word not in _generic()) or words


def read_gold(document: Mapping[str, Any]) -> Gold:
    """What a gold file says."""
    facts = tuple(
        GoldFact(
            fact["type"],
            fact["kind"],
            {role: tuple(_right_names(filler) for filler in fillers) for role, fillers in fact["roles"].items()},
            fact["modality"],
            fact["core"],
            fact["quote"],
        )
        for fact in document["facts"]
    )
    entities = tuple(frozenset(map(telling, entity["names"])) for entity in document["entities"])
    return Gold(document["id"], document["lang"], facts, entities)


def matched(gold: GoldFact, found: Fact, *, entities: Sequence[Names] = ()) -> bool:
    """Whether the found fact is this gold fact."""
    if gold.type != found.type or not _alike(gold.kind, found.kind):
        return False
    roles = KEY_ROLES[gold.type]
    if {gold.kind, found.kind} & set(RULES["unordered"]):
        return _same_parties(gold, found, roles, entities)
    return all(_shares(gold.roles[role], found.fillers(role), entities) for role in roles if gold.roles.get(role))


def paired(gold: Sequence[GoldFact], found: Sequence[Fact], *, entities: Sequence[Names] = ()) -> dict[int, int]:
    """The largest pairing of gold facts with found ones, by index."""
    candidates = [[j for j, f in enumerate(found) if matched(g, f, entities=entities)] for g in gold]
    taken_by: dict[int, int] = {}
    for i in sorted(range(len(gold)), key=lambda i: len(candidates[i])):
        _place(i, candidates, taken_by, tried=set())
    return {i: j for j, i in sorted(taken_by.items(), key=lambda pair: pair[1])}


def tally(gold: Gold, found: Sequence[Fact]) -> Tally:
    """What is right and wrong in one article."""
    pairs = [(gold.facts[i], found[j]) for i, j in paired(gold.facts, found, entities=gold.entities).items()]
    fillers = [right for g, f in pairs for right in _judged_fillers(g, f)]
    judged = [(g, f) for g, f in pairs if g.type not in _WITHOUT_MODALITY]
    return Tally(
        gold=len(gold.facts),
        found=len(found),
        hit=len(pairs),
        gold_events=_count(gold.facts, lambda g: g.type in EVENTS),
        found_events=_count(found, lambda f: f.type in EVENTS),
        hit_events=_count(pairs, lambda pair: pair[0].type in EVENTS),
        gold_core=_count(gold.facts, lambda g: g.core),
        hit_core=_count(pairs, lambda pair: pair[0].core),
        fillers=len(fillers),
        right_fillers=sum(fillers),
        judged_modality=len(judged),
        right_modality=_count(judged, lambda pair: pair[0].modality == pair[1].modality),
    )


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _count(items: Iterable[Any], test: Callable[[Any], bool]) -> int:
    return sum(map(test, items))


@cache
def _generic() -> frozenset[str]:
    return frozenset(word for line in RULES["generic"] for word in _words(line))


@cache
def _words(name: str) -> Name:
    return tuple(word for word in map(_bare, re.findall(r"[\w&.,'-]+", fold(name))) if word)


def _bare(word: str) -> str:
    """A word without possessive, dots of an acronym, punctuation and article; a number keeps its point."""
    if re.fullmatch(r"[\d.,]+", word):
        return word.strip(".,")
    word = word.removesuffix(RULES["possessive"]).replace(".", "").strip(",'-")
    prefix = RULES["article_prefix"]
    return word.removeprefix(prefix) if len(word) > len(prefix) + 2 else word


def _right_names(filler: str) -> Names:
    return frozenset(map(telling, filler.split(" | ")))


def _found_names(filler: Filler) -> Names:
    return frozenset(telling(name) for name in (filler.name, filler.text, *filler.aliases[:MOST_ALIASES]) if name)


def _alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= set(kinds) for kinds in RULES["alike"])


def _somebody(names: Names, entities: Sequence[Names]) -> bool:
    """False where the names belong to so many entities of the article that anybody could be meant."""
    named = [entity for entity in entities if names & entity]
    return len(named) < _NOBODY or any(all(name in entity for entity in named) for name in names)


def _is_one_of(filler: Filler, gold: Iterable[Names], entities: Sequence[Names]) -> bool:
    names = _found_names(filler)
    return any(names & right for right in gold) and _somebody(names, entities)


def _shares(gold: Sequence[Names], found: Sequence[Filler], entities: Sequence[Names]) -> bool:
    """Some found filler is right, and no more are wrong than right."""
    right = sum(_is_one_of(filler, gold, entities) for filler in found)
    return right > 0 and 2 * right >= len(found)


def _same_parties(gold: GoldFact, found: Fact, roles: Sequence[str], entities: Sequence[Names]) -> bool:
    parties = [filler for role in roles for filler in found.fillers(role)]
    wanted = [names for role in roles for names in gold.roles.get(role, ())]
    return len(parties) <= _NOBODY and all(any(_is_one_of(party, [names], entities) for party in parties) for names in wanted)


def _place(i: int, candidates: Sequence[Sequence[int]], taken_by: dict[int, int], *, tried: set[int]) -> bool:
    """Give gold fact `i` a partner, moving others to another partner where that helps."""
    for j in candidates[i]:
        if j not in tried:
            tried.add(j)
            if j not in taken_by or _place(taken_by[j], candidates, taken_by, tried=tried):
                taken_by[j] = i
                return True
    return False


def _judged_fillers(gold: GoldFact, found: Fact) -> list[bool]:
    """For each found filler of the roles that the gold fact fills whether it is right."""
    return [
        any(_found_names(filler) & right for right in fillers)
        for role, fillers in gold.roles.items()
        if role not in _FREE_ROLES
        for filler in found.fillers(role)
    ]

"""One fact for one situation of an article, however often the article tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from kg.edtf import compatible
from kg.model import Fact, Filler, Passage, Role
from kg.ontology import load_ontology
from kg.text import fold

__all__ = ["RELATIONS", "amounts_agree", "joined", "merge_facts", "one_for_each_pair"]

# Nobody is told apart by what he said on one matter: one fact for each speaker and kind.
_ONE_PARTY = frozenset({"statement"})
RELATIONS = frozenset({"position", "ownership", "offers", "based-in"})
_ROUNDING = Decimal("0.02")
_FIRMNESS = ("asserted", "reported", "required", "planned", "predicted", "alleged", "negated")


def merge_facts(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts with those that tell of one situation joined, by place in the text; in whatever order they are given."""
    merged = _merged(facts)
    # What two facts tell together may be what a third one tells of.
    while len(merged) < len(facts):
        facts, merged = merged, _merged(merged)
    return merged


def _merged(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=_place):
        group = groups[fact.type, fact.kind]
        for number, other in enumerate(group):
            if _same(other, fact):
                group[number] = joined(other, fact)
                break
        else:
            group.append(fact)
    return tuple(sorted((f for group in groups.values() for f in group), key=_place))


def one_for_each_pair(fact: Fact) -> tuple[Fact, ...]:
    """A relation of several to several as one fact for each pair: "Acme, which owns Foo and Bar". Events stay whole.

    >>> from kg.model import Passage
    >>> fact = Fact("a", "0", "statement", "other", (), "asserted", Passage(0, 1, "x"), "r", 1.0)
    >>> one_for_each_pair(fact) == (fact,)
    True
    """
    source, goal = _ends(fact)
    if fact.type not in RELATIONS or fact.kind == "merger" or len(fact.fillers(source)) * len(fact.fillers(goal)) < 2:
        return (fact,)
    pairs = product(fact.fillers(source), fact.fillers(goal))
    return tuple(replace(fact, roles=tuple(_only(role, {source: one, goal: two}) for role in fact.roles)) for one, two in pairs)


def _only(role: Role, chosen: Mapping[str, Filler]) -> Role:
    return Role(role.name, (chosen[role.name],)) if role.name in chosen else role


def _place(fact: Fact) -> tuple[int, int, str, str, str, str]:
    """By place; facts of one place in an order that is theirs alone."""
    return (fact.passage.start, fact.passage.end, fact.type, fact.kind, fact.rule, repr(fact))


def _key(filler: Filler) -> str:
    return filler.id or fold(filler.name)


def _keys(fact: Fact, role: str) -> frozenset[str]:
    return frozenset(map(_key, fact.fillers(role)))


def _same(first: Fact, second: Fact) -> bool:
    """Whether two facts of one type and kind tell of one situation."""
    if {first.modality, second.modality} & {"negated"} and first.modality != second.modality:
        return False
    source, goal = _ends(first)
    if first.type in _ONE_PARTY:
        return bool(_keys(first, source) & _keys(second, source))
    if not _meets(first, second, source) or not _meets(first, second, goal, needed=True):
        return False
    if first.when and second.when and not compatible(first.when, second.when):
        return False
    if first.type == "action":
        return _overlap(first, second, "object")
    if first.type != "measure":
        return True
    return amounts_agree(first, second)


def _ends(fact: Fact) -> tuple[str, str]:
    fact_type = load_ontology().types[fact.type]
    return fact_type.drawn_from, fact_type.drawn_to


def _meets(first: Fact, second: Fact, role: str, *, needed: bool = False) -> bool:
    """The two have a filler of the role in common, or one of them leaves it open."""
    one, two = _keys(first, role), _keys(second, role)
    if not one or not two:
        return not needed or (one == two)
    return bool(one & two)


def amounts_agree(first: Fact, second: Fact) -> bool:
    """Whether the sums can be one: equal, one the other rounded, or one of them left open."""
    one, two = ([(f.value, f.currency) for f in fact.fillers("amount") if f.value is not None] for fact in (first, second))
    return not one or not two or any(_near(a, b) for a in one for b in two)


def _near(one: tuple[Decimal | None, str | None], two: tuple[Decimal | None, str | None]) -> bool:
    (first, currency), (second, other) = one, two
    return currency == other and first is not None and second is not None and abs(first - second) <= _ROUNDING * max(first, second)


def _overlap(first: Fact, second: Fact, role: str) -> bool:
    """The words of the role share more than half of the shorter one's."""
    one = {w for f in first.fillers(role) for w in fold(f.name).split()}
    two = {w for f in second.fillers(role) for w in fold(f.name).split()}
    return not one or not two or 2 * len(one & two) > min(len(one), len(two))


def joined(first: Fact, second: Fact) -> Fact:
    """The better stated of two facts, with what only the other one tells."""
    better, other = sorted((first, second), key=lambda f: (-len(f.roles), -f.confidence, _FIRMNESS.index(f.modality), _place(f)))
    names = [r.name for r in better.roles] + [r.name for r in other.roles if not better.fillers(r.name)]
    roles = tuple(Role(name, better.fillers(name) or other.fillers(name)) for name in names)
    passages = {better.passage, other.passage, *better.also, *other.also} - {better.passage}
    dated = better if better.when or not other.when else other
    return replace(
        better,
        roles=roles,
        when=dated.when,
        when_text=dated.when_text,
        status=better.status or other.status,
        matter=better.matter or other.matter,
        attributed_to=better.attributed_to or (other.attributed_to if better.modality == other.modality else ()),
        also=tuple(sorted(passages, key=lambda p: Passage(p.start, p.end, p.quote))),
        confidence=max(better.confidence, other.confidence),
    )

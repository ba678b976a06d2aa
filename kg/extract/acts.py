"""One act of an authority that an article tells of in other words: its headline describes a party that the text names.

"French watchdog fines tech giant" and "the CNIL fined Acme" are one fine. So are "Italy bans the app" and the ban by Italy's agency,
and a ruling is the order that it states. The parties and the kind that say most are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.authority import Authority
from kg.edtf import compatible
from kg.extract.authors import company_behind
from kg.extract.merge import amounts_agree, joined
from kg.extract.roles import Reading
from kg.mentions import DESCRIBED
from kg.model import Entity, Fact, Filler, Role

__all__ = ["acts_told_once"]

_BODIES = frozenset({"regulator", "public-body", "group"})
_THINGS = frozenset({"company", "product"})
# Kinds that a headline uses for each other.
_FAMILIES = (frozenset({"fine", "settlement"}), frozenset({"order", "ruling"}))
_PARTIES = ("imposed_by", "target")


def acts_told_once(facts: Sequence[Fact], reading: Reading) -> tuple[Fact, ...]:
    """The facts with those measures joined that tell of one act, by place in the text."""
    kept: list[Fact] = []
    for fact in facts:
        number = next((n for n, other in enumerate(kept) if _one_act(other, fact, reading)), None)
        if number is None:
            kept.append(fact)
        else:
            kept[number] = _told_best(kept[number], fact, reading)
    return tuple(sorted(kept, key=lambda f: (f.passage.start, f.passage.end)))


def _one_act(first: Fact, second: Fact, reading: Reading) -> bool:
    """Whether a fact tells of the act that one before it tells of."""
    if {first.type, second.type} != {"measure"} or not _kinds_agree(first, second, reading):
        return False
    if first.modality != second.modality and "negated" in (first.modality, second.modality):
        return False
    if (first.when and second.when and not compatible(first.when, second.when)) or not amounts_agree(first, second):
        return False
    same = [_shared(first, second, role, reading.authority) for role in _PARTIES]
    alike = [here or _described(first, second, role, reading) for here, role in zip(same, _PARTIES, strict=True)]
    return all(alike) and (any(same) or _in_headline(first, reading)) and (_overlap(first, second) or not _another(second, reading))


def _kinds_agree(first: Fact, second: Fact, reading: Reading) -> bool:
    if first.kind == second.kind:
        return True
    if "ruling" in (first.kind, second.kind) and _overlap(first, second):
        return True
    return _in_headline(first, reading) and any({first.kind, second.kind} <= family for family in _FAMILIES)


def _in_headline(fact: Fact, reading: Reading) -> bool:
    return fact.passage.end <= reading.analysis.sentences[0].end


def _overlap(first: Fact, second: Fact) -> bool:
    return first.passage.start < second.passage.end and second.passage.start < first.passage.end


def _shared(first: Fact, second: Fact, role: str, authority: Authority) -> bool:
    """A party in common, where a product stands for who makes it."""
    one, two = ({_behind(f, authority) for f in fact.fillers(role)} for fact in (first, second))
    return bool(one & two) or not (one or two)


def _behind(filler: Filler, authority: Authority) -> str:
    if filler.type != "product" or filler.id is None:
        return filler.id or filler.name
    return company_behind(Entity(filler.id, "product", ()), authority=authority).id


def _described(first: Fact, second: Fact, role: str, reading: Reading) -> bool:
    """Whether one names what the other only describes: of a target the text speaks in general first, of an authority anywhere."""
    one, two = first.fillers(role), second.fillers(role)
    if role == "target":
        return bool(one and two) and {_sort(f) for f in one} == {_sort(f) for f in two} and (_only_described(one) or _paid(first, second))
    if not one or not two:
        return True
    countries = [_countries(fillers, reading.authority) for fillers in (one, two)]
    loose = [_only_described(fillers) or _is_government(fillers, reading.authority) for fillers in (one, two)]
    bodies = all(f.type in _BODIES for f in (*one, *two))
    return bodies and any(loose) and (not all(countries) or bool(countries[0] & countries[1]))


def _paid(first: Fact, second: Fact) -> bool:
    """Whether both tell the sum, the one of a product, the other of a company: of two parties one sum would be two fines."""
    sums = all(any(f.value is not None for f in fact.fillers("amount")) for fact in (first, second))
    return sums and {f.type for fact in (first, second) for f in fact.fillers("target")} == _THINGS


def _sort(filler: Filler) -> str:
    return "thing" if filler.type in _THINGS else filler.type


def _only_described(fillers: Sequence[Filler]) -> bool:
    return all(f.because.endswith(DESCRIBED) for f in fillers)


def _is_government(fillers: Sequence[Filler], authority: Authority) -> bool:
    entries = (authority.entries.get(f.id or "") for f in fillers)
    return all(e is not None and e.country is not None and authority.metonym(e.country) == e.id for e in entries)


def _countries(fillers: Sequence[Filler], authority: Authority) -> frozenset[str]:
    """The countries that parties act for, known or said in the words for them."""
    known = {e.country for f in fillers if (e := authority.entries.get(f.id or "")) is not None and e.country is not None}
    said = {c for f in fillers if f.because.endswith(DESCRIBED) for word in f.text.split() if (c := authority.demonym(word)) is not None}
    return frozenset(known | said)


def _another(fact: Fact, reading: Reading) -> bool:
    """Whether the words say that it is not the act told before: "a separate inquiry"."""
    another = reading.language.lexicon.concepts.get("another-act", frozenset())
    return any(form in another for word in reading.language.words(fact.passage.quote) for form, _ in word.forms)


def _told_best(first: Fact, second: Fact, reading: Reading) -> Fact:
    both = joined(first, second)
    roles = tuple(Role(r.name, _most_telling(first, second, r.name, reading)) if r.name in _PARTIES else r for r in both.roles)
    later = second if first.kind == "ruling" or (second.kind != "ruling" and _in_headline(first, reading)) else first
    kind, rule = (first.kind, first.rule) if first.kind == second.kind else (later.kind, later.rule)
    return replace(both, kind=kind, rule=both.rule if kind == both.kind else rule, roles=roles)


def _most_telling(first: Fact, second: Fact, role: str, reading: Reading) -> tuple[Filler, ...]:
    """The party as the fact has it that names it, and names the body rather than its state; of two as good, the one in the text."""

    def telling(fact: Fact) -> tuple[bool, bool, bool, bool]:
        fillers = fact.fillers(role)
        named = not _only_described(fillers)
        return (bool(fillers), named, not _is_government(fillers, reading.authority), not _in_headline(fact, reading))

    return max((first, second), key=telling).fillers(role)

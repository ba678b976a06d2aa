"""Stances: what a plain statement amounts to, by who says it of whom.

What an authority, a plaintiff or an official says that somebody has done who is fined, charged or sued for it is an accusation; what
the accused says is not so is a denial.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.roles import Reading, filler_of
from kg.model import Clause, Fact, Filler, Phrase, Role

__all__ = ["with_stances"]

_AUTHORITIES = frozenset({"regulator", "public-body"})
_PRIVATE = frozenset({"company", "person", "product", "group"})
# Measures that reproach somebody with something; who is licensed or heard is accused of nothing.
_REPROACHES = frozenset(
    {"charge", "fine", "investigation", "raid", "sanction", "prohibition", "suspension", "revocation", "arrest", "settlement", "warning"}
)
_STATED = frozenset({"asserted", "reported", "alleged"})


@dataclass(frozen=True, slots=True)
class _Case:
    """Who is reproached in an article, and who reproaches them there."""

    accused: frozenset[str]
    accusers: frozenset[str]
    officials: frozenset[str]


def with_stances(facts: Sequence[Fact], reading: Reading) -> list[Fact]:
    """The facts, with plain statements on the accused made accusations and denials where they are.

    >>> from kg.model import Passage
    >>> fact = Fact("a", "0", "statement", "denial", (), "asserted", Passage(0, 1, "x"), "r", 1.0)
    >>> with_stances([fact], None) == [fact]
    True
    """
    case = _case(facts, reading)
    if not case.accused:
        return list(facts)
    said = {(c.span.start, c.span.end): c for c in reading.analysis.clauses if c.form == "verb" and c.filling("complement")}
    return [_in_case(fact, said.get((fact.passage.start, fact.passage.end)), case, reading) for fact in facts]


def _case(facts: Sequence[Fact], reading: Reading) -> _Case:
    accused: set[str] = set()
    accusers: set[str] = set()
    for fact in facts:
        if fact.modality == "negated":
            continue
        if fact.type == "measure" and fact.kind in _REPROACHES:
            accused |= {f.id for f in fact.fillers("target") if f.id and f.type in _PRIVATE}
            accusers |= {f.id for f in fact.fillers("imposed_by") if f.id}
        if fact.type == "lawsuit":
            accused |= {f.id for f in fact.fillers("defendant") if f.id}
            accusers |= {f.id for f in fact.fillers("plaintiff") if f.id}
    return _Case(frozenset(accused), frozenset(accusers), _officials(reading) if accused else frozenset())


def _officials(reading: Reading) -> frozenset[str]:
    """The persons whom the article calls by an office of the state."""
    titles = reading.language.lexicon.concepts.get("officials", frozenset())
    called = (p for p in reading.analysis.phrases if titles & {part.lemma for part in (p, *p.modifiers, *p.appositions)})
    return frozenset(m.entity for p in called for m in reading.mentions.of(p) if reading.mentions.entities[m.entity].type == "person")


def _in_case(fact: Fact, clause: Clause | None, case: _Case, reading: Reading) -> Fact:
    if (fact.type, fact.kind) != ("statement", "other") or clause is None:
        return fact
    speakers = {f.id for f in fact.fillers("speaker") if f.id}
    voices = speakers | {body for person in speakers for body in reading.represented.get(person, ())}
    contents = [reading.analysis.clauses[a.clause] for a in clause.filling("complement") if a.clause is not None]
    if voices & case.accused:
        return replace(fact, kind="denial") if _denies(contents, reading) else fact
    if not _may_accuse(fact, voices, case, reading):
        return fact
    reproached = tuple(dict.fromkeys(filler for content in contents for filler in _reproached(content, case, reading)))
    if not reproached:
        return fact
    roles = tuple(r for r in fact.roles if r.name != "target")
    return replace(fact, kind="accusation", modality="alleged", roles=(*roles, Role("target", reproached)))


def _denies(contents: Sequence[Clause], reading: Reading) -> bool:
    """Whether the first thing said is that something is not so; who does not know or expect denies nothing."""
    unsure = reading.language.lexicon.concepts.get("unsure", frozenset())
    first = contents[0] if contents else None
    return first is not None and first.form == "verb" and first.negated and first.tense != "future" and first.predicate not in unsure


def _may_accuse(fact: Fact, voices: set[str], case: _Case, reading: Reading) -> bool:
    if voices & case.accusers or any(f.type in _AUTHORITIES for f in fact.fillers("speaker")):
        return True
    entities = reading.mentions.entities
    return any(v in entities and entities[v].type in _AUTHORITIES for v in voices) or bool(voices & case.officials)


def _reproached(content: Clause, case: _Case, reading: Reading) -> Iterator[Filler]:
    """The accused whom the content says to have done something that may be held against them."""
    harmless = reading.language.lexicon.concepts.get("harmless", frozenset())
    plain = content.form != "verb" or content.voice != "active" or content.tense == "future" or content.modality not in _STATED
    if plain or content.predicate in harmless:
        return
    for argument in content.filling("subject"):
        for phrase in _doers(argument.phrase):
            for mention in reading.mentions.of(phrase):
                filler = filler_of(reading, mention, phrase, _PRIVATE, makers=True)
                if filler is not None and filler.id in case.accused:
                    yield filler


def _doers(phrase: Phrase | None) -> Iterator[Phrase]:
    """Those named as subject, and those whose conduct is: "Acme's terms"."""
    for one in (phrase, *phrase.conjuncts) if phrase is not None else ():
        yield one
        if one.possessor is not None:
            yield one.possessor

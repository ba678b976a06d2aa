"""Filling the roles of a frame from the arguments of a clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.authority import Authority
from kg.extract.authors import AUTHORED, authors, company_behind, works_alone
from kg.frames import Frame
from kg.languages import Language
from kg.mentions import DESCRIBED, Mentions
from kg.model import Analysis, Argument, Article, Clause, Entity, Filler, Mention, Phrase, Role, Span
from kg.ontology import Role as RoleRule

__all__ = ["Filled", "Reading", "fill_roles", "filler_of", "is_authority"]

_TRIM = " \t\r\n,;:.\"'“”‘’«»()[]،؛–—-"
_MOST_ALIASES = 12
_PRIVATE = frozenset({"person", "company", "news-outlet", "group"})
_FIRMS = frozenset({"company", "product"})
# What a company does, its product is said to do: "WhatsApp has appealed".
_DEEDS = frozenset({"action", "measure", "lawsuit", "statement"})
_Candidate = tuple[Filler, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that was found in it: what roles are filled from; `represented` tells for which bodies a person speaks."""

    article: Article
    analysis: Analysis
    mentions: Mentions
    language: Language
    authority: Authority
    phrases: Mapping[Span, Phrase]
    represented: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Filled:
    """The roles that a clause fills, the certainty of the least certain resolution among them, and the needed ones that it leaves open."""

    roles: tuple[Role, ...]
    certainty: float
    open: tuple[str, ...] = ()


def fill_roles(reading: Reading, frame: Frame, clause: Clause, rules: Mapping[str, RoleRule]) -> Filled | str:
    """The roles that this clause fills; the name of one that the frame needs where it stays empty."""
    roles, certainty, left_open = [], 1.0, []
    for name, functions in frame.roles.items():
        found = _fill(reading, frame, clause, rules[name], functions)
        if found:
            certainty = min(certainty, *(c for _, c in found))
            roles.append(Role(name, tuple(dict.fromkeys(f for f, _ in found))))
        elif _may_stay_open(reading, frame, clause, name, functions):
            left_open.append(name)
        elif name in frame.needs or (name == "imposed_by" and "subject" in functions and _privately_done(reading, clause)):
            return name
    return Filled(tuple(roles), certainty, tuple(left_open))


def _may_stay_open(reading: Reading, frame: Frame, clause: Clause, name: str, functions: Iterable[str]) -> bool:
    """Whether the surroundings may say who fills a role: where the clause names nobody, or only what somebody made."""
    works = AUTHORED.get(name)
    # Who has a document say something plain is nobody to speak of; who accuses in it is.
    if works and name in frame.needs and (name != "speaker" or frame.kind == "accusation"):
        arguments = [a for function in functions for a in _arguments(reading, clause, function)]
        if works_alone(arguments, works=works, language=reading.language):
            return True
    return name in frame.open and not _somebody(reading, clause, functions)


def _privately_done(reading: Reading, clause: Clause) -> bool:
    """Whether a firm or private people do what the clause says: then no authority does."""
    doers = [p for a in clause.filling("subject") if a.phrase is not None for p in (a.phrase, *a.phrase.conjuncts)]
    meant = [(m, p) for p in doers for m in reading.mentions.of(p)]
    firms = [reading.mentions.entities[m.entity].type in _FIRMS or not is_authority(reading, m, p) for m, p in meant]
    return clause.form == "verb" and bool(firms) and all(firms)


def _somebody(reading: Reading, clause: Clause, functions: Iterable[str]) -> bool:
    """Whether the clause names somebody there after all, only nobody that the role admits."""
    arguments = (a for function in functions for a in _arguments(reading, clause, function))
    return any(a.phrase is not None and a.phrase.name is not None for a in arguments)


def _fill(reading: Reading, frame: Frame, clause: Clause, rule: RoleRule, functions: Iterable[str]) -> list[_Candidate]:
    for function in functions:
        found = list(_fillers(reading, frame, clause, rule, function))
        if found:
            return found
    return []


def _fillers(reading: Reading, frame: Frame, clause: Clause, rule: RoleRule, function: str) -> Iterator[_Candidate]:
    if rule.money:
        yield from ((filler, 1.0) for filler in _money(reading, clause, function))
        return
    admitted = frame.where.get(rule.name, rule.values)
    words = rule.words and ("words" in admitted or rule.name not in frame.where)
    for argument in _arguments(reading, clause, function):
        found = list(_entities(reading, frame, argument, admitted, role=rule.name)) if admitted else []
        if found:
            yield from found
        elif words:
            yield from ((filler, 1.0) for filler in _words(reading, argument.span))


def _arguments(reading: Reading, clause: Clause, function: str) -> tuple[Argument, ...]:
    if function == "self":
        phrase = reading.phrases.get(clause.trigger)
        return (Argument("self", phrase.span if phrase else clause.trigger, phrase),)
    if function == "speaker":
        return (Argument("speaker", clause.speaker.span, clause.speaker),) if clause.speaker else ()
    if function == "sentence":
        return (Argument("sentence", clause.span),)
    if function == "law":
        return tuple(Argument("law", p.span, p) for p in _inside(reading, clause) if _types(reading, p) == {"law"})
    function, *parts = function.split(".")
    arguments = clause.filling(function)
    for part in parts:
        arguments = tuple(a for argument in arguments for a in _parts(reading, argument, part))
    return arguments


def _parts(reading: Reading, argument: Argument, part: str) -> Iterator[Argument]:
    """What hangs on an argument: "object.possessor" of "blocked X's bid" and "complement.subject" of "ruled that X must pay" are X."""
    if argument.clause is not None:
        yield from reading.analysis.clauses[argument.clause].filling(part)
    if argument.phrase is None:
        return
    for phrase in (argument.phrase, *argument.phrase.conjuncts):
        of_part: dict[str, tuple[Phrase, ...]] = {
            "possessor": (phrase.possessor,) if phrase.possessor else (),
            "modifier": phrase.modifiers,
            "apposition": phrase.appositions,
        }
        found = of_part.get(part, tuple(p for preposition, p in phrase.prepositions if preposition == part))
        yield from (Argument(f"{argument.function}.{part}", p.span, p) for p in found)


def _inside(reading: Reading, clause: Clause) -> tuple[Phrase, ...]:
    phrases = reading.analysis.phrases
    first = bisect_left(phrases, clause.span.start, key=lambda p: p.head.start)
    last = bisect_left(phrases, clause.span.end, key=lambda p: p.head.start)
    return phrases[first:last]


def _types(reading: Reading, phrase: Phrase) -> set[str]:
    return {reading.mentions.entities[m.entity].type for m in reading.mentions.of(phrase)}


def is_authority(reading: Reading, mention: Mention, phrase: Phrase) -> bool:
    """False of a group of private people or firms: "analysts", "users"; lawmakers and prosecutors act for the public."""
    if reading.mentions.entities[mention.entity].type != "group" or phrase.form == "name":
        return True
    said = {phrase.lemma} if phrase.form == "noun" else _called(reading, mention.entity)
    public = said & reading.language.lexicon.concepts.get("officials", frozenset())
    return bool(public) or not any(reading.language.lexicon.entity_nouns.get(noun) in _PRIVATE for noun in said)


def _called(reading: Reading, entity: str) -> set[str]:
    """The nouns by which the text calls an entity."""
    heads = (head for head, group in reading.mentions.by_head.items() if any(m.entity == entity for m in group))
    return {phrase.lemma for head in heads if (phrase := reading.phrases.get(head)) is not None and phrase.form == "noun"}


def _entities(reading: Reading, frame: Frame, argument: Argument, admitted: frozenset[str], *, role: str) -> Iterator[_Candidate]:
    if argument.phrase is None:
        return
    for phrase in (argument.phrase, *argument.phrase.conjuncts):
        meant = reading.mentions.of(phrase)
        if not meant and role in AUTHORED:
            meant = authors(phrase, works=AUTHORED[role], mentions=reading.mentions, language=reading.language)
        for mention in meant:
            if role == "imposed_by" and not is_authority(reading, mention, phrase):
                continue
            filler = filler_of(reading, mention, phrase, admitted, adjectives=frame.governments, makers=frame.type in _DEEDS)
            if filler is not None and (frame.described or mention.because != DESCRIBED):
                yield filler, mention.certainty


def filler_of(
    reading: Reading, mention: Mention, phrase: Phrase, admitted: frozenset[str], *, adjectives: bool = False, makers: bool = False
) -> Filler | None:
    """The entity of a mention as a filler, None where its type is not admitted; a place may stand for its government,
    with `makers` a product for the company behind it and the "we" of a person for the company spoken for."""
    entity = reading.mentions.entities[mention.entity]
    if entity.type not in admitted and entity.type == "place" and (adjectives or phrase.form == "name"):
        government = reading.authority.metonym(entity.id)
        if government is not None:
            entity = _government(reading.authority.entity(government), entity)
    if makers and entity.type not in admitted and mention.because != DESCRIBED:
        entity = _doer(reading, entity, phrase)
    if entity.type not in admitted:
        return None
    span = mention.span if mention.head == phrase.head else phrase.span
    span = _trimmed(reading.article.text, span)
    names = sorted(entity.names, key=lambda n: (n.language != reading.article.language, n.part != "main"))
    name = next((n.text for n in names if n.part == "main" and n.language == reading.article.language), names[0].text)
    aliases = tuple(dict.fromkeys(n.text for n in names if n.text != name))[:_MOST_ALIASES]
    return Filler(name, entity.type, span.of(reading.article.text), span.start, span.end, entity.id, aliases, mention.because)


def _doer(reading: Reading, entity: Entity, phrase: Phrase) -> Entity:
    if entity.type == "product":
        return company_behind(entity, authority=reading.authority)
    bodies = reading.represented.get(entity.id, frozenset()) if phrase.form == "pronoun" and not phrase.gender else frozenset()
    return reading.mentions.entities[min(bodies)] if len(bodies) == 1 and not phrase.number else entity


def _government(government: Entity, place: Entity) -> Entity:
    return Entity(government.id, government.type, government.names + place.names, government.known)


def _words(reading: Reading, span: Span) -> Iterator[Filler]:
    text = reading.article.text
    span = _trimmed(text, span)
    determiners = reading.language.lexicon.concepts.get("determiners", frozenset())
    first = re.match(r"\w+\s+", text[span.start : span.end])
    if first and first.group().strip().casefold() in determiners:
        span = Span(span.start + first.end(), span.end)
    if span.start < span.end:
        words = span.of(text)
        yield Filler(re.sub(r"\s+", " ", words), "words", words, span.start, span.end)


def _money(reading: Reading, clause: Clause, function: str) -> Iterator[Filler]:
    spans = [clause.span] if function == "amount" else [a.span for a in clause.filling(function)]
    for amount in reading.analysis.amounts:
        if any(span.contains(amount.span) for span in spans):
            words = amount.span.of(reading.article.text)
            # A value counts units of a currency: "5 million riyals" of no known country is kept in its words alone.
            value = amount.value if amount.currency else None
            yield Filler(words, "money", words, amount.span.start, amount.span.end, value=value, currency=amount.currency)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)

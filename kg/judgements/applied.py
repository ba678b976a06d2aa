"""Judgements applied to what was read from an article, between its extractor and the gate.

A pure function of both: what is taken back leaves no trace. First what was taken for another is set apart, then what is the same is made
one node, then facts are corrected, accepted or rejected; a fact may be named by the id that it had before or has afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.authority import load_authority
from kg.gate import gate
from kg.judgements.corrections import CorrectionError, corrected
from kg.judgements.judgement import Judgement, Judgements, apart_id
from kg.model import Entity, Extraction, Fact, Filler, Mention, Name, Refusal, Span

__all__ = ["judged"]

CHECK = "judgement"
_Reread = Callable[[str, Span, str], tuple[str, str] | None]


def judged(extraction: Extraction, judgements: Judgements) -> Extraction:
    """What an article states by these judgements; the extraction has passed the gate, and so has the result.

    >>> from kg.model import Article
    >>> judged(Extraction(Article("a", "Acme paid.", "en"), (), ()), Judgements()).facts
    ()
    """
    article = extraction.article
    read = tuple(entity.id for entity in extraction.entities)
    extraction = replace(extraction, read_as=read)
    if not judgements.touching(article.id, article.hash, read):
        return extraction
    before = {fact.id: fact.id for fact in extraction.facts}
    for step in (_set_apart, _made_one):
        extraction, before = _renamed(step(extraction, judgements), extraction, before)
    return gate(_facts_judged(extraction, judgements, before))


def _renamed(changed: Extraction, extraction: Extraction, before: Mapping[str, str]) -> tuple[Extraction, dict[str, str]]:
    """The changed extraction through the gate, and the first id of every fact by its id now."""
    if changed is extraction:
        return extraction, dict(before)
    ids: dict[str, str] = {}
    for old, new in zip(extraction.facts, changed.facts, strict=True):
        for fact in gate(replace(changed, facts=(new,), refusals=())).facts:
            ids.setdefault(fact.id, before[old.id])
    return gate(changed), ids


# --- who is meant ----------------------------------------------------------------------------------------------------


def _set_apart(extraction: Extraction, judgements: Judgements) -> Extraction:
    """What is not what it was taken for gets an id of its own, or that of what is meant."""
    article = extraction.article
    places = judgements.places(article.id)
    if not places:
        return extraction
    meant = {place: place.place.meant or apart_id(place, article.hash) for place in places if place.place is not None}

    def reread(id: str, span: Span, because: str) -> tuple[str, str] | None:
        for entry, other in meant.items():
            if entry.about[0] == id and entry.place is not None and entry.place.holds(span, text=article.text):
                return other, f"judged not to be {id}"
        return None

    types = {entity.id: entity for entity in extraction.entities}
    new = {other: types.get(other) or _entity(other, _words(entry, extraction), article.language) for entry, other in meant.items()}
    changed = _everywhere(extraction, reread, bare=True)
    used = {m.entity for m in changed.mentions} | {f.id for fact in changed.facts for f in _fillers(fact)}
    gone = {entry.about[0] for entry in meant} - used
    return replace(changed, entities=tuple(e for e in (types | new).values() if e.id not in gone and (e.id in types or e.id in used)))


def _words(entry: Judgement, extraction: Extraction) -> str:
    """What is set apart is called as it is written."""
    place = entry.place
    if place is not None and place.start >= 0:
        return extraction.article.text[place.start : place.end]
    written = [m.span.of(extraction.article.text) for m in extraction.mentions if m.entity == entry.about[0]]
    return (place.name if place is not None else "") or next(iter(written), "")


def _entity(id: str, name: str, language: str) -> Entity:
    known = load_authority()
    if id in known.entries:
        return known.entity(id)
    kind, _, last = id.partition("/")
    return Entity(id, kind, (Name(name.strip() or last, language),))


def _made_one(extraction: Extraction, judgements: Judgements) -> Extraction:
    """Entities that are judged the same become one, with the names of all."""
    new = judgements.renamed(entity.id for entity in extraction.entities)
    if not new:
        return extraction

    def reread(id: str, span: Span, because: str) -> tuple[str, str] | None:
        return (new[id], f"{because}; {id} is judged the same as {new[id]}") if id in new else None

    entities = {e.id: e for e in extraction.entities if e.id not in new}
    for entity in extraction.entities:
        if entity.id in new:
            to = new[entity.id]
            present = entities.get(to) or (load_authority().entity(to) if to in load_authority().entries else None)
            own = tuple(replace(name, part="alternative" if name.part == "main" else name.part) for name in entity.names)
            names = (*present.names, *own) if present else entity.names
            entities[to] = Entity(to, to.partition("/")[0], names, known=present is not None and present.known)
    return replace(_everywhere(extraction, reread), entities=tuple(entities.values()))


def _everywhere(extraction: Extraction, reread: _Reread, *, bare: bool = False) -> Extraction:
    """Every mention and filler read anew; `bare`: names that it was known by are not its own."""

    def mention(old: Mention) -> Mention:
        found = reread(old.entity, old.span, old.because)
        return old if found is None else replace(old, entity=found[0], because=found[1])

    def filler(old: Filler) -> Filler:
        found = reread(old.id, Span(old.start, old.end), old.because) if old.id is not None else None
        if found is None:
            return old
        names = {"name": old.text, "aliases": ()} if bare else {}
        return replace(old, id=found[0], because=found[1].removeprefix("; "), type=found[0].partition("/")[0], **names)  # type: ignore[arg-type]

    def fact(old: Fact) -> Fact:
        roles = tuple(replace(role, fillers=tuple(map(filler, role.fillers))) for role in old.roles)
        return replace(old, roles=roles, attributed_to=tuple(map(filler, old.attributed_to)))

    return replace(extraction, mentions=tuple(map(mention, extraction.mentions)), facts=tuple(map(fact, extraction.facts)))


def _fillers(fact: Fact) -> Iterable[Filler]:
    return (*(filler for role in fact.roles for filler in role.fillers), *fact.attributed_to)


# --- facts -----------------------------------------------------------------------------------------------------------


def _facts_judged(extraction: Extraction, judgements: Judgements, before: Mapping[str, str]) -> Extraction:
    facts, refusals = [], list(extraction.refusals)
    for fact in extraction.facts:
        entry = judgements.of_fact(fact.id, before.get(fact.id, fact.id))
        if entry is None:
            facts.append(fact)
        elif entry.verdict == "reject":
            refusals.append(Refusal(fact, CHECK, f"judged wrong{f': {entry.why}' if entry.why else ''}"))
        elif entry.verdict == "accept":
            facts.append(_sure(fact, "accepted"))
        else:
            try:
                facts.append(_sure(corrected(fact, entry, extraction), "corrected"))
            except CorrectionError as error:
                refusals.append(Refusal(fact, CHECK, f"can't be corrected so: {error}"))
    return replace(extraction, facts=tuple(facts), refusals=tuple(refusals))


def _sure(fact: Fact, verdict: str) -> Fact:
    # Confidence is that the text says so, not that it is true: what a person has read and confirmed is as sure as a reading can be.
    return replace(fact, confidence=1.0, extractor=f"{fact.extractor}, {verdict} by judgement")

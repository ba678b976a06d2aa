"""The one form that accepted facts, entities and mentions have, whatever extractor they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Article, Entity, Extraction, Fact, Filler, Mention, Name, Refusal, Role
from kg.ontology import Ontology

__all__ = ["canonical_entities", "canonical_fact", "canonical_filler", "canonical_mentions", "canonical_refusals"]

MOST_ALIASES = 12
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_PARTS = {"main": 0, "acronym": 1, "alternative": 2}
_DIGITS = 4


def canonical_entities(extraction: Extraction, *, ontology: Ontology) -> dict[str, Entity]:
    """The entities of an extraction by id, and those that only its facts name; what is no entity of the ontology is left out."""
    article = extraction.article
    fillers = (f for fact in extraction.facts for f in (*(f for role in fact.roles for f in role.fillers), *fact.attributed_to))
    named = (Entity(f.id, f.type, (Name(f.name, article.language),)) for f in fillers if f.id is not None)
    given: dict[str, Entity] = {}
    for entity in extraction.entities:
        before = given.get(entity.id, entity)
        given[entity.id] = replace(before, names=before.names + entity.names, known=before.known or entity.known)
    for entity in named:
        given.setdefault(entity.id, entity)
    return {e.id: replace(e, names=_names(e)) for e in given.values() if _is_sound(e, ontology)}


def canonical_fact(fact: Fact, article: Article, *, entities: Mapping[str, Entity], ontology: Ontology) -> Fact:
    """The fact with roles in the order of the ontology, fillers and passages by place, each once."""
    order = list(ontology.types[fact.type].roles)
    fillers: dict[str, list[Filler]] = {}
    for role in fact.roles:
        fillers.setdefault(role.name, []).extend(role.fillers)
    return replace(
        fact,
        roles=tuple(Role(name, _fillers(fillers[name], article, entities)) for name in sorted(fillers, key=order.index) if fillers[name]),
        attributed_to=_fillers(fact.attributed_to, article, entities),
        also=tuple(sorted(set(fact.also) - {fact.passage})),
        confidence=round(float(fact.confidence), _DIGITS),
    )


def canonical_filler(filler: Filler, *, language: str, entities: Mapping[str, Entity]) -> Filler:
    """The filler under the main name of its entity in a language; names that the entity lacks come first among the aliases."""
    if filler.id is None:
        money = filler.type == "money"
        # A number of units of nobody knows which currency is no value: the words keep it.
        worth = money and filler.currency is not None
        return replace(
            filler,
            name=filler.name.strip() or filler.text,
            type="money" if money else "words",
            aliases=tuple(sorted(set(filler.aliases) - {filler.name.strip(), ""}))[:MOST_ALIASES],
            value=filler.value if worth else None,
            currency=filler.currency if worth and filler.value is not None else None,
        )
    entity = entities[filler.id]
    own = list(dict.fromkeys(name.text for name in sorted(entity.names, key=lambda n: (n.language != language, _PARTS[n.part], n))))
    others = sorted({filler.name.strip(), *filler.aliases} - {*own, ""})
    return replace(filler, name=own[0], type=entity.type, aliases=tuple([*others, *own[1:]][:MOST_ALIASES]), value=None, currency=None)


def canonical_mentions(extraction: Extraction, *, entities: Mapping[str, Entity]) -> tuple[Mention, ...]:
    """The mentions of known entities by place, one for each span and entity."""
    end = len(extraction.article.text)
    found: dict[tuple[int, int, str], Mention] = {}
    for mention in sorted(extraction.mentions, key=lambda m: (m.span, m.entity, m.head, m.because)):
        span = mention.span
        if mention.entity in entities and 0 <= span.start < span.end <= end and 0 <= mention.certainty <= 1:
            sound = replace(mention, because=mention.because or "no reason given", certainty=round(float(mention.certainty), _DIGITS))
            found.setdefault((span.start, span.end, mention.entity), sound)
    return tuple(found.values())


def canonical_refusals(refusals: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """The refusals by place, each once."""
    return tuple(sorted(set(refusals), key=lambda r: (r.fact.passage, r.check, r.reason, r.fact.id, repr(r.fact))))


def _is_sound(entity: Entity, ontology: Ontology) -> bool:
    kind, _, name = entity.id.partition("/")
    return kind == entity.type and kind in ontology.entity_types and bool(name.strip("/ "))


def _names(entity: Entity) -> tuple[Name, ...]:
    """Each name once, one main name a language; an entity without a name has the last part of its id as one."""
    best: dict[tuple[str, str], Name] = {}
    mains: set[str] = set()
    for name in sorted(entity.names, key=lambda n: _PARTS[n.part]):
        language = name.language.lower() if _LANGUAGE_TAG.fullmatch(name.language) else "und"
        text = name.text.strip()
        if text and (text, language) not in best:
            part = "alternative" if name.part == "main" and language in mains else name.part
            mains |= {language} if part == "main" else set()
            best[text, language] = Name(text, language, part)
    if not best:
        best["", ""] = Name(entity.id.partition("/")[2], "und")
    names = sorted(best.values(), key=lambda n: (n.language, _PARTS[n.part], n.text))
    return tuple(names) if any(n.part == "main" for n in names) else (replace(names[0], part="main"), *names[1:])


def _fillers(fillers: Iterable[Filler], article: Article, entities: Mapping[str, Entity]) -> tuple[Filler, ...]:
    """By place; an entity once, words once a place."""
    found: dict[object, Filler] = {}
    for filler in sorted(fillers, key=lambda f: (f.start, f.end, f.id or "", f.name)):
        key = filler.id or (filler.start, filler.end)
        found.setdefault(key, canonical_filler(filler, language=article.language, entities=entities))
    return tuple(found.values())

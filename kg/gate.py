"""The gate: facts of any extractor are let in, or refused with the name of the check and the reason.

What is let in is in one form: roles in the order of the ontology, fillers by place, each entity under its main name in the language of
the article; so equal facts are equal values and have equal ids. A filler that its role does not admit costs the whole fact where
situations need the role or are told apart by it; elsewhere the filler alone is left out. Both are listed as refusals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.canonical import canonical_entities, canonical_fact, canonical_mentions, canonical_refusals
from kg.edtf import bounds
from kg.model import Article, Entity, Extraction, Fact, Filler, Passage, Refusal, Role
from kg.ontology import Ontology, load_ontology
from kg.ontology import Role as RoleRule

__all__ = ["gate", "refuse_unsure"]

# Of each group at least one role must be filled.
_NEEDED: Mapping[str, tuple[frozenset[str], ...]] = {
    "measure": (frozenset({"imposed_by", "target"}),),
    "position": (frozenset({"person"}), frozenset({"organization"})),
    "ownership": (frozenset({"owner"}), frozenset({"owned"})),
    "offers": (frozenset({"organization"}), frozenset({"product"})),
    "based-in": (frozenset({"organization"}), frozenset({"place"})),
    "lawsuit": (frozenset({"plaintiff", "defendant"}),),
    "statement": (frozenset({"speaker"}),),
    "action": (frozenset({"actor"}),),
}
_SPEAKER = "attributed_to"


@dataclass(frozen=True, slots=True)
class _Context:
    """What a fact is checked against."""

    article: Article
    entities: Mapping[str, Entity]
    ontology: Ontology


def gate(extraction: Extraction, *, ontology: Ontology | None = None) -> Extraction:
    """The extraction with every fact that fails a check moved to its refusals.

    >>> from kg.model import Article
    >>> gate(Extraction(Article("a", "Acme paid.", "en"), (), ())).facts
    ()
    """
    ontology = ontology or load_ontology()
    entities = canonical_entities(extraction, ontology=ontology)
    context = _Context(extraction.article, entities, ontology)
    accepted: dict[str, Fact] = {}
    refusals = list(extraction.refusals)
    for fact in extraction.facts:
        admitted, refused = _admit(fact, context)
        refusals += refused
        if admitted is not None and admitted.id in accepted:
            refusals.append(Refusal(fact, "duplicate", f"states the same as {admitted.id} from the same passage"))
        elif admitted is not None:
            accepted[admitted.id] = admitted
    return replace(
        extraction,
        facts=tuple(sorted(accepted.values(), key=lambda fact: (fact.passage, fact.id))),
        entities=tuple(entities[name] for name in sorted(entities)),
        mentions=canonical_mentions(extraction, entities=entities),
        refusals=canonical_refusals(refusals),
    )


def refuse_unsure(extraction: Extraction, *, minimum: float) -> Extraction:
    """The extraction with the facts that were read with less confidence moved to its refusals.

    >>> from kg.model import Article
    >>> refuse_unsure(Extraction(Article("a", "Acme paid.", "en"), (), ()), minimum=0.5).refusals
    ()
    """
    unsure = [fact for fact in extraction.facts if fact.confidence < minimum]
    refused = [Refusal(f, "confidence", f"is read with confidence {f.confidence:.2f}, less than the {minimum:g} asked for") for f in unsure]
    facts = tuple(fact for fact in extraction.facts if fact.confidence >= minimum)
    return replace(extraction, facts=facts, refusals=canonical_refusals([*extraction.refusals, *refused]))


def _admit(fact: Fact, context: _Context) -> tuple[Fact | None, list[Refusal]]:
    """The fact in its one form without the fillers that had to go, or None; and what was refused."""
    for check, problem in _CHECKS.items():
        reason = problem(fact, context)
        if reason is not None:
            return None, [Refusal(fact, check, reason)]
    kept, refused = _without_wrong_fillers(fact, context)
    if kept is not None:
        kept = canonical_fact(kept, context.article, entities=context.entities, ontology=context.ontology)
    return kept, refused


# --- checks of the whole fact ----------------------------------------------------------------------------------------


def _article(fact: Fact, context: _Context) -> str | None:
    if (fact.article, fact.article_hash) == (context.article.id, context.article.hash):
        return None
    return f"is a fact of article {fact.article!r} ({fact.article_hash[:16]}), not of {context.article.id!r} ({context.article.hash[:16]})"


def _type(fact: Fact, context: _Context) -> str | None:
    return _unknown("type", fact.type, tuple(sorted(context.ontology.types)))


def _kind(fact: Fact, context: _Context) -> str | None:
    return _unknown(f"kind of {fact.type}", fact.kind, context.ontology.types[fact.type].kinds or ("",))


def _modality(fact: Fact, context: _Context) -> str | None:
    return _unknown("modality", fact.modality, context.ontology.modalities)


def _status(fact: Fact, context: _Context) -> str | None:
    if fact.status is not None and fact.type != "position":
        return f"has the status {fact.status!r}, but only a position has one"
    return None if fact.status is None else _unknown("status", fact.status, context.ontology.statuses)


def _matter(fact: Fact, context: _Context) -> str | None:
    return None if fact.matter is None else _unknown("matter", fact.matter, context.ontology.matters)


def _unknown(what: str, value: str, known: tuple[str, ...]) -> str | None:
    return None if value in known else f"unknown {what} {value!r}; known: {', '.join(known) or 'none'}"


def _confidence(fact: Fact, context: _Context) -> str | None:
    return None if 0 <= fact.confidence <= 1 else f"confidence {fact.confidence} is not between 0 and 1"


def _rule(fact: Fact, context: _Context) -> str | None:
    return None if fact.rule.strip() and fact.extractor.strip() else "does not name the extractor and the rule that made it"


def _quote(fact: Fact, context: _Context) -> str | None:
    return next((p for passage in (fact.passage, *fact.also) for p in _misplaced("quote", passage, context.article.text)), None)


def _filler_place(fact: Fact, context: _Context) -> str | None:
    places = ((role, Passage(f.start, f.end, f.text)) for role, f in _all_fillers(fact))
    return next((p for role, passage in places for p in _misplaced(f"filler of {role!r}", passage, context.article.text)), None)


def _misplaced(what: str, passage: Passage, text: str) -> Iterator[str]:
    if not passage.quote.strip():
        yield f"{what} at {passage.start}-{passage.end} is empty"
    elif not 0 <= passage.start < passage.end <= len(text) or text[passage.start : passage.end] != passage.quote:
        yield f"{what} {_short(passage.quote)} does not stand at {passage.start}-{passage.end} of the article"


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "...")


def _when(fact: Fact, context: _Context) -> str | None:
    if fact.when_text is not None and (not fact.when_text.strip() or fact.when_text not in context.article.text):
        return f"the words of its date, {_short(fact.when_text)}, do not stand in the article"
    try:
        _ = fact.when is None or bounds(fact.when)
    except ValueError as error:
        return str(error)
    return None


def _roles(fact: Fact, context: _Context) -> str | None:
    known = context.ontology.types[fact.type].roles
    unknown = next((role.name for role in fact.roles if role.name not in known), None)
    return None if unknown is None else f"{fact.type} has no role {unknown!r}; it has: {', '.join(known)}"


def _missing_role(fact: Fact, context: _Context) -> str | None:
    filled = {role.name for role in fact.roles if role.fillers}
    missing = next((group for group in _NEEDED[fact.type] if not group & filled), None)
    return None if missing is None else f"{fact.type} lacks {' or '.join(sorted(missing))}"


_CHECKS: Mapping[str, Callable[[Fact, _Context], str | None]] = {
    "article": _article,
    "type": _type,
    "kind": _kind,
    "modality": _modality,
    "status": _status,
    "matter": _matter,
    "confidence": _confidence,
    "rule": _rule,
    "quote": _quote,
    "filler-quote": _filler_place,
    "date": _when,
    "role": _roles,
    "missing-role": _missing_role,
}


# --- what may fill a role --------------------------------------------------------------------------------------------


def _all_fillers(fact: Fact) -> Iterator[tuple[str, Filler]]:
    yield from ((role.name, filler) for role in fact.roles for filler in role.fillers)
    yield from ((_SPEAKER, filler) for filler in fact.attributed_to)


def _without_wrong_fillers(fact: Fact, context: _Context) -> tuple[Fact | None, list[Refusal]]:
    rules = context.ontology.types[fact.type].roles
    vital = {role.name for role in rules.values() if role.key}.union(*_NEEDED[fact.type])
    problems = [(role.name, f, _wrong_filler(f, rules[role.name], context)) for role in fact.roles for f in role.fillers]
    problems += [(_SPEAKER, f, _wrong_speaker(f, context)) for f in fact.attributed_to]
    refused = [Refusal(fact, "role-type", f"{name}: {problem}") for name, _, problem in problems if problem]
    if any(problem and name in vital for name, _, problem in problems):
        return None, refused
    sound = {(name, id(f)) for name, f, problem in problems if not problem}
    roles = tuple(Role(role.name, tuple(f for f in role.fillers if (role.name, id(f)) in sound)) for role in fact.roles)
    return replace(fact, roles=roles, attributed_to=tuple(f for f in fact.attributed_to if (_SPEAKER, id(f)) in sound)), refused


def _wrong_filler(filler: Filler, rule: RoleRule, context: _Context) -> str | None:
    if filler.type == "money":
        return _wrong_amount(filler) if rule.money else "admits no amount of money"
    if filler.id is None:
        return None if rule.words else f"admits no mere words such as {_short(filler.text)}; it admits: {_admitted(rule)}"
    problem = _wrong_entity(filler, context)
    if problem is not None:
        return problem
    kind = context.entities[filler.id].type
    if kind in rule.values or (rule.entity_property and not rule.values):
        return None
    return f"admits no {kind} such as {_short(filler.name)}; it admits: {_admitted(rule)}"


def _wrong_speaker(filler: Filler, context: _Context) -> str | None:
    problem = "is no entity" if filler.id is None else _wrong_entity(filler, context)
    if problem is not None:
        return problem
    kind = context.entities[filler.id or ""].type
    is_agent = "Agent" in context.ontology.ancestors[context.ontology.entity_types[kind]]
    return None if is_agent else f"{kind} {_short(filler.name)} can say nothing"


def _wrong_entity(filler: Filler, context: _Context) -> str | None:
    if filler.id in context.entities:
        return None
    types = ", ".join(sorted(context.ontology.entity_types))
    return f"{filler.id!r} is no entity: an id is <type>/<name>, and its type one of {types}"


def _wrong_amount(filler: Filler) -> str | None:
    if filler.value is None:
        return None
    if not filler.value.is_finite() or filler.value < 0:
        return f"{filler.value} is no sum of money"
    code = filler.currency or ""
    return None if len(code) == 3 and code.isascii() and code.isupper() else f"{filler.value} {code} lacks an ISO 4217 currency"


def _admitted(rule: RoleRule) -> str:
    return ", ".join([*sorted(rule.values), *(["words"] if rule.words else []), *(["money"] if rule.money else [])])

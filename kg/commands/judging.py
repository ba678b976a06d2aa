"""What a person means by the arguments of `kg judge`: judgements about entities and facts that are there."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.commands.graphs import entity_named
from kg.errors import UsageError
from kg.judgements import Judgement, Judgements, Place, judged
from kg.judgements.file import correctable, said
from kg.model import Extraction, Fact
from kg.query import find_entities
from kg.readings import ReadingLog
from kg.store import Store
from kg.text import fold

__all__ = ["judgement_of", "taken_back", "touched", "with_judgement"]


def judgement_of(args: argparse.Namespace, before: Judgements, *, store: Store) -> Judgement:
    """The judgement that the arguments give; raises `UsageError` where they give none, or name what is not there."""
    verdict, what = args.verdict, args.what
    if verdict in ("accept", "reject", "correct"):
        if not what or (len(what) > 1) != (verdict == "correct"):
            raise UsageError(f"{verdict} is about one fact{', with KEY=VALUE for what it should say' if verdict == 'correct' else ''}")
        return replace(_of_fact(verdict, what[0], what[1:], before, store=store), by=args.by, why=args.why)
    if verdict == "not-same" and args.article is not None:
        return replace(_of_place(args, before, store=store), by=args.by, why=args.why)
    if len(what) != 2:
        place = "; or one, and --article where it is read wrongly" if verdict == "not-same" else ""
        raise UsageError(f"{verdict} is about two entities, {len(what)} given{place}")
    pair = tuple(sorted(_entity(text, before, store=store) for text in what))
    if pair[0] == pair[1]:
        apart = "; `kg judge not-same ENTITY --article ID` splits it" if verdict == "not-same" else ""
        raise UsageError(f"{what[0]!r} and {what[1]!r} are one already: {pair[0]}{apart}")
    return Judgement(verdict, pair, by=args.by, why=args.why)


def with_judgement(before: Judgements, entry: Judgement) -> Judgements:
    """The judgements with one more, in place of what was judged of the same before.

    >>> one = Judgement("undecided", ("company/a", "company/b"))
    >>> [e.verdict for e in with_judgement(Judgements.of([one]), replace(one, verdict="same")).entries]
    ['same']
    """
    return Judgements.of([*(other for other in before.entries if other.subject != entry.subject), entry])


def taken_back(what: Sequence[str], before: Judgements, *, store: Store, article: str | None = None) -> Judgements:
    """The judgements without those about exactly this; raises `UsageError` where there is none."""
    gone = [entry for entry in before.entries if _is_about(entry, what, article=article, store=store)]
    if not gone or not what:
        stated = "; ".join(f"{entry.verdict} {said(entry)}" for entry in before.entries[:10])
        raise UsageError(f"there is no judgement about {' and '.join(what) or 'nothing'}; there are: {stated or 'none'}")
    return Judgements.of(entry for entry in before.entries if entry not in gone)


def touched(store: Store, out: Path, before: Judgements, after: Judgements) -> tuple[str, ...]:
    """The articles that the judgements change otherwise than before."""
    log = ReadingLog(out / "store" / "readings.jsonl")
    return tuple(
        article
        for article, text_hash in store.article_ids().items()
        if before.touching(article, text_hash, log.entities(article)) != after.touching(article, text_hash, log.entities(article))
    )


# --- entities --------------------------------------------------------------------------------------------------------


def _entity(text: str, before: Judgements, *, store: Store) -> str:
    judged_of = {id for entry in before.entries for id in entry.about}
    return text if text in judged_of and "/" in text else entity_named(store, text)


def _of_place(args: argparse.Namespace, before: Judgements, *, store: Store) -> Judgement:
    if len(args.what) != 1:
        raise UsageError(f"not-same with --article is about one entity, {len(args.what)} given")
    if args.article not in store.article_ids():
        raise UsageError(f"no article is called {args.article!r}; there are: {', '.join(list(store.article_ids())[:10])}")
    entity = _entity(args.what[0], before, store=store)
    start, dash, end = (args.span or "").partition("-")
    if args.span and not (dash and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise UsageError(f"--span: {args.span!r} is no place; write START-END, such as 10-20")
    meant = _entity(args.meant, before, store=store) if args.meant else ""
    bounds = (int(start), int(end)) if args.span else (-1, -1)
    place = Place(args.article, args.name or "", *bounds, meant)
    record = next(r for r in store.records() if r.article.id == args.article)
    if not any(m.entity == entity and place.holds(m.span, text=record.article.text) for m in record.mentions):
        written = sorted({m.span.of(record.article.text) for m in record.mentions if m.entity == entity})
        raise UsageError(f"{args.article} does not mean {entity} there; it is written there as: {', '.join(written[:10]) or 'nothing'}")
    return Judgement("not-same", (entity,), place=place)


def _is_about(entry: Judgement, what: Sequence[str], *, article: str | None, store: Store) -> bool:
    if (entry.place.article if entry.place is not None else None) != article or len(entry.about) != len(what):
        return False
    return all(any(_means(text, id, store=store) for text in what) for id in entry.about)


def _means(text: str, id: str, *, store: Store) -> bool:
    """Whether a text is an id, or names the entity in the graph; of one that was made another the last part of its id is a name."""
    return text == id or id in find_entities(store, text) or fold(text).replace(" ", "-") == id.partition("/")[2]


# --- facts -----------------------------------------------------------------------------------------------------------


def _of_fact(verdict: str, id: str, given: Sequence[str], before: Judgements, *, store: Store) -> Judgement:
    record, fact = _fact(id, store=store)
    earlier = _corrected_to(fact, before)
    changes: dict[str, tuple[str, ...]] = {}
    for text in given:
        key, value = _change(text, record)
        changes[key] = (*changes.get(key, ()), *value)
    entry = Judgement(verdict, (id,), changes=tuple(sorted(changes.items())))  # type: ignore[arg-type]
    if verdict == "correct":
        _check(record, entry)
    if earlier is None:
        return entry
    # What was corrected before is known by the id that it had when it was read.
    return replace(entry, about=earlier.about, changes=tuple(sorted((dict(earlier.changes) | changes).items())) if changes else ())


def _fact(id: str, *, store: Store) -> tuple[Extraction, Fact]:
    for record in store.records():
        refused = (r.fact for r in record.refusals if r.check in ("judgement", "confidence"))
        found = next((fact for fact in (*record.facts, *refused) if fact.id == id), None)
        if found is not None:
            return record, found
    raise UsageError(f"no fact of the graph is {id!r}; `kg judge --next`, `kg query` and facts.jsonl give the ids of facts")


def _corrected_to(fact: Fact, before: Judgements) -> Judgement | None:
    """The correction that made a fact what it is."""
    if not fact.extractor.endswith("corrected by judgement"):
        return None
    place = fact.id.rpartition("-")[0] + "-"
    found = [e for e in before.entries if e.verdict == "correct" and e.about[0].startswith(place)]
    if len(found) != 1:
        raise UsageError(f"{fact.id} was corrected with others of its sentence; take back the judgement that `kg judge --list` shows")
    return found[0]


def _change(text: str, record: Extraction) -> tuple[str, tuple[str, ...]]:
    key, equals, value = text.partition("=")
    if not equals or key not in correctable():
        raise UsageError(f"{text!r} is no KEY=VALUE; keys: {', '.join(correctable())}")
    named = [e.id for e in record.entities if e.id == value or fold(value) in {fold(name.text) for name in e.names}]
    return key, (named[0],) if len(named) == 1 else (value,) if value else ()


def _check(record: Extraction, entry: Judgement) -> None:
    """Raise `UsageError` where the gate would not let the corrected fact in."""
    asked = replace(record, refusals=(), facts=tuple(f for f in record.facts if f.id == entry.about[0]))
    found = judged(asked, Judgements.of([entry]))
    if not found.facts or found.refusals:
        raise UsageError("; ".join(f"{r.check}: {r.reason}" for r in found.refusals) or "a fact that was rejected can't be corrected")

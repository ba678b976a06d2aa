"""The rule extractor: an article to facts, by frames over clauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.authority import Authority, load_authority
from kg.extract.acts import acts_told_once
from kg.extract.announcements import without_announcements
from kg.extract.authors import authors, company_behind
from kg.extract.confidence import with_confidence
from kg.extract.implied import with_implied
from kg.extract.matching import FrameIndex, failed_condition
from kg.extract.merge import RELATIONS, merge_facts, one_for_each_pair
from kg.extract.representatives import represented
from kg.extract.roles import Reading, fill_roles, filler_of
from kg.extract.stances import with_stances
from kg.extract.timing import of_sentence, time_of
from kg.frames import Frame
from kg.languages import load_language
from kg.mentions import find_mentions, split_matches
from kg.model import Article, Clause, Entity, Extraction, Fact, Filler, Modality, Note, Passage, Phrase, Role
from kg.ontology import Ontology, load_ontology

__all__ = ["NOTHING_FILLS", "Attempt", "attempts", "extract", "facts_of", "read", "uncalibrated_facts"]

NOTHING_FILLS = "nothing fills "
_EVENTS = frozenset({"measure", "lawsuit", "action"})
_STATES = frozenset({"based-in", "offers"})
_SPEAKERS = frozenset({"person", "company", "regulator", "public-body", "news-outlet", "group", "other"})


@dataclass(frozen=True, slots=True)
class Attempt:
    """A frame tried on a clause whose predicate it names: the fact that it made, or why it made none.

    `open` names needed roles that the clause leaves open: such a fact counts only once its surroundings have filled them.
    """

    frame: Frame
    clause: Clause
    fact: Fact | None
    reason: str = ""
    open: tuple[str, ...] = ()


def extract(article: Article) -> Extraction:
    """The facts that an article states, each with the words that state it."""
    reading = read(article, authority=load_authority())
    facts = facts_of(reading)
    mentions = tuple(m for _, group in sorted(reading.mentions.by_head.items()) for m in group)
    return Extraction(article, facts, _entities(reading, facts), mentions, notes=article.notes + _notes(article, facts))


def facts_of(reading: Reading, frames: FrameIndex | None = None) -> tuple[Fact, ...]:
    """The facts of an article that has been read: made by frames, completed from their surroundings, each situation once."""
    return with_confidence(uncalibrated_facts(reading, frames), reading)


def uncalibrated_facts(reading: Reading, frames: FrameIndex | None = None) -> tuple[Fact, ...]:
    """The same facts with the confidence of their frame and of the resolution of their parties alone."""
    made = [(attempt.fact, attempt.open) for attempt in attempts(reading, frames) if attempt.fact is not None]
    told = without_announcements(with_stances(with_implied(made, reading), reading))
    merged = merge_facts([single for fact in told for single in one_for_each_pair(fact)])
    return acts_told_once(merged, reading)


def attempts(reading: Reading, frames: FrameIndex | None = None) -> Iterator[Attempt]:
    """Every frame of the language (or of `frames`) tried on every clause that has its predicate."""
    ontology, index = load_ontology(), frames or _index(reading.article.language)
    for clause in reading.analysis.clauses:
        for frame in index.of(clause):
            made = failed_condition(frame, clause, reading) or _fact_of(reading, frame, clause, ontology=ontology)
            yield Attempt(frame, clause, None, made) if isinstance(made, str) else Attempt(frame, clause, made[0], "", made[1])


def read(article: Article, *, authority: Authority) -> Reading:
    """Analyse an article and find its entities: what frames are matched against."""
    language = load_language(article.language)
    found = authority.find(language.words(article.text), text=article.text)
    names, descriptive = split_matches(found, article.text, authority=authority, language=language)
    analysis = language.analyse(article, names=names)
    mentions = find_mentions(article, analysis, matches=names, descriptive=descriptive, language=language, authority=authority)
    phrases = {p.head: p for p in analysis.phrases}
    return Reading(article, analysis, mentions, language, authority, phrases, represented(analysis.phrases, mentions))


@cache
def _index(language: str) -> FrameIndex:
    return FrameIndex(load_language(language).frames)


def _fact_of(reading: Reading, frame: Frame, clause: Clause, *, ontology: Ontology) -> tuple[Fact, tuple[str, ...]] | str:
    """The fact that a frame makes of a clause whose conditions it meets, with the roles left open; or why it makes none."""
    fact_type = ontology.types[frame.type]
    filled = fill_roles(reading, frame, clause, fact_type.roles)
    if isinstance(filled, str):
        return f"{NOTHING_FILLS}{filled}"
    if _reflexive(filled.roles, fact_type.drawn_from, fact_type.drawn_to):
        return "it would act on itself"
    roles = filled.roles
    article = reading.article
    speakers = () if frame.presupposed else _speakers(reading, clause.speaker, roles)
    when = time_of(reading, clause, event=frame.type in _EVENTS, state=_is_state(frame, clause))
    # Who says that something is so reports it; who criticizes or appeals does it.
    saying = next((r.fillers for r in roles if r.name == "speaker"), ())
    modality = _modality(reading, frame, clause, attributed=bool(speakers or (saying and clause.filling("complement"))))
    if modality not in frame.only:
        return f"it is {modality}"
    fact = Fact(
        article=article.id,
        article_hash=article.hash,
        type=frame.type,
        kind=frame.kind,
        roles=roles,
        modality=modality,
        passage=Passage(clause.span.start, clause.span.end, clause.span.of(article.text)),
        rule=frame.rule,
        confidence=round(frame.confidence * filled.certainty, 3),
        when=when.edtf if when else None,
        when_text=when.span.of(article.text) if when else None,
        status=frame.status,
        matter=frame.matter or _matter(reading, clause, roles),
        attributed_to=speakers or saying,
    )
    return fact, filled.open


def _is_state(frame: Frame, clause: Clause) -> bool:
    """Whether the fact holds rather than happens: where somebody is, what he offers, and any relation that a noun tells of."""
    return frame.type in _STATES or (clause.form != "verb" and (frame.presupposed or frame.type in RELATIONS))


def _reflexive(roles: tuple[Role, ...], first: str, second: str) -> bool:
    """Nobody acts on itself: such a reading is a wrong resolution."""
    ends = [frozenset(f.id for r in roles if r.name == end for f in r.fillers if f.id) for end in (first, second)]
    return bool(ends[0] & ends[1])


def _modality(reading: Reading, frame: Frame, clause: Clause, *, attributed: bool) -> Modality:
    if clause.negated:
        return "negated"
    if frame.presupposed:
        return frame.modality or "asserted"
    if clause.modality not in ("asserted", "reported"):
        return clause.modality
    if frame.type == "action" and _stopped(reading, clause):
        return "predicted"
    return frame.modality or ("reported" if attributed or (clause.modality == "reported" and clause.speaker is None) else "asserted")


def _stopped(reading: Reading, clause: Clause) -> bool:
    """Whether a verb stops what the noun means: a listing that is suspended was to come, and has not."""
    stopping = reading.language.lexicon.concepts.get("stopping", frozenset())
    return clause.form == "noun" and any(
        other.predicate in stopping and any(a.phrase is not None and a.phrase.head == clause.trigger for a in other.filling("object"))
        for other in of_sentence(reading, clause.sentence)
    )


def _speakers(reading: Reading, speaker: Phrase | None, roles: tuple[Role, ...]) -> tuple[Filler, ...]:
    """Who says so, unless the fact is already that they say it."""
    if speaker is None:
        return ()
    saying = {f.id for r in roles if r.name == "speaker" for f in r.fillers}
    found = (
        filler_of(reading, mention, phrase, _SPEAKERS, makers=True)
        for phrase in (speaker, *speaker.conjuncts)
        for mention in reading.mentions.of(phrase) or authors(phrase, mentions=reading.mentions, language=reading.language)
    )
    return tuple(dict.fromkeys(f for f in found if f is not None and f.id not in saying))


def _matter(reading: Reading, clause: Clause, roles: tuple[Role, ...]) -> str | None:
    """What a measure, lawsuit or statement is about, by the words that its clause uses for it."""
    words = reading.language.lexicon.matters
    about = [f.text for r in roles if r.name == "about" for f in r.fillers]
    texts = [*about, clause.span.of(reading.article.text)] if about else []
    for text in texts:
        counts = Counter(words[form] for word in reading.language.words(text) for form, _ in word.forms if form in words)
        if counts:
            return min(counts, key=lambda matter: (-counts[matter], matter))
    return None


def _entities(reading: Reading, facts: tuple[Fact, ...]) -> tuple[Entity, ...]:
    used = {f.id for fact in facts for r in fact.roles for f in r.fillers if f.id}
    used |= {f.id for fact in facts for f in fact.attributed_to if f.id}
    used |= {m.entity for group in reading.mentions.by_head.values() for m in group}
    known = reading.mentions.entities
    behind = {c.id: c for c in (company_behind(p, authority=reading.authority) for p in known.values() if p.type == "product")}
    return tuple(known.get(e) or behind.get(e) or reading.authority.entity(e) for e in sorted(used))


def _notes(article: Article, facts: tuple[Fact, ...]) -> tuple[Note, ...]:
    notes = []
    if not facts:
        notes.append(Note("no-facts", "no fact was found; `kg explain` shows which frames were tried"))
    open_dates = [f for f in facts if f.when is None and f.when_text]
    if open_dates:
        words = ", ".join(sorted({repr(f.when_text) for f in open_dates}))
        notes.append(Note("date-open", f"{len(open_dates)} date(s) left open ({words}): no publication date or anchor resolves them"))
    return tuple(notes)

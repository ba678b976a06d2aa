"""The analysis of an Arabic article: sentences, phrases, clauses, times and amounts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from kg.languages.ar.clauses import SentenceReader
from kg.languages.ar.discourse import Discourse
from kg.languages.ar.drafts import ClauseDraft, Draft
from kg.languages.ar.items import Item, ItemMaker
from kg.languages.ar.moods import weaker
from kg.languages.ar.nominal import noun_clauses
from kg.languages.ar.phrases import PhraseReader
from kg.languages.ar.sentences import after_dateline, sentences
from kg.languages.ar.tagging import tag
from kg.languages.ar.vocabulary import Vocabulary, load_vocabulary
from kg.languages.ar.words import tokens, words_of
from kg.model import Amount, Analysis, Argument, Article, Clause, Equivalence, NameMatch, Phrase, Span, TimeExpression

__all__ = ["analyse"]

_OPENERS, _CLOSERS = "“«", "”»"
_PERSON = "person/"
_OUTLETS = frozenset({"news-outlet", "person", "company", "regulator", "public-body", "group"})


def analyse(
    article: Article,
    *,
    names: Sequence[NameMatch],
    times: tuple[TimeExpression, ...],
    amounts: tuple[Amount, ...],
    nouns: frozenset[str],
    kinds: Mapping[str, str],
) -> Analysis:
    """The analysis of an article; `nouns` get clauses, `kinds` gives the entity type of nouns that describe entities."""
    text, vocabulary = article.text, load_vocabulary()
    found = tuple(tokens(text))
    starts = [token.start for token in found]
    wholes = {t.span.start: (t.span.end, "time") for t in times} | {a.span.start: (a.span.end, "amount") for a in amounts}
    sure = [name for name in names if not name.ambiguous]
    people = [name.span for name in sure if name.entities[0].startswith(_PERSON)]
    maker = ItemMaker(text, found, names={name.span.start: name.span.end for name in sure}, wholes=wholes, people=people)
    spans = sentences(text)
    discourse = Discourse()
    called: set[str] = set()
    clauses: list[ClauseDraft] = []
    drafts: list[Draft] = []
    equivalences: list[Equivalence] = []
    for number, span in enumerate(spans):
        inside = found[bisect_left(starts, after_dateline(text, span)) : bisect_left(starts, span.end)]
        items = tag(maker.items(inside), vocabulary, called)
        phrases = PhraseReader(items, vocabulary, kinds)
        reader = SentenceReader(items, phrases, vocabulary, sentence=number, discourse=discourse)
        reader.read()
        read = reader.clauses + noun_clauses(reader, vocabulary, nouns=nouns)
        _attribute(reader, read, vocabulary, kinds)
        clauses += read
        drafts += phrases.drafts
        equivalences += phrases.equivalences
        discourse.open_quote = _open_quote(items, discourse, reader)
    return Analysis(
        spans, words_of(found, text), _phrases(drafts), _frozen(clauses, spans), times, amounts, tuple(dict.fromkeys(equivalences))
    )


def _attribute(reader: SentenceReader, clauses: Sequence[ClauseDraft], vocabulary: Vocabulary, kinds: Mapping[str, str]) -> None:
    """ "According to X" makes X the speaker of all of its sentence that nobody else says."""
    for source, _ in reader.sources:
        if source.name is None and source.lemma not in vocabulary.sources and kinds.get(source.lemma) not in _OUTLETS:
            continue
        if source.lemma in vocabulary.sources and source.possessor is not None and source.possessor.name is not None:
            source = source.possessor
        for clause in clauses:
            if (clause.speaker is None and clause.form != "noun") or (
                clause.speaker is None and not any(d.start <= clause.trigger.start < d.end for d, _ in reader.sources)
            ):
                clause.speaker = source
                clause.modality = weaker("reported", clause.modality)
        return


def _open_quote(items: Sequence[Item], discourse: Discourse, reader: SentenceReader) -> Draft | None:
    """Who says the quotation that this sentence leaves open."""
    is_open = discourse.open_quote is not None
    for item in items:
        if item.kind == "mark":
            if item.text in _OPENERS:
                is_open = True
            elif item.text in _CLOSERS:
                is_open = False
            elif item.text == '"':
                is_open = not is_open
    if not is_open:
        return None
    return reader.state.level.speaker or discourse.open_quote


def _phrases(drafts: Sequence[Draft]) -> tuple[Phrase, ...]:
    """Every phrase once, by place of its head."""
    by_head: dict[Span, Phrase] = {}
    for draft in drafts:
        by_head.setdefault(draft.head, draft.phrase())
    return tuple(by_head[head] for head in sorted(by_head))


def _frozen(drafts: Sequence[ClauseDraft], spans: Sequence[Span]) -> tuple[Clause, ...]:
    ordered = sorted(drafts, key=lambda c: (c.sentence, c.trigger.start, c.form))
    for index, draft in enumerate(ordered):
        draft.index = index
    reach: dict[ClauseDraft, Span] = {}
    return tuple(_clause(draft, spans[draft.sentence], reach) for draft in ordered)


def _clause(draft: ClauseDraft, sentence: Span, reach: dict[ClauseDraft, Span]) -> Clause:
    slots = sorted(draft.slots, key=lambda s: (s.start, s.end, s.function))
    arguments = tuple(
        Argument(
            s.function,
            _content(s.clause, sentence, reach) if s.clause else Span(s.start, s.end),
            s.draft.phrase() if s.draft else None,
            s.clause.index if s.clause else None,
        )
        for s in slots
    )
    parent = draft.parent.index if draft.parent is not None and draft.parent.index >= 0 else None
    return Clause(
        index=draft.index,
        span=_span(draft, sentence, reach),
        sentence=draft.sentence,
        predicate=draft.predicate,
        trigger=draft.trigger,
        form=draft.form,
        voice=draft.voice,
        tense=draft.tense,
        negated=draft.negated,
        modality=draft.modality,
        speaker=draft.speaker.phrase() if draft.speaker else None,
        arguments=arguments,
        parent=parent,
    )


def _span(draft: ClauseDraft, sentence: Span, reach: dict[ClauseDraft, Span]) -> Span:
    """From the first to the last argument that stands in the sentence, content clauses included."""
    if draft in reach:
        return reach[draft]
    reach[draft] = draft.trigger
    start, end = draft.trigger.start, draft.trigger.end
    if draft.support is not None:
        start, end = min(start, draft.support.start), max(end, draft.support.end)
    for slot in draft.slots:
        if slot.clause is not None:
            inner = _content(slot.clause, sentence, reach)
            start, end = min(start, inner.start), max(end, inner.end)
        elif sentence.start <= slot.start and slot.end <= sentence.end and not slot.shared:
            start, end = min(start, slot.start), max(end, slot.end)
    reach[draft] = Span(start, max(end, draft.until))
    return reach[draft]


def _content(draft: ClauseDraft, sentence: Span, reach: dict[ClauseDraft, Span]) -> Span:
    """The words of a clause as content of another: a verbal noun borrows its subject from the clause above."""
    span = _span(draft, sentence, reach)
    return Span(draft.trigger.start, span.end) if draft.verbal else span

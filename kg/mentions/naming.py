"""Names in an article: which of them mean the same entity, and what kind of thing it is.

Names meet by the authority file, by what the text itself sets equal, by folding, as acronyms and as short forms;
each meeting has its reason. Types are decided by evidence over the whole document, a recognizer's label counts least.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.authority import Authority
from kg.languages import Language, Lexicon
from kg.mentions.apart import names_apart
from kg.mentions.entity_types import decided_type, own_type, type_evidence
from kg.mentions.known_names import known_names, only_describes
from kg.mentions.redefined import without_redefined
from kg.mentions.surfaces import name_language, surface_of, tokens
from kg.model import Analysis, Article, Entity, Mention, Name, NameMatch, Phrase, Span
from kg.text import slug

__all__ = ["Naming", "read_names"]

# A name may be as long as a list of names that nothing parts; nobody calls it shortly by more words than this.
_LONGEST_SHORT_FORM = 12


@dataclass(frozen=True, slots=True)
class Naming:
    """The entities that an article names, and the mention for each head of a naming phrase."""

    mentions: Mapping[Span, Mention]
    entities: Mapping[str, Entity]


@dataclass(slots=True)
class _Cluster:
    """Name spans that mean one thing, while they are being gathered."""

    surfaces: Counter[str]
    because: dict[str, str]
    known: str | None = None


def read_names(article: Article, analysis: Analysis, *, matches: Sequence[NameMatch], authority: Authority, language: Language) -> Naming:
    """Which entity each naming phrase of the article means."""
    lexicon = language.lexicon
    times = sorted(t.span for t in analysis.times)
    named = [p for p in analysis.phrases if p.name is not None and not _inside(p.name, times)]
    known = known_names(article, named, matches=matches, authority=authority, lexicon=lexicon)
    known = without_redefined(known, named, article=article, analysis=analysis, authority=authority, language=language)
    named = [p for p in named if p.head in known or _is_name(p, surface_of(article, p), authority=authority, language=language)]
    clusters = _clusters(article, analysis, named, known=known, authority=authority, language=language)
    evidence = type_evidence(analysis, language=language)
    entities: dict[str, Entity] = {}
    mentions: dict[Span, Mention] = {}
    for cluster, phrases in clusters:
        entity = _entity(article, cluster, phrases, evidence=evidence, authority=authority, language=language)
        entities[entity.id] = _joined(entities.get(entity.id), entity)
        for phrase in phrases:
            surface = surface_of(article, phrase)
            certainty = 1.0 if cluster.known else 0.95
            mentions[phrase.head] = Mention(phrase.name or phrase.span, phrase.head, entity.id, cluster.because[surface], certainty)
    return Naming(mentions, entities)


def _inside(name: Span, times: Sequence[Span]) -> bool:
    """Whether a name is part of a date: months and weekdays are no entities."""
    place = bisect_right(times, name.start, key=lambda span: span.start)
    return place > 0 and times[place - 1].contains(name)


def _is_name(phrase: Phrase, surface: str, *, authority: Authority, language: Language) -> bool:
    """Whether words that stand like a name have letters to tell it by, and are no nationality and no description in capitals."""
    if phrase.label == "person" and " " in surface and surface.lower() == surface.upper():
        return True  # where there are no capitals the recognizer goes by given names
    if not _local(surface, language.lexicon) or authority.demonym(surface) is not None:
        return False
    return not only_describes(surface, authority=authority, language=language)


def _local(surface: str, lexicon: Lexicon) -> str:
    """The last part of the IRI of what is named so."""
    return slug(" ".join(tokens(surface, lexicon.generic)))


def _joined(first: Entity | None, second: Entity) -> Entity:
    if first is None:
        return second
    return Entity(first.id, first.type, tuple(dict.fromkeys(first.names + second.names)), first.known)


# --- clusters ---


def _clusters(
    article: Article,
    analysis: Analysis,
    named: Sequence[Phrase],
    *,
    known: Mapping[Span, str],
    authority: Authority,
    language: Language,
) -> list[tuple[_Cluster, list[Phrase]]]:
    lexicon = language.lexicon
    clusters: dict[tuple[str, ...], _Cluster] = {}
    members: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)
    key_of: dict[Span, tuple[str, ...]] = {}
    for phrase in named:
        entity = known.get(phrase.head)
        key = ("", entity) if entity else tokens(surface_of(article, phrase), lexicon.generic)
        cluster = clusters.setdefault(key, _Cluster(Counter(), {}, entity))
        surface = surface_of(article, phrase)
        cluster.surfaces[surface] += 1
        cluster.because.setdefault(surface, "name in the authority file" if entity else "named in the text")
        members[key].append(phrase)
        key_of[phrase.name or phrase.span] = key
    persons = {key for key, group in members.items() if _persons(group, lexicon)}
    for key, target, because in _meetings(analysis, clusters, key_of, persons=persons, authority=authority, language=language):
        if key in clusters and target in clusters and key != target:
            gone = clusters.pop(key)
            clusters[target].surfaces.update(gone.surfaces)
            clusters[target].because.update(dict.fromkeys(gone.surfaces, because))
            members[target] += members.pop(key)
    return [(clusters[key], members[key]) for key in clusters]


def _persons(phrases: Sequence[Phrase], lexicon: Lexicon) -> bool:
    """Whether what is named so bears a title, or is taken for a person throughout."""
    titled = any(m.lemma in lexicon.titles for p in phrases for m in p.modifiers)
    return titled or all(p.label == "person" for p in phrases)


def _meetings(
    analysis: Analysis,
    clusters: Mapping[tuple[str, ...], _Cluster],
    key_of: Mapping[Span, tuple[str, ...]],
    *,
    persons: set[tuple[str, ...]],
    authority: Authority,
    language: Language,
) -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """(cluster, cluster that it belongs to, reason), in an order in which they can be carried out."""
    lexicon = language.lexicon
    meetings = []
    target_of: dict[tuple[str, ...], tuple[str, ...]] = {}

    def meet(key: tuple[str, ...], target: tuple[str, ...], because: str) -> None:
        while target in target_of:
            target = target_of[target]
        if key != target and key not in target_of and key[0] != "":
            target_of[key] = target
            meetings.append((key, target, because))

    for equivalence in analysis.equivalences:
        first, second = key_of.get(equivalence.first), key_of.get(equivalence.second)
        if first and second:
            short, long = (first, second) if second[0] == "" or (len(second) >= len(first) and first[0] != "") else (second, first)
            meet(short, long, equivalence.because)
    forms = _long_forms(clusters, authority=authority, lexicon=lexicon)
    apart = {frozenset((key_of[one], key_of[other])) for one, other in names_apart(analysis) if one in key_of and other in key_of}
    for key, cluster in clusters.items():
        if key[0] != "":
            surface = max(cluster.surfaces)
            owners = forms["acronym"].get(surface.replace(".", ""), set()) if surface.isupper() else set()
            because = f"acronym of {_longest(clusters, owners)!r}" if owners else ""
            if not owners:
                owners = {owner for owner in forms["short"].get(key, set()) if frozenset((key, owner)) not in apart}
                if key in persons:  # President Clinton is not the Clinton administration
                    owners = {o for o in owners if own_type(_longest(clusters, {o}), language) not in ("regulator", "public-body")}
                if key not in persons and len(owners - {key}) > 1:  # "Norvik" rather is Norvik Metals than the Bank of Norvik
                    owners = {o for o in owners if any(tokens(s, lexicon.generic)[: len(key)] == key for s in clusters[o].surfaces)}
                because = f"short form of {_longest(clusters, owners)!r}"
            if len(owners - {key}) == 1:
                meet(key, next(iter(owners - {key})), because)
    return meetings


def _longest(clusters: Mapping[tuple[str, ...], _Cluster], keys: Iterable[tuple[str, ...]]) -> str:
    return max((s for key in keys for s in clusters[key].surfaces), key=lambda s: (len(s), s), default="")


def _long_forms(
    clusters: Mapping[tuple[str, ...], _Cluster], *, authority: Authority, lexicon: Lexicon
) -> dict[str, dict[object, set[tuple[str, ...]]]]:
    """Acronyms and short forms that the longer names of the article allow, with the clusters that they would mean."""
    forms: dict[str, dict[object, set[tuple[str, ...]]]] = {"acronym": defaultdict(set), "short": defaultdict(set)}
    for key, cluster in clusters.items():
        for surface in cluster.surfaces:
            words = tokens(surface, lexicon.generic)
            capitals = "".join(w[0] for w in re.findall(r"\w+", surface) if w[0].isupper())
            if len(capitals) >= 3:
                forms["acronym"][capitals].add(key)
            person = cluster.known is not None and authority.entries[cluster.known].type == "person"
            if len(words) >= 2:
                forms["short"][words[-1:]].add(key)
                if not person:
                    for size in range(1, min(len(words), _LONGEST_SHORT_FORM)):
                        forms["short"][words[:size]].add(key)
            if cluster.known:
                forms["short"][words].add(key)
    return forms


def _entity(
    article: Article,
    cluster: _Cluster,
    phrases: Sequence[Phrase],
    *,
    evidence: Mapping[Span, Counter[str]],
    authority: Authority,
    language: Language,
) -> Entity:
    lexicon = language.lexicon
    surfaces = sorted(cluster.surfaces, key=lambda s: (-len(tokens(s, lexicon.generic)), -cluster.surfaces[s], -len(s), s))
    here = tuple(Name(s, name_language(s, article.language), "alternative") for s in surfaces)
    if cluster.known:
        entity = authority.entity(cluster.known)
        spoken = {(n.text, n.language) for n in entity.names}
        return Entity(entity.id, entity.type, entity.names + tuple(n for n in here if (n.text, n.language) not in spoken), known=True)
    kind = decided_type(surfaces[0], phrases, evidence=evidence, language=language)
    main = Name(surfaces[0], name_language(surfaces[0], article.language), "main")
    others = tuple(
        Name(n.text, n.language, "acronym" if n.text.isupper() and " " not in n.text and n.text.isascii() else n.part) for n in here[1:]
    )
    return Entity(f"{kind}/{_local(surfaces[0], lexicon)}", kind, (main, *others))

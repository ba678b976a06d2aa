"""Names of the authority file in an article: which phrases bear them, and whose they are where several share one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.authority import Authority
from kg.languages import Language, Lexicon
from kg.mentions.surfaces import tokens
from kg.model import Article, NameMatch, Phrase, Span

__all__ = ["known_names", "only_describes", "split_matches"]

_PLACE = "place/"
# A name of so few letters behind a proclitic may be any other word.
_SHORT = 4
# Generic words around a known name take no more characters than this.
_LONGEST_REST = 200
_ORGANIZATIONS = frozenset({"company", "regulator", "public-body", "news-outlet", "product", "law"})


def known_names(
    article: Article, named: Sequence[Phrase], *, matches: Sequence[NameMatch], authority: Authority, lexicon: Lexicon
) -> dict[Span, str]:
    """Entity of the authority file by head of the phrase that names it."""
    sure = Counter(m.entities[0] for m in matches if not m.ambiguous and len(m.entities) == 1)
    countries = Counter(c for e in sure.elements() for c in [_country(e, authority)] if c)
    found: dict[Span, str] = {}
    ordered = sorted(matches, key=lambda m: m.span)
    for phrase in named:
        match = _covering(article, phrase, ordered, lexicon)
        if (
            match is not None
            and phrase.label == "person"
            and match.span != phrase.name
            and all(e.startswith(_PLACE) for e in match.entities)
        ):
            continue  # a word for a country is a given name too
        entity = _chosen(match, phrase, sure=sure, countries=countries, authority=authority, lexicon=lexicon) if match else None
        if entity:
            found[phrase.head] = entity
    return found


def _country(entity: str, authority: Authority) -> str | None:
    entry = authority.entries[entity]
    return entity if entry.type == "place" and entry.country is None else entry.country


def _covering(article: Article, phrase: Phrase, matches: Sequence[NameMatch], lexicon: Lexicon) -> NameMatch | None:
    """The known name that this phrase bears: equal to its name, around it, or inside it with only generic words left over."""
    name = phrase.name or phrase.span
    best = None
    low, high = 0, len(matches)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if matches[middle].span.end <= name.start else (low, middle)
    for match in matches[low:]:
        if match.span.start >= name.end:
            break
        if match.span.contains(name):
            return match
        if name.end - name.start > match.span.end - match.span.start + _LONGEST_REST:
            continue
        left_over = article.text[name.start : match.span.start] + " " + article.text[match.span.end : name.end]
        if name.contains(match.span) and all(w in lexicon.generic or w in lexicon.titles for w in tokens(left_over)):
            best = match
    return best


def _chosen(
    match: NameMatch,
    phrase: Phrase,
    *,
    sure: Counter[str],
    countries: Counter[str],
    authority: Authority,
    lexicon: Lexicon,
) -> str | None:
    """Which bearer of a known name is meant here; a doubtful name needs support elsewhere in the article."""
    if len(match.entities) == 1:
        only = match.entities[0]
        return only if not match.ambiguous or only in sure or _looks_like(phrase, authority.entries[only].type, lexicon) else None

    def support(entity: str) -> tuple[int, int, bool]:
        return sure[entity], countries[_country(entity, authority) or ""], authority.entries[entity].type == phrase.label

    first, second = sorted(sorted(match.entities), key=support, reverse=True)[:2]
    return first if support(first) > support(second) else None


def _looks_like(phrase: Phrase, kind: str, lexicon: Lexicon) -> bool:
    """Whether the recognizer takes a doubtful name for the same kind of thing, and no title says otherwise."""
    titled = any(m.lemma in lexicon.titles for m in phrase.modifiers)
    alike = phrase.label == kind or (phrase.label in ("", "company") and kind in _ORGANIZATIONS)
    return phrase.form == "name" and alike and not (titled and kind != "person")


def split_matches(
    matches: Sequence[NameMatch], text: str, *, authority: Authority, language: Language
) -> tuple[tuple[NameMatch, ...], tuple[NameMatch, ...]]:
    """Known names that are names, and those that describe: "China's central bank", «البنك المركزي الصيني» beside a name of its own."""
    proper: list[NameMatch] = []
    descriptive: list[NameMatch] = []
    whole = {e for m in matches for e in m.entities if not _is_cut(m, text)}
    for match in matches:
        if _is_cut(match, text) and len(match.span.of(text)) <= _SHORT and not whole.intersection(match.entities):
            continue  # letters at the end of a word that happen to be a name
        surface = match.span.of(text)
        main = {n.text for e in match.entities for n in authority.entries[e].names if n.part != "alternative"}
        lower = not surface.split()[-1][:1].isupper()
        says = surface not in main and lower and " " in surface and only_describes(surface, authority=authority, language=language)
        (descriptive if says else proper).append(match)
    return tuple(proper), tuple(descriptive)


def _is_cut(match: NameMatch, text: str) -> bool:
    """Whether the name is the rest of a word behind a proclitic."""
    return match.span.start > 0 and text[match.span.start - 1].isalpha()


def only_describes(surface: str, *, authority: Authority, language: Language) -> bool:
    """Whether capitals alone make a name of it, as in headlines: "French Watchdog", "EU Antitrust Regulators"."""
    lexicon = language.lexicon
    common = [lexicon.entity_nouns, lexicon.sectors, lexicon.matters, lexicon.generic, lexicon.titles]
    common.append(lexicon.concepts.get("bland", frozenset()))
    words = [[form for form, _ in word.forms] for word in language.words(surface)]
    described = any(form in lexicon.entity_nouns for forms in words for form in forms)
    return described and all(
        any(any(form in group for group in common) or authority.names_place(form) for form in forms) for forms in words
    )

"""Pairs of entities that may be one, each with its reasons; found by keys that both share, so the work grows with entities, not with pairs.

Nothing is ever merged here: a candidate is a question for a person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from kg.doubts.skeleton import is_latin, skeleton
from kg.judgements import Judgements
from kg.languages import available, load_language
from kg.model import Extraction, Mention
from kg.text import fold

__all__ = ["Candidate", "candidates", "proper_words"]

# A key that so many share tells nobody apart.
_MOST = 12
_SHORTEST = 3
# How likely each reason alone makes it that two are one, as a start: judgements will tell.
_LIKELY = {"brackets": 0.8, "name": 0.7, "acronym": 0.6, "consonants": 0.5, "part": 0.3}
_ANYTHING, _PERSON = "other", "person/"
_ORGANIZATIONS = frozenset({"company", "regulator", "public-body", "news-outlet", "group", _ANYTHING})
_BRACKETS = re.compile(r"\s*[(\[]\s*[\"'“«]?\s*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one, how likely, and why."""

    one: str
    other: str
    likely: float
    because: tuple[str, ...]


def candidates(records: Iterable[Extraction], *, judgements: Judgements) -> tuple[Candidate, ...]:
    """The pairs that share a key and that nobody has judged, sorted.

    >>> candidates([], judgements=Judgements())
    ()
    """
    names: dict[str, set[str]] = defaultdict(set)
    known: set[str] = set()
    reasons: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for record in records:
        for entity in record.entities:
            names[entity.id] |= {name.text for name in entity.names}
            known |= {entity.id} if entity.known else set()
        for pair, because in _in_brackets(record):
            reasons[pair].setdefault("brackets", because)
    for kind, blocks in _blocks(names).items():
        for key, group in blocks.items():
            if 1 < len(group) <= _MOST:
                for pair in combinations(sorted(group), 2):
                    shared = _because(kind, key, group, pair)
                    if shared and (kind != "part" or _contains(names, pair)):
                        reasons[pair].setdefault(kind, shared)
    judged = {entry.about for entry in judgements.entries if len(entry.about) == 2}
    found = []
    for (one, other), by_kind in reasons.items():
        apart = {one, other} <= known or (one, other) in judged or other in judgements.group(one)
        if not apart and _may_be_one(one, other, by_kind):
            unlikely = 1.0
            for kind in by_kind:
                unlikely *= 1 - _LIKELY[kind]
            found.append(Candidate(one, other, round(1 - unlikely, 4), tuple(by_kind[kind] for kind in _LIKELY if kind in by_kind)))
    return tuple(sorted(found, key=lambda c: (c.one, c.other)))


# --- keys ------------------------------------------------------------------------------------------------------------


def _blocks(names: Mapping[str, Iterable[str]]) -> Mapping[str, Mapping[str, dict[str, set[str]]]]:
    """By kind of reason and key: the entities that have it, each with the names that give it."""
    blocks: dict[str, dict[str, dict[str, set[str]]]] = {kind: defaultdict(lambda: defaultdict(set)) for kind in _LIKELY}
    for id, texts in names.items():
        for text in texts:
            for kind, key in _keys(text):
                # Many share a given name or a family name.
                if kind != "name" or " " in key or not id.startswith(_PERSON):
                    blocks[kind][key][id].add(text)
    return blocks


def _keys(name: str) -> Iterator[tuple[str, str]]:
    words = proper_words(name)
    yield "name", " ".join(words)
    yield from (("part", word) for word in words if len(word) >= _SHORTEST)
    sounds = "".join(map(skeleton, words))
    if len(sounds) >= _SHORTEST:
        yield "consonants", sounds
    capitals = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
    if name.isupper() and len(name) >= _SHORTEST:
        yield "acronym", re.sub(r"\W", "", name)
    elif len(capitals) >= _SHORTEST:
        yield "acronym", capitals


def proper_words(name: str) -> list[str]:
    """The folded words of a name without those that any firm has in its name, unless it has no others.

    >>> proper_words("Lumen Works Ltd."), proper_words("The Company")
    (['lumen', 'works'], ['the', 'company'])
    """
    words = [word for word in re.split(r"[\W_]+", fold(name)) if word]
    return [word for word in words if word not in _generic()] or words


@cache
def _generic() -> frozenset[str]:
    return frozenset(word for code in available() for word in load_language(code).lexicon.generic)


def _because(kind: str, key: str, group: Mapping[str, set[str]], pair: tuple[str, str]) -> str | None:
    one, other = (sorted(group[id]) for id in pair)
    said = f"{one[0]!r} and {other[0]!r}"
    if kind == "consonants":
        across = next(((a, b) for a in one for b in other if is_latin(a) != is_latin(b)), None)
        return f"{across[0]!r} and {across[1]!r} have the same consonants" if across else None
    if kind == "acronym":
        short = {id: any(name.isupper() for name in group[id]) for id in pair}
        return f"{said}: the letters of one begin the words of the other" if len(set(short.values())) == 2 else None
    return f"{said} are one name but for general words" if kind == "name" else f"{said} share the word {key!r}"


def _contains(names: Mapping[str, Iterable[str]], pair: tuple[str, str]) -> bool:
    """Whether all words of a name of one stand in a name of the other."""
    one, other = ([set(proper_words(name)) for name in names[id]] for id in pair)
    return any(a < b or b < a for a in one for b in other)


def _in_brackets(record: Extraction) -> Iterator[tuple[tuple[str, str], str]]:
    """Two that stand side by side, the second in brackets, as names in two scripts and their acronyms do."""
    text = record.article.text
    ordered: Sequence[Mention] = sorted(record.mentions, key=lambda m: (m.span.start, -m.span.end))
    starts: dict[int, list[Mention]] = defaultdict(list)
    for mention in ordered:
        starts[mention.span.start].append(mention)
    for mention in ordered:
        found = _BRACKETS.match(text, mention.span.end)
        for inner in starts.get(found.end(), ()) if found else ():
            behind = text[inner.span.end : inner.span.end + 3].lstrip("\"'”» ")
            if inner.entity != mention.entity and behind[:1] in (")", "]"):
                pair = (min(inner.entity, mention.entity), max(inner.entity, mention.entity))
                yield pair, f"{inner.span.of(text)!r} stands in brackets behind {mention.span.of(text)!r} in {record.article.id}"


def _may_be_one(one: str, other: str, reasons: Mapping[str, str]) -> bool:
    """Whether the types go together; a person who shares but a word with a company is none."""
    types = Counter((one.partition("/")[0], other.partition("/")[0]))
    return len(types) == 1 or _ANYTHING in types or (set(types) <= _ORGANIZATIONS and set(reasons) != {"part"})

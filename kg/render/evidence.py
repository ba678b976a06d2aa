"""Facts, entities and articles as plain values for the page: each passage in the words around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any
from unicodedata import bidirectional

from kg.edtf import bounds, is_valid
from kg.model import Article, Fact, Filler, Passage
from kg.render.visible import visible
from kg.text import fold

__all__ = ["article_value", "entity_value", "fact_value"]

_REACH = 260
# A full stop before a small letter is one of an abbreviation; Arabic news sets sentences without a space between them.
_SENTENCE_END = re.compile(r"[.!?؟。！？]+[\"”’»)\]]*\s+(?![a-z])|\n+|(?<=[\u0620-\u06ff])[.؟!](?=[\u0620-\u06ff])")


def article_value(article: Article) -> dict[str, Any]:
    """What the page says of an article."""
    first = _first_words(article.text)
    return {
        "id": article.id,
        "title": article.title or first,
        "source": article.source or "",
        "published": article.published or "",
        "anchor": article.anchor or "",
        "language": article.language,
        "direction": _direction(article.text),
    }


def _first_words(text: str) -> str:
    """The first sentence of an article, as far as a line holds it: what it is called by where it has no title."""
    line = text.strip().partition("\n")[0].strip()
    end = _SENTENCE_END.search(line)
    first = (line[: end.end()] if end else line).strip()
    return first if len(first) <= 90 else f"{first[:89].rstrip()}…"


def _direction(text: str) -> str:
    """The way most letters of a text run."""
    classes = Counter(map(bidirectional, text))
    return "rtl" if classes["R"] + classes["AL"] > classes["L"] else "ltr"


def fact_value(fact: Fact, article: Article, *, number: Mapping[str, int]) -> dict[str, Any]:
    """What the page says of a fact; `number` gives each article's place in the list of articles."""
    since, until = _days(fact.when)
    return {
        "id": fact.id,
        "article": number[article.id],
        "type": fact.type,
        "kind": fact.kind,
        "modality": fact.modality,
        "status": fact.status or "",
        "matter": fact.matter or "",
        "when": fact.when or "",
        "since": since,
        "until": until,
        "whenText": fact.when_text or "",
        "confidence": round(fact.confidence, 2),
        "rule": fact.rule,
        "extractor": fact.extractor,
        "speakers": [_filler_value(filler) for filler in fact.attributed_to],
        "roles": [[role.name, [_filler_value(filler) for filler in role.fillers]] for role in fact.roles],
        "passages": [_passage_value(article.text, passage) for passage in (fact.passage, *fact.also)],
    }


def entity_value(node: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """What the page says of a node with the attributes of the projection; a situation has no names."""
    named = data["node"] == "entity"
    names = [[visible(name.text), name.language, name.part] for name in data["names"]] or [[visible(data["label"]), "", "main"]]
    return {
        "id": node,
        "kind": data["node"],
        "type": data["type"],
        "names": names if named else [],
        "folded": sorted({fold(name) for name, *_ in names}) if named else [],
    }


def _filler_value(filler: Filler) -> dict[str, str]:
    value = {"name": filler.name, "text": filler.text, "id": filler.id or "", "because": filler.because}
    if filler.value is not None and filler.currency:
        value["sum"] = f"{filler.value:f} {filler.currency}"
    return value


def _days(when: str | None) -> tuple[str, str]:
    """First and last day that a date may mean, "" where it has none; an open end is open."""
    if when is None or not is_valid(when):
        return "", ""
    found = bounds(when)
    first, last = found.not_before, found.not_after
    return first.date().isoformat() if first else "0001-01-01", last.date().isoformat() if last else "9999-12-31"


def _passage_value(text: str, passage: Passage) -> dict[str, Any]:
    return {
        "before": _before(text[max(0, passage.start - _REACH) : passage.start], cut=passage.start > _REACH),
        "quote": passage.quote,
        "after": _after(text[passage.end : passage.end + _REACH], cut=passage.end + _REACH < len(text)),
        "start": passage.start,
        "end": passage.end,
    }


def _before(words: str, *, cut: bool) -> str:
    """The words back to the beginning of the sentence, or as many as fit, from the beginning of a word."""
    ends = [match.end() for match in _SENTENCE_END.finditer(words)]
    if ends:
        return words[ends[-1] :]
    return f"…{words[words.find(' ') :]}" if cut and " " in words else words


def _after(words: str, *, cut: bool) -> str:
    """The words up to the end of the sentence, or as many as fit, up to the end of a word."""
    match = _SENTENCE_END.search(words)
    if match:
        return words[: match.end()].rstrip()
    return f"{words[: words.rfind(' ')]} …" if cut and " " in words else words

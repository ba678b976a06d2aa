"""The words of a sentence as the parser is to see them: without brackets and datelines, names whole, headlines in small letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from kg.languages.en.data import longest_first, words_of
from kg.languages.en.joining import Token, join_names, join_words
from kg.model import NameMatch, Span

__all__ = ["spell"]

_BLANKS = dict.fromkeys("\n\r\t\u00a0\u2028", " ")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', **_BLANKS})
_BRACKETS = re.compile(r"\([^()\n]{0,90}\)|<[^<>\s]{1,12}>|\[[^\[\]\n]{1,40}\]")
_TICKER = re.compile(r"(?<=[\w.] )[A-Z]{2,5}\.(?:OQ|[A-Z]{1,2})(?![\w.])")
_DATELINES = (
    r"(?:[a-z]{1,10}:?\s+)?\d{4}-\d{2}-\d{2}[\s:|–-]+",
    r".{0,70}?\([A-Z][\w ./]{1,30}\)\s*[-–—]+\s+",
    r"[A-Z]{3,}(?:[ ,.]{1,2}[A-Z][\w.]*){0,4}(?:\s\d{1,2})?\s+[–—-]+\s+",
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST = re.compile("|".join(_DATELINES))
_LONGEST = 250


def spell(
    text: str,
    sentences: tuple[Span, ...],
    *,
    names: tuple[NameMatch, ...],
    tokenizer: Callable[[str], Any],
    is_common: Callable[[str], bool],
) -> Iterator[tuple[Token, ...]]:
    """The tokens of every sentence, () for those that are no prose; `is_common` tells words of the dictionary from names."""
    straight = _SURROGATE.sub("?", text.translate(_STRAIGHT))
    raw = [_tokens(straight, sentence, tokenizer) for sentence in sentences]
    headlines = [_is_headline(tokens) for tokens in raw]
    seen = frozenset(
        t.text for tokens, headline in zip(raw, headlines, strict=True) if not headline for t in tokens[1:] if t.text[0].isupper()
    )
    places = {match.span.start: match for match in names}
    for tokens, headline in zip(raw, headlines, strict=True):
        whole = join_names(tokens, places, straight)
        if headline:
            whole = tuple(_uncapitalised(t, seen=seen, is_common=is_common) for t in whole)
        yield join_words(whole, straight, is_common=is_common)[:_LONGEST]


def _tokens(straight: str, sentence: Span, tokenizer: Callable[[str], Any]) -> tuple[Token, ...]:
    words = _without_asides(sentence.of(straight))
    if words.strip().casefold().startswith(longest_first("spelling", "boilerplate")):
        return ()
    return tuple(token for t in tokenizer(words) if not t.is_space for token in _split(t, sentence.start + t.idx))


def _split(word: Any, start: int) -> Iterator[Token]:
    """The tokens of a word; the tokenizer leaves an abbreviation and what hangs on it together: "Norl.-based"."""
    before, dot, after = word.text.partition(".-")
    if dot and before.isalpha() and after.isalpha():
        place = start + len(before) + 1
        yield Token(before + ".", Span(start, place), space=False)
        yield Token("-", Span(place, place + 1), space=False)
        yield Token(after, Span(place + 1, place + 1 + len(after)), bool(word.whitespace_))
    else:
        yield Token(word.text, Span(start, start + len(word.text)), bool(word.whitespace_))


def _without_asides(words: str) -> str:
    """The sentence with short brackets, the dateline and codes of shares turned to blanks, so that no place moves."""
    words = _FIRST.sub(lambda m: " " * len(m.group()), words, count=1) if _FIRST.match(words) else words
    words = _TICKER.sub(lambda m: " " * len(m.group()), words)
    for junk in longest_first("spelling", "junk"):
        words = words.replace(junk, "&".ljust(len(junk)) if junk.startswith("&a") else " " * len(junk))
    return _BRACKETS.sub(lambda m: _aside(m, words), words)


def _aside(brackets: re.Match[str], words: str) -> str:
    """What stands in brackets as the parser is to see it: between commas where it says what was named before them, else blanks."""
    found = brackets.group()
    if len(found) < 3 or found == words:
        return found
    inner = found[1:-1]
    if found[0] == "(" and _tells(inner) and brackets.start() > 0 and not inner[-1].isspace():
        after = words[brackets.end() : brackets.end() + 2].strip()
        return f",{inner}{',' if after[:1].isalpha() else ' '}"
    renames = inner.casefold().startswith(longest_first("spelling", "also_called"))
    return " " * len(found) if renames or len(found.split()) < 8 else found


def _tells(inner: str) -> bool:
    """Whether the words begin like an apposition: "a unit of Norvik", "owned by Norvik"."""
    first, _, rest = inner.partition(" ")
    return bool(rest) and first in words_of("spelling", "asides")


def _is_headline(tokens: tuple[Token, ...]) -> bool:
    """Whether nearly all longer words are capitalised and no full stop ends the line, be it that of an abbreviation."""
    long = [t.text for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    return len(long) > 2 and not tokens[-1].text.endswith(".") and 5 * sum(w[0].isupper() for w in long) >= 4 * len(long)


def _uncapitalised(token: Token, *, seen: frozenset[str], is_common: Callable[[str], bool]) -> Token:
    """A word of a headline as it would stand in a sentence."""
    word = token.text
    if token.known or not word[0].isupper() or word in seen or word.capitalize() in seen:
        shouted = word.isupper() and len(word) > 4 and not token.known and word not in seen
        return replace(token, text=word.capitalize()) if shouted else token
    if is_common(word.casefold()) and (len(word) > 3 or not word.isupper()):
        return replace(token, text=word.casefold())
    return token

"""Sentences and words by spelling alone: where lines, quotes and full stops end a sentence, and which words names are looked up under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.languages.en.data import words_of
from kg.model import Span, Word
from kg.text import fold

__all__ = ["find_sentences", "find_words"]

_WORD = re.compile(r"[^\W_]+(?:(?:[.’'](?!s\b)|&)[^\W_]+)*")
_GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z])|(?<=\w\w)['’](?=(?:re|ve|ll|d|m)\b)")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9“‘\"$€£]|\s*$)|(?<=[a-z0-9]{2})[.!?](?=[A-Z][a-z]+\s)|[.!?][”\"](?=[A-Z“\"])")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WRAPPED = range(25, 100)
_LONGEST = 1500


def find_words(text: str) -> tuple[Word, ...]:
    """The words of a text with the folded form under which names are looked up; a possessive ending is a word of its own.

    >>> [word.forms[0][0] for word in find_words("Google's AT&T-owned JD.com unit.The U.S. says")]
    ['google', 's', 'at&t', 'owned', 'jd.com', 'unit', 'the', 'u.s', 'says']
    """
    return tuple(
        Word(span, ((fold(span.of(text)), span.start),))
        for match in _WORD.finditer(text)
        for span in _unglue(text, match.start(), match.end())
    )


def _unglue(text: str, start: int, end: int) -> Iterator[Span]:
    for glue in _GLUED.finditer(text, start, end):
        yield Span(start, glue.start())
        start = glue.end()
    yield Span(start, end)


def find_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text; a line ends one unless the line was only wrapped.

    >>> [s.of("A deal. It is off\\n\\nMr. Roe left") for s in find_sentences("A deal. It is off\\n\\nMr. Roe left")]
    ['A deal.', 'It is off', 'Mr. Roe left']
    """
    return tuple(sentence for block in _blocks(text) for sentence in _split(text, block))


def _blocks(text: str) -> list[Span]:
    """Stretches of lines that belong together: a line goes on in the next where it was wrapped at the margin."""
    blocks: list[Span] = []
    wrapped = _is_wrapped(text)
    for match in _LINE.finditer(text):
        if not match.group().strip():
            continue
        line = Span(match.start(), match.end())
        if blocks and _goes_on(text, blocks[-1], line, wrapped=wrapped):
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a margin: many go on with a small letter."""
    small = len(re.findall(r"\S\n[a-z]", text))
    return small > 2 and 3 * small >= len(re.findall(r"\S\n\S", text))


def _goes_on(text: str, block: Span, line: Span, *, wrapped: bool) -> bool:
    before = re.split(r"[\n\r]", block.of(text))[-1].rstrip()
    after = line.of(text)
    if text[block.end : line.start].strip("\r") != "\n" or after[0].isspace() or len(before) not in _WRAPPED:
        return False
    return wrapped or (after[0].islower() and before[-1] not in '.!?:"”')


def _split(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if _is_abbreviation(text, start, match.start()) and match.end() < block.end:
            continue
        yield from _bounded(_trim(text, start, match.end()), text)
        start = match.end()
    yield from _bounded(_trim(text, start, block.end), text)


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    if text[stop] != ".":
        return False
    before = re.search(r"[\w.&]+$", text[max(start, stop - 20) : stop])
    if before is None:
        return False
    word = before.group().strip(".").casefold()
    return word in words_of("spelling", "abbreviations") or (len(word) == 1 and word.isalpha() and before.group()[0].isupper())


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _bounded(sentence: Span, text: str) -> Iterator[Span]:
    """The sentence, cut at blanks where it is longer than any sentence is."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        cut = max(text.rfind(" ", start + _LONGEST // 2, start + _LONGEST), start + _LONGEST // 2)
        yield _trim(text, start, cut)
        start = cut
    if _trim(text, start, sentence.end).start < sentence.end:
        yield _trim(text, start, sentence.end)

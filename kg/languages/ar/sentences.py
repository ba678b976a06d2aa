"""Sentences of Arabic text, also where no blank follows the full stop."""

from __future__ import annotations

import re

from kg.languages.ar.letters import ARABIC, MARKS
from kg.model import Span

__all__ = ["after_dateline", "sentences"]

_CLOSERS = "\"”»)\\]'’"
# A full stop after a single letter is an abbreviation ("د. أحمد"), between digits or Latin letters it is part of a word.
_END = re.compile(
    rf"(?:\n+"
    rf"|[!?؟]+[{_CLOSERS}]*"
    rf"|(?:\.{{2,}}|…)[{_CLOSERS}]*"
    rf"|(?<![\W_][{ARABIC}])(?<=[{ARABIC}{MARKS}{_CLOSERS}٪%\w])\s?\.(?![\w]*\.?\w*(?:\.|/))(?=[{_CLOSERS}]*(?:\s|$|[{ARABIC}«\"“(]))[{_CLOSERS}]*)"
)

# Where an agency writes from, up to a dash: a place with the day or the agency in brackets, or in the text a word or two alone.
_DATELINE = re.compile(rf"[{ARABIC} ،/]{{2,40}}(?:\([^()\n]{{2,30}}\)|\d{{1,2}} [{ARABIC}/]{{3,20}}(?: \d{{4}})?)\s*[-–—]+\s+")
_PLACE = re.compile(rf"[{ARABIC}]{{3,15}}(?: [{ARABIC}]{{3,15}})?\s+[-–—]+\s+")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, without blanks around them; a line never runs into the next.

    >>> text = "ضوابط جديدة\\n\\nتجاهلت متطلبات الامتثال.ووصف د. سامي 2.5 مليون بأنها قليلة."
    >>> [s.of(text)[:12] for s in sentences(text)]
    ['ضوابط جديدة', 'تجاهلت متطلب', 'ووصف د. سامي']
    """
    found = []
    start = 0
    for match in _END.finditer(text):
        found.append(_trimmed(text, start, match.end()))
        start = match.end()
    found.append(_trimmed(text, start, len(text)))
    return tuple(span for span in found if span.end - span.start > 1)


def after_dateline(text: str, sentence: Span) -> int:
    """Where a sentence begins behind its dateline.

    >>> text = "تونس 3 أبريل - قال البنك إنه لا يعلم."
    >>> text[after_dateline(text, Span(0, len(text))):][:9]
    'قال البنك'
    """
    match = _DATELINE.match(text, sentence.start, sentence.end)
    if match is None and sentence.start > 0:
        match = _PLACE.match(text, sentence.start, sentence.end)
    return match.end() if match else sentence.start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

"""Whether a text begins with its headline."""

from __future__ import annotations

import re

__all__ = ["headline"]

_LONGEST = 160
_SENTENCE_END = re.compile(r"[.!:;,،؛…]\s*\Z|[.!?؟]\s")


def headline(text: str) -> str | None:
    """The first line, where it looks like a headline: short, of several words, no sentence, with more text after it.

    >>> headline("Watchdog fines bank over late notices\\n\\nThe watchdog fined the bank on Monday.")
    'Watchdog fines bank over late notices'
    >>> headline("The watchdog fined the bank. It paid.") is None
    True
    """
    first, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    line = first.strip()
    if not 8 <= len(line) <= _LONGEST or len(line.split()) < 2 or len(rest.strip()) < len(line) or _SENTENCE_END.search(line):
        return None
    return line

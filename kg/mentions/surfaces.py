"""The written forms of names: which language they are in, their telling words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Article, Phrase
from kg.text import fold

__all__ = ["name_language", "surface_of", "tokens"]

_ARABIC = re.compile(r"[\u0600-\u06FF]")
_CASED = re.compile(r"[A-Za-z]")
_WORDS = re.compile(r"[\w&]+(?:['.-]\w+)*")


def name_language(text: str, language: str) -> str:
    """The language to tag a name with: a Latin name in an Arabic text is no Arabic.

    >>> name_language("Ant Group", "ar"), name_language("علي بابا", "ar"), name_language("Ant Group", "en")
    ('en', 'ar', 'en')
    """
    if _ARABIC.search(text):
        return "ar"
    return "en" if _CASED.search(text) else language


def tokens(name: str, generic: Iterable[str] = ()) -> tuple[str, ...]:
    """The telling words of a name, folded; generic words go unless nothing else is left.

    >>> tokens("Ant Group", {"group"}), tokens("The Group", {"the", "group"})
    (('ant',), ('the', 'group'))
    """
    words = tuple(w.replace(".", "") for w in _WORDS.findall(re.sub(r"['’]s\b", "", fold(name))))
    return tuple(w for w in words if w not in generic) or words


def surface_of(article: Article, phrase: Phrase) -> str:
    """A name as it stands, on one line, without the underscores of a hashtag."""
    return re.sub(r"[\s_]+", " ", (phrase.name or phrase.span).of(article.text)).strip()

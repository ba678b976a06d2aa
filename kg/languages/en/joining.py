"""Names and offices of several words as one word: known names, institutions, firms of partners, "Secretary of State"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kg.languages.en.data import words_of
from kg.model import NameMatch, Span
from kg.text import fold

__all__ = ["Token", "join_names", "join_words"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word for the parser and where it stands in the article.

    space  a blank follows
    kind   entity type of a known name
    firm   it is a name of partners: "Berg & Olsen"
    """

    text: str
    span: Span
    space: bool = True
    kind: str = ""
    firm: bool = False

    @property
    def known(self) -> bool:
        """Whether it is a name of the authority file as a whole."""
        return bool(self.kind)


def join_words(tokens: tuple[Token, ...], straight: str, *, is_common: Callable[[str], bool]) -> tuple[Token, ...]:
    """The tokens with all that spelling alone shows to be one word joined."""
    joined = _join_firms(_join_phrases(_join_hyphens(_join_legal_forms(tokens, straight), straight), straight), straight)
    return _join_institutions(joined, straight, is_common=is_common)


def _merge(tokens: tuple[Token, ...], straight: str, *, kind: str = "") -> Token:
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return Token(" ".join(span.of(straight).split()), span, tokens[-1].space, kind)


def join_names(tokens: tuple[Token, ...], places: Mapping[int, NameMatch], straight: str) -> tuple[Token, ...]:
    """The tokens with every known name as one; `places` has the names by where they begin."""
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        match = places.get(tokens[i].span.start)
        stop = next((j for j in range(i, len(tokens)) if match and _ends(tokens[j], match, straight)), None)
        if stop is None or match is None:
            joined.append(tokens[i])
            i += 1
        else:
            kind = "" if match.ambiguous else match.entities[0].partition("/")[0]
            joined.append(
                replace(_merge(tokens[i : stop + 1], straight, kind=kind), span=match.span, text=" ".join(match.span.of(straight).split()))
            )
            i = stop + 1
    return tuple(joined)


def _ends(token: Token, match: NameMatch, straight: str) -> bool:
    """Whether a name ends with a token, the full stop of an abbreviation aside."""
    return token.span.end == match.span.end or (token.span.end == match.span.end + 1 and straight[match.span.end] == ".")


def _join_legal_forms(tokens: tuple[Token, ...], straight: str) -> tuple[Token, ...]:
    """A name with the legal form behind a comma: "Norvik, Inc."."""
    joined: list[Token] = []
    for token in tokens:
        joined.append(token)
        legal = fold(token.text).rstrip(".") in words_of("spelling", "legal") and token.text[0].isupper()
        if legal and len(joined) > 2 and joined[-2].text == "," and _is_capital(joined[-3]):
            joined[-3:] = [_merge(tuple(joined[-3:]), straight, kind=joined[-3].kind)]
    return tuple(joined)


def _join_hyphens(tokens: tuple[Token, ...], straight: str) -> tuple[Token, ...]:
    """Words such as co-founder as one."""
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        if (
            i + 2 < len(tokens)
            and tokens[i + 1].text == "-"
            and fold(tokens[i].text) in words_of("spelling", "joined")
            and not tokens[i].space
        ):
            joined.append(_merge(tokens[i : i + 3], straight))
            i += 3
        else:
            joined.append(tokens[i])
            i += 1
    return tuple(joined)


def _join_phrases(tokens: tuple[Token, ...], straight: str) -> tuple[Token, ...]:
    """Offices of several words as one: "Secretary of State"."""
    joined: list[Token] = []
    for token in tokens:
        joined.append(token)
        for length in (3, 2):
            if " ".join(fold(t.text) for t in joined[-length:]) in words_of("spelling", "whole"):
                joined[-length:] = [_merge(tuple(joined[-length:]), straight)]
    return tuple(joined)


def _join_firms(tokens: tuple[Token, ...], straight: str) -> tuple[Token, ...]:
    """Names of partners as one word: "Berg & Olsen", "Berg, Olsen and Co"."""
    joined: list[Token] = []
    for token in tokens:
        joined.append(token)
        before = joined[-2].text if len(joined) > 1 else ""
        if before not in words_of("spelling", "and") or not _is_capital(token) or len(joined) < 3 or not _is_capital(joined[-3]):
            continue
        if before == "&" or fold(token.text).rstrip(".") in words_of("spelling", "partners"):
            first = len(joined) - 3
            while first > 0 and _is_capital(joined[first - 1]) and not joined[first - 1].known:
                first -= 1
            while first > 1 and joined[first - 1].text == "," and _is_capital(joined[first - 2]):
                first -= 2
            joined[first:] = [replace(_merge(tuple(joined[first:]), straight), firm=True)]
    return tuple(joined)


def _is_capital(token: Token) -> bool:
    word = fold(token.text)
    return token.text[0].isupper() and word not in words_of("spelling", "institution_links") and word not in words_of("spelling", "posts")


def _join_institutions(tokens: tuple[Token, ...], straight: str, *, is_common: Callable[[str], bool]) -> tuple[Token, ...]:
    """Names such as "Ministry of Trade and Industry" or "Food and Wine Agency" as one word."""
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        stop = _institution(tokens, i, is_common)
        joined.append(_merge(tokens[i:stop], straight) if stop > i + 1 else tokens[i])
        i = max(stop, i + 1)
    return tuple(joined)


def _institution(tokens: tuple[Token, ...], start: int, is_common: Callable[[str], bool]) -> int:
    """Where the name of an institution that begins at `start` ends; `start` where none begins."""
    if tokens[start].known or not _is_part(tokens[start].text, is_common):
        return start
    stop, last = start, start
    links = words_of("spelling", "institution_links")
    while stop < len(tokens):
        token, before = tokens[stop], tokens[stop - 1].text if stop > start else ""
        if before in words_of("spelling", "of") and _names_where(token) and not _is_part(token.text, is_common):
            return _checked(tokens[start : stop + 1], start, stop + 1)
        if token.known:
            break
        if _is_part(token.text, is_common):
            last = stop + 1
        elif token.text not in links or (
            not any(_is_head(t.text) for t in tokens[start:stop]) and token.text not in words_of("spelling", "and")
        ):
            break
        stop += 1
    return _checked(tokens[start:last], start, last)


def _names_where(token: Token) -> bool:
    """A name may end an institution's name where it says of what place it is: "Central Bank of Freedonia"."""
    return token.kind == "place" if token.known else token.text[0].isupper()


def _checked(inner: tuple[Token, ...], start: int, last: int) -> int:
    links = words_of("spelling", "institution_links")
    heads = [_is_head(t.text) for t in inner]
    linked = any(t.text in links for t in inner)
    return last if linked and any(heads) and (heads[0] or heads[-1] or _leads(inner)) else start


def _leads(inner: tuple[Token, ...]) -> bool:
    """Whether the word before the first link is the head: "Federal Office for ..."."""
    links = words_of("spelling", "institution_links")
    first = next(i for i, t in enumerate(inner) if t.text in links)
    return first > 0 and _is_head(inner[first - 1].text)


def _is_head(word: str) -> bool:
    return word[0].isupper() and fold(word) in words_of("spelling", "institution")


def _is_part(word: str, is_common: Callable[[str], bool]) -> bool:
    other = (*words_of("spelling", "institution_links"), *words_of("spelling", "days"))
    return len(word) > 2 and word[0].isupper() and not word.isupper() and fold(word) not in other and is_common(fold(word))

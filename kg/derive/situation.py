"""Situations over all articles, links between them, and what pairs of them are judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from kg.edtf import bounds, compatible

__all__ = ["FIRM", "Link", "Pair", "Situation", "Stated", "linked", "meet_in_time", "near", "precise", "say"]

FIRM = frozenset({"asserted", "reported"})
_SUCCESSION_DAYS = 366


@dataclass(frozen=True, slots=True, order=True)
class Stated:
    """A claim that states a situation: its id, its article and when that was published, and its modality."""

    claim: str
    article: str
    modality: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation over all articles; `roles` hold ids of entities, `amounts` values with currencies."""

    id: str
    type: str
    kind: str = ""
    status: str | None = None
    when: str | None = None
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    amounts: frozenset[tuple[Decimal, str]] = frozenset()
    claims: tuple[Stated, ...] = ()

    @property
    def articles(self) -> frozenset[str]:
        """The articles that state it."""
        return frozenset(claim.article for claim in self.claims)

    @property
    def firm(self) -> bool:
        """Whether a claim asserts or reports it."""
        return any(claim.modality in FIRM for claim in self.claims)

    @property
    def denied(self) -> bool:
        """Whether no claim does anything but deny it."""
        return all(claim.modality == "negated" for claim in self.claims)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """How situations hang together, with the claims that say so and the reason."""

    kind: Literal["corroboration", "contradiction"]
    situations: tuple[str, ...]
    claims: tuple[str, ...]
    because: str


Pair: TypeAlias = tuple[Situation, Situation]


def linked(kind: Literal["corroboration", "contradiction"], pair: Pair, because: str) -> Link:
    claims = (claim.claim for situation in pair for claim in _telling(situation, kind))
    return Link(kind, tuple(sorted(s.id for s in pair)), tuple(sorted(claims)), because)


def _telling(situation: Situation, kind: str) -> Iterable[Stated]:
    """The claims to show: all that corroborate, of a contradiction the firmest on each side."""
    if kind == "corroboration":
        return situation.claims
    return sorted(situation.claims, key=lambda c: (c.modality not in FIRM, c))[:1]


def meet_in_time(first: Situation, second: Situation) -> bool:
    return first.when is None or second.when is None or compatible(first.when, second.when)


def near(first: Situation, second: Situation) -> bool:
    """Whether the articles are too close in time, as far as that is known, for one holder to have followed the other."""
    days = [bounds(c.published).not_before for s in (first, second) for c in s.claims if c.published]
    known = sorted(day for day in days if day is not None)
    return not known or (known[-1] - known[0]).days <= _SUCCESSION_DAYS


def precise(when: str) -> bool:
    """Whether a date is one month or one day."""
    return len(when) in (7, 10) and when.replace("-", "").isdecimal() and when[5:7] <= "12"


def say(entity: str) -> str:
    return entity.partition("/")[2].replace("-", " ")

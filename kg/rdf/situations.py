"""Identity of situations: which facts, of whatever article, describe one and the same.

A situation is told apart by its type, kind, status, matter and time, its amounts, and what fills the key roles of its type. What lasts
(a post, an ownership, an offer, a seat) needs no time; of an event the month at least must be known before two articles can mean the
same one. Everything else is told apart by its article and all its roles: when in doubt two situations, not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.iris import digest
from kg.model import Fact, Filler
from kg.ontology import Ontology
from kg.text import fold, slug

__all__ = ["amount_id", "situation_id"]

_LASTING = frozenset({"position", "ownership", "offers", "based-in"})
_MONTH_OR_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?", re.ASCII)


def situation_id(fact: Fact, *, ontology: Ontology) -> str:
    """The id of the situation that a fact describes: readable words, then a hash of the whole key."""
    roles = ontology.types[fact.type].roles
    keys = [role for role in fact.roles if roles[role.name].key]
    named = [filler for role in keys for filler in role.fillers if filler.id is not None]
    complete = len(named) == sum(len(role.fillers) for role in keys) > 0
    dated = fact.when is not None and _MONTH_OR_DAY.fullmatch(fact.when) is not None
    stated = [fact.type, fact.kind, fact.status or "", fact.matter or "", fact.when or ""]
    if complete and (fact.type in _LASTING or dated):
        stated += _filled(fact, {role.name for role in keys} | {"amount"})
    else:
        stated += [fact.article_hash, *_filled(fact, {role.name for role in fact.roles})]
    readable = [fact.kind or fact.type, *(slug((f.id or "").partition("/")[2]) for f in named[:2]), fact.when or ""]
    words = slug(" ".join(part for part in readable if part))
    return f"{fact.type}/{words}-{digest(stated)[:8]}"


def amount_id(filler: Filler) -> str:
    """The id of a sum of money; sums with a value and a currency are one wherever they stand.

    >>> from decimal import Decimal
    >>> amount_id(Filler("€2.5m", "money", "€2.5m", 0, 5, value=Decimal("2.5E+6"), currency="EUR"))
    'amount/eur-2500000'
    """
    if filler.value is None:
        return f"amount/{digest([fold(filler.text)])}"
    digits = format(filler.value, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"amount/{(filler.currency or '').lower()}-{digits}"


def _filled(fact: Fact, names: set[str]) -> Iterator[str]:
    for role in sorted(fact.roles, key=lambda role: role.name):
        if role.name in names:
            yield role.name
            yield from sorted(amount_id(f) if f.type == "money" else f.id or fold(f.text) for f in role.fillers)

"""What the authority file says of entities, as (subject, relation, object) triples: known beforehand, stated by no article."""

from __future__ import annotations

from collections.abc import Iterator

from kg.authority import Authority

__all__ = ["RELATIONS", "background"]

RELATIONS = ("country", "headquarters", "parent", "part_of", "run_by", "products", "supervises", "oversees")


def background(authority: Authority) -> Iterator[tuple[str, str, str]]:
    """The relations of every entry, sorted.

    >>> from kg.authority import AuthorityEntry
    >>> from kg.model import Name
    >>> china = AuthorityEntry("place/china", "place", (Name("China", "en"),))
    >>> bank = AuthorityEntry("regulator/bank", "regulator", (Name("Bank", "en"),), country="place/china")
    >>> list(background(Authority.of([china, bank])))
    [('regulator/bank', 'country', 'place/china')]
    """
    for identity, entry in sorted(authority.entries.items()):
        for relation in RELATIONS:
            value = getattr(entry, relation)
            for target in sorted([value] if isinstance(value, str) else value or ()):
                yield identity, relation, target

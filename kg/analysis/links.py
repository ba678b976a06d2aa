"""Which facts of different articles corroborate or contradict each other, found in the graphs of the articles."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from kg.derive import Link, situation_links
from kg.model import Extraction
from kg.ontology import load_ontology
from kg.rdf.derived import read_situations
from kg.rdf.write import article_graph

__all__ = ["derived_links", "linked_facts"]

_CLAIM = "claim/"


def derived_links(records: Iterable[Extraction]) -> tuple[Link, ...]:
    """The corroborations and contradictions between the articles of these records, sorted.

    >>> derived_links([])
    ()
    """
    quads = chain.from_iterable(article_graph(record) for record in records)
    return situation_links(read_situations(quads, ontology=load_ontology()))


def linked_facts(link: Link) -> tuple[str, ...]:
    """The ids of the facts whose claims a link is about.

    >>> linked_facts(Link("contradiction", (), ("claim/f1", "claim/f2"), "because"))
    ('f1', 'f2')
    """
    return tuple(claim.removeprefix(_CLAIM) for claim in link.claims)

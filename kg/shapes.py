"""Shapes: what of an article's graph does not conform to the ontology is taken out with its reason, never stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from kg.canonical import canonical_refusals
from kg.errors import ArticleError
from kg.iris import DATA
from kg.model import Extraction, Refusal
from kg.ontology import TERMS, ontology_file, term
from kg.rdf import article_graph, claim_iri, mention_iri
from kg.rdf.files import ontology_graphs, triples_text

if TYPE_CHECKING:
    import shacl
    from pyoxigraph import Quad

__all__ = ["Violation", "conforming", "violations"]

# Of the ontology, shapes ask no more than which class is above which, and which code is in which scheme.
_ASKED = frozenset({"http://www.w3.org/2000/01/rdf-schema#subClassOf", "http://www.w3.org/2004/02/skos/core#inScheme"})
_MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that does not conform: which shape says so, of which property and value, and why."""

    node: str
    shape: str
    path: str
    value: str
    message: str


def conforming(extraction: Extraction, *, base: str = DATA) -> tuple[Extraction, tuple[Quad, ...]]:
    """The extraction without the facts and mentions that break a shape, and its graph; such facts are refused by the check "shape".

    Raises `ArticleError` where the article itself does not conform.
    """
    for _ in range(_MOST_ROUNDS):
        graph = article_graph(extraction, base=base)
        found = violations(graph)
        if not found:
            return extraction, graph
        extraction = _without(extraction, found, graph, base=base)
    raise ArticleError(f"{extraction.article.id}: its graph does not conform: {found[0].message}")


def violations(graph: Iterable[Quad], *, files: tuple[str, ...] = ("shapes.ttl",)) -> tuple[Violation, ...]:
    """What does not conform in a graph of data, sorted; `files` are the shapes of `ontology/` that it must conform to."""
    report = _shapes(files).validate_text(triples_text(graph) + _ontology(), format="ntriples")
    found = (r for r in report.results if r.severity == "Violation")
    return tuple(sorted({Violation(_iri(r.focus_node), _iri(r.root_shape), r.path or "", r.value or "", r.message or "") for r in found}))


@cache
def _shapes(files: tuple[str, ...]) -> shacl.Shapes:
    import shacl

    return shacl.Shapes.from_turtle("\n".join(ontology_file(name).read_text("utf-8") for name in files))


@cache
def _ontology() -> str:
    return triples_text(q for graph in ontology_graphs().values() for q in graph if q.predicate.value in _ASKED)


def _iri(term_text: str | None) -> str:
    return (term_text or "").removeprefix("<").removesuffix(">")


def _without(extraction: Extraction, found: Iterable[Violation], graph: Iterable[Quad], *, base: str) -> Extraction:
    """The extraction without the facts and mentions that the violations are about."""
    article = extraction.article
    culprits = _culprits(found, graph)
    broken = {fact: culprits[claim_iri(fact, base=base)] for fact in extraction.facts if claim_iri(fact, base=base) in culprits}
    mentions = tuple(m for m in extraction.mentions if mention_iri(m, article, base=base) not in culprits)
    if not broken and len(mentions) == len(extraction.mentions):
        reasons = "; ".join(sorted({f"{v.message} ({v.node})" for v in found}))
        raise ArticleError(f"{article.id}: the article does not conform: {reasons}")
    refusals = [*extraction.refusals, *(Refusal(fact, "shape", "; ".join(sorted(reasons))) for fact, reasons in broken.items())]
    return replace(
        extraction,
        facts=tuple(fact for fact in extraction.facts if fact not in broken),
        mentions=mentions,
        refusals=canonical_refusals(refusals),
    )


def _culprits(found: Iterable[Violation], graph: Iterable[Quad]) -> Mapping[str, set[str]]:
    """The claims and mentions from which a broken node is reached, with the reasons."""
    parents: dict[str, set[str]] = defaultdict(set)
    ends = set()
    articles = set()
    for quad in graph:
        subject, value = str(quad.subject), str(quad.object)
        if quad.predicate.value == term("fillerOf"):
            parents[subject].add(value)
        else:
            parents[value].add(subject)
        if value in (f"<{term(name)}>" for name in ("Claim", "Mention", "Refusal")):
            ends.add(subject)
        if value == f"<{term('Article')}>":
            articles.add(subject)
    culprits: dict[str, set[str]] = defaultdict(set)
    for violation in found:
        waiting, seen = [f"<{violation.node}>"], set(articles)
        while waiting:
            current = waiting.pop()
            if current in ends:
                culprits[_iri(current)].add(f"{violation.message} ({_short(violation)})")
            elif current not in seen:
                seen.add(current)
                waiting += parents[current]
    return culprits


def _short(violation: Violation) -> str:
    return " ".join(part for part in (_local(violation.path), violation.value) if part)


def _local(path: str) -> str:
    return path.removeprefix(f"<{TERMS}").removesuffix(">")

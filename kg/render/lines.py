"""Facts gathered into the lines of a drawing: one line for all that say the same kind of thing, equally firmly, of the same two nodes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.analysis.projection import FIRM
from kg.ontology import Ontology
from kg.render.texts import LANGUAGES, load_texts

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["DrawnLine", "code_label", "firmness_of", "gather", "situation_words"]

_WORDS = ("target", "object", "about", "requires", "title", "amount")


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line of the drawing.

    firmness   "firm" (asserted, reported), "open" (alleged, planned, predicted, required), "negated", or "" for background
    facts      ids of its facts, sorted; () for background
    against    kinds of the facts that contradict one of its facts, sorted
    labels     language of the interface -> what stands on the line
    """

    source: str
    target: str
    type: str
    kind: str
    role: str
    firmness: str
    facts: tuple[str, ...]
    against: tuple[str, ...]
    labels: Mapping[str, str]


def gather(graph: nx.MultiDiGraph[str], *, against: Mapping[str, Collection[str]], ontology: Ontology) -> list[DrawnLine]:
    """The lines between the nodes of a graph, sorted; `against` gives each fact the kinds of the facts that contradict it."""
    groups: dict[tuple[str, ...], set[str]] = {}
    for source, target, data in graph.edges(data=True):
        status = data["status"] if data["status"] in ("former", "incoming") else ""
        rivals = () if data["role"] else tuple(sorted(against.get(data["fact"], ())))
        key = (source, target, data["type"], data["kind"], data["role"], status, firmness_of(data), *rivals)
        groups.setdefault(key, set()).add(data["fact"])
    return [_line(key, tuple(sorted(groups[key] - {""})), ontology) for key in sorted(groups)]


def situation_words(graph: nx.MultiDiGraph[str], node: str) -> str:
    """What a situation without a second entity is about, in the words of its article; "" where they say nothing more."""
    fact = graph.graph["facts"][node.removeprefix("situation/")]
    return next((filler.text for role in _WORDS for filler in fact.fillers(role) if filler.id is None), "")


def firmness_of(data: Mapping[str, Any]) -> str:
    """How firmly the fact of an edge is said, in three steps; "" for the background."""
    if data["background"]:
        return ""
    return "firm" if data["modality"] in FIRM else "negated" if data["modality"] == "negated" else "open"


def _line(key: tuple[str, ...], facts: tuple[str, ...], ontology: Ontology) -> DrawnLine:
    source, target, type_, kind, role, status, firmness, *against = key
    labels = {}
    for language in LANGUAGES:
        label = code_label(role or (kind if kind != "other" else "") or type_, type_, language, ontology)
        label += f" ({_code(status, language, ontology)})" if status else ""
        label += f" ×{len(facts)}" if len(facts) > 1 else ""
        label += "".join(f" ≠ {_code(rival, language, ontology)}" for rival in against)
        labels[language] = label
    return DrawnLine(source, target, type_, kind, role, firmness, facts, tuple(against), labels)


def _code(name: str, language: str, ontology: Ontology) -> str:
    return ontology.labels.get((name, language), name.replace("-", " ").replace("_", " "))


def code_label(name: str, type_: str, language: str, ontology: Ontology) -> str:
    """The few words that stand on a drawing for a kind, a role or a type of fact."""
    short = load_texts()["lines"].get(name)
    if short is not None:
        return short[language]
    if name == type_ and type_ in ontology.types:
        return ontology.term_labels.get((ontology.types[type_].class_name, language), name)
    return _code(name, language, ontology)

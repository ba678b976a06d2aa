"""The page of the ontology, `docs/ontology.html`, made from its files: `python -m kg.ontology_page [FILE]`."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from kg.ontology import CODES, TERMS, Ontology, load_ontology
from kg.ontology_diagram import Box, Edge, pattern_svg, tree_svg
from kg.ontology_files import ontology_file, ontology_triples
from kg.questions import questions

__all__ = ["Entry", "main", "page"]

_PREFIXES = {
    CODES: "code:",
    TERMS: "kg:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://www.w3.org/2002/07/owl#": "owl:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/org#": "org:",
    "http://www.w3.org/ns/prov#": "prov:",
    "http://xmlns.com/foaf/0.1/": "foaf:",
    "https://schema.org/": "schema:",
}
_MODULES = ("regkg.ttl", "codes.ttl", "alignments.ttl")
_ONTOLOGY = "https://w3id.org/regkg"
_DISJOINT = "http://www.w3.org/2002/07/owl#disjointWith"
_KINDS = {
    "owl:ObjectProperty": "object property",
    "owl:DatatypeProperty": "datatype property",
    "owl:AnnotationProperty": "annotation property",
}
_TEXTS = ("rdfs:label", "skos:prefLabel", "skos:definition", "skos:scopeNote", "skos:example")
_LEFT_OUT = frozenset({*_TEXTS, "rdf:type", "rdfs:isDefinedBy"})

_BOXES = (
    Box("Link", 0, 0),
    Box("Agent", 2, 0),
    Box("Article", 0, 1),
    Box("Claim", 1, 1),
    Box("Situation", 2, 1),
    Box("Entity", 3, 1),
    Box("Mention", 0, 2),
    Box("Filler", 1, 2),
    Box("Concept", 2, 2, anchor="codes"),
    Box("Amount", 3, 2),
)
_EDGES = (
    Edge("linksClaim", "Link", "Claim"),
    Edge("attributedTo", "Claim", "Agent"),
    Edge("is a kind of", "Agent", "Entity", dashed=True),
    Edge("inArticle", "Claim", "Article"),
    Edge("states", "Claim", "Situation"),
    Edge("participant", "Situation", "Entity"),
    Edge("inArticle", "Mention", "Article"),
    Edge("fillerOf", "Filler", "Claim"),
    Edge("modality", "Claim", "Concept"),
    Edge("kind", "Situation", "Concept"),
    Edge("amount", "Situation", "Amount"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A term or code as the page shows it: its texts by (property, language), and its other statements as short names."""

    iri: str
    name: str
    types: tuple[str, ...]
    texts: Mapping[tuple[str, str], str]
    facts: tuple[tuple[str, tuple[str, ...]], ...]

    def text(self, name: str, language: str) -> str:
        """The text of a property in a language, "" where there is none."""
        return self.texts.get((name, language), "")

    def label(self, language: str) -> str:
        """Its label in a language."""
        return self.text("rdfs:label", language) or self.text("skos:prefLabel", language)

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a property as short names."""
        return dict(self.facts).get(name, ())


def page() -> str:
    """The whole page; the same ontology gives the same bytes.

    >>> page().startswith("<!doctype html>")
    True
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    entries = _entries()
    ontology = load_ontology()
    return environment.get_template("ontology_page.html.j2").render(
        header=entries[_ONTOLOGY],
        pattern=pattern_svg(_BOXES, _EDGES, labels=_diagram_labels(ontology)),
        tree=_tree(entries, ontology),
        classes=_of_types(entries, ("owl:Class",)),
        properties=_of_types(entries, tuple(_KINDS)),
        kinds=_KINDS,
        schemes=[(entries[CODES + name], [entries[CODES + code] for code in codes]) for name, codes in ontology.schemes.items()],
        types=ontology.types.values(),
        entries=entries,
        terms=TERMS,
        codes=CODES,
        examples=_examples(),
        questions=questions().values(),
    )


def main(arguments: list[str]) -> None:
    """Write the page to a file, by default `docs/ontology.html` of the repository."""
    target = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[1] / "docs" / "ontology.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".new")
    beside.write_text(page(), encoding="utf-8", newline="\n")
    beside.replace(target)


def _short(iri: str) -> str:
    for namespace, prefix in _PREFIXES.items():
        if iri.startswith(namespace):
            return prefix + iri.removeprefix(namespace)
    return iri


def _entries() -> dict[str, Entry]:
    stated: dict[str, list[pyoxigraph.Triple]] = defaultdict(list)
    for triple in (triple for name in _MODULES for triple in ontology_triples(name)):
        if isinstance(triple.subject, pyoxigraph.NamedNode):
            stated[triple.subject.value].append(triple)
        if triple.predicate.value == _DISJOINT and isinstance(triple.object, pyoxigraph.NamedNode):
            stated[triple.object.value].append(pyoxigraph.Triple(triple.object, triple.predicate, triple.subject))
    return {iri: _entry(iri, triples) for iri, triples in stated.items()}


def _entry(iri: str, triples: Iterable[pyoxigraph.Triple]) -> Entry:
    texts: dict[tuple[str, str], str] = {}
    facts: dict[str, list[str]] = defaultdict(list)
    for triple in triples:
        name, value = _short(triple.predicate.value), triple.object
        if isinstance(value, pyoxigraph.Literal) and value.language:
            texts[name, value.language] = value.value
        elif not isinstance(value, pyoxigraph.Triple):
            facts[name].append(_short(value.value))
    types = tuple(facts.get("rdf:type", ()))
    kept = tuple((name, tuple(values)) for name, values in facts.items() if name not in _LEFT_OUT)
    return Entry(iri, _short(iri).rpartition(":")[2], types, texts, kept)


def _of_types(entries: Mapping[str, Entry], types: tuple[str, ...]) -> list[Entry]:
    own = (entry for iri, entry in entries.items() if iri.startswith(TERMS) and set(types) & set(entry.types))
    return sorted(own, key=lambda entry: (entry.name.casefold(), entry.name))


def _diagram_labels(ontology: Ontology) -> dict[tuple[str, str], str]:
    labels = {**ontology.term_labels, ("Concept", "ar"): ""}
    names = {(box.name, "name"): f"kg:{box.name}" for box in _BOXES}
    return labels | names | {("Concept", "name"): "skos:Concept"}


def _tree(entries: Mapping[str, Entry], ontology: Ontology) -> str:
    children: dict[str, list[str]] = defaultdict(list)
    roots = []
    for iri, entry in entries.items():
        if iri.startswith(TERMS) and "owl:Class" in entry.types:
            above = [name.removeprefix("kg:") for name in entry.values("rdfs:subClassOf") if name.startswith("kg:")]
            for parent in above:
                children[parent].append(entry.name)
            if not above:
                roots.append(entry.name)
    return tree_svg(children, roots, labels=ontology.term_labels)


def _examples() -> dict[str, tuple[dict[str, str], str]]:
    """Examples by name: what is said of them at their head, by language, and the Turtle without prefixes."""
    found = {}
    for file in sorted(ontology_file("examples").iterdir(), key=lambda file: file.name):
        lines = file.read_text("utf-8").splitlines()
        comments = dict(line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith("# "))
        turtle = "\n".join(line for line in lines if not line.startswith(("# ", "@prefix", "@base"))).strip()
        found[file.name.removesuffix(".ttl")] = (comments, turtle)
    return found


if __name__ == "__main__":
    main(sys.argv[1:])

"""Values as RDF and back: the only maker of triples."""

from kg.rdf.claims import claim_iri
from kg.rdf.read import read_extraction
from kg.rdf.situations import situation_id
from kg.rdf.write import article_graph, mention_iri

__all__ = ["article_graph", "claim_iri", "mention_iri", "read_extraction", "situation_id"]

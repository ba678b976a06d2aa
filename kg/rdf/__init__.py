"""Values as RDF and back: the only maker of triples."""

from kg.rdf.read import read_extraction
from kg.rdf.situations import situation_id
from kg.rdf.write import article_graph

__all__ = ["article_graph", "read_extraction", "situation_id"]

"""Values as RDF and back; the only maker of triples."""

"""A server for one store: SPARQL 1.1 Protocol, the pages of the site, and every thing under its IRI; read-only."""

from kg.serve.limits import Limits
from kg.serve.server import serve

__all__ = ["Limits", "serve"]

"""The graph as pages, in every language of the interface: made one by one for a server, or all as files that work from disk."""

from kg.site.site import Site, make_site
from kg.site.writing import write_site

__all__ = ["Site", "make_site", "write_site"]

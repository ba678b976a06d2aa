"""The graph as a folder of static pages that work from disk or from any web server, in every language of the interface."""

from kg.site.writing import write_site

__all__ = ["write_site"]

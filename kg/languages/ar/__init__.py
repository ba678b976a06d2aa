"""Arabic: no parser of it works offline, so a chunker of its own reads items, phrases and clauses from left to right."""

from kg.languages.ar.language import Arabic

__all__ = ["LANGUAGE"]

LANGUAGE = Arabic()

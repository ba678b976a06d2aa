"""English."""

from kg.languages.en.language import English

__all__ = ["LANGUAGE"]

LANGUAGE = English()

"""The rule extractor: an article to facts, by frames over clauses."""

from kg.extract.rules import extract

__all__ = ["extract"]

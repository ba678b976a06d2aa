"""The values that flow from one stage to the next; nothing else of the package is imported here."""

from kg.model.analysis import Amount, Analysis, Argument, Clause, Equivalence, Modality, NameMatch, Phrase, TimeExpression, Word
from kg.model.article import Article, Note, Span
from kg.model.fact import Entity, Extraction, Fact, Filler, Mention, Name, Passage, Refusal, Role

__all__ = [
    "Amount",
    "Analysis",
    "Argument",
    "Article",
    "Clause",
    "Entity",
    "Equivalence",
    "Extraction",
    "Fact",
    "Filler",
    "Mention",
    "Modality",
    "Name",
    "NameMatch",
    "Note",
    "Passage",
    "Phrase",
    "Refusal",
    "Role",
    "Span",
    "TimeExpression",
    "Word",
]

"""Which entity each phrase of an article means: names, descriptions and pronouns, each with its reason."""

from kg.mentions.known_names import split_matches
from kg.mentions.reading import DESCRIBED, Mentions, find_mentions

__all__ = ["DESCRIBED", "Mentions", "find_mentions", "split_matches"]

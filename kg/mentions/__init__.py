"""Which entity each phrase of an article means: names, descriptions and pronouns, each with its reason."""

from kg.mentions.reading import Mentions, find_mentions

__all__ = ["Mentions", "find_mentions"]

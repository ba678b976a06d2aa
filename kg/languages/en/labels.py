"""What kind of thing a name is taken for: by its own words, by where it stands, by the recognizer."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.languages.en.data import mapping_of, table_of, words_of
from kg.languages.en.tree import Node, Tree
from kg.text import fold

__all__ = ["label_of", "label_told"]

_INITIAL = re.compile(r"[A-Z]\.?")
# A person's name is hardly longer: "Maria del Carmen Berg Olsen".
_LONGEST = 5


def label_told(names: tuple[Node, ...]) -> str:
    """The entity type that the words of a name tell, "" where they tell none: "Norvik University", "Anna Berg"."""
    words = [word for node in names for word in node.text.split()]
    if names[-1].known:
        return ""
    if len(words) == 1:
        return "person" if fold(words[0]) in given_names() else ""
    telling = table_of("names", "telling")
    links = words_of("spelling", "institution_links") - words_of("spelling", "and")
    head = next((before for before, word in pairwise(words) if word in links), "")
    if head:
        return telling.get(_bare(head), "")
    return telling.get(_bare(words[-1]), "person" if _is_person(words) else "")


def _bare(word: str) -> str:
    return fold(word).rstrip(".")


def _is_person(words: list[str]) -> bool:
    """Whether a given name or an initial in the middle tells a person: "Anna Berg", "Tove B. Olsen"."""
    plain = all(word[0].isupper() or fold(word) in words_of("spelling", "particles") for word in words)
    if not plain or len(words) > _LONGEST or any("&" in word or any(c.isdigit() for c in word) for word in words):
        return False
    return fold(words[0]) in given_names() or (len(words) == 3 and len(words[0]) > 2 and _INITIAL.fullmatch(words[1]) is not None)


@cache
def given_names() -> frozenset[str]:
    """Given names of all countries, folded."""
    return frozenset(fold(name) for names in mapping_of("given_names").values() for name in names)


def label_of(tree: Tree, names: tuple[Node, ...], *, is_region: bool) -> str:
    """What the name is taken for; `is_region` where it stands behind a town and a comma."""
    head = names[-1]
    if head.known:
        return head.label if len(names) == 1 else names[0].label
    told = label_told(names)
    if told and (told != "person" or (len(names) > 1 and head.label != "company")):  # firms are named after people
        return told
    above = tree.above(head)
    if head.dep in {"compound", "poss"} and above is not None and above.lemma in words_of("names", "company_things"):
        return "company"
    if is_region or (head.dep == "npadvmod" and above is not None and above.lemma in words_of("control", "place_participles")):
        return "place"
    if told and head.label in {"place", ""}:
        return told
    if head.label == "place" and (head.dep != "pobj" or above is None or above.lemma not in words_of("names", "where")):
        return "company"
    return head.label if head.label not in {"sum", "count", "time"} else ""

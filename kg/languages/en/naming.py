"""Which nouns are names, and which words before them belong to the name."""

from __future__ import annotations

from kg.languages.en.data import words_of
from kg.languages.en.tree import Node, Tree
from kg.languages.en.vocabulary import Vocabulary
from kg.text import fold

__all__ = ["name_nodes", "proper"]

_PARTS = frozenset({"compound", "nmod", "amod", "det", "flat", "nummod", "punct", "poss", "case", "prep"})


def proper(tree: Tree, node: Node, vocabulary: Vocabulary) -> bool:
    """Whether a word heads a name: a capitalised proper noun that is no office and no bare description."""
    if node.known:
        return True
    word = fold(node.text)
    if word in vocabulary.offices:
        return False
    if _names_product(tree, node, vocabulary):
        return True
    if word in words_of("names", "fields") and tree.first(node, "compound", "amod", "nmod") is None and _of_office(tree, node, vocabulary):
        return False
    if not node.tag.startswith("NNP") or not (node.text[0].isupper() or any(c.isupper() for c in node.text)):
        return _is_called(node)
    if word.rstrip(".") in vocabulary.titles or node.lemma in vocabulary.offices:
        return False
    above = tree.above(node)
    if node.common and node.dep == "compound" and node.label == "" and above is not None and fold(above.text) in vocabulary.offices:
        return False
    described = word in vocabulary.nouns or node.lemma in vocabulary.nouns
    return not (described and (node.text.isupper() or not _capitals_before(tree, node, vocabulary)))


def _of_office(tree: Tree, node: Node, vocabulary: Vocabulary) -> bool:
    """ "Head of Finance": the field of an office, itself or among others."""
    above = tree.above(node)
    while node.dep == "conj" and above is not None:
        node, above = above, tree.above(above)
    office = tree.above(above) if above is not None and node.dep == "pobj" else None
    return office is not None and (office.lemma in vocabulary.offices or fold(office.text) in vocabulary.offices)


def _names_product(tree: Tree, node: Node, vocabulary: Vocabulary) -> bool:
    """A capitalised word before a small one for a product: "the Pocket app"."""
    above = tree.above(node)
    if above is None or node.dep != "compound" or node.index == 0 or not node.text[0].isupper():
        return False
    return above.text.islower() and vocabulary.kinds.get(above.lemma) == "product" and not node.text.isupper()


def _is_called(node: Node) -> bool:
    """A name written small at the start or taken for a common noun: "eBay", "Ministry of Trade"."""
    return node.is_noun and (" " in node.text or (not node.text.islower() and node.text[:1].islower() and node.text.isalpha()))


def _capitals_before(tree: Tree, node: Node, vocabulary: Vocabulary) -> bool:
    before = [n for n in tree.below(node, "compound", "nmod", "amod") if n.index < node.index]
    beside = tree.nodes[node.index - 1] if node.index else node
    before += (
        [beside] if beside is not node and beside.head == node.head and beside.is_name and node.dep == beside.dep == "compound" else []
    )
    return any((n.text[0].isupper() and (n.index > 0 or not n.common)) or n.known for n in before) or any(
        n.dep == "prep" and " " in node.text for n in tree.below(node)
    )


def name_nodes(tree: Tree, head: Node, vocabulary: Vocabulary) -> tuple[Node, ...]:
    """The words of the name that ends in `head`."""
    if head.known:
        return (tree.nodes[head.index - 1], head) if _is_branch(tree, head) else (head,)
    first = head.index
    while first > 0 and _belongs(tree, tree.nodes[first - 1], head, vocabulary):
        first -= 1
    while first < head.index and (tree.nodes[first].dep in {"punct", "det"} or tree.nodes[first].text in {"&", "-", "."}):
        first += 1
    return tree.nodes[first : head.index + 1]


def _is_branch(tree: Tree, place: Node) -> bool:
    """ "Norvik France": a place right behind a name ends the name of a branch."""
    before = tree.nodes[place.index - 1]
    if place.label != "place" or place.index == 0 or not _hangs_on(tree, before, place) or not before.is_name:
        return False
    return before.label != "place" and (before.known or not before.common)


def _belongs(tree: Tree, node: Node, head: Node, vocabulary: Vocabulary) -> bool:
    word = fold(node.text)
    if not _hangs_on(tree, node, head):
        return False
    if node.known:
        return node.dep != "amod" and (node.label == "place" or (node.label == "company" and head.common and node.index == head.index - 1))
    if word in words_of("spelling", "particles") or node.text in {"&", "-"}:
        return node.dep not in {"cc", "prep"} or node.text in {"&", "-"}
    if not node.text[0].isupper() and not node.text[0].isdigit():
        return False
    if word.rstrip(".") in vocabulary.titles or word in vocabulary.offices:
        return False
    together = node.entity == head.entity and node.entity >= 0
    if head.label == "person" and node.label in {"company", "place"}:
        return False
    if (node.tag.startswith("JJ") or node.tag == "CD") and not together:
        return False
    if node.index == 0 and node.tag == "DT":
        return False
    return together or word not in vocabulary.kinds


def _hangs_on(tree: Tree, node: Node, head: Node) -> bool:
    """Whether a word before the head hangs on it by words between them alone, and not as its possessor."""
    while node.index != head.index:
        above = tree.above(node)
        if (
            above is None
            or (above.index <= node.index and above.index != head.index)
            or node.dep not in _PARTS
            or node.dep in {"poss", "case", "prep"}
        ):
            return False
        node = above
    return True

"""What a noun is said of: beside a name, by a verb or a preposition, as part of the name itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.languages.en.data import words_of
from kg.languages.en.drafts import Draft, Part, Sentence
from kg.languages.en.subjects import subject_of
from kg.languages.en.tree import Node

__all__ = ["NAME", "coordinated_before", "said_of"]

# The predicate of a name with something about it: "Norvik's Solumo", "Estonian Norvik", "Anna Berg of Norvik".
NAME = "<name>"
_COPULAS = frozenset({"attr", "oprd", "acomp"})


def said_of(sentence: Sentence, node: Node, draft: Draft) -> Iterator[Part]:
    """The subjects of a noun: what it stands beside, what a verb says it of, what bears it as its name."""
    tree = sentence.tree
    first = _outermost(sentence, _first_of_coordination(sentence, node))
    above = tree.above(first)
    if draft.predicate == NAME:
        return
    group = sentence.phrases.group_of(node)
    if (above is not None and (group is not None or _stands_before_name(sentence, first, above))) or (
        first.dep == "appos" and above is not None and above.is_noun
    ):
        yield _bare(sentence, above, node)
    elif first.dep in _COPULAS and above is not None and _is_said_of(sentence, draft.predicate):
        yield from _by_verb(sentence, first, above, draft)
    elif first.dep == "nsubj" and above is not None and _is_said_of(sentence, draft.predicate):
        yield from _by_identity(sentence, first, above, draft)
    elif first.dep == "pobj" and above is not None:
        yield from _by_preposition(sentence, above, draft)
    elif first.dep == "dobj" and above is not None and first.lemma in words_of("control", "post"):
        yield from _by_verb(sentence, first, above, draft)
    for noun in (node, *coordinated_before(sentence, node)):
        for apposition in tree.below(noun, "appos"):
            if apposition.is_noun and sentence.phrases.of(apposition).form == "name":
                yield _bare(sentence, apposition, node)
    if not any(draft.filling("subject")):
        yield from _inside(sentence, node)
    yield from _listed(sentence, node, first)
    for lemma, instance in sentence.phrases.prepositions(node):
        if lemma in words_of("names", "instances"):
            yield _bare(sentence, instance, node)


def _inside(sentence: Sentence, node: Node) -> Iterator[Part]:
    """The name within "the Solumo platform", "Norvik's Solum unit"."""
    phrase = sentence.phrases.of(node)
    named = phrase.name if phrase.form == "noun" else None
    for modifier in phrase.modifiers:
        possessed = phrase.possessor is not None and _named_by(sentence, node) and modifier.form == "name" and modifier.label != "place"
        if modifier.name is not None and (modifier.name == named or possessed):
            yield Part("subject", modifier.span, None, modifier)


def _listed(sentence: Sentence, node: Node, first: Node) -> Iterator[Part]:
    """ "its units include Solum", "a unit called Solum"."""
    above = sentence.tree.above(first)
    if first.dep == "nsubj" and above is not None and above.lemma in words_of("names", "instances"):
        yield from (_bare(sentence, n, node) for n in sentence.tree.below(above, "dobj") if n.is_noun)
    for verb in sentence.tree.below(node, "acl"):
        if verb.lemma in words_of("names", "calling"):
            yield from (_bare(sentence, n, node) for n in sentence.tree.below(verb, "oprd", "attr", "dobj") if n.is_noun)
            yield from (
                _bare(sentence, n, node) for lemma, n in sentence.phrases.prepositions(verb) if lemma in words_of("control", "role")
            )


def _named_by(sentence: Sentence, node: Node) -> bool:
    return node.lemma in words_of("names", "relational") or sentence.vocabulary.kinds.get(node.lemma) == "product"


def _first_of_coordination(sentence: Sentence, node: Node) -> Node:
    above = sentence.tree.above(node)
    while node.dep == "conj" and above is not None and above.is_noun:
        node, above = above, sentence.tree.above(above)
    return node


def _outermost(sentence: Sentence, node: Node) -> Node:
    """ "one of the founders", "the post of chairman": the noun that stands for this one in the clause."""
    of = sentence.tree.above(node)
    above = sentence.tree.above(of) if of is not None and node.dep == "pobj" and of.lemma in words_of("spelling", "of") else None
    outer = above is not None and (above.lemma in words_of("control", "partitive") or above.lemma in words_of("control", "post"))
    return above if above is not None and outer else node


def _stands_before_name(sentence: Sentence, node: Node, above: Node) -> bool:
    """ "chairman and president Anna Berg": conjuncts of a description before a name."""
    return node.dep in {"compound", "nmod", "amod"} and above.index in sentence.phrases.names and not sentence.phrases.is_inside(node)


def _bare(sentence: Sentence, node: Node, noun: Node) -> Part:
    """The name that a noun is said of; a singular noun is said of one name only."""
    phrase = sentence.phrases.of(node)
    if noun.tag in {"NN", "NNP"}:
        phrase = replace(phrase, conjuncts=())
    return Part("subject", phrase.span, node, phrase)


def _is_said_of(sentence: Sentence, predicate: str) -> bool:
    """Whether the noun tells what something is: "a lender", "the head", not "a big deal" or "a loss"."""
    vocabulary = sentence.vocabulary
    last = predicate.rpartition(" ")[2]
    return (
        predicate in vocabulary.kinds
        or last in vocabulary.kinds
        or predicate in vocabulary.offices
        or last in words_of("control", "predicative")
    )


def _by_verb(sentence: Sentence, node: Node, verb: Node, draft: Draft) -> Iterator[Part]:
    """The copula or a verb of naming: "is", "remains", "was named", "appointed her"."""
    draft.support, draft.parent = sentence.verb(verb), ("verb", verb.index)
    draft.extent.append(verb.span)
    given = sentence.tree.first(verb, "dobj", "dative") if node.dep == "oprd" else None
    bearer = given if given is not None else subject_of(sentence.tree, verb)
    if bearer is not None:
        yield sentence.part("subject", bearer)
    if draft.support is not None and draft.predicate in sentence.vocabulary.offices:
        yield from draft.support.filling("at")


def _by_identity(sentence: Sentence, noun: Node, verb: Node, draft: Draft) -> Iterator[Part]:
    """ "The chief executive is Anna Berg": said of whom the predicate names."""
    named = [n for n in sentence.tree.below(verb, "attr") if n.index in sentence.phrases.names]
    if not named or sentence.verb(verb) is None or noun.tag == "NNS":
        return
    draft.support, draft.parent = sentence.verb(verb), ("verb", verb.index)
    draft.extent.append(verb.span)
    yield sentence.part("subject", named[0])


def _by_preposition(sentence: Sentence, preposition: Node, draft: Draft) -> Iterator[Part]:
    """ "served as chairman", "was promoted to chairman"; the verb tells where: "joined Norvik as chairman"."""
    verb = sentence.tree.above(preposition)
    if verb is not None and verb.dep == "dobj" and preposition.lemma in words_of("control", "role"):
        verb = sentence.tree.above(verb)
    clause = sentence.verb(verb) if verb is not None else None
    if verb is None or clause is None:
        return
    rising = preposition.lemma in words_of("control", "rising") and verb.lemma in words_of("control", "promotion")
    if preposition.lemma not in words_of("control", "role") and not (rising and draft.predicate in sentence.vocabulary.offices):
        return
    draft.support, draft.parent = clause, ("verb", verb.index)
    if verb.lemma in words_of("control", "successors"):
        yield from (replace(part, function="subject") for part in clause.filling("subject"))
    else:
        given = sentence.tree.first(verb, "dobj") if verb.lemma not in words_of("control", "joining") else None
        bearer = given if given is not None else subject_of(sentence.tree, verb)
        if bearer is not None:
            yield sentence.part("subject", sentence.described(bearer))
    if not any(draft.filling("of", "possessor", *words_of("control", "workplace"))):
        joined = clause.filling("object") if verb.lemma in words_of("control", "joining") else ()
        yield from (replace(part, function="at") for part in joined)
        yield from clause.filling(*sorted(words_of("control", "workplace")))


def coordinated_before(sentence: Sentence, node: Node) -> Iterator[Node]:
    """The nouns that this one is coordinated with, the nearest first."""
    above = sentence.tree.above(node)
    while node.dep == "conj" and above is not None and above.is_noun and above.index not in sentence.phrases.names:
        yield above
        node, above = above, sentence.tree.above(above)

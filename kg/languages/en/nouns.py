"""Clauses of nouns and adjectives: what they are said of, and what stands in their own phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.languages.en.data import words_of
from kg.languages.en.drafts import Draft, Part, Sentence
from kg.languages.en.subjects import subject_of
from kg.languages.en.tree import Node
from kg.model import Phrase

__all__ = ["NAME", "add_adjectives", "add_nouns"]

# The predicate of a name with something about it: "Norvik's Solumo", "Estonian Norvik", "Anna Berg of Norvik".
NAME = "<name>"
_COPULAS = frozenset({"attr", "oprd", "acomp"})


def add_nouns(sentence: Sentence) -> None:
    """Make a draft for every noun that is a predicate, and for every name with a possessor or modifier."""
    for node in sentence.tree.nodes:
        predicate = _predicate(sentence, node)
        if predicate:
            draft = Draft(node, "noun", predicate)
            phrase = _phrase(sentence, node)
            draft.extent.append(phrase.span)
            for part in _inner(sentence, node, phrase):
                draft.add(part)
            for part in _subjects(sentence, node, draft):
                draft.add(part)
            draft.parts.sort(key=lambda p: (p.span, p.function))
            sentence.drafts[draft.key] = draft


def add_adjectives(sentence: Sentence) -> None:
    """Make a draft for every adjective that is said of something by a verb: "Norvik is liable", "the court found Norvik liable"."""
    for node in sentence.tree.nodes:
        verb = sentence.tree.above(node)
        own = sentence.tree.first(node, "nsubj", "compound") if node.dep == "ccomp" else None
        said = node.dep in {"acomp", "oprd", "attr"} or own is not None
        if not said or node.is_noun or (own is not None and node.is_verb) or verb is None or sentence.verb(verb) is None:
            continue
        draft = Draft(node, "adjective", node.lemma, parent=("verb", verb.index), support=sentence.verb(verb))
        subject = subject_of(sentence.tree, verb)
        if own is not None and subject is not None:
            draft.add(sentence.part("by", subject))
        said_of = own if own is not None else subject
        if said_of is not None:
            draft.add(sentence.part("subject", said_of))
        for lemma, noun in (*sentence.phrases.prepositions(node), *sentence.phrases.prepositions(verb)):
            draft.add(sentence.part(lemma, noun))
        draft.extent += [verb.span, *(sentence.tree.reach(n) for n in sentence.tree.below(verb, "neg", "aux"))]
        sentence.drafts[draft.key] = draft


# --- predicates ---


def _predicate(sentence: Sentence, node: Node) -> str:
    if not node.is_noun or sentence.phrases.is_inside(node):
        return ""
    if node.index in sentence.phrases.names:
        phrase = sentence.phrases.of(node)
        return NAME if phrase.possessor or phrase.modifiers or phrase.prepositions else ""
    nouns = sentence.vocabulary.nouns
    words = node.lemma
    best = words if words in nouns else ""
    for before in reversed(sentence.tree.nodes[max(0, node.index - 3) : node.index]):
        if before.head != node.index and before.dep not in {"punct", "compound", "amod", "nmod", "prep"}:
            break
        words = f"{before.text.casefold()} {words}" if before.text != "-" else words
        best = words if words in nouns else best
    return best if best or node.text.casefold() not in nouns else node.text.casefold()


def _phrase(sentence: Sentence, node: Node) -> Phrase:
    return sentence.phrases.group_of(node) or sentence.phrases.of(node)


def _inner(sentence: Sentence, node: Node, phrase: Phrase) -> Iterator[Part]:
    """Possessor, modifiers and prepositions of the noun; coordinated nouns have them in common where they stand at one end."""
    possessor = phrase.possessor or _name_possessor(sentence, node)
    if possessor is not None:
        yield Part("possessor", possessor.span, None, possessor)
    for modifier in phrase.modifiers:
        yield Part("modifier", modifier.span, None, modifier)
    for lemma, noun in sentence.phrases.prepositions(node):
        yield from _between(sentence, lemma, noun)
    above = sentence.tree.above(node)
    if above is not None and sentence.phrases.group_of(node) is not None:
        for lemma, noun in sentence.phrases.prepositions(above):
            yield sentence.part(lemma, noun)
    for name in sentence.tree.below(node, "appos"):
        # "analyst Anna Berg of Norvik": what hangs on the name right behind the noun says of what she is analyst.
        if name.index in sentence.phrases.names and sentence.phrases.names[name.index][0].index == node.index + 1:
            for lemma, noun in sentence.phrases.prepositions(name):
                yield sentence.part(lemma, noun)
    for gerund, lemma in _gerunds(sentence, node):
        yield Part(lemma, sentence.tree.reach(gerund), clause=("verb", gerund.index))
    yield from _shared(sentence, node, possessor is not None)


def _between(sentence: Sentence, lemma: str, noun: Node) -> Iterator[Part]:
    """ "the merger between Norvik and Solum" is one of the first with the others."""
    others = tuple(sentence.phrases.conjuncts(noun)) if lemma in words_of("control", "mutual") else ()
    if not others:
        yield sentence.part(lemma, noun)
        return
    phrase = sentence.phrases.of(noun)
    yield Part(lemma, phrase.span, noun, replace(phrase, conjuncts=()))
    yield from (sentence.part(partner, other) for partner in sorted(words_of("control", "partner")) for other in others)


def _name_possessor(sentence: Sentence, node: Node) -> Phrase | None:
    """ "Norvik's chief Anna Berg": the possessor hangs on the name after the noun."""
    if sentence.phrases.group_of(node) is None:
        return None
    above = sentence.tree.above(node)
    return sentence.phrases.of(above).possessor if above is not None else None


def _gerunds(sentence: Sentence, node: Node) -> Iterator[tuple[Node, str]]:
    for preposition in sentence.tree.below(node, "prep"):
        for gerund in sentence.tree.below(preposition, "pcomp"):
            if ("verb", gerund.index) in sentence.drafts:
                yield gerund, preposition.lemma


def _shared(sentence: Sentence, node: Node, possessed: bool) -> Iterator[Part]:
    """ "founder and chairman of Norvik", "Norvik's founder and chairman"."""
    tree = sentence.tree
    own = tree.first(node, "prep") is not None
    for other in sentence.phrases.conjuncts(node):
        if not own and (other.lemma in sentence.vocabulary.nouns or node.lemma not in sentence.vocabulary.offices):
            for lemma, noun in sentence.phrases.prepositions(other):
                yield sentence.part(lemma, noun)
    for above in _coordinated_before(sentence, node):
        phrase = _phrase(sentence, above)
        if not possessed and phrase.possessor is not None:
            possessed = True
            yield Part("possessor", phrase.possessor.span, None, phrase.possessor)
        if not own:
            for lemma, noun in sentence.phrases.prepositions(above):
                yield sentence.part(lemma, noun)


def _coordinated_before(sentence: Sentence, node: Node) -> Iterator[Node]:
    """The nouns that this one is coordinated with, the nearest first."""
    above = sentence.tree.above(node)
    while node.dep == "conj" and above is not None and above.is_noun and above.index not in sentence.phrases.names:
        yield above
        node, above = above, sentence.tree.above(above)


# --- what the noun is said of ---


def _subjects(sentence: Sentence, node: Node, draft: Draft) -> Iterator[Part]:
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
    elif first.dep == "pobj" and above is not None:
        yield from _by_preposition(sentence, above, draft)
    elif first.dep == "dobj" and above is not None and first.lemma in words_of("control", "post"):
        yield from _by_verb(sentence, first, above, draft)
    for noun in (node, *_coordinated_before(sentence, node)):
        for apposition in tree.below(noun, "appos"):
            if apposition.is_noun and sentence.phrases.of(apposition).form == "name":
                yield _bare(sentence, apposition, node)
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
    said_of = given if given is not None else subject_of(sentence.tree, verb)
    if said_of is not None:
        yield sentence.part("subject", said_of)


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
        said_of = given if given is not None else subject_of(sentence.tree, verb)
        if said_of is not None:
            yield sentence.part("subject", sentence.described(said_of))
    if not any(draft.filling("of", "possessor", *words_of("control", "workplace"))):
        joined = clause.filling("object") if verb.lemma in words_of("control", "joining") else ()
        yield from (replace(part, function="at") for part in joined)
        yield from clause.filling(*sorted(words_of("control", "workplace")))

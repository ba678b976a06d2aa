"""Clauses of nouns and adjectives: what they are said of, and what stands in their own phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.languages.en.data import words_of
from kg.languages.en.drafts import Draft, Part, Sentence
from kg.languages.en.predication import NAME, coordinated_before, said_of
from kg.languages.en.subjects import subject_of
from kg.languages.en.tree import Node
from kg.model import Phrase

__all__ = ["NAME", "add_adjectives", "add_nouns"]


def add_nouns(sentence: Sentence) -> None:
    """Make a draft for every noun that is a predicate, and for every name with something about it."""
    for node in sentence.tree.nodes:
        predicate = _predicate(sentence, node)
        if predicate:
            draft = Draft(node, "noun", predicate)
            phrase = _phrase(sentence, node)
            draft.extent.append(phrase.span)
            for part in _inner(sentence, node, phrase):
                draft.add(part)
            for part in said_of(sentence, node, draft):
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
    for above in coordinated_before(sentence, node):
        phrase = _phrase(sentence, above)
        if not possessed and phrase.possessor is not None:
            possessed = True
            yield Part("possessor", phrase.possessor.span, None, phrase.possessor)
        if not own:
            for lemma, noun in sentence.phrases.prepositions(above):
                yield sentence.part(lemma, noun)

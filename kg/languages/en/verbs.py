"""Clauses of verbs: deep functions with voice undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from kg.languages.en.data import words_of
from kg.languages.en.drafts import Draft, Part, Sentence
from kg.languages.en.subjects import is_passive, subject_of
from kg.languages.en.tree import Node, Tree

__all__ = ["add_verbs", "contents"]

_OWN = ("aux", "auxpass", "neg", "prt", "advmod", "npadvmod", "tmod")
_CONTENT = ("xcomp", "ccomp")


def add_verbs(sentence: Sentence) -> None:
    """Make a draft for every verb, then let coordinated verbs share an object."""
    verbs = [n for n in sentence.tree.nodes if _is_predicate(sentence.tree, n)]
    for node in verbs:
        draft = _draft(sentence, node)
        sentence.drafts[draft.key] = draft
    for node in verbs:
        _add_arguments(sentence, sentence.drafts["verb", node.index])
    for node in verbs:
        _share_object(sentence, sentence.drafts["verb", node.index])


def _is_predicate(tree: Tree, node: Node) -> bool:
    if node.dep in {"aux", "auxpass"} or not node.tag.startswith("VB"):
        return False
    return node.dep not in {"amod", "compound", "prep"} or (
        node.tag == "VBN" and node.dep == "amod" and tree.first(node, "npadvmod", "agent") is not None
    )


def _draft(sentence: Sentence, node: Node) -> Draft:
    tree = sentence.tree
    draft = Draft(
        node, "verb", _predicate(sentence, node), voice="passive" if is_passive(tree, node) else "active", tense=_tense(tree, node)
    )
    # A quotation that begins with a prepositional phrase begins with its preposition.
    before = [n.span for n in tree.below(node, "prep") if n.index < node.index]
    draft.extent = [*(tree.reach(n) for n in tree.below(node, *_OWN)), *before]
    above = sentence.governor(node)
    draft.parent = ("verb", above.index) if above is not None and _is_predicate(tree, above) else None
    return draft


def _predicate(sentence: Sentence, node: Node) -> str:
    """The lemma, with its particle where the two are one verb."""
    for child in sentence.tree.below(node, "prt", "advmod", "prep"):
        joined = f"{node.lemma} {child.lemma}"
        # A preposition away from its verb has a meaning of its own: "took Norvik to court over a patent".
        near = child.dep != "prep" or child.index == node.index + 1
        if child.index > node.index and (child.dep == "prt" or (near and joined in sentence.vocabulary.phrasal)):
            return joined
    return node.lemma


def _tense(tree: Tree, node: Node) -> Literal["past", "present", "future", ""]:
    helpers = tree.below(node, "aux", "auxpass")
    tags = {n.tag for n in helpers}
    if any(n.tag == "MD" and n.lemma in words_of("control", "future") for n in helpers):
        return "future"
    if "VBD" in tags or node.tag == "VBD" or (node.tag == "VBN" and any(n.lemma in words_of("control", "perfect") for n in helpers)):
        return "past"
    if tags & {"VBZ", "VBP"} or node.tag in {"VBZ", "VBP"}:
        return "present"
    return "past" if node.tag == "VBN" else ""


# --- arguments ---


def _add_arguments(sentence: Sentence, draft: Draft) -> None:
    for part in _parts(sentence, draft):
        draft.add(part)
    draft.parts.sort(key=lambda p: (p.span, p.function))


def _parts(sentence: Sentence, draft: Draft) -> Iterator[Part]:
    tree, node = sentence.tree, draft.node
    subject, objects = subject_of(tree, node), _objects(sentence, node)
    if draft.voice == "passive":
        yield from _passive(sentence, draft, subject, objects)
    else:
        if subject is not None:
            yield from _reciprocal(sentence, subject, draft, objects) or (_said_of(sentence, "subject", subject, draft.node),)
        yield from objects
        yield from _relative_object(sentence, node, subject, objects)
    yield from (
        Part("extent", tree.reach(n), n, sentence.phrases.of(n)) for n in tree.below(node, "npadvmod") if n.is_noun and not n.is_name
    )
    yield from _prepositions(sentence, draft)
    yield from _content(sentence, draft)
    yield from (sentence.part("object", n) for n in tree.below(node, "attr") if n.is_noun)
    yield from _hyphen(sentence, draft)


def _reciprocal(sentence: Sentence, subject: Node, draft: Draft, objects: list[Part]) -> tuple[Part, ...]:
    """ "Norvik and Solum merged": the first did so with the other; () where the verb or what stands with it says otherwise."""
    others = tuple(sentence.phrases.conjuncts(subject))
    stated = objects or any(n.lemma in words_of("control", "partner") for n in sentence.tree.below(draft.node, "prep"))
    if draft.node.lemma not in words_of("control", "reciprocal") or stated or not others:
        return ()
    first = sentence.phrases.of(subject)
    partners = (sentence.part(partner, other) for partner in sorted(words_of("control", "partner")) for other in others)
    return (Part("subject", first.span, subject, replace(first, conjuncts=())), *partners)


def _said_of(sentence: Sentence, function: str, noun: Node, verb: Node) -> Part:
    """The noun that a verb is said of; of one that the verb itself hangs on only the bare phrase."""
    if any(n is verb for n in sentence.tree.subtree(noun)):
        real = sentence.described(noun)
        phrase = sentence.phrases.of(real)
        return Part(function, phrase.span, real, phrase)
    return sentence.part(function, noun)


def _passive(sentence: Sentence, draft: Draft, subject: Node | None, objects: list[Part]) -> Iterator[Part]:
    kept = [p for p in objects if p.function == "object"]
    doubled = bool(kept) and draft.node.lemma in words_of("control", "ditransitive")
    if subject is not None:
        yield _said_of(sentence, "indirect-object" if doubled else "object", subject, draft.node)
    yield from kept if doubled else (Part("extent", p.span, p.node, p.phrase) for p in kept)
    for agent in sentence.tree.below(draft.node, "agent"):
        for noun in sentence.tree.below(agent, "pobj"):
            yield sentence.part("subject", noun)


def _objects(sentence: Sentence, node: Node) -> list[Part]:
    tree = sentence.tree
    direct = [n for n in tree.below(node, "dobj") if n.is_noun]
    given = [
        n
        for n in tree.below(node, "dative", "npadvmod")
        if n.is_noun and (n.dep == "dative" or (n.is_name and n.label not in {"time", "sum", "count"}))
    ]
    sums = [n for n in direct if n.label in {"sum", "count"} or n.tag == "CD" or (len(direct) + len(given) > 1 and _is_counted(tree, n))]
    given += [n for n in direct if n not in sums] if sums else []
    if given and (sums or not direct):
        return [sentence.part("object", given[0]), *(Part("extent", tree.reach(n), n, sentence.phrases.of(n)) for n in sums)]
    parts = [sentence.part("object", n) for n in direct] + [sentence.part("indirect-object", n) for n in given]
    parts += [Part("as", tree.reach(n), n, sentence.phrases.of(n)) for n in tree.below(node, "oprd") if n.is_noun and direct]
    return parts or _raised_object(sentence, node)


def _is_counted(tree: Tree, node: Node) -> bool:
    return tree.first(node, "nummod", "quantmod") is not None


def _raised_object(sentence: Sentence, node: Node) -> list[Part]:
    """ "ordered Norvik to pay": Norvik, subject of the infinitive, is whom the order is given."""
    for content in sentence.tree.below(node, "ccomp"):
        subject = sentence.tree.first(content, "nsubj", "nsubjpass")
        if subject is not None and subject.is_noun and any(n.tag == "TO" for n in sentence.tree.below(content, "aux")):
            return [sentence.part("object", subject)]
    return []


def _relative_object(sentence: Sentence, node: Node, subject: Node | None, objects: list[Part]) -> Iterator[Part]:
    """ "the app Norvik sells": the noun before a relative clause without pronoun is its object."""
    above = sentence.tree.above(node)
    pronoun = any(n.tag in {"WDT", "WP", "WP$", "WRB"} for n in sentence.tree.subtree(node, without=frozenset({"ccomp", "relcl", "advcl"})))
    bare = subject is not None and not objects and not pronoun and sentence.tree.first(node, *_CONTENT) is None
    if node.dep == "relcl" and above is not None and above.is_noun and bare:
        yield Part("object", sentence.phrases.of(above).span, above, sentence.phrases.of(above))


def _prepositions(sentence: Sentence, draft: Draft) -> Iterator[Part]:
    tree, node = sentence.tree, draft.node
    adverbs = tree.below(node, "advmod", "prt")
    for child in (*tree.below(node, "prep", "dative"), *(p for adverb in adverbs for p in tree.below(adverb, "prep"))):
        if child.is_noun or child.lemma in words_of("speech", "sources"):
            continue
        for lemma, noun in sentence.phrases.objects(child):
            yield sentence.part(lemma, noun)
        for gerund in tree.below(child, "pcomp"):
            if ("verb", gerund.index) in sentence.drafts:
                yield Part(child.lemma, tree.reach(gerund, without=frozenset({"parataxis"})), clause=("verb", gerund.index))


def _content(sentence: Sentence, draft: Draft) -> Iterator[Part]:
    for child in sentence.tree.below(draft.node, *_CONTENT):
        yield from contents(sentence, child)


def contents(sentence: Sentence, node: Node) -> Iterator[Part]:
    """The clause of a node and those coordinated with it as arguments "complement"."""
    others = [n for n in sentence.tree.below(node, "conj") if n.is_verb]
    if ("verb", node.index) in sentence.drafts:
        without = frozenset({"conj", "cc"}) if others else frozenset()
        yield Part("complement", sentence.tree.reach(node, without=without), clause=("verb", node.index))
    for other in others:
        yield from contents(sentence, other)


def _hyphen(sentence: Sentence, draft: Draft) -> Iterator[Part]:
    """ "Tallinn-based", "state-owned": what stands before the hyphen is place or agent."""
    if draft.node.dep == "amod" and sentence.tree.first(draft.node, "agent") is None:
        for noun in sentence.tree.below(draft.node, "npadvmod"):
            if noun.is_noun:
                yield sentence.part("in" if draft.predicate in words_of("control", "place_participles") else "subject", noun)


def _share_object(sentence: Sentence, draft: Draft) -> None:
    """ "investigated and fined Norvik": the first verb has the object of the second where it has none and nothing stands between."""
    if draft.voice != "active" or draft.first("object", "complement") is not None:
        return
    for other in sentence.tree.below(draft.node, "conj"):
        partner = sentence.verb(other)
        between = [
            n for n in sentence.tree.nodes[draft.node.index + 1 : other.index] if n.dep not in {"cc", "advmod", "punct", "aux", "neg"}
        ]
        found = partner.first("object") if partner is not None and not between else None
        if found is not None:
            draft.add(found)
            return

"""The grammatical subject of a verb, also where it is not said: control, coordination, participles and relative clauses."""

from __future__ import annotations

from kg.languages.en.data import words_of
from kg.languages.en.tree import Node, Tree

__all__ = ["is_passive", "subject_of"]

_SUBJECTS = ("nsubj", "nsubjpass")


def is_passive(tree: Tree, verb: Node) -> bool:
    """Whether a verb form is passive, also as a bare participle."""
    if tree.first(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.tag not in {"VBN", "VBD"}:
        return False
    if tree.first(verb, "agent") is not None and tree.first(verb, "dobj") is None:
        return True
    if verb.tag == "VBD" or any(n.lemma in words_of("control", "perfect") for n in tree.below(verb, "aux")):
        return False
    if verb.dep == "conj":
        above = tree.above(verb)
        return above is not None and tree.first(verb, *_SUBJECTS) is None and is_passive(tree, above)
    return verb.dep in {"acl", "amod", "advcl"} or (verb.dep in {"ROOT", "ccomp"} and tree.first(verb, "nsubj", "dobj", "aux") is None)


def subject_of(tree: Tree, verb: Node, *, depth: int = 0) -> Node | None:
    """Who or what the verb form is said of, voice not undone."""
    own = tree.first(verb, *_SUBJECTS)
    if (own is not None and own.dep in _SUBJECTS and own.is_noun) or (own is not None and own.tag == "IN"):
        return own
    above = tree.above(verb)
    if above is None or depth > 20:
        return None
    if verb.dep == "conj":
        return subject_of(tree, above, depth=depth + 1) if above.is_verb else None
    if verb.dep in {"acl", "amod"}:
        return _of_participle(tree, verb, above, depth)
    if verb.dep == "relcl":
        return None if not _is_infinitive(tree, verb) else _of_participle(tree, verb, above, depth)
    if verb.dep in {"xcomp", "ccomp", "advcl"} and (verb.dep == "xcomp" or _is_bare(tree, verb)):
        return _of_governed(tree, verb, above, depth)
    if verb.dep == "pcomp":
        return _of_gerund(tree, above, depth)
    return None


def _is_infinitive(tree: Tree, verb: Node) -> bool:
    return verb.tag == "VB" and any(n.tag == "TO" for n in tree.below(verb, "aux"))


def _is_bare(tree: Tree, verb: Node) -> bool:
    return (
        verb.tag in {"VBG", "VBN"} and not any(n.tag in {"VBZ", "VBD", "VBP", "MD"} for n in tree.below(verb, "aux", "auxpass"))
    ) or _is_infinitive(tree, verb)


def _of_participle(tree: Tree, verb: Node, noun: Node, depth: int) -> Node | None:
    if not _is_infinitive(tree, verb):
        return noun if noun.is_noun else None
    possessor = tree.first(noun, "poss")
    above = tree.above(noun)
    if possessor is not None:
        return possessor
    if noun.dep == "dobj" and above is not None and above.is_verb:
        return subject_of(tree, above, depth=depth + 1)
    return noun if noun.is_noun else None


def _of_governed(tree: Tree, verb: Node, above: Node, depth: int) -> Node | None:
    if not above.is_verb:
        verb_above = tree.above(above)
        return subject_of(tree, verb_above, depth=depth + 1) if verb_above is not None and verb_above.is_verb else None
    given = tree.first(above, "dobj", "dative")
    if verb.dep != "advcl" and given is not None and given.is_noun and above.lemma not in words_of("modality", "subject_control"):
        return given
    return subject_of(tree, above, depth=depth + 1)


def _of_gerund(tree: Tree, preposition: Node, depth: int) -> Node | None:
    above = tree.above(preposition)
    if above is not None and above.tag == "RB":
        above = tree.above(above)
    if above is None:
        return None
    if above.is_verb:
        given = tree.first(above, "dobj", "dative")
        if given is not None and given.is_noun and preposition.lemma in words_of("control", "object_gerund"):
            return given if given.label != "sum" or tree.first(above, "nsubjpass") is None else subject_of(tree, above, depth=depth + 1)
        return subject_of(tree, above, depth=depth + 1)
    verb = tree.above(above)
    if above.is_noun and verb is not None and verb.is_verb and above.dep == "dobj":
        other = next(
            (
                p
                for p in tree.below(verb, "prep") + tree.below(above, "prep")
                if p.lemma in words_of("control", "target") and p is not preposition
            ),
            None,
        )
        target = tree.first(other, "pobj") if other is not None else None
        return target if target is not None else subject_of(tree, verb, depth=depth + 1)
    return None

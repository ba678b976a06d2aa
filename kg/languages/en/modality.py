"""What grammar says of each clause: negation, modality, tense of nouns, and whose words it is in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from kg.languages.en.data import table_of, words_of
from kg.languages.en.drafts import Draft, Sentence
from kg.languages.en.tree import Node
from kg.model import Modality, Phrase
from kg.text import fold

__all__ = ["settle"]


@dataclass(frozen=True, slots=True)
class _View:
    """How something is said: modality, negation, and the speaker."""

    modality: Modality = "asserted"
    negated: bool = False
    speaker: Phrase | None = None


_PLAIN = _View()


def settle(sentence: Sentence, *, sources: dict[int, Phrase]) -> None:
    """Set modality, negation and speaker of every draft; `sources` names who is given as the source of what hangs on a node."""
    for draft in sentence.drafts.values():
        _settle(sentence, draft, sources, 0)


def _settle(sentence: Sentence, draft: Draft, sources: dict[int, Phrase], depth: int) -> _View:
    if not draft.settled and depth < 60:
        draft.settled = True
        view = _verb_view(sentence, draft, sources, depth) if draft.form == "verb" else _noun_view(sentence, draft, sources, depth)
        draft.modality, draft.negated, draft.speaker = view.modality, view.negated, view.speaker
    return _View(draft.modality, draft.negated, draft.speaker)


# --- nouns and adjectives ---


def _noun_view(sentence: Sentence, draft: Draft, sources: dict[int, Phrase], depth: int) -> _View:
    if draft.support is not None:
        base = _settle(sentence, draft.support, sources, depth + 1)
        draft.tense = draft.support.tense
        base = _governed_noun(sentence, draft, base)
    else:
        base = _PLAIN
    own = _by_words(sentence, draft.node)
    modality = own.modality if own.modality != "asserted" else base.modality
    return _View(modality, base.negated or own.negated, base.speaker)


def _governed_noun(sentence: Sentence, draft: Draft, base: _View) -> _View:
    """ "avoided a fine", "sought an order": what the verb says of the thing that it carries."""
    verb = draft.support
    if verb is None or draft.form != "noun" or all(p.node is not draft.node for p in verb.filling("object")):
        return base
    kind = table_of("modality", "carriers").get(verb.predicate)
    if kind is None:
        return base
    if kind == "negated":
        return replace(base, negated=not base.negated)
    return replace(base, modality=cast(Modality, kind)) if base.modality in ("asserted", "reported") else base


def _by_words(sentence: Sentence, node: Node) -> _View:
    """Adjectives and determiners of the noun: "alleged", "possible", "no"."""
    view = _PLAIN
    for child in sentence.tree.below(node, "amod", "det", "neg", "advmod"):
        kind = table_of("modality", "adjectives").get(child.lemma) or table_of("modality", "adverbs").get(fold(child.text))
        view = _with(view, kind)
    above = sentence.tree.above(node)
    if node.dep == "pobj" and above is not None and fold(above.text) in words_of("modality", "without"):
        view = replace(view, negated=True)
    return view


def _with(view: _View, kind: str | None) -> _View:
    if kind == "negated":
        return replace(view, negated=not view.negated)
    return replace(view, modality=cast(Modality, kind)) if kind and kind != "allowed" else view


# --- verbs ---


def _verb_view(sentence: Sentence, draft: Draft, sources: dict[int, Phrase], depth: int) -> _View:
    own = _own(sentence, draft)
    outer = _outer(sentence, draft, sources, depth)
    source = sources.get(draft.node.index)
    speaker = source or outer.speaker
    modality = own.modality
    if modality == "predicted" and (outer.modality == "planned" or _promised(sentence, draft)):
        modality = "planned"
    if modality == "asserted":
        modality = outer.modality
    if modality == "asserted" and speaker is not None:
        modality = "reported"
    return _View(modality, own.negated != outer.negated, speaker)


def _promised(sentence: Sentence, draft: Draft) -> bool:
    """ "said it would": what a speaker says of himself in the future of the past is a plan."""
    tree, above = sentence.tree, sentence.tree.above(draft.node)
    governor = sentence.verb(above) if above is not None and draft.node.dep == "ccomp" else None
    subject = draft.first("subject")
    return (
        governor is not None
        and table_of("speech", "verbs").get(governor.predicate) in {"reported", "planned"}
        and governor.voice == "active"
        and any(fold(n.text) in words_of("control", "future_of_past") for n in tree.below(draft.node, "aux"))
        and subject is not None
        and subject.phrase is not None
        and (subject.phrase.form == "pronoun" or (subject.phrase.definite and subject.phrase.form == "noun"))
    )


def _own(sentence: Sentence, draft: Draft) -> _View:
    tree, view = sentence.tree, _PLAIN
    for helper in tree.below(draft.node, "aux"):
        view = _with(view, table_of("modality", "auxiliaries").get(fold(helper.text)))
    for adverb in tree.below(draft.node, "neg", "advmod"):
        view = _with(view, "negated" if adverb.dep == "neg" else table_of("modality", "adverbs").get(fold(adverb.text)))
    if _nor(sentence, draft):
        view = _with(view, "negated")
    for mark in tree.below(draft.node, "mark"):
        view = _with(view, "predicted" if fold(mark.text) in words_of("modality", "conditions") else None)
    for noun in tree.below(draft.node, "nsubj", "nsubjpass", "dobj"):
        view = _with(
            view,
            "negated" if any(table_of("modality", "adverbs").get(fold(d.text)) == "negated" for d in tree.below(noun, "det")) else None,
        )
    return view


def _nor(sentence: Sentence, draft: Draft) -> bool:
    """ "neither confirmed nor denied": the conjunction negates what follows it."""
    first = sentence.tree.above(draft.node) if draft.node.dep == "conj" else None
    joining = sentence.tree.below(first, "cc") if first is not None else ()
    last = max((n for n in joining if n.index < draft.node.index), key=lambda n: n.index, default=None)
    return last is not None and table_of("modality", "adverbs").get(fold(last.text)) == "negated"


def _outer(sentence: Sentence, draft: Draft, sources: dict[int, Phrase], depth: int) -> _View:
    """What the words above a verb say of it."""
    node = draft.node
    above = sentence.tree.above(node)
    if above is None or node.dep == "parataxis":
        return _PLAIN
    governor = sentence.verb(above)
    base = _settle(sentence, governor, sources, depth + 1) if governor is not None else _PLAIN
    if node.dep == "conj" and governor is not None:
        return _coordinated(sentence, draft, governor, base)
    if node.dep in {"ccomp", "xcomp"} and governor is not None:
        return _content(sentence, draft, governor, base)
    if node.dep == "advcl" and governor is not None:
        return _adverbial(sentence, draft, base)
    if node.dep == "pcomp":
        return _gerund(sentence, above, sources, depth)
    if node.dep == "acl":
        return _of_noun(sentence, draft, above, sources, depth)
    if node.dep in {"xcomp", "ccomp"}:
        return _of_adjective(sentence, draft, above, sources, depth)
    return _speaking(sentence, node, sources, depth)


def _coordinated(sentence: Sentence, draft: Draft, governor: Draft, base: _View) -> _View:
    """A coordinated verb shares what is said above both, and the auxiliary where it has no subject of its own."""
    own = _own(sentence, governor)
    shares = sentence.tree.first(draft.node, "nsubj", "nsubjpass") is None and sentence.tree.first(draft.node, "aux", "auxpass") is None
    shares = shares and (draft.node.tag == governor.node.tag or draft.node.tag == "VB")
    if shares:
        return replace(base, negated=False) if own.negated and draft.node.tag != "VB" else base
    if own.modality != "asserted" and base.modality == own.modality:
        base = replace(base, modality="reported" if base.speaker is not None else "asserted")
    return replace(base, negated=False)


def _content(sentence: Sentence, draft: Draft, governor: Draft, base: _View) -> _View:
    said = table_of("speech", "verbs").get(governor.predicate)
    ruled = table_of("modality", "verbs").get(governor.predicate)
    infinitive = draft.node.dep == "xcomp" or any(n.tag == "TO" for n in sentence.tree.below(draft.node, "aux"))
    if said and (not infinitive or not ruled):
        return _said(governor, base, said)
    if ruled:
        return _ruled(governor, base, ruled)
    implied = governor.predicate in words_of("modality", "implicative") or draft.node.dep == "xcomp"
    return replace(base, negated=base.negated and implied)


def _said(governor: Draft, base: _View, kind: str) -> _View:
    speaker = _speaker(governor) or base.speaker
    if kind == "negated" or (
        base.negated and kind in {"reported", "alleged"} and governor.predicate not in words_of("modality", "implicative")
    ):
        return _View("reported", kind == "negated" and not base.negated, speaker)
    modality = base.modality if base.modality not in ("asserted", "reported") else cast(Modality, kind)
    return _View(modality, False, speaker)


def _ruled(governor: Draft, base: _View, kind: str) -> _View:
    speaker = base.speaker
    if kind in {"alleged", "predicted"} and governor.predicate in table_of("speech", "verbs"):
        speaker = _speaker(governor) or speaker
    if kind == "negated":
        return replace(base, negated=not base.negated)
    if kind == "allowed":
        return base
    negated = base.negated and governor.predicate in words_of("modality", "implicative")
    return _View(base.modality if base.modality not in ("asserted", "reported") else cast(Modality, kind), negated, speaker)


def _speaker(governor: Draft) -> Phrase | None:
    part = governor.first("subject")
    return part.phrase if part is not None else None


def _adverbial(sentence: Sentence, draft: Draft, base: _View) -> _View:
    tree, node = sentence.tree, draft.node
    speaker = base.speaker
    if any(n.tag == "TO" for n in tree.below(node, "aux")):
        return _View("planned", False, speaker)
    if tree.first(node, "mark", "nsubj", "nsubjpass", "advmod") is None and node.tag in {"VBG", "VBN"}:
        return _View(base.modality, False, speaker)
    return _View("reported" if speaker is not None else "asserted", False, speaker)


def _gerund(sentence: Sentence, preposition: Node, sources: dict[int, Phrase], depth: int) -> _View:
    """ "accused of hiding", "without paying", "plans for opening"."""
    above = sentence.tree.above(preposition)
    if above is None:
        return _PLAIN
    without = fold(preposition.text) in words_of("modality", "without")
    governor = sentence.verb(above)
    if governor is None:
        kind = table_of("modality", "governing_nouns").get(above.lemma)
        return _with(replace(_speaking(sentence, above, sources, depth), negated=without), kind)
    base = _settle(sentence, governor, sources, depth + 1)
    kind = table_of("modality", "verbs").get(governor.predicate)
    if kind == "alleged":
        return _View("alleged", False, _speaker(governor) or base.speaker)
    if kind == "negated":
        return replace(base, negated=not base.negated)
    return _View(base.modality if kind is None else cast(Modality, kind) if kind != "allowed" else base.modality, without, base.speaker)


def _of_noun(sentence: Sentence, draft: Draft, noun: Node, sources: dict[int, Phrase], depth: int) -> _View:
    base = _speaking(sentence, noun, sources, depth)
    infinitive = any(n.tag == "TO" for n in sentence.tree.below(draft.node, "aux"))
    kind = table_of("modality", "governing_nouns").get(noun.lemma)
    if draft.node.tag in {"VBG", "VBN"} and not infinitive:
        return base
    return _with(base, kind)


def _of_adjective(sentence: Sentence, draft: Draft, above: Node, sources: dict[int, Phrase], depth: int) -> _View:
    """ "is likely to", "is ready to"."""
    verb = sentence.governor(above)
    governor = sentence.verb(verb) if verb is not None else None
    base = _settle(sentence, governor, sources, depth + 1) if governor is not None else _PLAIN
    kind = table_of("modality", "governing_adjectives").get(above.lemma)
    return _with(base, kind) if base.modality in ("asserted", "reported") or kind == "negated" else base


def _speaking(sentence: Sentence, node: Node, sources: dict[int, Phrase], depth: int) -> _View:
    """Only whose words the surrounding clause is in."""
    above = sentence.governor(node)
    governor = sentence.verb(above) if above is not None else None
    if governor is None:
        return _PLAIN
    base = _settle(sentence, governor, sources, depth + 1)
    return _View("reported" if base.speaker is not None else "asserted", False, base.speaker)

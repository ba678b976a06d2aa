"""Agreement of Arabic verbs and relative pronouns with phrases: who can be the subject."""

from __future__ import annotations

from collections.abc import Sequence

from kg.languages.ar.conjugation import VerbForm
from kg.languages.ar.drafts import Draft

__all__ = ["agrees", "best_form", "relates"]


def agrees(agreement: str, draft: Draft, *, before: bool) -> bool:
    """Whether a phrase may be the subject of a verb with this agreement; `before` the verb also the number counts."""
    if agreement[0] in "12":
        return False
    things = draft.number == "plural" and not draft.human
    gender = "feminine" if things else draft.gender
    if draft.number == "plural" and draft.form == "noun" and not before and agreement[1:] == "s":
        if draft.human:
            return agreement[0] == "m" or draft.gender == "feminine"
        return agreement[0] == "f" or not draft.definite
    if agreement[1:] in ("p", "d") and not before:
        return False
    if agreement[1:] == "p" and draft.number == "singular" and not draft.conjuncts:
        return False
    if agreement[1:] == "s" and draft.number == "plural" and draft.human and before:
        return False
    wanted = "feminine" if agreement[0] == "f" else "masculine"
    return gender in ("", wanted) or (bool(draft.conjuncts) and before)


def best_form(forms: Sequence[VerbForm], topic: Draft | None, gender: str = "") -> VerbForm:
    """The reading of a verb that agrees with what stands before it, else with the `gender` of what follows; the first person last."""
    third = [f for f in forms if f.agreement != "1s"] or list(forms)
    if topic is not None:
        return next((f for f in third if agrees(f.agreement, topic, before=True)), third[0])
    return next((f for f in third if gender and f.agreement[0] == gender[0]), third[0])


def relates(features: str, draft: Draft) -> Draft:
    """What a relative pronoun behind a phrase takes up: the nearest of its nouns that agrees."""
    chain = [draft, *draft.possessors()]
    return next((d for d in reversed(chain) if d.form != "pronoun" and agrees(features, d, before=True)), draft)

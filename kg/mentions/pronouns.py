"""What a pronoun of the third person means."""

from __future__ import annotations

from collections.abc import Mapping

from kg.mentions.discourse import Discourse, Referent
from kg.model import Entity, Mention, Phrase

__all__ = ["PERSONS", "THINGS", "is_first_person", "meant_by_pronoun"]

PERSONS = frozenset({"person"})
_OF_HIMSELF = 0.7
THINGS = frozenset({"company", "regulator", "public-body", "news-outlet", "group", "product", "other"})


def is_first_person(phrase: Phrase) -> bool:
    """Whether the phrase is a pronoun of whoever speaks: such have neither gender nor number."""
    return phrase.form == "pronoun" and phrase.gender == "" and phrase.number == ""


def meant_by_pronoun(
    phrase: Phrase,
    discourse: Discourse,
    *,
    sentence: int,
    banned: frozenset[str],
    entities: Mapping[str, Entity],
    neuter: bool,
    saying: frozenset[str] = frozenset(),
) -> tuple[Mention, ...]:
    """What the pronoun most likely means; several where it is plural and several were named together, () where nothing fits.

    `neuter` tells whether the article has pronouns for things alone: without them "she" may be a company as well as a woman.
    `saying` are those who say the clause of which the pronoun is the subject: people speak of themselves first.
    """
    if phrase.number == "plural":
        several = discourse.several(sentence=sentence, types=PERSONS | THINGS, head=phrase.head)
        if several:
            return tuple(Mention(phrase.span, phrase.head, r.entity, "pronoun for those named together before", 0.75) for r in several)
    for types, discount in _wanted(phrase, neuter=neuter):
        found = discourse.best(
            sentence=sentence,
            head=phrase.head,
            form="pronoun",
            admits=lambda r, t=types: _agreement(phrase, r, saying) if r.type in t else -1.0,  # type: ignore[misc]
            banned=banned,
        )
        if found:
            referent, clarity = found
            name = entities[referent.entity].names[0].text
            return (
                Mention(phrase.span, phrase.head, referent.entity, f"pronoun for {name!r}", round((0.5 + 0.4 * clarity) * discount, 3)),
            )
    return ()


def _wanted(phrase: Phrase, *, neuter: bool) -> tuple[tuple[frozenset[str], float], ...]:
    """Entity types that a pronoun can mean, likeliest first, with a discount on the certainty."""
    if phrase.number == "plural":
        return ((frozenset({"group"}), 1.0), (THINGS, 0.8), (PERSONS, 0.7))
    if phrase.gender == "neuter":
        return ((THINGS, 1.0),)
    return ((PERSONS, 1.0), (THINGS, 0.75)) if neuter else ((PERSONS | THINGS, 0.9),)


def _agreement(phrase: Phrase, referent: Referent, saying: frozenset[str]) -> float:
    if phrase.gender in ("masculine", "feminine") and referent.gender in ("masculine", "feminine") and phrase.gender != referent.gender:
        return -1.0
    plural = {phrase.number, referent.number} == {"singular", "plural"}
    return (0.0 if plural else 0.4) + (_OF_HIMSELF if referent.entity in saying else 0.0)

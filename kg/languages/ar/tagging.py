"""Which of its readings each word has in its sentence: verb or noun, preposition or relative pronoun, quotation or quoted name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.languages.ar.conjugation import VerbForm
from kg.languages.ar.items import Item
from kg.languages.ar.nouns import Noun
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.vocabulary import Vocabulary

__all__ = ["CIRCUMSTANCE", "tag"]

# The label of a participle that stands for a verb.
CIRCUMSTANCE = "circumstance"

_BEFORE_VERB = frozenset({"negation", "perfective", "future", "relative"})
_PREFIXES = {"ي": "ms", "ت": "fs"}
_QUOTES = {'"': '"', "“": "”", "«": "»"}
_MOST_QUOTED = 6
_CLAUSE = 24
_LONGEST_NAME = 5


def tag(items: Sequence[Item], vocabulary: Vocabulary, called: set[str]) -> list[Item]:
    """The items with one kind each; quotation marks around names are gone, the names are marked `quoted`.

    `called` gathers what the article has named in quotation marks, so that it is a name when it comes again.
    """
    tagged: list[Item] = []
    for at, item in enumerate(items):
        after = items[at + 1] if at + 1 < len(items) else None
        tagged.append(_decided(item, tagged, after, vocabulary))
    return _names_of_quotes(tagged, vocabulary, called)


def _decided(item: Item, before: Sequence[Item], after: Item | None, vocabulary: Vocabulary) -> Item:
    if _foreign(item, before):
        return replace(item, kind="name", verbs=())
    if item.kind == "verb":
        return item if _is_verb(item, before, after, vocabulary) else _as_noun(item)
    circumstance = _circumstance(item, before, vocabulary)
    if circumstance is not None:
        return replace(item, kind="verb", verbs=(circumstance,), noun=None, label=CIRCUMSTANCE)
    unread = _unread_verb(item, before, after, vocabulary)
    if unread:
        return replace(item, kind="verb", verbs=unread, label="")
    if item.kind == "preposition" and item.text in (SIGNS.from_, SIGNS.what) and _surely_verb(after):
        return replace(item, kind="relative", features="ms")
    if (
        item.kind == "relative"
        and item.text in (SIGNS.from_, SIGNS.what)
        and (after is None or after.kind not in ("verb", "negation", "perfective", "preposition"))
    ):
        return replace(item, kind="preposition" if item.text == SIGNS.from_ else "subordinator")
    if item.kind == "quantifier" and after is not None and after.kind in ("verb", "mark"):
        return replace(item, kind="noun", noun=Noun(item.text))
    if (
        item.kind == "preposition"
        and (_surely_verb(after) or (after is not None and after.kind == "negation"))
        and item.text not in (SIGNS.to, SIGNS.until)
    ):
        return replace(item, kind="subordinator")
    return item


def _circumstance(item: Item, before: Sequence[Item], vocabulary: Vocabulary) -> VerbForm | None:
    """The verb that a participle stands for where it goes on with its sentence; a feminine one might also describe, save behind a comma."""
    form = vocabulary.circumstances.get(item.text) if item.kind in ("noun", "name") and not item.definite else None
    if form is None or not before:
        return None
    apart = before[-1].kind == "mark" and before[-1].text != "("
    return form if apart or (item.text.endswith("ا") and before[-1].kind not in ("conjunction", "preposition")) else None


def _foreign(item: Item, before: Sequence[Item]) -> bool:
    """Whether a word that might be a verb of the first person is rather a name, as it stands in quotes or behind a noun."""
    if item.kind != "verb" or item.noun is not None or any(v.agreement != "1s" for v in item.verbs) or not before:
        return False
    return before[-1].text in _QUOTES or (before[-1].kind == "noun" and _may_govern(before[-1]))


def _told(item: Item) -> bool:
    """Whether something beside its being unknown tells that a word is a name."""
    return bool(item.label) or item.latin or item.quoted


def _unread_verb(item: Item, before: Sequence[Item], after: Item | None, vocabulary: Vocabulary) -> tuple[VerbForm, ...]:
    """The forms of a word that was read as a noun or name where only a verb can stand: behind "not", "will", "who", or before a body."""
    if item.kind == "name" and item.label == "person" and after is not None and after.noun is not None:
        return vocabulary.forms.get(item.text, ()) if after.noun.lemma in vocabulary.bodies else ()
    if not before or item.kind not in ("noun", "name") or item.definite or item.label or item.latin or len(item.text) < 4:
        return ()
    known = item.noun is not None and (item.noun.lemma in vocabulary.nouns or item.noun.adjective or item.text.endswith("ه"))
    agreement = _PREFIXES.get(item.text[0])
    if known or agreement is None:
        return ()
    behind = before[-1]
    follows = behind.kind in _BEFORE_VERB or (behind.text == SIGNS.that and item.noun is not None and item.noun.lemma[0] != item.text[0])
    return (VerbForm(item.text[1:], "present", agreement),) if follows else ()


def _surely_verb(item: Item | None) -> bool:
    return (
        item is not None and item.kind == "verb" and item.noun is None and any(v.tense != "past" or v.agreement != "ms" for v in item.verbs)
    )


def _as_noun(item: Item) -> Item:
    return replace(item, kind="noun", noun=item.noun or Noun(item.text, gender="masculine"))


def _is_verb(item: Item, before: Sequence[Item], after: Item | None, vocabulary: Vocabulary) -> bool:
    previous = next((i for i in reversed(before) if i.kind not in ("adverb", "enclitic") and i.text not in _QUOTES), None)
    adjacent = before[-1] if before else None
    if item.passive:
        return True
    present = any(v.tense != "past" for v in item.verbs if v.agreement != "1s")
    if previous is not None and previous.kind == "preposition" and adjacent is not None and adjacent.kind == "preposition":
        return previous.text == SIGNS.to and present
    if item.noun is None or (previous is not None and previous.kind in _BEFORE_VERB):
        return True
    if adjacent is not None and adjacent.label == CIRCUMSTANCE:
        return False
    if adjacent is not None and adjacent.kind in ("noun", "quantifier") and _may_govern(adjacent):
        return False
    if (previous is not None and previous.kind in ("noun", "name")) or (adjacent is not None and adjacent.kind == "enclitic"):
        return not _has_verb(before)
    return _opens_clause(item, before, after, vocabulary)


def _has_verb(before: Sequence[Item]) -> bool:
    """Whether the clause has a verb already, so that what follows is no second one."""
    for item in reversed(before[-_CLAUSE:]):
        if item.kind == "verb":
            return True
        if item.kind in ("content", "relative", "subordinator", "conjunction", "condition") or (
            item.kind == "mark" and item.text in "،,:؛"
        ):
            return False
    return False


def _may_govern(item: Item) -> bool:
    """Whether a noun can have the next one for its second term."""
    return item.kind == "quantifier" or (
        not item.definite and item.noun is not None and not item.noun.accusative and not item.noun.adjective
    )


def _opens_clause(item: Item, before: Sequence[Item], after: Item | None, vocabulary: Vocabulary) -> bool:
    """At the start of a clause a verb stands before its subject; a verbal noun before what it acts on."""
    masculine = all(v.agreement[0] != "f" for v in item.verbs)
    if after is None:
        return False
    if after.kind in ("content", "enclitic"):
        return True
    if after.kind == "name" and item.noun is not None and item.noun.lemma in vocabulary.deeds and not _told(after):
        return False
    if after.kind == "name":
        return after.label != "place" or item.noun is None or item.noun.lemma not in vocabulary.masdars
    if after.kind == "noun" and after.noun is not None:
        feminine = after.noun.gender == "feminine" and after.noun.number == "singular"
        if after.definite:
            return not (masculine and feminine)
        happens = any(v.lemma in vocabulary.intransitive for v in item.verbs) and after.noun.lemma in vocabulary.named
        return after.noun.human or ((happens or after.noun.lemma in vocabulary.bodies) and not (masculine and feminine))
    last = next((i for i in reversed(before) if i.kind in ("verb", "noun")), None)
    return bool(before) and before[-1].text == SIGNS.and_ and (last is None or last.kind == "verb") and after.kind == "preposition"


# --- quotations ---


def _names_of_quotes(items: Sequence[Item], vocabulary: Vocabulary, called: set[str]) -> list[Item]:
    made: list[Item] = []
    at = 0
    while at < len(items):
        closing = _closing(items, at)
        inner = items[at + 1 : closing] if closing is not None else ()
        text = " ".join(i.text for i in inner)
        if closing is not None and (text in called or _names(inner, made, vocabulary)):
            latin = all(i.latin for i in inner)
            called.update({text, inner[0].text})
            made.append(Item("name", inner[0].start, inner[-1].end, text, latin=latin, quoted=True, label=_label(inner)))
            at = closing + 1
        else:
            made.append(items[at])
            at += 1
    return made


def _closing(items: Sequence[Item], at: int) -> int | None:
    closer = _QUOTES.get(items[at].text) if items[at].kind == "mark" else None
    if closer is None:
        return None
    for place in range(at + 1, min(at + _MOST_QUOTED + 2, len(items))):
        if items[place].kind == "mark" and items[place].text == closer:
            return place if place > at + 1 else None
        if items[place].kind == "mark" and items[place].text in ".؟!:؛":
            return None
    return None


def _names(inner: Sequence[Item], before: Sequence[Item], vocabulary: Vocabulary) -> bool:
    """Whether quoted words are a name: unknown words among them, or a noun before that calls for one."""
    if any(i.kind == "mark" for i in inner):
        return False
    if _calls_for_name(before, vocabulary) and len(inner) <= _LONGEST_NAME:
        return True
    if any(i.kind in ("content", "relative", "negation") for i in inner):
        return False
    if any(i.kind == "verb" and i.noun is None and len(inner) > 1 for i in inner):
        return False
    names = sum(i.kind in ("name", "number") for i in inner)
    return any(i.kind == "name" for i in inner) and sum(i.kind == "noun" for i in inner) <= names


def _calls_for_name(before: Sequence[Item], vocabulary: Vocabulary) -> bool:
    """Whether a noun stands before that the name of a thing follows, an adjective between them perhaps: "شركتها الأم"."""
    if before and before[-1].text in vocabulary.grammar.groups["naming"]:
        return True
    nouns = [i for i in before[-3:] if i.kind not in ("enclitic", "adverb")]
    if not nouns or nouns[-1].kind != "noun" or nouns[-1].noun is None:
        return False
    if nouns[-1].noun.adjective and len(nouns) > 1 and nouns[-2].kind == "noun":
        nouns.pop()
    noun, before_it = nouns[-1].noun, nouns[-2].noun if len(nouns) > 1 else None
    if before_it is not None and f"{before_it.lemma} {nouns[-1].text}" in vocabulary.named:
        return True
    return noun is not None and (noun.lemma in vocabulary.bodies or noun.lemma in vocabulary.named)


def _label(inner: Sequence[Item]) -> str:
    return inner[0].label if len({i.label for i in inner}) == 1 else ""

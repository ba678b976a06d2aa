"""Frames: which predicate words state which kind of fact, and which function of the clause fills which role.

A frames file is a YAML list. Keys of a frame:

    name          unique in the file; the rule of a fact is "<file stem>/<name>"
    type, kind    of the fact, as in the ontology; kind "" where the type has none
    predicates    {verb: [...], noun: [...], adjective: [...]}: lemmas; "@concept" stands for the words of that concept of the lexicon;
                  the noun "<name>" is a name with a possessor, modifier or preposition ("Google's Android", "Anna Berg of Google")
    roles         role -> functions in order of preference: the first that gives a filler of an allowed type fills it.
                  Beside the functions of `Argument`: "self" (the phrase whose head the trigger is), "amount" (a sum in the clause),
                  "speaker" (who says the clause), "sentence" (words of the whole clause, for roles of words), "law" (a law named in
                  the clause), and what hangs on the phrase of an argument: "object.possessor", "object.modifier", "object.in.of" ...
    where         role -> entity types that it admits here, narrower than the ontology; words only where "words" is among them
    with          function -> lemmas or "@concept": an argument of this function must have one of them as head, modifier or name;
                  several functions joined by "|" mean any of them; "self" are the words before the noun, "verb" is the verb that
                  carries it, "content" any words of what is said in "complement" but of its subject, "quotation" its turns of
                  speech of two or three words, as written, "subject.head" and "complement.head" the head or predicate alone
    without       the same, must not
    absent        functions that the clause must not have: with `voice: passive`, "subject" means that nobody is named as author
    needs         roles that must be filled (default: both parties of a relation, the actor or speaker, the target of a measure)
    open          roles that may be left open by the clause and filled from its surroundings where one party alone can be meant
                  (imposed_by of a measure always may; open and needed it must be found there)
    described     no: roles for entities are not filled by what is only described and never named (default: no for position, offers
                  and based-in, else yes)
    governments   yes: a word of nationality stands for the government of the country ("the French finance minister")
    content       what must hold of the clause in "complement": {negated: yes/no, modality: [...], predicate: [...], voice,
                  same_subject: yes/no}; a person and the body that the article names him with are one subject
    voice         "active" or "passive", where only one will do
    presupposed   yes: stated in passing, so it holds in the article's own voice whoever says the clause and however firmly
                  (default: yes for the types position, offers and based-in, else no)
    only          modalities in which alone it is a fact (default: all; of an action those in which somebody does, did or will do it:
                  "must comply" is what an order requires, "failed to comply" is no action; of a statement those in which somebody
                  speaks or means to)
    modality      instead of "asserted", where the clause itself is asserted
    status        of a position: current, former, incoming
    matter        code of the matter, where the frame decides it
    telling       no: what fills a role here tells nothing of its type (default: yes)
    confidence    of the reading, between 0 and 1
    examples      [{text, facts: [{role: words or [words], modality, status, when, speaker}]}]: exactly these facts, by this frame
    counter_examples  sentences from which this frame makes nothing
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from kg.errors import DataError
from kg.model import Modality
from kg.ontology import FactType, Ontology, load_ontology
from kg.text import fold

__all__ = ["Example", "Frame", "load_frames"]

_UNDONE = {"action": frozenset({"required", "negated"}), "statement": frozenset({"predicted", "required", "negated"})}
_REQUIRED = ("name", "type", "predicates", "roles", "examples", "counter_examples")
_KEYS = frozenset(
    {*_REQUIRED, "kind", "where", "with", "without", "absent", "needs", "open", "described", "governments", "content", "voice"}
    | {"presupposed", "only", "modality", "status", "matter", "telling", "confidence"}
)
_IN_PASSING = frozenset({"position", "offers", "based-in"})
_FORMS = frozenset({"verb", "noun", "adjective"})
_Condition = tuple[tuple[str, ...], frozenset[str]]
_CONTENT = frozenset({"negated", "modality", "predicate", "voice", "same_subject"})


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the facts that a frame must make of it, exactly."""

    text: str
    facts: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of stating one kind of fact; see the module for what each field means."""

    rule: str
    type: str
    kind: str
    predicates: Mapping[str, frozenset[str]]
    roles: Mapping[str, tuple[str, ...]]
    where: Mapping[str, frozenset[str]]
    required_words: tuple[_Condition, ...]
    forbidden_words: tuple[_Condition, ...]
    absent: tuple[str, ...]
    needs: tuple[str, ...]
    open: frozenset[str]
    described: bool
    governments: bool
    content: Mapping[str, Any]
    voice: str
    presupposed: bool
    only: frozenset[str]
    modality: Modality | None
    status: str | None
    matter: str | None
    confidence: float
    telling: bool = True
    examples: tuple[Example, ...] = field(default=(), compare=False)
    counter_examples: tuple[str, ...] = field(default=(), compare=False)


def load_frames(folder: Traversable, *, concepts: Mapping[str, frozenset[str]]) -> tuple[Frame, ...]:
    """The frames of all YAML files of a folder, in order of file and place; raises `DataError` with all problems of a file."""
    ontology = load_ontology()
    frames: list[Frame] = []
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name):
        frames += _load_file(file, concepts=concepts, ontology=ontology)
    return tuple(frames)


def _load_file(file: Traversable, *, concepts: Mapping[str, frozenset[str]], ontology: Ontology) -> list[Frame]:
    try:
        entries = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or []
    except yaml.YAMLError as error:
        raise DataError.of(str(file), [f"no YAML: {error}"]) from None
    problems: list[str] = []
    frames = []
    seen: set[str] = set()
    stem = file.name.removesuffix(".yaml")
    for entry in entries:
        found = _problems(entry, concepts=concepts, ontology=ontology)
        name = entry.get("name", "?")
        found += [f"name {name!r} stands twice"] if name in seen else []
        seen.add(name)
        problems += [f"frame {name!r}: {problem}" for problem in found]
        if not found:
            frames.append(_frame(entry, rule=f"{stem}/{name}", concepts=concepts, ontology=ontology))
    if problems:
        raise DataError.of(str(file), problems)
    return frames


def _problems(entry: Mapping[str, Any], *, concepts: Mapping[str, frozenset[str]], ontology: Ontology) -> list[str]:
    problems = [f"unknown key {key!r}; known: {', '.join(sorted(_KEYS))}" for key in sorted(set(entry) - _KEYS)]
    problems += [f"lacks {key!r}" for key in _REQUIRED if not entry.get(key)]
    fact_type = ontology.types.get(entry.get("type", ""))
    if fact_type is None:
        return [*problems, f"unknown type {entry.get('type')!r}; known: {', '.join(sorted(ontology.types))}"]
    if fact_type.kinds and entry.get("kind") not in fact_type.kinds:
        problems.append(f"{fact_type.name} has no kind {entry.get('kind')!r}; it has: {', '.join(fact_type.kinds)}")
    roles, known = entry.get("roles") or {}, ", ".join(fact_type.roles)
    problems += [f"{fact_type.name} has no role {role!r}; it has: {known}" for role in roles if role not in fact_type.roles]
    for key in ("where", "needs", "open"):
        problems += [f"{key} names {role!r}, which is not in roles" for role in entry.get(key) or () if role not in roles]
    types = {*ontology.entity_types, "words"}
    for role, admitted in (entry.get("where") or {}).items():
        problems += [f"where: {role} admits unknown type {t!r}; known: {', '.join(sorted(types))}" for t in admitted if t not in types]
    forms = entry.get("predicates") or {}
    problems += [f"unknown form {form!r}; known: {', '.join(sorted(_FORMS))}" for form in forms if form not in _FORMS]
    problems += [f"unknown key {key!r} in content" for key in entry.get("content") or {} if key not in _CONTENT]
    stated = [m for m in (entry.get("modality"), *(entry.get("only") or ())) if m is not None]
    problems += [f"unknown modality {m!r}; known: {', '.join(ontology.modalities)}" for m in stated if m not in ontology.modalities]
    words = [w for group in forms.values() for w in group]
    words += [w for key in ("with", "without") for group in (entry.get(key) or {}).values() for w in group]
    missing = [w for w in words if w.startswith("@") and w[1:] not in concepts]
    return problems + [f"unknown concept {w!r}; known: {', '.join(sorted(concepts))}" for w in missing]


def _expand(words: list[str], concepts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(form for w in words for form in (concepts[w[1:]] if w.startswith("@") else (fold(w),)))


def _words(entry: Mapping[str, Any], key: str, concepts: Mapping[str, frozenset[str]]) -> tuple[_Condition, ...]:
    return tuple((tuple(functions.split("|")), _expand(words, concepts)) for functions, words in (entry.get(key) or {}).items())


def _parties(roles: Mapping[str, Any], fact_type: FactType) -> list[str]:
    """The ends between which a fact is drawn, where only an entity will do; else the one at which it is aimed."""
    ends = [role for role in (fact_type.drawn_from, fact_type.drawn_to) if role in roles and role != "affects"]
    sure = [role for role in ends if fact_type.roles[role].key and not fact_type.roles[role].words]
    return sure or ends[-1:]


def _frame(entry: Mapping[str, Any], *, rule: str, concepts: Mapping[str, frozenset[str]], ontology: Ontology) -> Frame:
    fact_type = ontology.types[entry["type"]]
    return Frame(
        rule=rule,
        type=entry["type"],
        kind=entry.get("kind") or "",
        predicates={form: _expand(words, concepts) for form, words in entry["predicates"].items()},
        roles={role: tuple(functions) for role, functions in entry["roles"].items()},
        where={role: frozenset(types) for role, types in (entry.get("where") or {}).items()},
        required_words=_words(entry, "with", concepts),
        forbidden_words=_words(entry, "without", concepts),
        absent=tuple(entry.get("absent") or ()),
        needs=tuple(entry.get("needs") or _parties(entry["roles"], fact_type)),
        open=frozenset(entry.get("open") or ()),
        described=bool(entry.get("described", entry["type"] not in _IN_PASSING)),
        governments=bool(entry.get("governments", False)),
        content=entry.get("content") or {},
        voice=entry.get("voice") or "",
        presupposed=bool(entry.get("presupposed", entry["type"] in _IN_PASSING)),
        only=frozenset(entry.get("only") or set(ontology.modalities) - _UNDONE.get(entry["type"], frozenset())),
        modality=entry.get("modality"),
        status=entry.get("status"),
        matter=entry.get("matter"),
        telling=bool(entry.get("telling", True)),
        confidence=float(entry.get("confidence", 0.8)),
        examples=tuple(Example(e["text"], tuple(e["facts"])) for e in entry["examples"]),
        counter_examples=tuple(entry["counter_examples"]),
    )

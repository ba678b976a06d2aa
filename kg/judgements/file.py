"""The file of judgements: YAML for people and for git, one judgement an entry, sorted.

    - same: [company/lumen, company/lumen-works]
    - not-same: [company/lumen, company/lumen-bank]
    - not-same: {article: en-7, name: Lumen, id: company/lumen, is: company/lumen-bank}
    - undecided: [person/a-berg, person/anna-berg]
    - accept: 0123456789abcdef-10-40-01234567
    - reject: 0123456789abcdef-60-90-01234567
      why: it is a rumour about another company
    - correct: {fact: 0123456789abcdef-99-140-01234567, kind: fine, when: "2020-11", target: [company/lumen]}

Any entry may say `by` whom and `why`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import yaml

from kg.errors import DataError
from kg.judgements.judgement import NO_JUDGEMENTS, Judgement, Judgements, Place, Verdict
from kg.ontology import load_ontology

__all__ = ["JUDGEMENTS", "correctable", "load_judgements", "said", "write_judgements"]

JUDGEMENTS = "judgements.yaml"
_STATED = ("type", "kind", "when", "modality", "status", "matter")
_HEADER = "# What people have judged of the reading; `kg judge` writes this file, and it may be edited by hand.\n"
_VERDICTS = ("same", "not-same", "undecided", "accept", "reject", "correct")
_PAIRS, _FACTS = ("same", "not-same", "undecided"), ("accept", "reject")
_FREE = ("by", "why")
_PLACE = ("article", "id", "name", "span", "is")
_FACT = re.compile(r"[0-9a-f]{16}-\d+-\d+-[0-9a-f]{8}")
_SPAN = re.compile(r"(\d+)-(\d+)")


def load_judgements(path: Path) -> Judgements:
    """The judgements of a file, none where it is not there; raises `DataError` with every entry that is none."""
    if not path.exists():
        return NO_JUDGEMENTS
    try:
        read = yaml.safe_load(path.read_text("utf-8")) or []
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise DataError.of(str(path), [f"no YAML in UTF-8: {error}"]) from None
    except OSError as error:
        raise DataError.of(str(path), [f"can't be read: {error.strerror}"]) from None
    if not isinstance(read, list):
        raise DataError.of(str(path), ["must be a list of judgements, such as `- same: [company/a, company/b]`"])
    entries: list[Judgement] = []
    problems: list[str] = []
    for number, data in enumerate(read, 1):
        try:
            entries.append(_judgement(data))
        except ValueError as error:
            problems.append(f"entry {number} ({_short(data)}): {error}")
    judgements = Judgements.of(entries)
    problems += _contradictions(judgements)
    if problems:
        raise DataError.of(str(path), problems)
    return judgements


def write_judgements(judgements: Judgements, path: Path) -> None:
    """Write a file that `load_judgements` reads; raises `DataError` for judgements that contradict each other."""
    problems = list(_contradictions(judgements))
    if problems:
        raise DataError.of(str(path), problems)
    draft = path.with_name(path.name + ".draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(_HEADER + "".join(_written(_data(entry)) for entry in judgements.entries), "utf-8")
        draft.replace(path)
    except OSError as error:
        raise DataError.of(str(path), [f"can't be written: {error.strerror}; choose another with --judgements"]) from None


def said(entry: Judgement) -> str:
    """What a judgement is about, in one line.

    >>> said(Judgement("not-same", ("company/a",), Place("en-7", name="Lumen")))
    '{article: en-7, id: company/a, name: Lumen}'
    """
    value = _data(entry)[entry.verdict]
    return value if isinstance(value, str) else _flow(value)


def _written(data: Mapping[str, Any]) -> str:
    lines = (f"{key}: {_flow(value)}" for key, value in data.items())
    return "".join(f"{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))


def _flow(value: Any) -> str:
    """A value as YAML in one line."""
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=100_000)
    return text.removesuffix("\n...\n").strip()


def _short(data: object) -> str:
    text = repr(data)
    return text if len(text) <= 80 else text[:77] + "..."


# --- reading ---------------------------------------------------------------------------------------------------------


def _judgement(data: Any) -> Judgement:
    if not isinstance(data, dict):
        raise ValueError(f"must be a mapping with one of: {', '.join(_VERDICTS)}")
    verdicts = [key for key in data if key in _VERDICTS]
    unknown = [key for key in data if key not in (*_VERDICTS, *_FREE)]
    if unknown or len(verdicts) != 1:
        what = f"unknown key {unknown[0]!r}" if unknown else f"must have one verdict, has {len(verdicts)}"
        raise ValueError(f"{what}; verdicts: {', '.join(_VERDICTS)}; beside one may stand: {', '.join(_FREE)}")
    verdict: Verdict = verdicts[0]
    value = data[verdict]
    by, why = (_text(data[key], key) if key in data else "" for key in _FREE)
    if verdict == "correct":
        fact, changes = _changes(value)
        return Judgement(verdict, (fact,), changes=changes, by=by, why=why)
    if verdict in _FACTS:
        return Judgement(verdict, (_fact(value),), by=by, why=why)
    if verdict == "not-same" and isinstance(value, dict):
        entity, place = _place(value)
        return Judgement(verdict, (entity,), place=place, by=by, why=why)
    return Judgement(verdict, _pair(value, verdict), by=by, why=why)


def _pair(value: Any, verdict: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) != 2:
        place = " or {article: ..., name: ..., id: ...}" if verdict == "not-same" else ""
        raise ValueError(f"{verdict} must be two ids of entities in brackets{place}")
    pair = tuple(sorted(_entity(id) for id in value))
    if pair[0] == pair[1]:
        raise ValueError(f"{verdict}: {pair[0]!r} is given twice")
    return pair


def _place(value: Mapping[Any, Any]) -> tuple[str, Place]:
    unknown = [key for key in value if key not in _PLACE]
    missing = [key for key in ("article", "id") if not value.get(key)]
    if unknown or missing:
        what = f"has an unknown key {unknown[0]!r}" if unknown else f"lacks {missing[0]!r}"
        raise ValueError(f"not-same {what}; keys: {', '.join(_PLACE)}")
    found = _SPAN.fullmatch(_text(value["span"], "span")) if "span" in value else None
    if "span" in value and (found is None or int(found[1]) >= int(found[2])):
        raise ValueError(f'span {value["span"]!r} must be START-END in quotes, such as "10-20"')
    start, end = (int(found[1]), int(found[2])) if found else (-1, -1)
    name = _text(value["name"], "name") if "name" in value else ""
    entity, meant = _entity(value["id"]), _entity(value["is"]) if "is" in value else ""
    if entity == meant:
        raise ValueError(f"is: {meant!r} is what it is judged not to be")
    return entity, Place(_text(value["article"], "article"), name, start, end, meant)


def _changes(value: Any) -> tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    keys = correctable()
    if not isinstance(value, dict) or "fact" not in value or len(value) < 2:
        raise ValueError(f"correct must be {{fact: id, key: value}}; keys: {', '.join(keys)}")
    unknown = [key for key in value if key not in ("fact", *keys)]
    if unknown:
        raise ValueError(f"correct: a fact has no {unknown[0]!r}; it has: {', '.join(keys)}")
    return _fact(value["fact"]), tuple(sorted((key, _values(key, given)) for key, given in value.items() if key != "fact"))


def correctable() -> tuple[str, ...]:
    """The keys of a fact that a judgement may change: what it states, its roles, and who says so."""
    roles = {role for fact_type in load_ontology().types.values() for role in fact_type.roles}
    return (*_STATED, *sorted(roles), "attributed_to")


def _values(key: str, given: Any) -> tuple[str, ...]:
    values = tuple(_text(v, key) for v in (given if isinstance(given, list) else [] if given is None else [given]))
    if key in _STATED and len(values) > 1:
        raise ValueError(f"{key} has one value, not {len(values)}")
    return values


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key}: {value!r} must be text in quotes")
    return value


def _entity(value: Any) -> str:
    text = _text(value, "id")
    kind, _, name = text.partition("/")
    types = load_ontology().entity_types
    if kind not in types or not name:
        raise ValueError(f"{text!r} is no id of an entity: it must be <type>/<name>, its type one of {', '.join(sorted(types))}")
    return text


def _fact(value: Any) -> str:
    if not isinstance(value, str) or not _FACT.fullmatch(value):
        raise ValueError(f"{value!r} is no id of a fact: `kg facts` and `kg query` give them")
    return value


def _contradictions(judgements: Judgements) -> Iterator[str]:
    seen: dict[tuple[object, ...], Judgement] = {}
    for entry in judgements.entries:
        other = seen.setdefault(entry.subject, entry)
        if other is not entry:
            yield f"{_say(entry)} and {_say(other)}: only one judgement of one thing may stand here"
        elif entry.verdict == "not-same" and entry.place is None and entry.about[1] in judgements.group(entry.about[0]):
            yield f"{_say(entry)}: other entries judge both the same, one by one; take one of them back"


def _say(entry: Judgement) -> str:
    return f"{entry.verdict} {' '.join(entry.about)}"


# --- writing ---------------------------------------------------------------------------------------------------------


def _data(entry: Judgement) -> dict[str, Any]:
    place, value = entry.place, cast(Any, None)
    if place is not None:
        span = {"span": f"{place.start}-{place.end}"} if place.start >= 0 else {}
        names = {key: text for key, text in (("name", place.name), ("is", place.meant)) if text}
        value = {"article": place.article, "id": entry.about[0]} | names | span
    elif entry.verdict == "correct":
        value = {"fact": entry.about[0]} | {key: _given(key, values) for key, values in entry.changes}
    else:
        value = list(entry.about) if entry.verdict in _PAIRS else entry.about[0]
    return {entry.verdict: value} | {key: text for key, text in (("by", entry.by), ("why", entry.why)) if text}


def _given(key: str, values: tuple[str, ...]) -> Any:
    return (values[0] if values else None) if key in _STATED else list(values)

"""Facts as lines: JSON, one object a line, and CSV for spreadsheets; and facts read back from such lines.

A line carries all of a fact, so what any program writes in this form can go through the gate.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from kg.errors import DataError
from kg.iris import DATA, entity_id, entity_iri
from kg.model import Article, Entity, Extraction, Fact, Filler, Mention, Passage, Role
from kg.ontology import load_ontology

__all__ = ["entities_jsonl", "fact_line", "facts_csv", "facts_jsonl", "read_fact", "read_facts_jsonl", "spreadsheet_cell"]

MOST_ALIASES = 12
_FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
_BEFORE_ROLES = ("id", "article", "type", "kind")
_AFTER_ROLES = ("when", "modality", "status", "matter", "attributed_to", "quote", "start", "end", "confidence", "extractor", "rule")


def fact_line(fact: Fact, *, base: str = DATA) -> dict[str, Any]:
    """A fact as a JSON object; the id of an entity is its whole IRI."""
    line: dict[str, Any] = {
        "id": fact.id,
        "article": fact.article,
        "type": fact.type,
        "kind": fact.kind,
        "roles": {role.name: [_filler_object(f, base=base) for f in role.fillers] for role in fact.roles},
        "when": fact.when,
        "modality": fact.modality,
        "status": fact.status,
        "attributed_to": [_filler_object(f, base=base) for f in fact.attributed_to],
        "quote": fact.passage.quote,
        "start": fact.passage.start,
        "end": fact.passage.end,
        "confidence": fact.confidence,
        "extractor": fact.extractor,
        "rule": fact.rule,
    }
    also = [{"quote": p.quote, "start": p.start, "end": p.end} for p in fact.also]
    optional = {"when_text": fact.when_text, "matter": fact.matter, "also": also or None}
    return line | {key: value for key, value in optional.items() if value is not None}


def facts_jsonl(facts: Iterable[Fact], *, base: str = DATA) -> Iterator[str]:
    """Each fact as one line of JSON, with its line feed."""
    for fact in facts:
        yield json.dumps(fact_line(fact, base=base), ensure_ascii=False) + "\n"


def facts_csv(facts: Iterable[Fact], *, base: str = DATA) -> Iterator[str]:
    """The facts as rows of CSV below a header; the last column holds the whole line as JSON.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    roles = tuple(dict.fromkeys(role for fact_type in load_ontology().types.values() for role in fact_type.roles))
    yield _row([*_BEFORE_ROLES, *roles, *_AFTER_ROLES, "line"])
    for fact in facts:
        line = fact_line(fact, base=base)
        cells = [line[key] for key in _BEFORE_ROLES]
        cells += [_names(line["roles"].get(role, [])) for role in roles]
        cells += [_names(line[key]) if key == "attributed_to" else line.get(key) for key in _AFTER_ROLES]
        yield _row([*cells, json.dumps(line, ensure_ascii=False)])


def entities_jsonl(extraction: Extraction, *, base: str = DATA) -> Iterator[str]:
    """Each entity that an article mentions as one line of JSON, with every place where it is meant and why it is read so."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        mentions[mention.entity].append(mention)
    for entity in extraction.entities:
        if places := mentions.get(entity.id):
            line = _entity_line(entity, places, extraction.article, base=base)
            yield json.dumps(line, ensure_ascii=False) + "\n"


def _entity_line(entity: Entity, mentions: Iterable[Mention], article: Article, *, base: str) -> dict[str, Any]:
    own = [name.text for name in entity.names if name.language == article.language and name.part == "main"]
    return {
        "article": article.id,
        "id": entity_iri(entity.id, base=base),
        "name": own[0] if own else entity.names[0].text,
        "type": entity.type,
        "names": list(dict.fromkeys(name.text for name in entity.names)),
        "mentions": [{"start": m.span.start, "end": m.span.end, "text": m.span.of(article.text), "because": m.because} for m in mentions],
    }


def read_facts_jsonl(lines: Iterable[str], *, articles: Mapping[str, Article], base: str = DATA) -> tuple[Fact, ...]:
    """The facts that lines of JSON hold; `articles` by id give the texts that they speak of.

    Raises `DataError` with all lines that are no facts.
    """
    facts, problems = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            facts.append(_fact_of_article(json.loads(line, parse_float=Decimal), articles=articles, base=base))
        except json.JSONDecodeError as error:
            problems.append(f"line {number}: no JSON: {error}")
        except KeyError as error:
            problems.append(f"line {number}: lacks {error}")
        except (TypeError, ValueError, AttributeError, ArithmeticError) as error:
            problems.append(f"line {number}: {error}")
    if problems:
        raise DataError.of("facts", problems)
    return tuple(facts)


def _filler_object(filler: Filler, *, base: str) -> dict[str, Any]:
    entity = {"id": entity_iri(filler.id, base=base)} if filler.id is not None else {}
    money = {"value": _number(filler.value), "currency": filler.currency} if filler.type == "money" else {}
    place = {"type": filler.type, "text": filler.text, "start": filler.start, "end": filler.end}
    names = {"aliases": list(filler.aliases[:MOST_ALIASES])} if filler.aliases else {}
    reason = {"because": filler.because} if filler.because else {}
    return {"name": filler.name} | entity | money | place | names | reason


def _number(value: Decimal | None) -> int | float | str | None:
    """A JSON number where one holds the value exactly, else its digits as a string."""
    if value is None:
        return None
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def _names(fillers: Iterable[Mapping[str, Any]]) -> str:
    return " | ".join(filler["name"] for filler in fillers)


def _row(cells: Iterable[Any]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow([spreadsheet_cell(cell) for cell in cells])
    return row.getvalue()


def spreadsheet_cell(value: Any) -> str:
    """A value as the text of a cell; what a spreadsheet would take for a formula gets an apostrophe in front.

    >>> spreadsheet_cell("=1+1"), spreadsheet_cell("fine"), spreadsheet_cell(None)
    ("'=1+1", 'fine', '')
    """
    text = "" if value is None else str(value)
    return "'" + text if text.lstrip(" ").startswith(tuple(_FORMULA_STARTS)) else text


def _fact_of_article(line: Mapping[str, Any], *, articles: Mapping[str, Article], base: str) -> Fact:
    article = articles.get(line["article"])
    if article is None:
        raise ValueError(f"no article has the id {line['article']!r}; known: {', '.join(sorted(articles)[:10])}")
    return read_fact(line, article_hash=article.hash, base=base)


def read_fact(line: Mapping[str, Any], *, article_hash: str, base: str = DATA) -> Fact:
    """The fact that a line states; KeyError, TypeError or ValueError where it is none."""
    return Fact(
        article=line["article"],
        article_hash=article_hash,
        type=line["type"],
        kind=line.get("kind") or "",
        roles=tuple(Role(name, _fillers(fillers, base=base)) for name, fillers in line["roles"].items()),
        modality=line["modality"],
        passage=_passage(line),
        rule=line.get("rule") or "",
        confidence=float(line.get("confidence", 1.0)),
        extractor=line.get("extractor") or "lines",
        when=line.get("when"),
        when_text=line.get("when_text"),
        status=line.get("status"),
        matter=line.get("matter"),
        attributed_to=_fillers(line.get("attributed_to") or (), base=base),
        also=tuple(_passage(p) for p in line.get("also") or ()),
    )


def _passage(line: Mapping[str, Any]) -> Passage:
    return Passage(int(line["start"]), int(line["end"]), str(line["quote"]))


def _fillers(objects: Iterable[Mapping[str, Any]], *, base: str) -> tuple[Filler, ...]:
    return tuple(_filler(o, base=base) for o in objects)


def _filler(given: Mapping[str, Any], *, base: str) -> Filler:
    value = given.get("value")
    return Filler(
        name=str(given["name"]),
        type=str(given["type"]),
        text=str(given["text"]),
        start=int(given["start"]),
        end=int(given["end"]),
        id=entity_id(given["id"], base=base) if given.get("id") else None,
        aliases=tuple(str(alias) for alias in given.get("aliases") or ()),
        because=str(given.get("because") or ""),
        value=None if value is None else Decimal(value),
        currency=given.get("currency"),
    )

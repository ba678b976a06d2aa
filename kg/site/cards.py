"""What a page says of one fact, in one language of the interface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.analysis.projection import FIRM
from kg.model import Fact, Filler
from kg.render.evidence import fact_value
from kg.site.addresses import DRAWING, article_page, drawing_address, entity_page, fact_anchor, measure_page, place_anchor
from kg.site.content import Content
from kg.site.words import Interface
from kg.text import fold

__all__ = ["ArticleLine", "Card", "Part", "Passage", "Rival", "article_line", "card", "entity_part", "firmness"]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a page: a name that leads to its page, or words of an article.

    language  of the words, "" where it is not known
    address   of the page that they lead to, from the folder of the language; "" where there is none
    said      how an article puts it, where that is none of its names
    sum       what an amount of money comes to
    """

    text: str
    language: str = ""
    address: str = ""
    said: str = ""
    sum: str = ""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article named as a source; `direction` is that of its text, `date` what is known of its own date."""

    id: str
    title: str
    source: str
    language: str
    direction: str
    address: str
    date: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote in the words around it, with the place where it begins on the page of its article."""

    before: str
    quote: str
    after: str
    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Rival:
    """A fact of another article that says the same, or not the same, and why it is held to."""

    contradicts: bool
    title: str
    because: str
    address: str
    article: ArticleLine
    passage: Passage


@dataclass(frozen=True, slots=True)
class Card:
    """A fact as a page shows it; `speakers` is empty where the article itself says so, `rows` are its roles and codes by name.

    `page` is that of the measure that it states, or its place on the page of its article, `address`; `drawing` its place in the drawing.
    """

    fact: Fact
    anchor: str
    address: str
    page: str
    drawing: str
    title: str
    firmness: str
    modality: str
    rows: tuple[tuple[str, tuple[Part, ...]], ...]
    when: str
    when_text: str
    speakers: tuple[Part, ...]
    article: ArticleLine
    passages: tuple[Passage, ...]
    rivals: tuple[Rival, ...]


def card(fact: Fact, content: Content, ui: Interface) -> Card:
    """The card of a fact."""
    address = f"{article_page(fact.article)}#{fact_anchor(fact)}"
    measure = content.measure_of.get((fact.article, fact.id))
    return Card(
        fact=fact,
        anchor=fact_anchor(fact),
        address=address,
        page=measure_page(measure) if measure else address,
        drawing=f"{DRAWING}#{drawing_address(fact.id)}",
        title=ui.fact(fact),
        firmness=firmness(fact),
        modality=ui.code(fact.modality),
        rows=tuple(_rows(fact, content, ui)),
        when=ui.date(fact.when) if fact.when else "",
        when_text=fact.when_text or "",
        speakers=tuple(_part(filler, fact, content, ui) for filler in fact.attributed_to),
        article=article_line(fact.article, content, ui),
        passages=_passages(fact, content),
        rivals=tuple(_rivals(fact, content, ui)),
    )


def firmness(fact: Fact) -> str:
    """How firmly a fact is said, as the drawing has it: "firm", "open" or "negated"."""
    return "firm" if fact.modality in FIRM else "negated" if fact.modality == "negated" else "open"


def entity_part(entity: str, content: Content, ui: Interface) -> Part:
    """The name of an entity, leading to its page."""
    name = ui.name(content.entities[entity].names)
    return Part(name.text, name.language, entity_page(entity))


def article_line(identity: str, content: Content, ui: Interface) -> ArticleLine:
    """An article as a source."""
    article = content.articles[identity]
    value = content.article_values[identity]
    date = ui.say("published-when", date=ui.date(article.published)) if article.published else ""
    if not date and article.anchor:
        date = ui.say("dates-from", date=ui.date(article.anchor))
    return ArticleLine(
        id=article.id,
        title=value["title"] or article.id,
        source=value["source"],
        language=article.language,
        direction=value["direction"],
        address=article_page(article.id),
        date=date,
    )


def _rows(fact: Fact, content: Content, ui: Interface) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for role in fact.roles:
        yield ui.role(role.name), tuple(_part(filler, fact, content, ui) for filler in role.fillers)
    for key, value in (("status", fact.status), ("matter", fact.matter)):
        if value:
            yield ui.say(key), (Part(ui.code(value), ui.language),)


def _part(filler: Filler, fact: Fact, content: Content, ui: Interface) -> Part:
    language = content.articles[fact.article].language
    if filler.id is None:
        amount = f"{filler.value:,f} {filler.currency}" if filler.value is not None and filler.currency else ""
        return Part(filler.text, language, sum=amount)
    names = {fold(name.text) for name in content.entities[filler.id].names}
    said = "" if fold(filler.text) in names else filler.text
    part = entity_part(filler.id, content, ui)
    return Part(part.text, part.language, part.address, said)


def _passages(fact: Fact, content: Content) -> tuple[Passage, ...]:
    values: Sequence[Mapping[str, Any]] = fact_value(fact, content.articles[fact.article], number={fact.article: 0})["passages"]
    page = article_page(fact.article)
    return tuple(
        Passage(v["before"].lstrip(), v["quote"], v["after"], v["start"], v["end"], f"{page}#{place_anchor(fact, place)}")
        for place, v in enumerate(values)
    )


def _rivals(fact: Fact, content: Content, ui: Interface) -> Iterable[Rival]:
    for agreement in content.linked.get((fact.article, fact.id), ()):
        for other in agreement.facts:
            if other.article != fact.article:
                title = f"{ui.fact(fact)} {'≠' if agreement.contradicts else '='} {ui.fact(other)}"
                address = f"{article_page(other.article)}#{fact_anchor(other)}"
                article = article_line(other.article, content, ui)
                yield Rival(agreement.contradicts, title, agreement.link.because, address, article, _passages(other, content)[0])

"""Two articles as they might be read, made by hand, for judgements to change."""

from __future__ import annotations

from kg.gate import gate
from kg.model import Article, Entity, Extraction, Fact, Filler, Mention, Name, Passage, Role, Span

BOARD, LUMEN, WORKS, BANK = "regulator/market-board", "company/lumen", "company/lumen-works", "company/tarn-bank"
NAMES = {BOARD: "Market Board", LUMEN: "Lumen", WORKS: "Lumen Works", BANK: "Tarn Bank"}


def reading(id: str, text: str, *facts: tuple[str, str, dict[str, tuple[str, str]]], language: str = "en") -> Extraction:
    """What is read from a text: facts as (kind of measure, quote, {role: (words, entity)})."""
    article = Article(id, text, language)
    made = []
    for kind, quote, roles in facts:
        start = text.index(quote)
        fillers = {role: _filler(text, words, entity, start) for role, (words, entity) in roles.items()}
        made.append(
            Fact(
                article=id,
                article_hash=article.hash,
                type="measure",
                kind=kind,
                roles=tuple(Role(name, (filler,)) for name, filler in fillers.items()),
                modality="asserted",
                passage=Passage(start, start + len(quote), quote),
                rule="tests/measure",
                confidence=0.7,
            )
        )
    fillers_of = [f for fact in made for role in fact.roles for f in role.fillers]
    mentions = tuple(Mention(Span(f.start, f.end), Span(f.start, f.end), f.id or "", "name") for f in fillers_of)
    entities = tuple(Entity(i, i.partition("/")[0], (Name(NAMES[i], "en"),)) for i in sorted({f.id or "" for f in fillers_of}))
    return gate(Extraction(article, tuple(made), entities, mentions))


def _filler(text: str, words: str, entity: str, after: int) -> Filler:
    start = text.index(words, after)
    return Filler(NAMES[entity], entity.partition("/")[0], words, start, start + len(words), entity, because="name")


def first() -> Extraction:
    """One name twice: a fine and an investigation."""
    return reading(
        "first",
        "The Market Board fined Lumen. The Market Board is investigating Lumen.",
        ("fine", "The Market Board fined Lumen", {"imposed_by": ("Market Board", BOARD), "target": ("Lumen", LUMEN)}),
        ("investigation", "The Market Board is investigating Lumen", {"imposed_by": ("Market Board", BOARD), "target": ("Lumen", LUMEN)}),
    )


def second() -> Extraction:
    """The longer name, and another company."""
    return reading(
        "second",
        "The Market Board warned Lumen Works. Tarn Bank was fined.",
        ("order", "The Market Board warned Lumen Works", {"imposed_by": ("Market Board", BOARD), "target": ("Lumen Works", WORKS)}),
        ("fine", "Tarn Bank was fined", {"target": ("Tarn Bank", BANK)}),
    )

"""A small graph on disk, made by hand, for commands that look at one."""

from __future__ import annotations

from pathlib import Path

from kg.build import build
from kg.model import Article, Entity, Extraction, Fact, Filler, Name, Passage, Role

TEXT = "The Market Board fined Lumen Works in 2020. Tarn Bank of Arcadia accused Lumen Works. Anna Berg chairs Tarn Bank."
ARTICLE = Article("fines", TEXT, "en", published="2020-06-01")

ENTITIES = {
    words: Entity(id, id.partition("/")[0], names)
    for words, id, names in (
        ("Market Board", "regulator/market-board", (Name("Market Board", "en"), Name("مجلس السوق", "ar"))),
        ("Lumen Works", "company/lumen-works", (Name("Lumen Works", "en"), Name("لومن", "ar"))),
        ("Tarn Bank", "company/tarn-bank", (Name("Tarn Bank", "en"), Name("Tarn", "en", "alternative"))),
        ("Anna Berg", "person/anna-berg", (Name("Anna Berg", "en"),)),
        # A place that bears the name of the bank.
        ("Arcadia", "place/tarn", (Name("Tarn", "en"),)),
    )
}


def _filler(words: str) -> Filler:
    entity, start = ENTITIES[words], TEXT.index(words)
    return Filler(entity.names[0].text, entity.type, words, start, start + len(words), entity.id, because="name")


def _fact(type: str, kind: str, quote: str, roles: dict[str, str], **values: str) -> Fact:
    start = TEXT.index(quote)
    return Fact(
        article=ARTICLE.id,
        article_hash=ARTICLE.hash,
        type=type,
        kind=kind,
        roles=tuple(Role(name, (_filler(words),)) for name, words in roles.items()),
        modality=values.pop("modality", "asserted"),  # type: ignore[arg-type]
        passage=Passage(start, start + len(quote), quote),
        rule="tests/rule",
        confidence=0.9,
        when=values.get("when"),
    )


FINE = _fact(
    "measure", "fine", "The Market Board fined Lumen Works in 2020", {"imposed_by": "Market Board", "target": "Lumen Works"}, when="2020"
)
ACCUSATION = _fact("statement", "accusation", "Tarn Bank of Arcadia accused Lumen Works", {"speaker": "Tarn Bank", "target": "Lumen Works"})
CHAIR = _fact("position", "chair", "Anna Berg chairs Tarn Bank", {"person": "Anna Berg", "organization": "Tarn Bank"}, modality="reported")
LOCATION = _fact("based-in", "", "Tarn Bank of Arcadia", {"organization": "Tarn Bank", "place": "Arcadia"})


def make_graph(out: Path) -> Path:
    """An output folder with this one article in it."""
    extraction = Extraction(ARTICLE, (FINE, ACCUSATION, CHAIR, LOCATION), tuple(ENTITIES.values()))
    list(build([ARTICLE], out, read=lambda articles: (extraction for _ in articles)))
    return out

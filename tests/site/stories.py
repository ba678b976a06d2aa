"""Articles written for these tests, harmless and hostile."""

from __future__ import annotations

from typing import Any

from kg.model import Article, Entity, Extraction, Fact, Filler, Mention, Name, Note, Passage, Refusal, Role, Span

ACME, WATCH = "company/acme", "regulator/watch"
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)><style>*{display:none}</style>\u202eevil\u2066 &amp; {{ 7*7 }} {0} %s"
)
HOSTILE_IDS = ("../../etc/passwd", "a/b\\c", 'x" onclick="alert(1)', "con", "", "\u202egpj.exe", "%2e%2e%2f", "n\ud800", "مقال", "x" * 300)


def story(
    text: str,
    quote: str,
    *,
    identity: str = "story",
    language: str = "en",
    names: tuple[str, str] = ("Acme", "Watch"),
    entities: tuple[str, str] = (ACME, WATCH),
    **article: Any,
) -> Extraction:
    """An article that tells of one fine of one company by one regulator, and of one more that was refused."""
    told = Article(identity, text, language, **article)
    start = text.index(quote)
    place = {"text": quote, "start": start, "end": start + len(quote)}
    roles = (
        Role("imposed_by", (Filler(names[1], "regulator", id=entities[1], **place),)),
        Role("target", (Filler(names[0], "company", id=entities[0], **place),)),
        Role("about", (Filler(quote, "words", **place),)),
    )
    passage = Passage(start, start + len(quote), quote)
    fact = Fact(identity, told.hash, "measure", "fine", roles, "asserted", passage, "measures/fine", 0.9, when="2021-03", when_text=quote)
    known = (Entity(entities[0], "company", (Name(names[0], language),)), Entity(entities[1], "regulator", (Name(names[1], language),)))
    mentions = tuple(Mention(Span(0, 1), Span(0, 1), entity, "name") for entity in entities)
    refused = Fact(identity, told.hash, "measure", "order", roles, "asserted", passage, "measures/order", 0.5)
    return Extraction(told, (fact,), known, mentions, (Refusal(refused, "roles", f"no order: {quote}"),), (Note("x", f"odd: {quote}"),))


CALM = story("Plain before. Plain words fined. Plain after.", "Plain words fined")
WILD = story(
    f"{HOSTILE}. {HOSTILE} fined. {HOSTILE}",
    f"{HOSTILE} fined",
    names=(HOSTILE, f"{HOSTILE}2"),
    title=HOSTILE,
    source=HOSTILE,
    rights=HOSTILE,
)

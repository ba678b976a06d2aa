"""Which entity each phrase means, and why: names, acronyms, short forms, descriptions, pronouns."""

import pytest

from kg.authority import Authority, AuthorityEntry
from kg.extract.rules import read
from kg.model import Article, Mention, Name

AUTHORITY = Authority.of(
    [
        AuthorityEntry("place/ruritania", "place", (Name("Ruritania", "en"),), demonyms=(Name("Ruritanian", "en"),)),
        AuthorityEntry("place/arcadia", "place", (Name("Arcadia", "en"),), demonyms=(Name("Arcadian", "en"),)),
        AuthorityEntry(
            "regulator/ruritanian-competition-authority",
            "regulator",
            (Name("Ruritanian Competition Authority", "en"),),
            country="place/ruritania",
            supervises=("competition",),
        ),
        AuthorityEntry(
            "company/lumen-works", "company", (Name("Lumen Works", "en"),), country="place/ruritania", products=("product/glowpay",)
        ),
        AuthorityEntry("product/glowpay", "product", (Name("GlowPay", "en"),), run_by="company/lumen-works"),
        AuthorityEntry("news-outlet/lake-wire", "news-outlet", (Name("Lake Wire", "en"), Name("DTA", "en", "acronym"))),
    ]
)


def meanings(text: str, words: str, *, last: bool = True) -> tuple[Mention, ...]:
    """What the phrase with exactly these words means, at its last place in the text."""
    reading = read(Article("a", text, "en"), authority=AUTHORITY)
    phrases = [p for p in reading.analysis.phrases if p.span.of(text) == words]
    assert phrases, [p.span.of(text) for p in reading.analysis.phrases]
    return reading.mentions.of(phrases[-1 if last else 0])


@pytest.mark.parametrize(
    ("text", "words", "entity", "because"),
    [
        ("Lumen Works paid a fine.", "Lumen Works", "company/lumen-works", "authority file"),
        ("“We paid,” said Lumen Works.", "We", "company/lumen-works", "the speaker of the quotation"),
        ("Lumen Works paid. Later Lumen appealed.", "Lumen", "company/lumen-works", "short form"),
        ("Maria Kessler resigned. Kessler gave no reason.", "Kessler", "person/maria-kessler", "short form"),
        ("Lumen Works said it would appeal.", "it", "company/lumen-works", "pronoun"),
        ("Solum Motors grew. Solum Motors met Lumen Works, which said it would appeal.", "it", "company/lumen-works", "pronoun"),
        (
            "The Ruritanian Competition Authority met a committee of the county. The authority will appeal.",
            "The authority",
            "regulator/ruritanian-competition-authority",
            "description",
        ),
        ("Lumen Works denied it. The company will appeal.", "The company", "company/lumen-works", "description"),
        (
            "The Ruritanian antitrust watchdog opened a probe.",
            "The Ruritanian antitrust watchdog",
            "regulator/ruritanian-competition-authority",
            "only body",
        ),
        ("The GlowPay maker was fined.", "The GlowPay maker", "company/lumen-works", "product"),
        ("Ruritanian officials met in public.", "Ruritanian", "place/ruritania", "nationality"),
        # Who is described first and named after is known when "it" is read.
        ("A carmaker lost its appeal. It must pay. Solum, the carmaker, is sorry.", "It", "company/solum", "pronoun"),
        # The same deed told again, with names.
        ("The carmaker was fined. The Market Board fined Solum, a carmaker.", "The carmaker", "company/solum", "named after"),
        # "The firm" has a name, whatever was spoken of in passing since.
        ("Lumen Works lost. A firm of this size must report. The firm did not.", "The firm", "company/lumen-works", "description"),
        # The company is who runs the app, where no other was named.
        ("GlowPay fell in May. The company was fined.", "The company", "product/glowpay", "description"),
        # What an analyst works for is not what an article is about.
        ("Lumen Works fell. The bid will fail, said an analyst at Morvane. It is weak.", "It", "company/lumen-works", "pronoun"),
        # What the text defines is what it defines.
        ("The Danube Tariff Authority (DTA) met. DTA agreed.", "DTA", "regulator/danube-tariff-authority", "in brackets"),
        ("President Kessler led the Kessler Commission. Kessler resigned.", "Kessler", "person/kessler", "named in the text"),
        # The country that an article is about tells whose watchdog it is.
        (
            "Ruritania is poor. Ruritania is small. In Ruritania the antitrust watchdog is feared.",
            "the antitrust watchdog",
            "regulator/ruritanian-competition-authority",
            "of the country",
        ),
        ("A spokesman for Lumen Works declined to comment.", "A spokesman for Lumen Works", "company/lumen-works", "spokesperson"),
    ],
)
def test_phrase_means_entity_for_a_reason(text: str, words: str, entity: str, because: str) -> None:
    (mention,) = meanings(text, words)

    assert mention.entity == entity
    assert because in mention.because


@pytest.mark.parametrize(
    ("text", "words", "not_entity"),
    [
        # A description of another country is somebody else.
        ("Lumen Works sued. The Arcadian company stayed silent.", "The Arcadian company", "company/lumen-works"),
        # A new thing of somebody is not what was named before.
        ("Lumen Works sells GlowPay. Its new app is free.", "Its new app", "product/glowpay"),
        # Nobody acts on himself.
        ("Lumen Works sued the company.", "the company", "company/lumen-works"),
        # A group is never one of its members.
        (
            "The Ruritanian Competition Authority acted. Ruritanian regulators met.",
            "Ruritanian regulators",
            "regulator/ruritanian-competition-authority",
        ),
        ("A company was fined. Lumen Works was not.", "A company", "company/lumen-works"),
        # One of several that have no name is nobody.
        ("Brokerage firms complained. The firm was fined.", "The firm", "company/brokerage-firms"),
        # What a body calls itself, it is; another one is somebody else.
        ("Ruritanian Competition Authority officials met. The court agreed.", "The court", "regulator/ruritanian-competition-authority"),
        ("The Ministry of Mines met. The labor inspectorate agreed.", "The labor inspectorate", "public-body/ministry-of-mines"),
    ],
)
def test_phrase_does_not_mean(text: str, words: str, not_entity: str) -> None:
    assert not_entity not in {mention.entity for mention in meanings(text, words)}


def test_two_unrelated_watchdogs_of_one_country_stay_open() -> None:
    found = meanings("The Ruritanian privacy watchdog acted.", "The Ruritanian privacy watchdog")

    assert [m.because for m in found] == ["only described, not named"]


def test_dates_name_nobody() -> None:
    text = "Lumen Works paid on Monday in December."
    reading = read(Article("a", text, "en", published="2021-06-16"), authority=AUTHORITY)

    assert {m.entity for group in reading.mentions.by_head.values() for m in group} == {"company/lumen-works"}


def test_authorities_are_not_private_people_named_before() -> None:
    text = "Two directors of Lumen Works resigned. The regulators agreed."
    assert not {m.entity for m in meanings(text, "Two directors of Lumen Works")} & {m.entity for m in meanings(text, "The regulators")}

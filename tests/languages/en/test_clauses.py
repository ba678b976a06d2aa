"""Sentences of English and the clauses that grammar must read in them, whatever the frames."""

import re
from typing import Any

import pytest

from kg.languages import load_language
from kg.model import Article, Clause, NameMatch, Span

NAMES = {
    "Norvik Bank": "company/norvik-bank",
    "Tarn Group": "company/tarn-group",
    "Solum Ltd": "company/solum",
    "Freedonia": "place/freedonia",
}

# sentence -> clauses, each: form:predicate -> functions with the words of their heads, and what grammar says of the clause
CASES: dict[str, tuple[str, dict[str, dict[str, Any]]]] = {
    # voice
    "active": (
        "The agency fined Norvik Bank.",
        {"verb:fine": {"subject": "agency", "object": "Norvik Bank", "voice": "active", "tense": "past"}},
    ),
    "passive": ("Norvik Bank was fined by the agency.", {"verb:fine": {"subject": "agency", "object": "Norvik Bank", "voice": "passive"}}),
    "passive without agent": ("Norvik Bank was fined.", {"verb:fine": {"subject": None, "object": "Norvik Bank"}}),
    "passive of a verb with two objects": (
        "Norvik Bank was given a licence.",
        {"verb:give": {"indirect-object": "Norvik Bank", "object": "licence"}},
    ),
    "sum beside the object": ("The agency fined Norvik Bank $5 million.", {"verb:fine": {"object": "Norvik Bank", "extent": "million"}}),
    "headline": (
        "Agency Fines Norvik Bank Over Hidden Losses",
        {"verb:fine": {"subject": "Agency", "object": "Norvik Bank", "over": "Losses"}},
    ),
    "dateline with a day": ("KLOW, May. 8 - The agency fined Norvik Bank.", {"verb:fine": {"subject": "agency", "object": "Norvik Bank"}}),
    "phrasal verb": ("Anna Berg stepped down.", {"verb:step down": {"subject": "Anna Berg"}}),
    "headline without auxiliary": ("Norvik Bank fined for hidden losses", {"verb:fine": {"object": "Norvik Bank", "voice": "passive"}}),
    "headline with a sum": (
        "Norvik Bank fined 50 million euros by the agency",
        {"verb:fine": {"object": "Norvik Bank", "subject": "agency", "voice": "passive"}},
    ),
    "infinitive like an adjective": (
        "The agency threatened to fine Norvik Bank.",
        {"verb:fine": {"subject": "agency", "object": "Norvik Bank", "modality": "planned"}},
    ),
    "what is said of somebody": (
        "The agency informed Norvik Bank of its plans.",
        {"verb:inform": {"subject": "agency", "object": "Norvik Bank", "of": "plans"}},
    ),
    # adjectives
    "adjective by a verb of finding": (
        "The court found Norvik Bank liable for the losses.",
        {"adjective:liable": {"subject": "Norvik Bank", "by": "court", "for": "losses"}},
    ),
    # coordination
    "verbs share a subject": (
        "The agency opened an inquiry and fined Norvik Bank.",
        {"verb:fine": {"subject": "agency", "object": "Norvik Bank"}},
    ),
    "verbs share an object": (
        "The agency investigated and fined Norvik Bank.",
        {"verb:investigate": {"subject": "agency", "object": "Norvik Bank"}},
    ),
    "nouns are conjuncts of the first": (
        "The agency fined Norvik Bank and Tarn Group.",
        {"verb:fine": {"object": ["Norvik Bank", "Tarn Group"]}},
    ),
    # relative clauses and participles
    "relative pronoun": ("Norvik Bank, which owns Solum Ltd, grew.", {"verb:own": {"subject": "Norvik Bank", "object": "Solum Ltd"}}),
    "relative without pronoun": ("Norvik Bank closed the app it sells in Freedonia.", {"verb:sell": {"subject": "it", "object": "app"}}),
    "whose": ("Norvik Bank, whose chairman Anna Berg left, grew.", {"noun:chairman": {"subject": "Anna Berg", "possessor": "Norvik Bank"}}),
    "reduced relative": (
        "Solum Ltd, a company owned by Norvik Bank, grew.",
        {"verb:own": {"subject": "Norvik Bank", "object": "Solum Ltd"}},
    ),
    "relative of a predicate": (
        "Solum Ltd is a club that owns Norvik Bank.",
        {"verb:own": {"subject": "Solum Ltd", "object": "Norvik Bank"}},
    ),
    "hyphened share": (
        "Solum Ltd, majority-owned by Norvik Bank, grew.",
        {"verb:own": {"subject": "Norvik Bank", "object": "Solum Ltd"}},
    ),
    "name before a compound": (
        "Norvik Bank's Solumo payment app grew.",
        {"noun:app": {"possessor": "Norvik Bank", "subject": "Solumo"}},
    ),
    "name behind an aside": ("While working for Norvik Bank, Anna Berg painted.", {"verb:paint": {"subject": "Anna Berg"}}),
    "said the other way round": ("Norvik Bank's chairman is Anna Berg.", {"noun:chairman": {"subject": "Anna Berg"}}),
    "field of an office": ("Anna Berg is head of finance at Norvik Bank.", {"noun:head": {"subject": "Anna Berg"}}),
    "mutual": ("The merger between Norvik Bank and Solum Ltd failed.", {"noun:merger": {"between": "Norvik Bank", "with": "Solum Ltd"}}),
    "reciprocal": ("Norvik Bank and Solum Ltd merged.", {"verb:merge": {"subject": "Norvik Bank", "with": "Solum Ltd"}}),
    "in brackets": ("Solum Ltd (a unit of Norvik Bank) grew.", {"noun:unit": {"subject": "Solum Ltd", "of": "Norvik Bank"}}),
    "legal form behind a comma": ("Norvik, Inc., owns Solum Ltd.", {"verb:own": {"subject": "Norvik, Inc.", "object": "Solum Ltd"}}),
    "town and region": ("The Decatur, Illinois-based lender Norvik Bank grew.", {"verb:base": {"object": "Norvik Bank", "in": "Decatur"}}),
    "hyphened place": ("The Tallinn-based lender grew.", {"verb:base": {"object": "lender", "in": "Tallinn", "voice": "passive"}}),
    # control
    "object control": (
        "The agency ordered Norvik Bank to sell its shares.",
        {"verb:order": {"subject": "agency", "object": "Norvik Bank"}, "verb:sell": {"subject": "Norvik Bank", "modality": "required"}},
    ),
    "control of a passive": (
        "Norvik Bank was ordered to sell its shares.",
        {"verb:order": {"object": "Norvik Bank"}, "verb:sell": {"subject": "Norvik Bank", "modality": "required"}},
    ),
    "subject control": (
        "Norvik Bank agreed to buy Solum Ltd.",
        {"verb:buy": {"subject": "Norvik Bank", "object": "Solum Ltd", "modality": "planned"}},
    ),
    "promise": ("Norvik Bank promised the agency to sell Solum Ltd.", {"verb:sell": {"subject": "Norvik Bank", "modality": "planned"}}),
    "gerund of the object": (
        "The agency accused Norvik Bank of hiding losses.",
        {
            "verb:accuse": {"subject": "agency", "object": "Norvik Bank"},
            "verb:hide": {"subject": "Norvik Bank", "modality": "alleged", "speaker": "agency"},
        },
    ),
    "gerund behind an agent": (
        "Norvik Bank was accused by the agency of hiding losses.",
        {"verb:hide": {"subject": "Norvik Bank", "modality": "alleged", "speaker": "agency"}},
    ),
    # modality
    "will": ("The agency will fine Norvik Bank.", {"verb:fine": {"modality": "planned", "tense": "future"}}),
    "may": ("The agency may fine Norvik Bank.", {"verb:fine": {"modality": "predicted"}}),
    "must": ("Norvik Bank must sell Solum Ltd.", {"verb:sell": {"modality": "required"}}),
    "is expected to": ("The agency is expected to fine Norvik Bank.", {"verb:fine": {"subject": "agency", "modality": "predicted"}}),
    "is likely to": ("The agency is likely to fine Norvik Bank.", {"verb:fine": {"subject": "agency", "modality": "predicted"}}),
    "if": ("If the agency fines Norvik Bank, shares will fall.", {"verb:fine": {"modality": "predicted"}}),
    "allegedly": ("Norvik Bank allegedly hid losses.", {"verb:hide": {"modality": "alleged"}}),
    "said it would": ("Norvik Bank said it would sell Solum Ltd.", {"verb:sell": {"modality": "planned", "speaker": "Norvik Bank"}}),
    "plan to": ("Norvik Bank announced a plan to buy Solum Ltd.", {"verb:buy": {"subject": "Norvik Bank", "modality": "planned"}}),
    "shared auxiliary": ("The agency may fine or ban Norvik Bank.", {"verb:ban": {"subject": "agency", "modality": "predicted"}}),
    # negation
    "not": ("The agency did not fine Norvik Bank.", {"verb:fine": {"negated": True, "modality": "negated"}}),
    "refused to": ("Norvik Bank refused to pay the sum.", {"verb:pay": {"subject": "Norvik Bank", "negated": True}}),
    "denied": ("Norvik Bank denied hiding losses.", {"verb:hide": {"subject": "Norvik Bank", "negated": True}}),
    "without": ("Norvik Bank left without paying the sum.", {"verb:pay": {"subject": "Norvik Bank", "negated": True}}),
    "no": ("No company was fined.", {"verb:fine": {"negated": True}}),
    # speakers
    "said that": ("Anna Berg said that the agency fined Norvik Bank.", {"verb:fine": {"modality": "reported", "speaker": "Anna Berg"}}),
    "according to": (
        "According to Anna Berg, the agency fined Norvik Bank.",
        {"verb:fine": {"modality": "reported", "speaker": "Anna Berg"}},
    ),
    "according to behind": (
        "The agency fined Norvik Bank, according to Anna Berg.",
        {"verb:fine": {"modality": "reported", "speaker": "Anna Berg"}},
    ),
    "source behind": ("The agency fined Norvik Bank, Anna Berg reported.", {"verb:fine": {"modality": "reported", "speaker": "Anna Berg"}}),
    "source within": (
        "Norvik Bank, Anna Berg said, was fined.",
        {"verb:fine": {"object": "Norvik Bank", "modality": "reported", "speaker": "Anna Berg"}},
    ),
    "quotation": ("“We fined Norvik Bank,” said Anna Berg.", {"verb:fine": {"modality": "reported", "speaker": "Anna Berg"}}),
    "neither nor": ("Norvik Bank neither bought nor sold Solum Ltd.", {"verb:sell": {"modality": "negated"}}),
    "told": (
        "Anna Berg told Peter Olsen the agency fined Norvik Bank.",
        {"verb:fine": {"speaker": "Anna Berg"}, "verb:tell": {"subject": "Anna Berg"}},
    ),
    "own voice": ("The agency fined Norvik Bank.", {"verb:fine": {"modality": "asserted", "speaker": None}}),
    # nouns
    "apposition": ("Anna Berg, the chairman of Norvik Bank, left.", {"noun:chairman": {"subject": "Anna Berg", "of": "Norvik Bank"}}),
    "apposition before": (
        "Norvik Bank's chairman, Anna Berg, left.",
        {"noun:chairman": {"subject": "Anna Berg", "possessor": "Norvik Bank"}},
    ),
    "description before a name": (
        "Norvik Bank chairman Anna Berg left.",
        {"noun:chairman": {"subject": "Anna Berg", "modifier": "Norvik Bank"}},
    ),
    "copula": (
        "Anna Berg is the chairman of Norvik Bank.",
        {"noun:chairman": {"subject": "Anna Berg", "of": "Norvik Bank", "modality": "asserted"}},
    ),
    "negated copula": ("Anna Berg is not the chairman of Norvik Bank.", {"noun:chairman": {"subject": "Anna Berg", "negated": True}}),
    "named as": ("Norvik Bank named Anna Berg as chairman.", {"noun:chairman": {"subject": "Anna Berg"}}),
    "two offices": (
        "Anna Berg, founder and chairman of Norvik Bank, left.",
        {"noun:founder": {"subject": "Anna Berg", "of": "Norvik Bank"}},
    ),
    "name with a possessor": ("Norvik Bank's Solum Ltd grew.", {"noun:<name>": {"possessor": "Norvik Bank"}}),
    "noun with a name inside": ("The Solumo platform grew.", {"noun:platform": {"subject": "Solumo"}}),
    "compound": ("The Norvik Bank fine was small.", {"noun:fine": {"modifier": "Norvik Bank", "subject": None}}),
    # support verbs
    "faces": ("Norvik Bank faces a fine.", {"noun:fine": {"object": "Norvik Bank", "modality": "asserted"}}),
    "may face": ("Norvik Bank may face a fine.", {"noun:fine": {"object": "Norvik Bank", "modality": "predicted"}}),
    "imposed on": ("The agency imposed a fine on Norvik Bank.", {"noun:fine": {"subject": "agency", "on": "Norvik Bank", "tense": "past"}}),
    "was imposed": ("A fine was imposed on Norvik Bank by the agency.", {"noun:fine": {"subject": "agency", "on": "Norvik Bank"}}),
    "hit with": ("Norvik Bank was hit with a fine.", {"noun:fine": {"object": "Norvik Bank"}}),
    "hit by": ("Norvik Bank was hit by a fine.", {"noun:fine": {"object": "Norvik Bank"}}),
    "under": ("Norvik Bank is under investigation by the agency.", {"noun:investigation": {"object": "Norvik Bank", "by": "agency"}}),
    "opened into": (
        "The agency opened an investigation into Norvik Bank.",
        {"noun:investigation": {"subject": "agency", "into": "Norvik Bank"}},
    ),
    "won": ("Norvik Bank won approval from the agency.", {"noun:approval": {"object": "Norvik Bank", "from": "agency"}}),
    "avoided": ("Norvik Bank avoided a fine.", {"noun:fine": {"object": "Norvik Bank", "negated": True}}),
    "adjective of the noun": ("Norvik Bank spoke of a possible fine.", {"noun:fine": {"modality": "predicted"}}),
    "sum before the target": (
        "The agency imposed a fine of $5 million on Norvik Bank.",
        {"noun:fine": {"subject": "agency", "on": "Norvik Bank"}},
    ),
    # adjectives
    "adjective": ("Norvik Bank is responsible for the losses.", {"adjective:responsible": {"subject": "Norvik Bank", "for": "losses"}}),
}


def clauses(text: str) -> tuple[Clause, ...]:
    found = (NameMatch(Span(m.start(), m.end()), (NAMES[m.group()],)) for m in re.finditer("|".join(NAMES), text))
    return load_language("en").analyse(Article("case", text, "en"), names=tuple(found)).clauses


def heads(clause: Clause, function: str, text: str) -> list[str]:
    phrases = [p for a in clause.filling(function) if a.phrase is not None for p in (a.phrase, *a.phrase.conjuncts)]
    return [(p.name if p.form == "name" and p.name else p.head).of(text) for p in phrases]


def agrees(clause: Clause, expected: dict[str, Any], text: str) -> bool:
    for key, value in expected.items():
        if key in {"voice", "tense", "modality", "negated"}:
            if getattr(clause, key) != value:
                return False
        elif key == "speaker":
            if (clause.speaker and (clause.speaker.name or clause.speaker.head).of(text)) != value:
                return False
        elif heads(clause, key, text) != ([] if value is None else [value] if isinstance(value, str) else value):
            return False
    return True


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_clause_is_read(text: str, expected: dict[str, dict[str, Any]]) -> None:
    found = clauses(text)

    for key, wanted in expected.items():
        form, _, predicate = key.partition(":")
        candidates = [c for c in found if (c.form, c.predicate) == (form, predicate)]
        assert any(agrees(c, wanted, text) for c in candidates), [(c.predicate, c.form, c) for c in found]


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES)
def test_clause_stays_in_its_sentence(text: str) -> None:
    doubled = f"{text}\n\n{text}"
    analysis = load_language("en").analyse(Article("case", doubled, "en"), names=())

    assert analysis.clauses
    for clause in analysis.clauses:
        assert analysis.sentences[clause.sentence].contains(clause.span)
        assert clause.span.contains(clause.trigger)


def test_indexes_are_places() -> None:
    found = clauses(" ".join(text for text, _ in CASES.values()))

    assert [c.index for c in found] == list(range(len(found)))
    assert all(a.clause is None or 0 <= a.clause < len(found) for c in found for a in c.arguments)
    assert all(c.parent is None or 0 <= c.parent < len(found) for c in found)


def test_quotation_over_several_sentences_keeps_its_speaker() -> None:
    text = "“We agree with the agency,” said Anna Berg. “Norvik Bank sold Solum Ltd.”"

    found = next(c for c in clauses(text) if c.predicate == "sell")

    assert found.speaker is not None
    assert found.speaker.head.of(text) == "Berg"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We agree with the agency,” said Anna Berg. “The firm grew.”", "Berg"),
        ('"We agree with the agency," according to Anna Berg. "The firm grew."', "Berg"),
        ('"We agree with the agency," said Anna Berg. "It is right. The firm grew."', "Berg"),
        ('Anna Berg said: "We agree.\n"The firm grew."', "Berg"),
    ],
)
def test_sentence_of_a_quotation_is_said_by_its_speaker(text: str, speaker: str) -> None:
    inner = next(c for c in clauses(text) if c.predicate == "grow")

    said = [c for c in clauses(text) if c.predicate == "say" and any(a.clause == inner.index for a in c.filling("complement"))]

    assert [a.phrase.head.of(text) for c in said for a in c.filling("subject") if a.phrase is not None] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        '"We agree with the agency," said Anna Berg. The firm grew.',
        'Anna Berg said: "We agree.\n"It is right." The firm grew.',
        "“We agree with the agency.\n\nThe firm grew.",
        "The agency found “gaps”. The firm grew.",
    ],
)
def test_sentence_behind_a_quotation_is_said_by_nobody(text: str) -> None:
    assert next(c for c in clauses(text) if c.predicate == "grow").speaker is None

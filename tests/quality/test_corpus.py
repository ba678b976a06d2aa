"""The corpus itself: its gold facts keep to the ontology, stand in their articles, and cover what there is to find."""

import json
from collections import Counter
from typing import Any

import pytest

from kg.articles import read_articles
from kg.edtf import is_valid
from kg.model import Article
from kg.ontology import load_ontology
from tests.quality.corpus import HERE, LANGUAGES, negatives

ARTICLES = {article.id: article for article in read_articles([HERE / "articles.jsonl"]) if isinstance(article, Article)}
DOCUMENTS: list[dict[str, Any]] = [json.loads(path.read_text("utf-8")) for path in sorted((HERE / "gold").glob("*.json"))]
CASES = pytest.mark.parametrize("document", DOCUMENTS, ids=[document["id"] for document in DOCUMENTS])
TYPES = load_ontology().types


@CASES
def test_quotes_stand_in_their_article(document: dict[str, Any]) -> None:
    article = ARTICLES[document["id"]]

    assert (article.language, article.published) == (document["lang"], document["published"])
    assert [fact["quote"] for fact in document["facts"] if fact["quote"] not in article.text] == []
    assert [e for e in document["entities"] if not any(name in article.text for name in e["names"])] == []


@CASES
def test_facts_keep_to_the_ontology(document: dict[str, Any]) -> None:
    for fact in document["facts"]:
        fact_type = TYPES[fact["type"]]
        assert fact["kind"] in (fact_type.kinds or ("",)), fact
        assert set(fact["roles"]) <= set(fact_type.roles), fact
        assert fact["modality"] in load_ontology().modalities, fact
        assert (fact["type"] == "position") == ("status" in fact), fact
        assert fact["when"] is None or is_valid(fact["when"]), fact


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_cover_every_kind(language: str) -> None:
    facts = [fact for document in DOCUMENTS if document["lang"] == language for fact in document["facts"]]
    told = {(fact["type"], fact["kind"]) for fact in facts}
    every = {(name, kind) for name, of in TYPES.items() for kind in of.kinds or ("",)}

    assert every - told == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_enough_to_measure(language: str) -> None:
    documents = [document for document in DOCUMENTS if document["lang"] == language]
    without_measure = [d for d in documents if not any(fact["type"] == "measure" for fact in d["facts"])]
    sentences = Counter(negative.article.text for negative in negatives() if negative.article.language == language)

    assert len(documents) >= 12
    assert len(without_measure) >= 3
    assert len(sentences) >= 100
    assert set(sentences.values()) == {1}

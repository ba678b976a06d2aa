"""Facts as lines, and facts read back from them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from kg.errors import DataError
from kg.gate import gate
from kg.lines import fact_line, facts_csv, facts_jsonl, read_facts_jsonl, spreadsheet_cell
from kg.model import Article, Extraction, Role
from tests.fixtures.generated import extractions
from tests.fixtures.seed_facts import EXTRACTIONS, FACTS

ARTICLES = {extraction.article.id: extraction.article for extraction in EXTRACTIONS}
FINE = next(fact for fact in FACTS if fact.kind == "prohibition")
KEYS = "id article type kind roles when modality status attributed_to quote start end confidence extractor rule"


def test_a_line_has_the_keys_of_the_contract_in_their_order() -> None:
    assert " ".join(fact_line(FINE)).startswith(KEYS)


def test_an_entity_has_its_whole_iri() -> None:
    (target,) = fact_line(FINE, base="https://example.org/id/")["roles"]["target"]
    assert target["id"] == "https://example.org/id/company/ant-group"


@pytest.mark.parametrize(
    ("value", "written"),
    [("210000000", 210000000), ("2.5", 2.5), ("0.1234567890123456789", "0.1234567890123456789"), ("Infinity", "Infinity")],
)
def test_a_sum_is_a_number_where_one_holds_it(value: str, written: object) -> None:
    sums = tuple(replace(f, value=Decimal(value)) for fact in FACTS for f in fact.fillers("amount"))
    (amount,) = fact_line(replace(FINE, roles=(Role("amount", sums),)))["roles"]["amount"]
    assert amount["value"] == written


def test_at_most_twelve_aliases_are_written() -> None:
    many = tuple(replace(f, aliases=tuple(map(str, range(20)))) for f in FINE.fillers("target"))
    (target,) = fact_line(replace(FINE, roles=(Role("target", many),)))["roles"]["target"]
    assert len(target["aliases"]) == 12


def test_the_lines_of_the_seeds_read_back_as_the_same_facts() -> None:
    assert read_facts_jsonl(facts_jsonl(FACTS), articles=ARTICLES) == FACTS


@given(extractions())
def test_any_line_reads_back_as_the_same_fact(extraction: Extraction) -> None:
    result = gate(extraction)
    assert read_facts_jsonl(facts_jsonl(result.facts), articles={result.article.id: result.article}) == result.facts


WRONG = {
    "no JSON": ("{", "line 1: no JSON"),
    "no object": ("[1]", "line 1:"),
    "no article": ('{"type": "measure"}', "line 1: lacks 'article'"),
    "another article": (json.dumps(fact_line(FINE) | {"article": "x"}), "line 1: no article has the id 'x'"),
    "no offsets": (json.dumps({k: v for k, v in fact_line(FINE).items() if k != "start"}), "line 1: lacks 'start'"),
    "offsets in words": (json.dumps(fact_line(FINE) | {"start": "here"}), "line 1:"),
    "roles in a list": (json.dumps(fact_line(FINE) | {"roles": []}), "line 1:"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_line_that_is_no_fact_is_named(case: str) -> None:
    line, message = WRONG[case]
    with pytest.raises(DataError, match="facts: 1 problem") as error:
        read_facts_jsonl([line, "", "\n"], articles=ARTICLES)
    assert message in str(error.value)


def test_csv_holds_the_same_as_json() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(facts_csv(FACTS)))))
    assert [json.loads(row["line"]) for row in rows] == [json.loads(line) for line in facts_jsonl(FACTS)]
    assert rows[9]["venue"] == "هونج كونج | شنغهاي"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert spreadsheet_cell(text) == "'" + text


def test_a_formula_in_an_article_is_no_formula_in_csv() -> None:
    article = Article("a", "=cmd()", "en")
    fact = replace(FINE, article="=a", article_hash=article.hash)
    (row,) = csv.DictReader(io.StringIO("".join(facts_csv([fact]))))
    assert row["article"] == "'=a"

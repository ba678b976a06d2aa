"""What the graph of the two seed articles must hold, asked in SPARQL; and that `output/` is what a build makes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.answers import write_answer
from kg.build import build
from kg.commands.reading import seeds_expanded
from kg.query import ask, find_question
from kg.questions import questions
from kg.store import Store

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "questions"

EXPECTED = {
    "Jack Ma is founder of Alibaba, says the Arabic article": """
        ?s a kg:Position ; kg:kind code:founder ; kg:person person:jack-ma ; kg:organization company:alibaba-group .
        ?c kg:states ?s ; kg:modality code:asserted ; kg:inArticle/kg:articleId "ar-ant" .""",
    "Jack Ma is chairman of Ant Group, claims the English article": """
        ?s a kg:Position ; kg:kind code:chair ; kg:person person:jack-ma ; kg:organization company:ant-group .
        ?c kg:states ?s ; kg:inArticle/kg:articleId "en-ant" .""",
    "Ant Group is under Alibaba": """
        ?s a kg:Ownership ; kg:owner company:alibaba-group ; kg:owned company:ant-group . ?c kg:states ?s .""",
    "Alipay belongs to Ant Group": "?s a kg:Ownership ; kg:owner company:ant-group ; kg:owned product:alipay . ?c kg:states ?s .",
    "Ant Group offers Alipay": "?s a kg:Offer ; kg:organization company:ant-group ; kg:product product:alipay . ?c kg:states ?s .",
    "Pan Gongsheng is deputy governor of the People's Bank of China": """
        ?s a kg:Position ; kg:person person:pan-gongsheng ; kg:organization regulator:people-s-bank-of-china ; kg:title ?title .
        FILTER(CONTAINS(STR(?title), "نائب محافظ"))""",
    "the central bank ordered Ant Group to rectify, and what": """
        ?s a kg:Measure ; kg:kind code:order ; kg:imposedBy regulator:people-s-bank-of-china ;
           kg:target company:ant-group ; kg:requires ?what .
        FILTER(CONTAINS(STR(?what), "fix"))""",
    "an order to Ant Group says in Arabic what it requires": """
        ?s a kg:Measure ; kg:kind code:order ; kg:target company:ant-group ; kg:requires ?what . FILTER(LANG(?what) = "ar")""",
    "the offering of Ant Group was suspended": """
        ?s a kg:Measure ; kg:kind code:suspension ; kg:target company:ant-group ; kg:affects product:ant-group-ipo .""",
    "the offering of Ant Group was blocked in November 2020": """
        ?s a kg:Measure ; kg:kind code:prohibition ; kg:target company:ant-group ;
           kg:affects product:ant-group-ipo ; kg:when "2020-11" .""",
    "the offering in Shanghai and Hong Kong": """
        ?s kg:affects product:ant-group-ipo ; kg:venue place:shanghai , place:hong-kong .""",
    "the offering was to raise 34 billion dollars": """
        ?s a kg:Action ; kg:kind code:ipo ; kg:actor company:ant-group ; kg:amount [ kg:value ?value ; kg:currency "USD" ] .
        ?c kg:states ?s ; kg:modality code:predicted . FILTER(?value = 34000000000)""",
    "Alibaba is under investigation for monopoly": """
        ?s a kg:Measure ; kg:kind code:investigation ; kg:target company:alibaba-group ; kg:matter code:antitrust .""",
    "new rules are drafted": "?s a kg:Measure ; kg:kind code:rulemaking ; kg:about ?about .",
    "the central bank's accusation is an allegation": """
        ?s a kg:Statement ; kg:kind code:accusation ; kg:speaker regulator:people-s-bank-of-china ; kg:target company:ant-group .
        ?c kg:states ?s ; kg:modality code:alleged .""",
    "Ant Group's commitment is planned": """
        ?s a kg:Statement ; kg:kind code:commitment ; kg:speaker company:ant-group . ?c kg:states ?s ; kg:modality code:planned .""",
    "Jack Ma criticized in Shanghai in October 2020": """
        ?s a kg:Statement ; kg:kind code:criticism ; kg:speaker person:jack-ma ; kg:when "2020-10" ; kg:venue place:shanghai .""",
    "suspended and blocked contradict each other": """
        ?x a kg:Contradiction ; kg:linksSituation ?a , ?b . ?a kg:kind code:suspension . ?b kg:kind code:prohibition .""",
    "supervision is known as background": "regulator:people-s-bank-of-china kg:supervises ?sector .",
}
ONE_NODE = {
    "Jack Ma": "person:jack-ma",
    "Ant Group": "company:ant-group",
    "Alibaba": "company:alibaba-group",
    "the central bank": "regulator:people-s-bank-of-china",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of the seed articles, as `kg build seeds` makes it."""
    from kg.articles import read_articles
    from kg.model import Article
    from kg.pipeline import process_all

    out = tmp_path_factory.mktemp("seeds")
    articles = [a for a in read_articles(seeds_expanded([str(ROOT / "seeds")])) if isinstance(a, Article)]
    assert [a.id for a in articles] == ["ar-ant", "en-ant"]
    for _ in build(articles, out, read=process_all):
        pass
    with Store.read(out) as opened:
        yield opened


@pytest.mark.parametrize("what", EXPECTED)
def test_graph_states(store: Store, what: str) -> None:
    answer = ask(store, find_question("ASK {" + EXPECTED[what] + "}"))

    assert answer.truth


@pytest.mark.parametrize("who", ONE_NODE)
def test_one_node_across_languages(store: Store, who: str) -> None:
    query = f"""SELECT DISTINCT ?article {{ ?claim kg:states/kg:participant {ONE_NODE[who]} ; kg:inArticle/kg:articleId ?article }}"""

    assert {row[0].value for row in ask(store, find_question(query)).rows} == {"ar-ant", "en-ant"}


def test_regulators_are_not_merged_with_the_central_bank(store: Store) -> None:
    query = 'SELECT DISTINCT ?who { ?who skos:altLabel|skos:prefLabel ?name . FILTER(STR(?name) = "المنظمون الصينيون") }'

    found = [row[0].value for row in ask(store, find_question(query)).rows]

    assert len(found) == 1
    assert "/group/" in found[0]


@pytest.mark.parametrize("name", list(questions()))
def test_question_gives_its_rows_on_the_seeds(store: Store, name: str) -> None:
    import io

    output = io.StringIO()
    write_answer(ask(store, questions()[name], ARGUMENTS.get(name)), output)

    assert output.getvalue() == (GOLDEN / f"{name}.tsv").read_text("utf-8")


ARGUMENTS = {"why": {"situation": "measure:suspension-ant-group-ant-group-ipo-380f6cd0"}}


def test_output_is_what_a_build_makes(store: Store, tmp_path: Path) -> None:
    from kg.build import FILES, write_files

    write_files(store, tmp_path)

    assert {name: (tmp_path / name).read_bytes() == (ROOT / "output" / name).read_bytes() for name in FILES} == dict.fromkeys(FILES, True)

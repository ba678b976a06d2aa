"""The files of a site."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from kg.cli import main
from kg.model import Extraction
from kg.render.texts import LANGUAGES
from kg.site import write_site
from kg.site.addresses import article_page, entity_page, fact_anchor, place_anchor
from kg.store import Store
from tests.fixtures.seed_facts import ALIBABA, ANT, BANK, EXTRACTIONS, FACTS
from tests.site.stories import CALM, HOSTILE_IDS, WILD, story


class Elements(HTMLParser):
    """What a page is made of: its tags, ids, addresses, attributes that would run or style, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.forbidden: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.addresses.append(value or "")
            if name.startswith("on") or name == "style":
                self.forbidden.append(name)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the seed facts."""
    site = tmp_path_factory.mktemp("seeds") / "site"
    write_site(EXTRACTIONS, site)
    return site


def pages(site: Path) -> dict[str, Elements]:
    """All pages but the drawings, by path."""
    found = {p.relative_to(site).as_posix(): p for p in sorted(site.rglob("*.html")) if p.name != "graph.html"}
    return {name: Elements(path.read_text("utf-8")) for name, path in found.items()}


def contents(site: Path) -> dict[str, bytes]:
    """All files with their bytes."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def broken(site: Path) -> list[str]:
    """Addresses that lead to no file, or to no place in one."""
    known, found = pages(site), []
    for name, page in known.items():
        for address in page.addresses:
            file, _, anchor = address.partition("#")
            target = ((site / name).parent / unquote(file)).resolve() if file else site / name
            if address.startswith("data:"):
                continue
            led_to = known.get(target.relative_to(site).as_posix())
            if not target.is_file() or (anchor and led_to is not None and anchor not in led_to.ids):
                found.append(f"{name}: {address}")
    return found


def test_write_site_counts_its_pages(tmp_path: Path):
    count = write_site(EXTRACTIONS, tmp_path / "site")

    assert count == len(list((tmp_path / "site").rglob("*.html"))) == 1 + 2 * (6 + 16 + 8 + 2 + 1)


def test_write_site_gives_the_same_bytes_in_any_order(seeds: Path, tmp_path: Path):
    write_site(EXTRACTIONS[::-1], tmp_path / "again")

    assert contents(tmp_path / "again") == contents(seeds)


def test_each_language_has_the_same_pages(seeds: Path):
    names = [sorted(name.partition("/")[2] for name in contents(seeds) if name.startswith(f"{language}/")) for language in LANGUAGES]

    assert names[0] == names[1]
    assert sum(name.endswith(".html") for name in names[0]) == 33


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_every_page_says_its_language_and_leads_to_the_other(seeds: Path, language: str, direction: str):
    other = next(code for code in LANGUAGES if code != language)
    for path in sorted((seeds / language).rglob("*.html")):
        page = path.read_text("utf-8")
        assert f'<html lang="{language}" dir="{direction}">' in page
        if path.name != "graph.html":
            up = "../" * len(path.relative_to(seeds / language).parent.parts)
            assert f'href="{up}../{other}/{path.relative_to(seeds / language).as_posix()}" lang="{other}"' in page


def test_every_link_leads_somewhere(seeds: Path):
    assert broken(seeds) == []


def test_no_page_has_an_id_twice(seeds: Path):
    for name, page in pages(seeds).items():
        assert len(set(page.ids)) == len(page.ids), name


def test_nothing_runs_or_is_styled_outside_of_the_two_files(seeds: Path):
    for name, page in pages(seeds).items():
        assert page.forbidden == [] and page.tags["style"] == 0, name
        assert page.tags["script"] == (name != "index.html"), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_arabic_pages_have_no_words_left_in_english(seeds: Path, language: str):
    start = (seeds / "ar" / "index.html").read_text("utf-8")
    menu = re.sub(r"<a class=\"language\".*?</a>", "", re.findall(r"<header.*?</header>", start, re.DOTALL)[0])

    assert not re.search("[A-Za-z]{3}", re.sub("<[^>]*>", "", menu))


@pytest.mark.parametrize("entity", [ANT, ALIBABA, BANK])
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_an_entity_has_its_facts_with_their_quotes(seeds: Path, entity: str, language: str):
    page = Elements((seeds / language / entity_page(entity)).read_text("utf-8"))
    told = [f for f in FACTS if any(x.id == entity for x in (*(x for r in f.roles for x in r.fillers), *f.attributed_to))]

    assert {name for name in page.ids if name.startswith("fact-")} == {fact_anchor(fact) for fact in told}
    assert all(fact.passage.quote in page.words for fact in told)
    assert all(f"../{article_page(fact.article)}#{place_anchor(fact)}" in page.addresses for fact in told)


@pytest.mark.parametrize("record", EXTRACTIONS, ids=lambda record: record.article.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_an_article_has_the_whole_text_and_all_facts(seeds: Path, record: Extraction, language: str):
    page = (seeds / language / article_page(record.article.id)).read_text("utf-8")
    text = re.findall(r'<div class="text".*?</div>', page, re.DOTALL)[0]
    shown = Elements(re.sub(r'<a class="number".*?</a>', "", text)).words
    headline = Elements(re.findall("<h1>.*?</h1>", page)[0]).words

    assert "".join(shown.split()) in (
        "".join(record.article.text.split()),
        "".join(record.article.text.split()).removeprefix("".join(headline.split())),
    )
    for fact in record.facts:
        assert f'id="{fact_anchor(fact)}"' in page and f'href="#{fact_anchor(fact)}"' in text and f'id="{place_anchor(fact)}"' in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_comparison_sets_quote_against_quote(seeds: Path, language: str):
    page = Elements((seeds / language / "comparison.html").read_text("utf-8"))

    for kind in ("suspension", "prohibition", "accusation"):
        quotes = [
            fact.passage.quote
            for fact in FACTS
            if fact.kind == kind and not any(x.id == "person/pan-gongsheng" for x in fact.attributed_to)
        ]
        assert quotes and all(quote in page.words for quote in quotes)


def test_refusals_and_notes_stand_with_their_reasons(tmp_path: Path):
    write_site((CALM,), tmp_path / "site")
    page = Elements((tmp_path / "site" / "en" / article_page("story")).read_text("utf-8")).words

    assert "roles: no order: Plain words fined" in page and "warning: odd: Plain words fined" in page
    assert "Found: 2 · Accepted: 1 · Refused: 1" in page


@pytest.mark.parametrize(
    "records", [(), (replace(CALM, facts=(), entities=(), mentions=(), refusals=(), notes=()),)], ids=["nothing", "no facts"]
)
def test_little_or_nothing_makes_a_site(tmp_path: Path, records: tuple[Extraction, ...]):
    write_site(records, tmp_path / "site")

    assert broken(tmp_path / "site") == []


# --- hostile articles


def test_text_of_an_article_is_never_markup(tmp_path: Path):
    for record, name in ((CALM, "calm"), (WILD, "wild")):
        write_site((record,), tmp_path / name)
    calm, wild = pages(tmp_path / "calm"), pages(tmp_path / "wild")

    assert calm.keys() == wild.keys()
    for name in calm:
        assert wild[name].tags["bdi"] >= calm[name].tags["bdi"]
        for part in ("script", "img", "style", "iframe", "link", "meta", "form", "base", "object", "svg"):
            assert wild[name].tags[part] == calm[name].tags[part], (name, part)
        assert wild[name].forbidden == []
        assert "\u202e" not in wild[name].words and "\u2066" not in wild[name].words
    assert "⟨202E⟩evil" in wild[f"en/{article_page('story')}"].words
    assert "</script" not in (tmp_path / "wild" / "search.js").read_text("utf-8")


@pytest.mark.parametrize("identity", [identity for identity in HOSTILE_IDS if identity and "\ud800" not in identity])
def test_no_id_makes_a_file_elsewhere(tmp_path: Path, identity: str):
    names = (f"company/{identity}", f"regulator/{identity}")
    write_site((story("Plain words fined.", "Plain words fined", identity=identity, entities=names),), tmp_path / "in" / "site")

    assert [path.name for path in tmp_path.iterdir()] == ["in"] and [path.name for path in (tmp_path / "in").iterdir()] == ["site"]
    assert all(re.fullmatch(r"[a-z0-9/.-]+", name) for name in contents(tmp_path / "in" / "site"))
    assert broken(tmp_path / "in" / "site") == []


# --- the command


def test_command_writes_the_site_of_an_output_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with Store.open(tmp_path / "out") as store:
        store.put(CALM)
        store.refresh()

    assert main(["site", "--to", str(tmp_path / "site"), "--out", str(tmp_path / "out")]) == 0
    assert f"wrote {len(list((tmp_path / 'site').rglob('*.html')))} pages" in capsys.readouterr().err


def test_command_refuses_a_folder_of_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with Store.open(tmp_path / "out") as store:
        store.put(CALM)
        store.refresh()

    assert main(["site", "--to", str(tmp_path / "out"), "--out", str(tmp_path / "out")]) == 1
    assert "holds what is no part of a site" in capsys.readouterr().err

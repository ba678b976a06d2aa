from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import Authority, AuthorityEntry, load_authority
from kg.errors import DataError
from kg.gazetteer import pieces
from kg.model import Name, Span, Word
from kg.text import fold


def entry(id: str, *names: str, acronyms: tuple[str, ...] = (), **rest: object) -> AuthorityEntry:
    every = [Name(name, "en") for name in names] + [Name(name, "en", "acronym") for name in acronyms]
    return AuthorityEntry(id, id.partition("/")[0], tuple(every), **rest)  # type: ignore[arg-type]


ENTRIES = [
    entry("company/quince", "Quince", "Quince Inc.", ambiguous=("Quince",)),
    entry("company/qd-com", "QD.com"),
    entry("company/ejar", "eJar"),
    entry("company/lulu-and-sons", "Lulu & Sons"),
    entry("company/nabu-palace", "نابو علي"),
    entry("company/zuhur", "زهور"),
    entry(
        "regulator/people-s-bank",
        "People's Bank of Ruritania",
        "بنك الشعب الروريتاني",
        acronyms=("PBR",),
        country="place/ruritania",
        supervises=("banking",),
    ),
    entry(
        "regulator/markets",
        "Markets Authority",
        acronyms=("MA",),
        country="place/ruritania",
        supervises=("securities", "banking"),
    ),
    entry("regulator/elsewhere", "Elsewhere Authority", country="place/elsewhere", supervises=("banking",)),
    entry("public-body/union", "الاتحاد الروريتاني"),
    entry("place/ruritania", "Ruritania", demonyms=(Name("Ruritanian", "en"), Name("روريتاني", "ar")), metonym_of="public-body/union"),
    entry("place/united-states", "United States", acronyms=("US",)),
]
AUTHORITY = Authority.of(ENTRIES)


def words(text: str) -> tuple[Word, ...]:
    """Words as a language gives them, with the proclitics of the samples split off."""
    found = []
    at = 0
    for token in text.split():
        start = text.index(token, at)
        at = start + len(token)
        cuts = [n for n, proclitic in ((1, "و"), (1, "ل"), (2, "لل")) if token.startswith(proclitic)]
        found.append(Word(Span(start, at), tuple((fold(token[cut:]), start + cut) for cut in (0, *cuts))))
    return tuple(found)


def found(text: str) -> list[tuple[str, str]]:
    return [(match.span.of(text), *match.entities) for match in AUTHORITY.find(words(text), text=text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quince Inc. and Quince fell", [("Quince Inc", "company/quince"), ("Quince", "company/quince")]),
        ("a quince fell", []),
        ("QUINCE INC. FELL", [("QUINCE INC", "company/quince")]),
        ("the PBR, not the pbr or Pbr", [("PBR", "regulator/people-s-bank")]),
        ("the People’s Bank of Ruritania's rules", [("People’s Bank of Ruritania", "regulator/people-s-bank")]),
        ("QD.com's app", [("QD.com", "company/qd-com")]),
        ("eJar and ejar", [("eJar", "company/ejar")]),
        ("Lulu & Sons or Lulu Sons", [("Lulu & Sons", "company/lulu-and-sons"), ("Lulu Sons", "company/lulu-and-sons")]),
        (
            "the U.S. and US-Ruritania talks",
            [("U.S.", "place/united-states"), ("US", "place/united-states"), ("Ruritania", "place/ruritania")],
        ),
        ("tell us", []),
        ("United\nStates", [("United\nStates", "place/united-states")]),
        ("They are united.\n\nStates differ: United. States", []),
        ("نابو على", [("نابو على", "company/nabu-palace")]),
        ("لبنك الشعب الروريتاني", [("بنك الشعب الروريتاني", "regulator/people-s-bank")]),
        ("والاتحاد الروريتانيّ", [("الاتحاد الروريتانيّ", "public-body/union")]),
        ("للاتحاد الروريتاني", [("اتحاد الروريتاني", "public-body/union")]),
        ("زهور والزهور", [("زهور", "company/zuhur")]),
    ],
)
def test_authority_finds_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_authority_marks_ambiguous_names() -> None:
    text = "Quince Inc. is not Quince"
    assert [match.ambiguous for match in AUTHORITY.find(words(text), text=text)] == [False, True]


def test_authority_gives_all_bearers_of_a_shared_name() -> None:
    shared = Authority.of(
        [entry("company/a", acronyms=("AB",), ambiguous=("AB",)), entry("company/b", acronyms=("AB",), ambiguous=("AB",))]
    )
    assert [match.entities for match in shared.find((), text="the AB said")] == [("company/a", "company/b")]


@pytest.mark.parametrize("form", ["Ruritanian", "ruritanian", "روريتاني", "الروريتاني"])
def test_authority_knows_demonyms(form: str) -> None:
    assert AUTHORITY.demonym(form) == "place/ruritania"


def test_authority_knows_what_a_place_stands_for() -> None:
    assert (AUTHORITY.metonym("place/ruritania"), AUTHORITY.metonym("place/united-states")) == ("public-body/union", None)


@pytest.mark.parametrize(
    ("country", "sector", "expected"),
    [
        ("place/ruritania", "banking", ("regulator/markets", "regulator/people-s-bank")),
        ("place/ruritania", "securities", ("regulator/markets",)),
        ("place/elsewhere", None, ("regulator/elsewhere",)),
        ("place/united-states", "banking", ()),
    ],
)
def test_authority_knows_who_supervises(country: str, sector: str | None, expected: tuple[str, ...]) -> None:
    assert AUTHORITY.supervisors(country=country, sector=sector) == expected


def test_authority_gives_known_entities() -> None:
    assert AUTHORITY.entity("company/quince").known


SCRAPS = [*"QuinceD.com &'’-\n", "ل", "ا", "و", "بنك الشعب الروريتاني", "الاتحاد الروريتاني", "Quince", "U.S.", "ّ", "\ud800"]


@given(st.lists(st.sampled_from(SCRAPS)).map("".join) | st.text())
def test_authority_spans_stand_in_any_text(text: str) -> None:
    for match in AUTHORITY.find(words(text), text=text):
        assert 0 <= match.span.start < match.span.end <= len(text)


@given(st.text())
def test_gazetteer_pieces_cover_all_letters(text: str) -> None:
    covered = {i for piece in pieces(text) for i in range(piece.start, piece.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum() and fold(c))


GOOD = """
- id: "company/quince"
  type: "company"
  names: {"en": ["Quince"], "ar": ["كوينس"]}
  country: "place/ruritania"
- id: "place/ruritania"
  type: "place"
  names: {"en": ["Ruritania"]}
  demonyms: {"en": ["Ruritanian"]}
"""


def write(folder: Path, **contents: str) -> Path:
    for name, content in contents.items():
        (folder / f"{name}.yaml").write_text(content, "utf-8")
    return folder


def test_authority_is_read_from_a_folder(tmp_path: Path) -> None:
    authority = load_authority(write(tmp_path, all=GOOD))
    assert authority.entries["company/quince"].names == (Name("Quince", "en"), Name("كوينس", "ar"))


@pytest.mark.parametrize(
    ("addition", "problem"),
    [
        ('- {id: "company/a", type: "company", names: {"en": ["A"]}, nmaes: {}}', "unknown key 'nmaes'"),
        ('- {id: "company/a", type: "company"}', "lacks 'names'"),
        ('- {id: "company/a", type: "firm", names: {"en": ["A"]}}', "unknown type 'firm'"),
        ('- {id: "place/a", type: "company", names: {"en": ["A"]}}', "must begin with 'company/'"),
        ('- {id: "company/A b", type: "company", names: {"en": ["A"]}}', "such as 'a-b'"),
        ('- {id: "company/a", type: "company", names: {"en": [on]}}', "True must be text in quotes"),
        ('- {id: "company/a", type: "company", names: {"en": ["?"]}}', "'?' has no letter or digit"),
        ('- {id: "company/a", type: "company", names: {"en": "A"}}', "'A' must be a list"),
        ('- {id: "company/a", type: "company", names: {no: ["A"]}}', "language False must be text in quotes"),
        ('- {id: "company/a", type: "company", names: ["A"]}', "names: must be lists by language"),
        ('- {id: "company/a", type: "company", names: {"en": ["A"]}, country: 7}', "country: 7 must be text in quotes"),
        ('- {id: "company/a", type: "company", names: {"en": ["A"]}, parent: "company/b"}', "parent: no entry has the id 'company/b'"),
        ('- {id: "company/a", type: "company", names: {"en": ["A"]}, ambiguous: ["B"]}', "ambiguous: 'B' is none of its names"),
        ('- {id: "company/a", type: "company", names: {"en": ["QUINCE"]}}', "list it under 'ambiguous' of each"),
        ('- {id: "company/quince", type: "company", names: {"en": ["Q"]}}', "stands in all.yaml already"),
        ("- 7", "entry number 1: must be a mapping"),
    ],
)
def test_authority_reports_a_problem(tmp_path: Path, addition: str, problem: str) -> None:
    with pytest.raises(DataError) as error:
        load_authority(write(tmp_path, all=GOOD, more=addition))
    assert problem in str(error.value)


def test_authority_reports_all_problems_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        load_authority(write(tmp_path, a='- {id: "x"}', b='- {id: "y", type: "z", names: {"en": [1]}}'))
    assert [line for line in str(error.value).splitlines() if not line.startswith(" ")] == ["a.yaml: 4 problems", "b.yaml: 1 problem"]


@pytest.mark.parametrize(
    ("contents", "problem"), [({}, "no authority file"), ({"a": "- ["}, "no YAML"), ({"a": "7"}, "must be a list of entries")]
)
def test_authority_refuses_what_is_no_list(tmp_path: Path, contents: dict[str, str], problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        load_authority(write(tmp_path, **contents))

"""Parts: the same name and bytes for the same reading, wherever they stand; a damaged one is known for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.iris import DATA
from kg.model import Article, Extraction, Note
from kg.parts import Part, Place, make_part
from kg.pipeline import process

ARTICLE = Article("one", "The European Commission fined Apple 5 million euros.", "en")
PART = make_part(process(ARTICLE))


@pytest.fixture(params=["local", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Place, Any, str]]:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: parts were not tested")
    url = str(tmp_path / "parts") if request.param == "local" else "memory://parts"
    place = Place(url)
    system, _ = fsspec.core.url_to_fs(url)
    yield place, system, place.name(ARTICLE, key="k", base=DATA)
    fsspec.filesystem("memory").store.clear()


Placed = tuple[Place, Any, str]


def test_what_is_written_is_read(place: Placed) -> None:
    parts, _, _ = place
    parts.write(PART, key="k", base=DATA)

    assert parts.read(ARTICLE, key="k", base=DATA) == PART
    assert PART.counts == (1, 1, 0)
    assert len(list(PART.quads())) == PART.graph.count(b"\n")


def test_writing_twice_leaves_the_same_bytes(place: Placed) -> None:
    parts, system, name = place
    parts.write(PART, key="k", base=DATA)
    before = system.cat_file(name)
    parts.write(make_part(process(ARTICLE)), key="k", base=DATA)

    assert system.cat_file(name) == before


def test_part_that_is_not_there_is_none(place: Placed) -> None:
    parts, _, _ = place

    assert parts.read(ARTICLE, key="k", base=DATA) is None


@pytest.mark.parametrize("kept", [0, 1, 40, 200, -1])
def test_part_that_is_half_written_is_none(place: Placed, kept: int) -> None:
    parts, system, name = place
    parts.write(PART, key="k", base=DATA)
    system.pipe_file(name, system.cat_file(name)[:kept])

    assert parts.read(ARTICLE, key="k", base=DATA) is None


def test_other_reading_has_another_name(place: Placed) -> None:
    parts, _, name = place
    others = [
        parts.name(ARTICLE, key="other", base=DATA),
        parts.name(ARTICLE, key="k", base="https://example.org/"),
        parts.name(Article("one", "Nothing.", "en"), key="k", base=DATA),
    ]

    assert len({name, *others}) == 4


def test_notes_and_the_entities_that_were_read_are_kept(place: Placed) -> None:
    parts, _, _ = place
    noted = Extraction(ARTICLE, (), (), notes=(Note("not-read", "no", "error"),), read_as=("company/apple",))
    parts.write(make_part(noted), key="k", base=DATA)
    found = parts.read(ARTICLE, key="k", base=DATA)

    assert isinstance(found, Part)
    assert (found.notes, found.read_as, found.failed) == (noted.notes, ("company/apple",), True)

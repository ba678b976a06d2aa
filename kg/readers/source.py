"""What a reader is given and what it gives; decoding and the checks that hold for articles of every format."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol

from kg.edtf import bounds
from kg.languages import available
from kg.model import Article, Note
from kg.readers.headline import headline
from kg.readers.language import judge_language

__all__ = ["MAX_CHARACTERS", "Reader", "Sidecar", "Source", "Unreadable", "decoded", "make_article"]

# A text is read up to here: parsing as much takes about 0.8 GB and 10 s, and few news articles have a tenth of it.
MAX_CHARACTERS = 200_000
_MAX_ID = 200
_FIELDS = ("title", "published", "anchor", "source", "rights", "language")
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}\S*", re.ASCII)
_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip or office file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_BINARY = "{}, no text; save its text as UTF-8 in a .txt file"


class Sidecar(Protocol):
    """The file beside a text that says what the text doesn't."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    def read_bytes(self) -> bytes:
        """What stands in it; raises `OSError`."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes with the name that messages give it, and the id of an article that has none of its own."""

    name: str
    id: str
    stream: BinaryIO
    sidecar: Sidecar | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article, or a file of them, that was not read: what it is called, why, and what to do.

    `severity` is "warning" where nothing is lost, as for a text that was read already.
    """

    name: str
    reason: str
    severity: Literal["warning", "error"] = "error"


class Reader(Protocol):
    """Reads the articles of one format from a source, in order, never more of them at once than needed."""

    def __call__(self, source: Source, /) -> Iterator[Article | Unreadable]: ...


def decoded(data: bytes, *, whole: bool = True) -> str:
    """The text of some bytes, kept exactly: UTF-8, or UTF-16 with its mark; raises `ValueError` that says what else it looks like.

    Where the bytes are not the `whole` of a file, a character that is cut through at their end is left out.
    """
    known = next((name for magic, name in _FORMATS.items() if data.startswith(magic)), None)
    if known is not None:
        raise ValueError(_BINARY.format(known))
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not marked:
        raise ValueError(_BINARY.format("it holds NUL characters: a binary file"))
    encoding = "utf-16" if marked else "utf-8"
    try:
        text = getincrementaldecoder(encoding)().decode(data, final=whole)
    except UnicodeDecodeError as error:
        raise ValueError(_wrong_encoding(data, error)) from None
    if "\0" in text:
        raise ValueError(_BINARY.format("it holds NUL characters: a binary file"))
    return text


def _wrong_encoding(data: bytes, error: UnicodeDecodeError) -> str:
    if error.encoding != "utf-8":
        return f"its mark says UTF-16, but it is none from byte {error.start} on; save it as UTF-8"
    high = [byte for byte in data if byte >= 0x80]
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in bytes(high).decode("cp1256"))
    likely = "windows-1256" if 2 * arabic > len(high) else "windows-1252"
    place = f"no UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
    return f"{place}; it looks like {likely}; convert it: iconv -f {likely} -t utf-8"


def make_article(text: object, fields: Mapping[str, object], *, id: object, name: str) -> Article | Unreadable:
    """The article of a text and what its file says of it, or all that is wrong with them."""
    problems = [*_id_problems(id), *_text_problems(text), *_field_problems(fields)]
    if problems or not isinstance(text, str) or not isinstance(id, str):
        return Unreadable(name, "; ".join(problems))
    kept, notes = _cut(text)
    values = {key: str(fields[key]) if fields.get(key) else None for key in _FIELDS}
    language, doubt = (values["language"], None) if values["language"] else judge_language(kept)
    if language is None:
        return Unreadable(name, f"{doubt}; known: {', '.join(available())}. Where it is one of them, give `language`")
    notes += (Note("language-unsure", doubt),) if doubt else ()
    published, anchor = (_day(values[key]) for key in ("published", "anchor"))
    return Article(id, kept, language, values["title"] or headline(kept), published, anchor, values["source"], values["rights"], notes)


def _id_problems(id: object) -> Iterator[str]:
    if not isinstance(id, str) or not id.strip():
        yield "the id must be text that is not empty"
    elif len(id) > _MAX_ID or not id.isprintable():
        yield f"the id must be at most {_MAX_ID} printable characters"


def _text_problems(text: object) -> Iterator[str]:
    if not isinstance(text, str):
        yield "`text` must be there, and be text"
    elif not text.strip():
        yield "the text is empty"
    elif "\0" in text:
        yield _BINARY.format("it holds NUL characters")
    else:
        half = re.search("[\ud800-\udfff]", text)
        if half is not None:
            yield f"half of a surrogate pair stands at character {half.start()}, which no encoding can write; write the whole character"


def _field_problems(fields: Mapping[str, object]) -> Iterator[str]:
    for key in _FIELDS:
        value = fields.get(key)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            yield f"{key} must be text, not {value!r}"
        elif re.search("[\0\ud800-\udfff]", value):
            yield f"{key} holds characters that no file can hold"
        elif key == "language" and value not in available():
            yield f"language {value!r} is not known; known: {', '.join(available())}"
        elif key in ("published", "anchor"):
            yield from _date_problems(key, value)


def _date_problems(key: str, value: str) -> Iterator[str]:
    try:
        bounds(_day(value) or value)
    except ValueError as error:
        yield f"{key}: {error}"


def _day(value: str | None) -> str | None:
    """The day of a timestamp; a date as it is."""
    found = _TIMESTAMP.fullmatch(value or "")
    return found[1] if found else value


def _cut(text: str) -> tuple[str, tuple[Note, ...]]:
    """The text up to the bound, at the end of a line or else of a word, with a note where something is left out."""
    if len(text) <= MAX_CHARACTERS:
        return text, ()
    line = text.rfind("\n", MAX_CHARACTERS // 2, MAX_CHARACTERS)
    word = text.rfind(" ", MAX_CHARACTERS // 2, MAX_CHARACTERS)
    end = next((place for place in (line, word) if place > 0), MAX_CHARACTERS)
    message = f"the text was read up to character {end}; what follows is beyond the bound of {MAX_CHARACTERS} characters; split the article"
    return text[:end], (Note("text-cut", message, "error"),)

"""Articles from files, folders and standard input, one at a time; what can't be read is named with what to do about it."""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from kg.errors import UsageError
from kg.model import Article
from kg.readers import READERS, Source, Unreadable
from kg.readers.language import detect_language
from kg.remote import file_system, is_url, remote_files

__all__ = ["Unreadable", "articles_expected", "detect_language", "read_articles"]

# A file of lines is counted by its first ones.
_COUNTED = 1 << 20


def read_articles(paths: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Article | Unreadable]:
    """The articles of files, folders, URLs and `-` (standard input), in this order; those of a folder by name, its folders included.

    Of two articles with one id the second is unreadable; of two with one text the second is skipped with a warning. Raises
    `UsageError`, before anything is read, where a path is not there.
    """
    missing = [str(path) for path in paths if not _is_there(path)]
    if missing:
        raise UsageError(
            f"no such file or folder: {', '.join(missing)}; PATH is a file ({', '.join(sorted(READERS))}), a folder of them, a URL, or -"
        )
    if stdin is None and any(str(path) == "-" for path in paths):
        raise UsageError("there is no standard input to read from")
    return _distinct(read for path in paths for read in _read(path, stdin))


def _is_there(path: str | Path) -> bool:
    if not is_url(path):
        return str(path) == "-" or os.path.lexists(path)
    system, inside = file_system(str(path))
    return bool(system.exists(inside))


def articles_expected(paths: Sequence[str | Path]) -> int | None:
    """About how many articles there are, for a sense of how long they take; None where standard input or a URL is among the paths."""
    if any(str(path) == "-" or is_url(path) for path in paths):
        return None
    files = (file for path in paths for file in (_files(Path(path)) if Path(path).is_dir() else [Path(path)]))
    return sum(_expected(file) for file in files)


def _expected(file: Path) -> int:
    if file.suffix.lower() != ".jsonl" or not file.is_file():
        return 1
    with file.open("rb") as stream:
        beginning = stream.read(_COUNTED)
    lines = beginning.count(b"\n") or 1
    return lines if len(beginning) < _COUNTED else lines * file.stat().st_size // _COUNTED


def _distinct(every: Iterator[Article | Unreadable]) -> Iterator[Article | Unreadable]:
    ids: set[str] = set()
    texts: dict[str, str] = {}
    for read in every:
        if isinstance(read, Unreadable):
            yield read
        elif read.hash in texts:
            yield Unreadable(read.id, f"skipped: it has the same text as {texts[read.hash]!r}, which was read already", "warning")
        elif read.id in ids:
            yield Unreadable(read.id, "an article with this id was read already; give each article an id of its own")
        else:
            ids.add(read.id)
            texts[read.hash] = read.id
            yield read


def _read(path: str | Path, stdin: BinaryIO | None) -> Iterator[Article | Unreadable]:
    if str(path) == "-":
        yield from _read_stdin(stdin or io.BytesIO())
    elif is_url(path):
        yield from _read_remote(str(path))
    elif Path(path).is_dir():
        yield from _read_folder(Path(path))
    else:
        yield from _read_file(Path(path), name=str(path))


def _read_stdin(stdin: BinaryIO) -> Iterator[Article | Unreadable]:
    """JSON lines where the first character is a brace, else one text."""
    stream = io.BufferedReader(cast(io.RawIOBase, stdin))
    try:
        first = stream.peek(1024).removeprefix(codecs.BOM_UTF8).lstrip()[:1]
        yield from READERS[".jsonl" if first == b"{" else ".txt"](Source("-", "stdin", stream))
    finally:
        stream.detach()


def _read_folder(folder: Path) -> Iterator[Article | Unreadable]:
    """The articles of a folder and its folders; hidden files and files of other endings are none, links that lead out are not followed."""
    home = folder.resolve()
    for file in sorted(_files(folder), key=lambda file: file.relative_to(folder).as_posix()):
        if not all(_stays(place, home) for place in (file, file.with_suffix(".yaml"))):
            yield Unreadable(
                str(file), "it or its sidecar is a link that leads out of the folder or round, not followed; give the file itself"
            )
        elif not file.is_file():
            yield Unreadable(str(file), "no regular file")
        else:
            yield from _read_file(file, name=str(file))


def _stays(file: Path, home: Path) -> bool:
    """Whether a file is no link, or one to a place in the folder."""
    try:
        return not file.is_symlink() or file.resolve().is_relative_to(home)
    except (OSError, RuntimeError):  # a link to itself
        return False


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place) / name for name in names if not name.startswith(".") and Path(name).suffix.lower() in READERS)


def _read_remote(url: str) -> Iterator[Article | Unreadable]:
    for file in remote_files(url, endings=tuple(READERS)):
        path = PurePosixPath(file.path)
        reader = READERS.get(path.suffix.lower())
        if reader is None:
            yield _unknown(file.url, path.suffix)
            continue
        try:
            with file.open() as stream:
                yield from reader(Source(file.url, path.stem, stream, file.beside(".yaml") if path.suffix.lower() == ".txt" else None))
        except OSError as error:
            yield Unreadable(file.url, f"can't be read: {error.strerror or error}")


def _unknown(name: str, ending: str) -> Unreadable:
    return Unreadable(name, f"the ending {ending!r} is not known; known: {', '.join(sorted(READERS))}")


def _read_file(file: Path, *, name: str) -> Iterator[Article | Unreadable]:
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        yield _unknown(name, file.suffix)
        return
    sidecar = file.with_suffix(".yaml")
    try:
        with file.open("rb") as stream:
            yield from reader(Source(name, file.stem, stream, sidecar if sidecar.exists() else None))
    except OSError as error:
        yield Unreadable(name, f"can't be read: {error.strerror}")

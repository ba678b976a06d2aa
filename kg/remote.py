"""Files wherever fsspec reads them: `memory://`, `file://`, `s3://`, `gs://`, `hdfs://` ...; nothing of it is loaded for a local path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from kg.errors import UsageError

__all__ = ["RemoteFile", "file_system", "is_url", "remote_files"]

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(::|://)")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a file system of fsspec."""

    system: Any
    path: str

    @property
    def name(self) -> str:
        """The last part of its path."""
        return PurePosixPath(self.path).name

    @property
    def url(self) -> str:
        """How it is called in messages."""
        return str(self.system.unstrip_protocol(self.path))

    def open(self) -> BinaryIO:
        """Its bytes, as a stream; raises `OSError`."""
        return cast(BinaryIO, self.system.open(self.path, "rb"))

    def read_bytes(self) -> bytes:
        """All its bytes; raises `OSError`."""
        return cast(bytes, self.system.cat_file(self.path))

    def beside(self, ending: str) -> RemoteFile | None:
        """The file of the same name with another ending, where there is one."""
        other = RemoteFile(self.system, str(PurePosixPath(self.path).with_suffix(ending)))
        return other if self.system.exists(other.path) else None


def is_url(path: object) -> bool:
    """Whether a path is for fsspec.

    >>> is_url("s3://news/2020"), is_url("news/2020"), is_url("zip://a.txt::file://news.zip")
    (True, False, True)
    """
    return bool(_URL.match(str(path)))


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a URL or local path, and the path in it; raises `UsageError` where no part that reads it is installed."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UsageError(f"{url}: reading and writing URLs takes fsspec; install it: pip install 'regkg[dask]'") from None
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{url}: {error}") from None
    return system, str(path)


def remote_files(url: str, *, endings: tuple[str, ...]) -> Iterator[RemoteFile]:
    """The file of a URL, or those under it with one of these endings, sorted; hidden ones are left out."""
    system, path = file_system(url)
    if not system.isdir(path):
        yield RemoteFile(system, path)
        return
    for found in sorted(str(found) for found in system.find(path)):
        inside = PurePosixPath(found).relative_to(PurePosixPath(path)) if found.startswith(path) else PurePosixPath(found)
        if inside.suffix.lower() in endings and not any(part.startswith(".") for part in inside.parts):
            yield RemoteFile(system, found)

"""A folder that is put in its place whole: made beside it, then renamed; what others put there is never touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

__all__ = ["MANIFEST", "whole_folder"]

MANIFEST = "files.txt"
"""The file in which a folder lists all its files."""

_HEAD = "These files were written together and are replaced together:"
_NAMED = 5


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A draft that takes the place of `target` when all has been written, and leaves it as it was where something fails.

    Raises `StoreError` where `target` holds what no such folder brought there, or can't be written.
    """
    target = target.resolve()
    draft: Path | None = None
    try:
        _check(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        yield draft
        _list_files(draft)
        draft.chmod(0o755)
        _exchange(draft, target)
    except OSError as error:
        raise StoreError(f"{target}: can't be written ({error.strerror or error}); choose another folder") from None
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)


def _check(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise StoreError(f"{target}: is no folder; choose another place, or take it away")
    own = _listed(target)
    allowed = own | {str(folder) for file in own for folder in Path(file).parents}
    present = {path.relative_to(target).as_posix(): path for path in target.rglob("*")}
    strange = sorted(name for name, path in present.items() if name not in allowed or path.is_symlink())
    if strange:
        names = ", ".join(map(ascii, strange[:_NAMED])) + (f" and {len(strange) - _NAMED} more" if len(strange) > _NAMED else "")
        raise StoreError(f"{target}: holds what is no part of a site ({names}); choose an empty folder, or take these away")


def _listed(target: Path) -> set[str]:
    """The files that a folder says are its own, none where it says nothing."""
    manifest = target / MANIFEST
    if not manifest.is_file():
        return set()
    head, *names = manifest.read_text(encoding="utf-8", errors="replace").splitlines() or [""]
    return {MANIFEST, *names} if head == _HEAD else set()


def _list_files(draft: Path) -> None:
    names = sorted(path.relative_to(draft).as_posix() for path in draft.rglob("*") if path.is_file())
    (draft / MANIFEST).write_bytes("".join(f"{line}\n" for line in (_HEAD, *names)).encode("utf-8"))


def _exchange(draft: Path, target: Path) -> None:
    """Put the draft in the place of the target; what stood there stands again where that fails."""
    if not target.exists():
        draft.rename(target)
        return
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    target.replace(aside / target.name)
    try:
        draft.rename(target)
    except OSError:
        (aside / target.name).replace(target)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)

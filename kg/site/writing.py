"""A site on disk."""

from __future__ import annotations

from pathlib import Path

from kg.model import Extraction
from kg.site.folder import whole_folder
from kg.site.site import make_site

__all__ = ["write_site"]


def write_site(records: tuple[Extraction, ...], to: Path) -> int:
    """Write the site of these articles and count its pages; the same articles, in any order, give the same bytes.

    The folder is put in its place whole. One that holds anything but a site written before is left alone, with a `StoreError`.
    """
    site = make_site(records)
    with whole_folder(to) as draft:
        for path, make in site.files.items():
            file = draft / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(make())
    return sum(path.endswith(".html") for path in site.files)

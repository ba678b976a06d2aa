"""A page before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """`path` is from the folder of the language, `title` its own, "" of the start page; `values` are what its template shows."""

    path: str
    template: str
    title: str
    values: Mapping[str, Any]

"""What a store was made with, kept beside it."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import StoreError
from kg.iris import DATA

__all__ = ["LAYOUT", "SETTINGS", "settled_base"]

LAYOUT = 1
SETTINGS = "settings.json"


def settled_base(folder: Path, *, base: str | None) -> str:
    """The base of the data IRIs that the store was made with; a new store takes the one given."""
    file = folder / SETTINGS
    if not file.exists():
        draft = file.with_suffix(".draft")
        draft.write_text(json.dumps({"base": base or DATA, "layout": LAYOUT}, sort_keys=True) + "\n", "utf-8")
        draft.replace(file)
        return base or DATA
    try:
        found = json.loads(file.read_text("utf-8"))
        settled, layout = str(found["base"]), int(found["layout"])
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{file}: can't be read; move the store away and build it again") from None
    if layout != LAYOUT:
        raise StoreError(f"{folder}: has layout {layout}, this version knows {LAYOUT}; build it again into another folder")
    if base is not None and base != settled:
        raise StoreError(f"{folder}: holds data under {settled}, not under {base}; choose another folder with --out")
    return settled

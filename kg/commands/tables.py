"""Tables on standard output: with lines on a terminal, tab-separated when piped."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from kg.render.visible import visible

__all__ = ["print_table"]


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of text; text of articles is shown as it is, never as markup."""
    if not sys.stdout.isatty():
        for row in (head, *rows):
            print("\t".join(visible(" ".join(cell.split())) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*head)
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    Console().print(table)

"""Questions to the graph of the facts, one a module; each answers with findings that name the facts behind them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import Any

from kg.analysis.finding import Finding

__all__ = ["Finding", "questions"]

_PARTS = frozenset({"background", "finding", "links", "projection"})


def questions() -> Mapping[str, Callable[..., tuple[Finding, ...]]]:
    """The questions by name: every module of this folder that has a function of its own name.

    Each takes the graph of `kg.analysis.projection.project` and what its signature says beside.

    >>> sorted(questions())
    ['agreement', 'centrality', 'communities', 'connections', 'enforcement', 'exposure', 'timeline']
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _PARTS)
    modules: dict[str, Any] = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return {name: getattr(module, name) for name, module in modules.items()}

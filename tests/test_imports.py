"""Imports point one way, and what belongs to a language stays in its folder: both are read from the code itself."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.languages import available

ROOT = Path(__file__).parents[1]

# From the bottom to the top: a module imports from its own package, or from layers that stand before it. One line, one stage.
LAYERS = (
    *(
        "kg",
        "errors",
        "model",
        "text",
        "edtf",
        "iris",
        "journal",
        "loading",
        "reckoning",
        "shadow",
        "settings",
        "locks",
        "gazetteer",
        "remote",
    ),
    *("ontology_files", "ontology", "ontology_diagram", "questions", "ontology_page", "hygiene", "authority", "frames", "lines"),
    *("timetable", "dates", "money", "languages", "readers", "articles"),
    *("mentions", "extract", "explain"),
    *("canonical", "gate", "workers", "judgements", "limits", "pipeline", "readings"),
    *("derive", "rdf", "shapes", "store", "query", "answers"),
    *("analysis", "doubts", "networks", "export", "render", "report", "site", "serve"),
    *("parts", "reading_parts", "cluster", "endpoint", "build", "check"),
    *("commands", "cli", "__main__"),
)

# Where Arabic letters stand outside the language's folder, and why they may.
ARABIC = {
    "kg/text.py": "folding of names: spellings that mean one letter",
    "kg/gazetteer.py": "folding of names: the article is spelling, as hamza seats are",
    "kg/readers/source.py": "the end of the block of Arabic letters, to tell a text from bytes",
    "kg/render/boxes.py": "widths of narrow letters in a drawing",
    "kg/commands/explain.py": "an example in the help",
    "kg/commands/query.py": "an example in the help",
    "kg/commands/view.py": "an example in the help",
}
# Where code asks which language it has, and why it may.
ASKING = {"kg/query.py": "of several names the English one is shown"}

FILES = sorted((ROOT / "kg").rglob("*.py"))
MODULES = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in FILES}


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def imports(module: str, *, within: ast.AST | None = None) -> Iterator[str]:
    """The modules of the package that a module imports, inside functions too."""
    for statement in ast.walk(within or tree(MODULES[module])):
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names if alias.name.split(".")[0] == "kg")
        elif isinstance(statement, ast.ImportFrom) and (statement.module or "").split(".")[0] == "kg":
            named = {f"{statement.module}.{alias.name}" for alias in statement.names}
            yield from named & set(MODULES) or {str(statement.module)}


def layer(module: str) -> str:
    """The module or package right under `kg` that a module belongs to."""
    return module.split(".")[1] if "." in module else module


def at_start(module: str) -> set[str]:
    """What is imported while a module is loaded: neither in functions nor for the type checker alone."""
    body = [s for s in tree(MODULES[module]).body if isinstance(s, ast.Import | ast.ImportFrom)]
    return {name for statement in body for name in imports(module, within=statement)}


def outside_languages() -> list[Path]:
    return [file for file in FILES if not (file.parent.parent.name == "languages" and file.parent.name in available())]


def strings(file: Path) -> Iterator[ast.Constant]:
    """The strings in the code of a file, without docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body[0] for node in ast.walk(tree(file)) if isinstance(node, documented) and node.body]
    docstrings = {id(first.value) for first in bodies if isinstance(first, ast.Expr)}
    # A string that stands alone behind a value documents that value.
    docstrings |= {id(s.value) for s in tree(file).body if isinstance(s, ast.Expr)}
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def is_arabic(character: str) -> bool:
    return unicodedata.category(character) == "Lo" and unicodedata.name(character, "").startswith("ARABIC")


# --- layers ----------------------------------------------------------------------------------------------------------


def test_every_module_has_its_layer() -> None:
    assert {layer(module) for module in MODULES} == set(LAYERS)


def test_every_layer_stands_once() -> None:
    assert len(LAYERS) == len(set(LAYERS))


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_only_from_below(module: str) -> None:
    allowed = set(LAYERS[: LAYERS.index(layer(module)) + 1])
    upward = {name for name in imports(module) if layer(name) not in allowed}

    assert upward == set()


def test_modules_are_loaded_without_circles() -> None:
    left = {module: at_start(module) - {module} for module in MODULES}
    while True:
        loaded = {module for module, needed in left.items() if not needed & set(left)}
        if not loaded:
            break
        left = {module: needed for module, needed in left.items() if module not in loaded}

    assert left == {}


# --- languages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", available())
def test_nothing_imports_a_language_but_itself(code: str) -> None:
    folder = f"kg.languages.{code}"
    importing = {module for module in MODULES for name in imports(module) if f"{name}.".startswith(f"{folder}.")}

    assert all(f"{module}.".startswith(f"{folder}.") for module in importing)


def test_words_of_a_language_stand_in_its_folder_alone() -> None:
    found = {str(f.relative_to(ROOT)) for f in outside_languages() for s in strings(f) if any(map(is_arabic, str(s.value)))}

    assert found == set(ARABIC)


def test_no_code_asks_which_language_it_has() -> None:
    asking = set()
    for file in FILES:
        for node in ast.walk(tree(file)):
            sides = (
                [node.left, *node.comparators]
                if isinstance(node, ast.Compare)
                else [node.pattern]
                if isinstance(node, ast.match_case)
                else []
            )
            values = {value.value for side in sides for value in ast.walk(side) if isinstance(value, ast.Constant)}
            if values & set(available()):
                asking.add(str(file.relative_to(ROOT)))

    assert asking == set(ASKING)

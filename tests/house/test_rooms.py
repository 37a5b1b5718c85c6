"""Small rooms: short files, short functions, each beginning with a line that says what it is for."""

import ast
from pathlib import Path

import pytest

from tests.house.test_layers import ROOT, modules

LONGEST_FILE, LONGEST_FUNCTION = 400, 40
NEVER = ("helper", "helpers", "util", "utils", "service", "services", "manager", "managers", "misc", "common")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_are_short_and_begin_with_what_they_are_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "the first line says what it is for"
    assert path.stem not in NEVER


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_are_short(path: Path) -> None:
    long = [
        f"{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_words_that_are_never_said() -> None:
    never = ("CRM", "prospect", "touchpoint", "stakeholder", "funnel", "sales pipeline")
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for folder in ("cli", "web", "queries", "actions", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".html")
        for word in never
        if word.lower() in path.read_text("utf-8").lower().split()
    ]
    assert found == []

"""Imports point down, and sisters do not know each other: the table of the house, as data."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import cordially

ROOT = Path(cordially.__file__).parent
ALL = {"errors", "viewer"}
MAY = {  # folder: what of cordially it may import beside itself and ALL
    "core": set[str](),
    "sources": {"core"},
    "models": {"core"},
    "store": {"models", "core"},
    "queries": {"store", "models", "core"},
    "actions": {"queries", "store", "models", "sources", "core"},
    "outside": {"core", "config"},
    "web": {"actions", "queries", "core", "outside"},
    "cli": {"actions", "queries", "core", "outside", "web", "jobs", "config"},  # web: `serve` starts it, and no more
    "jobs": {"actions", "queries", "core", "outside", "config"},
    "deploy": set[str](),
    "demo": {"core", "cli", "config"},  # it imports its files by the same commands as anybody
    "settings": {"config"},
    "config": set[str](),
    "errors": set[str](),
    "viewer": {"models"},
}
LIBRARIES = {  # what the core may import beside the standard library: small, and without input or output
    "core": {"phonenumbers", "dateutil", "numpy"},  # numpy: with an extra only, inside functions
}
ALONE = {"cli": {"web": {"serve"}, "jobs": {"serve", "jobs"}}}  # modules that alone may reach a sister


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "cordially":
                yield from (f"cordially.{alias.name}" for alias in node.names)
            else:
                yield node.module


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def violations(path: Path, names: list[str]) -> list[str]:
    here = room(path)
    if here in ("migrations", "__init__"):
        return []
    found = []
    for name in names:
        if not name.startswith("cordially.") or name.split(".")[1] in ALL | {here}:
            continue
        there = name.split(".")[1]
        alone = ALONE.get(here, {}).get(there)
        if there not in MAY[here] or (alone is not None and path.stem not in alone):
            found.append(f"{path.relative_to(ROOT)} imports {name}")
    return found


def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    assert violations(path, list(imports(path))) == []


def test_a_planted_violation_is_found() -> None:
    assert violations(ROOT / "core" / "warmth.py", ["cordially.models"])
    assert violations(ROOT / "web" / "people.py", ["cordially.store.rows"])
    assert violations(ROOT / "cli" / "people.py", ["cordially.web.serving"])
    assert not violations(ROOT / "cli" / "serve.py", ["cordially.web"])


def test_the_core_touches_no_database_file_clock_or_network() -> None:
    forbidden = {"django", "os", "socket", "sqlite3", "subprocess", "urllib.request", "http", "time", "pathlib"}
    found = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / "core").rglob("*.py")
        for name in imports(path)
        if name in forbidden or name.split(".")[0] in forbidden - {"http"}
    ]
    assert found == []

"""Heavy imports only when used, and every action reachable from a face."""

import ast
import subprocess
import sys
from pathlib import Path

from cordially.cli.app import COMMANDS
from tests.house.test_layers import ROOT, imports


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(told.stdout.split("\n")[-2].split())


def test_help_loads_no_django() -> None:
    loaded = loaded_by("from cordially.cli.app import run; run(['--help'])")
    assert not loaded & {"django", "rich", "phonenumbers", "icalendar", "numpy"}


def test_a_reading_command_loads_no_web_server_and_no_source() -> None:
    loaded = loaded_by("from cordially.cli.app import run; run(['people'])")
    assert "django.db" in loaded
    assert not loaded & {"waitress", "icalendar", "phonenumbers.phonenumberutil", "rich", "numpy", "cordially.web.urls"}


def _public(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


INNER = {  # used by other actions only
    "events": {"begin", "added", "change", "remove"},
    "people": {"plain", "of", "another", "split_off"},
    "mine": {"take"},
    "reading": {"unsettled", "look"},
    "days": {"keep_shown"},
    "spaces": {"open_own", "in_words"},
    "imports": {"no_progress"},
    "talks": {"meeting", "keep_turns"},
    "todos_heard": {"deleted", "changed"},
    "todos_told": {"tell"},
}


def test_every_action_is_reachable_from_a_face() -> None:
    faces = [ROOT / "jobs.py", *(ROOT / "cli").rglob("*.py"), *(ROOT / "web").rglob("*.py")]
    said = "\n".join(path.read_text("utf-8") for path in faces)
    missing = [
        f"{path.stem}.{name}"
        for path in (ROOT / "actions").glob("*.py")
        for name in _public(path)
        if name not in INNER.get(path.stem, set()) and f"{path.stem}.{name}(" not in said
    ]
    assert missing == []


def test_every_command_is_documented() -> None:
    told = (ROOT.parent / "docs" / "guide.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"cordially {name}" not in told] == []


def test_every_source_has_a_page_that_says_how_to_get_its_export() -> None:
    pages = {path.stem for path in (ROOT.parent / "docs" / "sources").glob("*.md")}
    assert {"mail", "vcard", "ical", "linkedin"} <= pages


def test_every_error_is_told_in_words() -> None:
    from cordially import errors

    problems = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]
    assert all((one.__doc__ or "").strip().endswith(".") for one in problems)
    assert not [name for name in imports(ROOT / "errors.py") if name.startswith("cordially")]

"""Whatever is typed behind a command: plain words and an exit code, never a stack trace and never a search language."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cordially.cli.app import COMMANDS
from tests.people import ANA, BEN, mbox, talk
from tests.sound.conftest import START
from tests.sound.processes import Home

NEVER_ENDS = {"serve"}
GARBAGE = (
    "",
    " ",
    '"',
    "'",
    "*",
    "-",
    "NEAR(",
    "col: x OR y",
    'a" OR subject:"b',
    "AND OR NOT ^ {} ()",
    "'; DROP TABLE person; --",
    "%_%",
    "\x1b[31m\x07\x08",
    "a\nb\tc\rd",
    "\u202e\u200b\ufeff",
    "\udcff\udc80",
    "\U000e0041",
    "x" * 50_000,
    "99999999999999999999999",
    "-1",
    "٣",
    "²",
    "1e999",
    "NaN",
    "@",
    "a@",
    "a@b@c",
    "/dev/null",
    "../../etc/passwd",
    "{0.__class__}",
    "%s%n",
    "--",
    "--json",
    "0",
)
SCRIPT = """
import json, sys, traceback, io, contextlib, time
from cordially.cli.app import run
for arguments in json.load(open(sys.argv[1])):
    out, began = io.TextIOWrapper(io.BytesIO(), "utf-8"), time.monotonic()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = run(arguments)
        except BaseException:
            code = traceback.format_exc()
    out.flush()
    told = out.buffer.getvalue().decode("utf-8", "replace")
    print(json.dumps([arguments, code, told[:3000], time.monotonic() - began]))
"""


def _lines(folder: Path, every: int) -> list[list[str]]:
    lines = []
    for number, command in enumerate(name for name in COMMANDS if name not in NEVER_ENDS):
        for place, garbage in enumerate(GARBAGE):
            if (number + place) % every:
                continue
            value = garbage if command != "import" or garbage.strip(" .") else str(folder / "none")
            lines += [[command, value], [command, "Ana", value], [command, value, value, value]]
            lines.append([*command.split(), "--limit", value, value])
    return [line for line in lines if "\0" not in "".join(line)]


def _run(home: Home, folder: Path, lines: list[list[str]]) -> None:
    told = folder / "lines.json"
    told.write_text(json.dumps(lines))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(told)], env=home.environment, capture_output=True, text=True, cwd=folder
    )
    assert done.returncode == 0, done.stderr[-3000:]
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) == len(lines)
    wrong = [
        ([part[:60] for part in arguments], str(code)[-700:], said[-300:])
        for arguments, code, said, _ in results
        if code not in (0, 1, 2, 3) or (code and not said.strip()) or "Traceback" in said
    ]
    assert not wrong, f"{len(wrong)} of {len(lines)}: {wrong[:6]}"
    unclean = [
        ([part[:60] for part in arguments], said[:300])
        for arguments, _, said, _ in results
        if not said.startswith("{")  # JSON tells the text as it is
        and ("\x1b" in said or "\x07" in said or "\u202e" in said)
    ]
    assert not unclean, f"{len(unclean)}: {unclean[:6]}"
    assert max(took for *_, took in results) < 20
    assert home.is_sound()


@pytest.fixture
def filled(home: Home, tmp_path: Path) -> Home:
    home.read(mbox(tmp_path / "a.mbox", [*talk(ANA, START, times=6, every=3), *talk(BEN, START, times=6, every=4)]))
    return home


def test_some_garbage_is_answered_in_words(filled: Home, tmp_path: Path) -> None:
    _run(filled, tmp_path, _lines(tmp_path, every=131))


@pytest.mark.deep
def test_any_garbage_behind_any_command_is_answered_in_words(filled: Home, tmp_path: Path) -> None:
    _run(filled, tmp_path, _lines(tmp_path, every=1))


@pytest.mark.slow
def test_signs_of_the_search_language_are_words(filled: Home) -> None:
    assert filled.run("search", "number", "--limit", "1").returncode == 0
    for words in ("subject:", "NEAR(number is)", '"number', "number*", "-number", "number OR nothing"):
        assert filled.run("search", "--", words).returncode == 0

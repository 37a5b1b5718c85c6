"""What is private stays in the data folder: no word of it lies anywhere else, and nothing is sent anywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.people import ANA, ME, mail, mbox
from tests.sound.conftest import START
from tests.sound.processes import Home

CANARY = "Kanarienvogel4711"
WATCHED = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        print(f"NETWORK {event} {arguments}", file=sys.stderr)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        print(f"WRITES {arguments[0]}", file=sys.stderr)
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"):
        print(f"STARTS {event}", file=sys.stderr)
sys.addaudithook(watch)
from cordially.cli import main
main()
"""
COMMANDS = (
    ("import", "{box}", "--me", ME[1]),
    ("people", "--json"),
    ("search", CANARY),
    ("today",),
    ("note", "Ana", CANARY),
    ("doctor",),
    ("undo",),
)


@pytest.mark.slow
def test_nothing_leaves_the_data_folder_and_nothing_is_sent(home: Home, tmp_path: Path) -> None:
    text = f"{CANARY} <img src='http://tracker.example/x.png'> http://tracker.example/{CANARY}"
    mails = [mail(ANA, ME, START, text, List_Unsubscribe="<http://tracker.example/u>"), mail(ME, ANA, START, text)]
    box = mbox(tmp_path / "a.mbox", mails)
    elsewhere = tmp_path / "elsewhere"
    for folder in ("tmp", "cache", "config", "share", "home", "here"):
        (elsewhere / folder).mkdir(parents=True)
    environment = home.environment | {
        "HOME": str(elsewhere / "home"),
        "TMPDIR": str(elsewhere / "tmp"),
        "XDG_CACHE_HOME": str(elsewhere / "cache"),
        "XDG_CONFIG_HOME": str(elsewhere / "config"),
        "XDG_DATA_HOME": str(elsewhere / "share"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    for command in COMMANDS:
        arguments = [part.format(box=box) for part in command]
        done = subprocess.run(
            [sys.executable, "-c", WATCHED, *arguments],
            env=environment,
            cwd=elsewhere / "here",
            capture_output=True,
            text=True,
        )
        said = done.stderr.splitlines()
        assert done.returncode == 0, done.stderr
        assert [line for line in said if line.startswith(("NETWORK", "STARTS"))] == []
        assert [line for line in said if line.startswith("WRITES") and not _is_home(line, home)] == []
    assert [path for path in elsewhere.rglob("*") if path.is_file()] == []
    assert _holding(home.folder)
    assert _holding(tmp_path) - _holding(home.folder) == {box}


def _is_home(line: str, home: Home) -> bool:
    return str(home.folder) in line or os.devnull in line


def _holding(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()}

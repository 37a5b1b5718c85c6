"""A database that is newer, broken or no database at all: said in words by every command, and nothing is changed."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cordially.cli.app import COMMANDS
from tests.people import ANA, mbox, talk
from tests.sound.conftest import START
from tests.sound.processes import Home

ARGUMENTS = {  # what a command needs so as to be used rightly
    "import": ("{box}",),
    "person": ("Ana",),
    "timeline": ("Ana",),
    "search": ("tea",),
    "add": ("Ben Okri",),
    "note": ("Ana", "likes tea"),
    "met": ("Ana",),
    "works": ("Ana", "Baker, Bread"),
    "closer": ("Ana",),
    "farther": ("Ana",),
    "not-suggested": ("Ana",),
    "withdraw": ("Ana",),
    "snooze": ("Ana",),
    "done": ("Ana",),
    "merge": ("Ana", "Ben"),
    "split": ("Ana", "a@b.example"),
    "serve": ("--no-open", "--port", "0"),
}
SMALL = ("people", "doctor", "import", "note")


def _filled(home: Home, tmp_path: Path) -> Path:
    box = mbox(tmp_path / "a.mbox", talk(ANA, START, times=20, every=3))
    home.read(box)
    return box


def _newer(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 4711")
    database.close()


def _no_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, this is no database at all. " * 200)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _other_tables(path: Path) -> None:
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE recipe (name TEXT)")
    database.commit()
    database.close()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _scrambled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(4096 + 7, len(data), 512):
        data[place : place + 40] = b"\xa5" * 40
    path.write_bytes(data)


HARM: dict[Callable[[Path], None], str] = {
    _newer: "newer Cordially",
    _no_database: "damaged",
    _cut: "damaged",
    _folder: "",
    _scrambled: "damaged",
    _other_tables: "not a database of Cordially",
}


def _refuses(home: Home, tmp_path: Path, harm: Callable[[Path], None], commands: tuple[str, ...]) -> None:
    box = _filled(home, tmp_path)
    for rest in home.folder.glob("cordially.db-*"):
        rest.unlink()
    harm(home.database)
    before = home.database.read_bytes() if home.database.is_file() else b""
    for command in commands:
        arguments = [part.format(box=box) for part in ARGUMENTS.get(command, ())]
        done = home.run(command, *arguments, seconds=20)
        said = done.stdout + done.stderr
        assert done.returncode == 1, (command, said)
        assert said.strip()
        assert HARM[harm] in said, (command, said)
    after = home.database.read_bytes() if home.database.is_file() else b""
    assert after[100:] == before[100:]  # behind the counters at the beginning


@pytest.mark.parametrize("harm", [_newer, _no_database], ids=lambda harm: harm.__name__.strip("_"))
def test_a_database_that_cannot_be_used_is_told_in_words(
    home: Home, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    _refuses(home, tmp_path, harm, ("doctor",))


@pytest.mark.slow
@pytest.mark.parametrize("harm", HARM, ids=lambda harm: harm.__name__.strip("_"))
def test_every_command_tells_it_in_words(home: Home, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    own = {"completion", "serve"} if harm is _scrambled else {"completion"}
    _refuses(home, tmp_path, harm, tuple(name for name in COMMANDS if name not in own and name in KNOWN))


KNOWN = set(ARGUMENTS) | {"imports", "today", "people", "same", "me", "undo", "history", "doctor"}


@pytest.mark.slow
def test_single_flipped_bytes_never_bring_anything_but_words(home: Home, tmp_path: Path) -> None:
    _filled(home, tmp_path)
    whole = home.database.read_bytes()
    for place in range(60, len(whole), len(whole) // 12):
        home.database.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        for command in ("doctor", "note"):
            done = home.run(command, *ARGUMENTS.get(command, ()), seconds=30)
            assert done.returncode in (0, 1), done.stderr


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert Home(tmp_path / "file" / "data").run("people", "--json").returncode == 1

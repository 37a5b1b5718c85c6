"""Several at once, and who may look: imports take turns, small things need not wait, and the folder is private."""

import os
import stat
import time
from pathlib import Path

import pytest
from filelock import FileLock

from tests.people import ANA, ME, mbox, talk
from tests.sound.conftest import START
from tests.sound.processes import Home


@pytest.mark.slow
def test_imports_take_turns_and_say_so_while_small_things_go_on(some_hundred: Path, home: Home, tmp_path: Path) -> None:
    other = mbox(tmp_path / "other.mbox", talk(("Eve New", "eve@new.example"), START, times=9, every=3))
    home.run("add", "Ana Silva", "--email", ANA[1])
    with FileLock(home.folder / "import.lock"):
        both = [home.start("import", "--me", ME[1], path) for path in (some_hundred, other)]
        for process in both:
            assert process.stderr is not None
            assert process.stderr.readline() == "Another import is running; waiting for it to end.\n"
        assert home.run("people", "--all").returncode == 0
    assert home.run("note", ANA[1], "likes tea").returncode == 0
    for process in both:
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said) == (0, "")
    alone = Home(tmp_path / "alone")
    alone.run("add", "Ana Silva", "--email", ANA[1])
    alone.read(some_hundred, other)
    assert home.told() == alone.told()
    assert home.rows("SELECT text FROM note") == [("likes tea",)]


def test_nobody_else_may_look_into_the_data_folder_or_its_files(home: Home, a_hundred: Path) -> None:
    def open_to_all() -> None:
        os.umask(0)

    seen: dict[str, int] = {}
    process = home.start("import", "--me", ME[1], a_hundred, before=open_to_all)
    while process.poll() is None:
        seen |= _modes(home.folder)
        time.sleep(0.005)
    process.communicate()
    seen |= _modes(home.folder)
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    assert {"cordially.db", "cordially.db-wal", "cordially.db-shm", "import.lock"} <= set(seen)
    assert {oct(mode) for mode in seen.values()} == {"0o600"}


def _modes(folder: Path) -> dict[str, int]:
    found = {}
    for path in folder.glob("*"):
        try:
            found[path.name] = stat.S_IMODE(path.stat().st_mode)
        except FileNotFoundError:  # gone between two looks
            continue
    return found


@pytest.mark.slow
def test_a_folder_that_was_open_to_others_is_closed(home: Home) -> None:
    home.run("people")
    home.folder.chmod(0o755)
    home.database.chmod(0o644)
    home.run("people")
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(home.database.stat().st_mode) == 0o600

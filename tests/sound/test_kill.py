"""A kill, a stop or a full disk at any moment: what was stored is safe, and the same command carries on."""

import random
import resource
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.people import ANA, ME
from tests.sound.processes import Home

pytestmark = pytest.mark.slow  # each line is a process of its own


def _seconds(path: Path, folder: Path) -> tuple[float, dict[str, list[tuple[Any, ...]]]]:
    """How long an undisturbed import takes here, and what it comes to."""
    home = Home(folder)
    began = time.monotonic()
    home.read(path)
    return time.monotonic() - began, home.told()


def _each_at_most_once(home: Home) -> None:
    if home.database.exists():
        assert home.rows("PRAGMA integrity_check") == [("ok",)]
        assert home.rows("PRAGMA foreign_key_check") == []
        if not home.rows("SELECT 1 FROM sqlite_master WHERE name = 'interaction'"):
            return  # struck before there were tables
        assert home.rows("SELECT key FROM interaction GROUP BY key HAVING count(*) > 1") == []
        assert home.rows("SELECT count(*) FROM words") == home.rows("SELECT count(*) FROM interaction")


def _killed(home: Home, path: Path, wait: float) -> None:
    process = home.start("import", "--me", ME[1], path)
    time.sleep(wait)
    process.kill()
    process.communicate()


def _kill_and_carry_on(path: Path, folder: Path, kills: int, in_a_row: int = 4) -> None:
    """Each data folder is struck up to so many times in a row before the import may end."""
    lasts, expected = _seconds(path, folder / "whole")
    chance = random.Random(kills + 1)
    number = 0
    while number < kills:
        home = Home(folder / f"struck{number}")
        for _ in range(min(chance.randint(2, in_a_row), kills - number)):
            _killed(home, path, chance.uniform(0.15, 1.0) * lasts)
            _each_at_most_once(home)
            number += 1
        home.read(path)
        assert home.told() == expected
    assert home.is_sound()


def test_an_import_that_is_killed_is_carried_on_by_the_same_command(a_hundred: Path, tmp_path: Path) -> None:
    _kill_and_carry_on(a_hundred, tmp_path, kills=5, in_a_row=5)


@pytest.mark.slow
def test_an_import_that_is_killed_again_and_again_is_carried_on(some_thousand: Path, tmp_path: Path) -> None:
    _kill_and_carry_on(some_thousand, tmp_path, kills=15)


@pytest.mark.deep
def test_an_import_that_is_killed_many_times_is_carried_on(some_thousand: Path, tmp_path: Path) -> None:
    _kill_and_carry_on(some_thousand, tmp_path, kills=120)


@pytest.mark.slow
def test_an_import_that_is_stopped_says_so_and_does_not_begin_again_at_the_start(
    some_thousand: Path, home: Home
) -> None:
    process = home.start("import", "--me", ME[1], some_thousand, before=_heeding)
    while not (home.database.exists() and _stored(home)):
        time.sleep(0.02)
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in said) == (130, False)
    assert "Stopped. What was stored is safe" in said
    stored = _stored(home)
    whole = home.read(some_thousand)["imports"][0]
    assert stored < whole["new"] == _stored(home)
    assert whole["known"] < 600  # of what was stored, only what lies behind the last mark is looked at again
    assert home.is_sound()


def _heeding() -> None:
    """Heed Ctrl-C even where whoever started the tests does not, as a shell's background does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _stored(home: Home) -> int:
    try:
        return int(home.rows("SELECT count(*) FROM interaction")[0][0])
    except Exception:  # not there yet
        return 0


@pytest.mark.slow
def test_a_full_disk_is_told_in_words_and_nothing_stored_is_lost(some_hundred: Path, home: Home) -> None:
    home.run("add", "Ana Silva", "--email", ANA[1])
    most = 150_000  # bytes in one file, so that the log of what is to be written cannot grow further

    def narrow() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = home.run("import", "--me", ME[1], some_hundred, before=narrow)
    assert done.returncode == 1
    assert "The disk is full." in done.stderr
    assert "Make room and run the same command again" in done.stderr
    _each_at_most_once(home)
    assert "Ana Silva" in home.run("people", "--all").stdout
    report = home.read(some_hundred)
    assert report["imports"][0]["new"] == _stored(home) > 400
    assert home.is_sound()

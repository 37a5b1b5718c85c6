"""Killed at any moment, what goes out arrives: each mail under its own name, notices, briefings and to-dos."""

import os
import random
import sqlite3
import subprocess
import time
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.outside.killing import MOMENTS, Outside, outside
from tests.test_jobs import ME, calendar
from tests.web.served import COMMAND

START = datetime.fromisoformat("2026-11-25T08:00:00+00:00")
BRIEFED, MORNING = "A meeting at 11:00 with one person.", "for today."


class Life:
    """Days of one person; `go` runs what is due, killed at a moment, after some seconds, or not at all."""

    def __init__(self, home: Path, there: Outside) -> None:
        self.home, self.there = home, there
        self.environment = os.environ | {"CORDIALLY_HOME": str(home), "CORDIALLY_ZONE": "UTC"} | there.environment
        self.environment["TZ"] = "UTC"
        self.days: dict[int, tuple[int, int]] = {}

    def go(self, *words: str, at: datetime, moment: str = "", after: float = 120) -> int:
        told = self.environment | {"CORDIALLY_NOW": at.isoformat()}
        quiet = subprocess.DEVNULL
        process = subprocess.Popen([*COMMAND, *words], env=told, stdout=quiet, stderr=quiet)
        self.there.chosen, self.there.speaker = moment, process.pid
        try:
            process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            self.there.kills.append("after a while")
            process.wait()
        self.there.speaker, self.there.chosen = 0, ""
        return process.returncode

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.home / "cordially.db")) as database:
            return database.execute(sql).fetchall()


def lived(folder: Path, there: Outside, days: int, seed: int) -> Life:
    """Each day something is due, is ticked in the calendar the day after, and a meeting is at eleven."""
    chance, life = random.Random(seed), Life(folder / "home", there)
    life.go("add", "Ana Silva", "--email", "ana@acme.example", at=START)
    life.go("me", "add", ME, at=START)
    starts = [START + timedelta(days=day, hours=3) for day in range(days)]
    life.go("import", str(calendar(folder, starts)), at=START)
    assert life.go("digest", "--to", ME, "--notices", "--briefs", "--at", "7:30", at=START) == 0
    assert life.go("todos", "sync", at=START - timedelta(days=1)) == 0
    began = time.monotonic()
    life.go("follow-ups", at=START)
    usual = time.monotonic() - began
    for day in range(days):
        at = START + timedelta(days=day)
        before = len(there.notices)
        life.go("follow-up", "Ana", f"thing {day} of it", "--on", "today", at=at)
        if day:
            there.tick(f"thing {day - 1} of it")
        life.go("jobs", "run", at=at, moment=MOMENTS[day % len(MOMENTS)])
        life.go("jobs", "run", at=at + timedelta(minutes=6), after=usual * chance.uniform(0.3, 1.5))
        life.go("jobs", "run", at=at + timedelta(minutes=30))
        meeting = at + timedelta(hours=2, minutes=32)
        life.go("jobs", "run", at=meeting, moment=chance.choice(MOMENTS[:5]))
        life.go("jobs", "run", at=meeting + timedelta(minutes=6))
        told = Counter(BRIEFED if one == BRIEFED else MORNING for one in there.notices[before:])
        life.days[day] = (told[MORNING], told[BRIEFED])
    return life


def arrived(life: Life, days: int) -> None:
    named = {one["Message-ID"]: str(one["Subject"]) for one in life.there.mails}
    wanted = [f"{(START + timedelta(days=day)).date()}" for day in range(days)]
    for what in ("Cordially: Ana Silva", "At 11:00: Ana Silva"):
        assert sorted(name[1:11] for name, subject in named.items() if subject == what) == wanted
    doubles = len(life.there.mails) - len(named)
    assert doubles <= life.there.kills.count("after the mail") + life.there.kills.count("after a while")
    assert all(morning >= 1 and briefed >= 1 for morning, briefed in life.days.values())
    many = sum(morning + briefed for morning, briefed in life.days.values())
    assert many - 2 * days <= life.there.kills.count("after the notice") + life.there.kills.count("after a while")
    assert life.rows("SELECT count(*), count(sent_at) FROM delivery") == [(4 * days, 4 * days)]


def agreed(life: Life, days: int) -> None:
    """Each follow-up is one to-do; what was ticked there is done here, once."""
    texts = [text for text, _ in life.there.todos.values()]
    for day in range(days):
        (text,) = [text for text in texts if f"thing {day} of it" in text]
        assert ("STATUS:COMPLETED" in text) == (day < days - 1)
    ticked = life.rows("SELECT what FROM event WHERE what LIKE '%ticked in your calendar%' AND undone_at IS NULL")
    assert len(ticked) == len(set(ticked)) == days - 1
    later = START + timedelta(days=days - 1, hours=5)
    life.go("todos", "sync", at=later)
    before = life.there.puts
    life.go("todos", "sync", at=later)
    assert life.there.puts == before


@pytest.mark.parametrize(
    ("days", "seed"),
    [
        pytest.param(3, 1, marks=pytest.mark.slow),
        pytest.param(12, 2, marks=pytest.mark.deep),
        pytest.param(12, 3, marks=pytest.mark.deep),
    ],
)
def test_whatever_moment_the_jobs_are_killed_at_all_of_it_arrives(tmp_path: Path, days: int, seed: int) -> None:
    with outside() as there:
        life = lived(tmp_path, there, days, seed)
        arrived(life, days)
        agreed(life, days)
        assert len(there.kills) >= 2 * days
        assert life.rows("PRAGMA integrity_check") == [("ok",)]

"""The everyday questions go by an index: a missing one makes a page twenty times dearer, and no other test notices."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cordially.actions import hearing, imports
from cordially.queries import owed, people, person, promises, search, timeline, today
from cordially.viewer import Viewer
from tests.people import ANA, BEN, CHLOE, ME, mail, mbox, talk

LARGE = ("participant", "interaction", "words", "identity_name", "thread_reference")
START = datetime.fromisoformat("2026-06-01T09:00:00+02:00")
Ask = Callable[[Viewer, int, datetime], Any]

QUESTIONS: dict[str, Ask] = {
    "today": lambda viewer, who, now: today.today(viewer, now=now),
    "people": lambda viewer, who, now: people.people(viewer, now=now, limit=50),
    "find": lambda viewer, who, now: people.find(viewer, "Ana Silva", now=now),
    "person": lambda viewer, who, now: person.page(viewer, who, now=now),
    "timeline": lambda viewer, who, now: timeline.timeline(viewer, who, limit=50),
    "search": lambda viewer, who, now: search.find(viewer, "deck friday", now=now),
    "owed": lambda viewer, who, now: owed.answers(viewer, now=now),
    "promises": lambda viewer, who, now: promises.promises(viewer, now=now),
    "about": lambda viewer, who, now: promises.about(viewer, who, now=now),
}


@pytest.fixture
def ana(viewer: Viewer, now: datetime, tmp_path: Path) -> int:
    messages = [
        *talk(ANA, START, times=30, every=4),
        *talk(BEN, START, times=12, every=9),
        *talk(CHLOE, START, times=8, every=2),
        mail(ANA, ME, START + timedelta(days=170), "Could you send me the deck by Friday? I'll send you mine."),
    ]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", messages)], now=now, me_said=[ME[1]])
    hearing.hear(viewer, now=now)
    return people.find(viewer, "Ana Silva", now=now)


def scans(sql: str) -> list[str]:
    """Where a statement reads a large table from end to end."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql.replace('%', '%%')}")
        plan = [row[3] for row in cursor.fetchall()]
    return [step for step in plan if any(step.startswith(f"SCAN {table}") for table in LARGE) and "INDEX" not in step]


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_large_table_is_read_from_end_to_end(name: str, viewer: Viewer, ana: int, now: datetime) -> None:
    with CaptureQueriesContext(connection) as asked:
        QUESTIONS[name](viewer, ana, now)
    found = {step: query["sql"][:300] for query in asked.captured_queries for step in scans_of(query["sql"])}
    assert found == {}


def scans_of(sql: str) -> list[str]:
    return scans(sql) if sql.startswith("SELECT") else []

"""One line after a meeting becomes the meeting, notes, needs and promises; undone all at once."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import debriefs, events, imports
from cordially.errors import NotFound, WrongUse
from cordially.models import Interaction, Need, Note, Promise
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mbox, talk
from tests.worlds import lay

LINE = (
    "coffee with Ana and Ben: Ana looks for a mentor in biotech, I'll send Ben the Lisbon paper by Friday."
    " Long talk about boats."
)


@pytest.fixture
def world(viewer: Viewer, now: datetime, tmp_path: Path) -> Viewer:
    return lay(__name__, viewer, lambda: fill(viewer, now, tmp_path))


def fill(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    start = now - timedelta(days=90)
    letters = [*talk(ANA, start, times=12, every=7), *talk(BEN, start, times=12, every=6)]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()


def test_reading_writes_nothing(world: Viewer, now: datetime) -> None:
    plan = debriefs.read(world, LINE, now=now)
    assert [name for _, name in plan.people] == ["Ana Silva", "Ben Okri"]
    assert not Need.objects.exists()
    assert not Interaction.objects.filter(kind="meeting").exists()


def test_all_of_it_is_written_and_taken_back_at_once(world: Viewer, now: datetime) -> None:
    debriefs.write(world, debriefs.read(world, LINE, now=now), now=now)
    assert Interaction.objects.filter(kind="meeting").count() == 1
    need, promise = Need.objects.get(), Promise.objects.get()
    assert (need.kind, need.text) == ("goal", "Ana looks for a mentor in biotech")
    assert need.person.name == "Ana Silva"
    assert (promise.mine, promise.due_on, promise.person.name) == (True, date(2026, 11, 27), "Ben Okri")
    assert {note.person.name for note in Note.objects.all()} == {"Ana Silva", "Ben Okri"}
    events.undo(world, now=now)
    assert not Need.objects.exists()
    assert not Promise.objects.exists()
    assert not Note.objects.exists()
    assert not Interaction.objects.filter(kind="meeting").exists()


def test_the_day_is_what_the_line_says(world: Viewer, now: datetime) -> None:
    assert debriefs.read(world, "lunch yesterday with Ana: nice", now=now).on == now.date() - timedelta(days=1)
    assert debriefs.read(world, "lunch with Ana: nice", on=date(2026, 11, 1), now=now).on == date(2026, 11, 1)


def test_who_is_not_known_is_said(world: Viewer, now: datetime) -> None:
    with pytest.raises(NotFound, match="Zacharias"):
        debriefs.read(world, "coffee with Ana and Zacharias: nice", now=now)
    with pytest.raises(WrongUse, match="colon"):
        debriefs.read(world, "coffee with Ana", now=now)

"""What was given, shelved and introduced holds the import that its people came with, and follows them when merged."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import events, gifts, imports, introductions, people, shelf
from cordially.errors import HeldByLater
from cordially.models import Event
from cordially.queries import gifts as given
from cordially.queries import people as finding
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mbox, talk
from tests.worlds import lay


@pytest.fixture
def world(viewer: Viewer, now: datetime, tmp_path: Path) -> Viewer:
    return lay(__name__, viewer, lambda: fill(viewer, now, tmp_path))


def fill(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    start = now - timedelta(days=90)
    letters = [*talk(ANA, start, times=6, every=7), *talk(BEN, start, times=6, every=6)]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()


@pytest.mark.parametrize("what", ["gift", "shelf", "introduction"])
def test_an_import_is_not_undone_beneath_what_builds_on_it(world: Viewer, now: datetime, what: str) -> None:
    ana, ben = finding.find(world, "Ana", now=now), finding.find(world, "Ben", now=now)
    first = Event.objects.get(kind="import")
    if what == "gift":
        gifts.give(world, ana, "a book", on=now.date(), now=now)
    elif what == "shelf":
        shelf.shelve(world, "Ana", kind="person", person_id=ana, now=now)
    else:
        introductions.introduce(world, ben, ana, now=now)
    with pytest.raises(HeldByLater):
        events.undo(world, first.id, now=now)
    events.undo(world, now=now)
    events.undo(world, first.id, now=now)


def test_a_gift_follows_whoever_is_merged(world: Viewer, now: datetime) -> None:
    ana, ben = finding.find(world, "Ana", now=now), finding.find(world, "Ben", now=now)
    gifts.give(world, ben, "a book", on=now.date(), now=now)
    people.merge(world, ana, ben, now=now)
    root = people.of(world, ben).id
    assert [one.text for one in given.gifts(world, person=root)] == ["a book"]

"""What was said on Today is taken back whole: the list is the one of before; and it is said once."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import days, events, imports
from cordially.errors import WrongUse
from cordially.models import Event, Person
from cordially.queries import people as finding
from cordially.queries import today
from cordially.viewer import Viewer
from tests.people import ME, mail, mbox, talk
from tests.worlds import lay

NAMES = ("Ada Ash", "Bea Birch", "Cem Cedar", "Dov Dogwood", "Eva Elm", "Fay Fir", "Gus Gum", "Hal Hazel")


@pytest.fixture
def world(viewer: Viewer, now: datetime, tmp_path: Path) -> Viewer:
    """Eight people with whom it is quiet for three times as long as usual."""
    return lay(__name__, viewer, lambda: fill(viewer, now, tmp_path))


def fill(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    letters = [mail(ME, ("Kim Kauri", "kim@kauri.example"), now - timedelta(hours=2))]
    for number, name in enumerate(NAMES):
        address = f"{name.split()[0].lower()}@trees.example"
        letters += talk((name, address), now - timedelta(days=90 + number), times=9, every=7)
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()


def named(viewer: Viewer, now: datetime) -> list[tuple[str, str]]:
    return [(item.person.name, item.why) for item in days.draw(viewer, now=now)]


def person(viewer: Viewer, name: str, now: datetime) -> int:
    return finding.find(viewer, name, now=now)


@pytest.mark.parametrize("word", ["done", "snooze", "let go"])
def test_after_undo_today_is_what_it_was(world: Viewer, now: datetime, word: str) -> None:
    before = named(world, now)
    assert len(before) == 5
    first = person(world, before[0][0], now)
    if word == "done":
        days.done(world, first, now=now)
    elif word == "snooze":
        days.snooze(world, first, until=now.date() + timedelta(3), now=now)
    else:
        days.let_go(world, first, now=now)
    assert before[0] not in named(world, now)
    events.undo(world, now=now)
    assert named(world, now) == before


def test_who_was_turned_to_is_not_followed_by_another_on_the_same_day(world: Viewer, now: datetime) -> None:
    before = named(world, now)
    for name, _ in before[:2]:
        days.done(world, person(world, name, now), now=now)
    assert named(world, now) == before[2:]
    assert len(named(world, now + timedelta(days=1))) == 5


def test_who_is_put_off_makes_room_for_another(world: Viewer, now: datetime) -> None:
    before = named(world, now)
    days.snooze(world, person(world, before[0][0], now), until=now.date() + timedelta(3), now=now)
    assert len(named(world, now)) == 5


def test_said_twice_on_a_day_it_is_written_once(world: Viewer, now: datetime) -> None:
    first = person(world, named(world, now)[0][0], now)
    days.done(world, first, now=now)
    count = Event.objects.count()
    with pytest.raises(WrongUse, match="already today"):
        days.done(world, first, now=now)
    assert Event.objects.count() == count


def test_a_silence_that_was_let_be_is_no_reason_until_they_were_in_touch_again(
    world: Viewer, now: datetime, tmp_path: Path
) -> None:
    name = named(world, now)[0][0]
    who = person(world, name, now)
    days.let_go(world, who, now=now)
    assert name not in dict(named(world, now + timedelta(days=30)))
    address, end = f"{name.split()[0].lower()}@trees.example", now + timedelta(days=70)
    later = [mail((name, address), ME, now + timedelta(days=31)), mail(ME, (name, address), now + timedelta(days=32))]
    later.append(mail(ME, ("Kim Kauri", "kim@kauri.example"), end))
    imports.read(world, [mbox(tmp_path / "later.mbox", later)], now=end)
    days.done(world, person(world, "Kim", end), now=end)
    others = [person(world, other, end) for other in NAMES if other != name]
    for other in others:
        days.snooze(world, other, until=end.date() + timedelta(9), now=end)
    assert name in [item.person.name for item in today.today(world, now=end)]


def test_who_is_not_on_the_list_cannot_be_let_go_from_it(world: Viewer, now: datetime) -> None:
    kim = Person.objects.get(name="Kim Kauri").id
    with pytest.raises(WrongUse, match="not on today's list"):
        days.let_go(world, kim, now=now)

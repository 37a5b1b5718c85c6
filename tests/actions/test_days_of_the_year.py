"""Anniversaries and other days that an address card names come once a year, like birthdays."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import events, followups
from cordially.queries import person, today
from cordially.viewer import Viewer
from tests.actions.test_followups_more import card
from tests.actions.world import World
from tests.people import ANA, ME, mail

WEDDING = ("item1.X-ABDATE:2010-11-26", "item1.X-ABLabel:_$!<Anniversary>!$_")


@pytest.fixture
def world(viewer: Viewer, tmp_path: Path, now: datetime) -> World:
    return World(viewer, tmp_path, now)


def told(world: World, *lines: str) -> None:
    world.read("book.vcf", card(ANA[0], f"EMAIL:{ANA[1]}", *lines))


def test_an_anniversary_comes_on_its_day_and_goes_three_days_after(world: World) -> None:
    told(world, *WEDDING)
    (one,) = world.list("anniversary")
    assert (one.state, one.on) == ("coming", date(2026, 11, 26))
    assert one.first == "Write Ana a line on this day: anniversary (since 2010)."
    assert one.why == "On Ana’s address card stands for 26 November: anniversary (since 2010)."
    states = [world.list("anniversary", now=world.now + timedelta(days=n))[0].state for n in range(1, 6)]
    assert states == ["due", "due", "due", "due", "ended"]


def test_a_day_without_a_year_bears_the_label_of_the_card(world: World) -> None:
    told(world, "item1.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-11-26", "item1.X-ABLabel:Graduation")
    assert [one.first for one in world.list("anniversary")] == ["Write Ana a line on this day: Graduation."]


def test_two_labels_of_one_day_are_one_follow_up_and_two_days_are_two(world: World) -> None:
    told(world, "ANNIVERSARY:20101126", "item2.X-ABDATE:2015-11-26", "item2.X-ABLabel:Moved", "X-ABDATE:2001-12-01")
    found = {one.mark.partition("-")[2]: one.first for one in world.list("anniversary")}
    assert found == {
        "1126": "Write Ana a line on this day: anniversary, Moved (since 2010).",
        "1201": "Write Ana a line on this day: anniversary (since 2001).",
    }


def test_a_29th_of_february_comes_every_year(world: World) -> None:
    told(world, "ANNIVERSARY:20120229")
    for year, day in ((2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))):
        (found,) = world.list("anniversary", now=world.now.replace(year=year, month=2, day=20))
        assert found.on == day


def test_it_is_on_todays_list_on_its_day_and_ends_with_a_word(world: World) -> None:
    told(world, *WEDDING)
    on = world.now + timedelta(days=1)
    (one,) = [item for item in today.today(world.viewer, now=on) if item.about == "anniversary"]
    assert one.first_step == "Write Ana a line on this day: anniversary (since 2010)."
    world.tell(mail(ME, ANA, on, "All the best, you two."), now=on + timedelta(hours=1))
    assert world.list("anniversary", now=on + timedelta(hours=2))[0].state == "ended"


def test_one_that_was_put_off_stays_on_todays_list(world: World) -> None:
    told(world, *WEDDING)
    on = world.now + timedelta(days=1)
    (one,) = world.list("anniversary", now=on)
    event = followups.later(world.viewer, one.mark, until=on.date() + timedelta(days=6), now=on)
    then = on + timedelta(days=7)
    assert [item.about for item in today.today(world.viewer, now=then)] == ["anniversary"]
    events.undo(world.viewer, event.id, now=then)
    assert "anniversary" not in [item.about for item in today.today(world.viewer, now=then)]


def test_a_persons_page_names_it(world: World) -> None:
    told(world, *WEDDING)
    page = person.page(world.viewer, world.who("Ana"), now=world.now)
    assert page.anniversaries == (("2010-11-26", "anniversary"),)

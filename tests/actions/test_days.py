"""What is said to an item of Today ends up at what the item rests on."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import corrections, days, events, followups, hearing, imports, rhythms, shelf
from cordially.models import Gift, Need, Promise
from cordially.models.correction import NOT_SUGGESTED
from cordially.queries import people as finding
from cordially.queries import today
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mail, mbox, talk
from tests.worlds import lay


@pytest.fixture
def world(viewer: Viewer, now: datetime, tmp_path: Path) -> Viewer:
    return lay(__name__, viewer, lambda: fill(viewer, now, tmp_path))


def fill(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    start = now - timedelta(days=84)
    letters = [*talk(ANA, start, times=13, every=7), *talk(BEN, start, times=13, every=6.9)]
    letters.append(mail(ME, BEN, now - timedelta(days=1), "I will send you the slides by 25 November.", subject="S"))
    letters.append(mail(ANA, ME, now - timedelta(hours=30), "I'm looking for feedback on my portfolio.", subject="P"))
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    hearing.hear(viewer, now=now)
    Need.objects.all().delete()
    Need.objects.create(
        space=viewer.space, person_id=finding.find(viewer, "Ana", now=now), mine=False, kind="goal",
        text="I'm looking for feedback on my portfolio.", said_at=int(now.timestamp()) - 100_000, sure=True,
    )  # fmt: skip
    shelf.shelve(viewer, "Feedback on portfolios", now=now)


def kinds(viewer: Viewer, now: datetime) -> dict[str, str]:
    return {item.person.name: item.kind for item in today.today(viewer, now=now)}


def test_today_names_what_is_promised_and_whom_one_could_help(world: Viewer, now: datetime) -> None:
    assert kinds(world, now) == {"Ben Okri": "promise due", "Ana Silva": "help"}
    help_ = today.of(world, finding.find(world, "Ana", now=now), now=now)
    assert help_ is not None and "“portfolio" in help_.why and "Feedback on portfolios" in help_.first_step


def test_done_keeps_the_promise_and_undo_opens_it(world: Viewer, now: datetime) -> None:
    event = days.done(world, finding.find(world, "Ben", now=now), now=now)
    assert Promise.objects.get(mine=True).kept_at
    assert "Ben Okri" not in kinds(world, now)
    events.undo(world, event.id, now=now)
    assert kinds(world, now)["Ben Okri"] == "promise due"


def test_helped_writes_down_the_gift_and_is_not_offered_again(world: Viewer, now: datetime) -> None:
    ana = finding.find(world, "Ana", now=now)
    days.done(world, ana, now=now)
    assert [gift.text for gift in Gift.objects.all()] == ["Feedback on portfolios"]
    assert kinds(world, now + timedelta(days=9)).get("Ana Silva") != "help"


def test_a_help_let_go_is_not_offered_again(world: Viewer, now: datetime) -> None:
    ana = finding.find(world, "Ana", now=now)
    item = today.of(world, ana, now=now)
    assert item is not None
    days.let_go(world, ana, mark=item.mark, now=now)
    assert kinds(world, now).get("Ana Silva") != "help"


def test_later_puts_off_the_person_and_the_promise(world: Viewer, now: datetime) -> None:
    ben = finding.find(world, "Ben", now=now)
    days.snooze(world, ben, until=now.date() + timedelta(days=2), now=now)
    assert "Ben Okri" not in kinds(world, now)
    assert kinds(world, now + timedelta(days=2))["Ben Okri"] == "promise due"


def test_what_is_written_by_hand_comes_on_its_day_and_is_done(world: Viewer, now: datetime) -> None:
    ana = finding.find(world, "Ana", now=now)
    row = followups.write(world, ana, "Send the photographs", on=now.date(), now=now)
    item = today.of(world, ana, now=now)
    assert item is not None and (item.mark, item.about) == (f"f{row.id}", "by hand")
    days.done(world, ana, mark=item.mark, now=now)
    assert kinds(world, now).get("Ana Silva") != "follow-up"


def test_on_a_day_off_only_what_is_firm_is_named(world: Viewer, now: datetime) -> None:
    rhythms.set_pace(world, quiet_days={now.weekday()}, now=now)
    assert kinds(world, now) == {"Ben Okri": "promise due"}


def test_nobody_is_named_while_you_are_away(world: Viewer, now: datetime) -> None:
    rhythms.set_pace(world, away_until=now.date() + timedelta(days=3), now=now)
    assert kinds(world, now) == {}


def test_the_pace_holds_for_today_too(world: Viewer, now: datetime) -> None:
    rhythms.set_pace(world, daily=1, now=now)
    assert kinds(world, now) == {"Ben Okri": "promise due"}


def test_who_is_let_be_is_not_named(world: Viewer, now: datetime) -> None:
    for name in ("Ana", "Ben"):
        corrections.correct(world, finding.find(world, name, now=now), NOT_SUGGESTED, now=now)
    assert kinds(world, now) == {}

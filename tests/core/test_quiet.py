"""Quiet hours: over midnight, through changes of the clock, as a person says them."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from cordially.core import quiet

NIGHT = quiet.Hours(time(20), time(8))


@pytest.mark.parametrize(("at", "is_quiet"), [("19:59", False), ("20:00", True), ("00:00", True), ("07:59", True),
                                              ("08:00", False), ("12:00", False)])  # fmt: skip
def test_a_night_begins_before_midnight_and_ends_after_it(at: str, is_quiet: bool) -> None:
    assert NIGHT.holds(time.fromisoformat(at)) == is_quiet


def test_hours_of_one_day_and_none() -> None:
    noon = quiet.Hours(time(12), time(14))
    assert noon.holds(time(13)) and not noon.holds(time(14)) and not noon.holds(time(11))
    assert not any(quiet.NONE.holds(time(hour)) for hour in range(24))


def test_what_would_come_in_quiet_hours_comes_at_their_end() -> None:
    assert NIGHT.after(time(7, 30)) == NIGHT.after(time(21)) == time(8)
    assert NIGHT.after(time(9)) == time(9)


@pytest.mark.parametrize("day", [datetime(2026, 3, 28, 12), datetime(2026, 10, 24, 12)])  # noqa: DTZ001
def test_a_night_on_which_the_clock_changes_ends_by_the_clock(day: datetime) -> None:
    zone = ZoneInfo("Europe/Berlin")
    start = day.replace(tzinfo=zone).astimezone(UTC)
    moments = [(start + timedelta(minutes=30 * step)).astimezone(zone) for step in range(52)]
    loud = [at for at in moments if not NIGHT.holds(at.time())]
    assert {at.hour for at in loud} == set(range(8, 20))
    before_end = quiet.Hours(time(20), time(2, 30))  # an hour that is not there in March, and twice in October
    assert not before_end.holds(time(3)) and before_end.holds(time(1, 59))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("20:00-08:00", "20:00 to 08:00"),
        ("22-7", "22:00 to 07:00"),
        ("20.30 – 24", "20:30 to 00:00"),
        ("1 to 5", "01:00 to 05:00"),
    ],
)
def test_hours_are_said_as_people_do(said: str, words: str) -> None:
    assert quiet.hours(said).words == words


@pytest.mark.parametrize("said", ["", "25-8", "20:00", "8-8", "20:61-8", "20:00-08:00-09:00", "x" * 999])
def test_what_are_no_hours_is_said(said: str) -> None:
    with pytest.raises(ValueError, match="hour"):
        quiet.hours(said)

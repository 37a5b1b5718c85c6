"""Days as people type them, and how long ago something was."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from cordially.core.times import ago, day, on, span, stretch

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "ahead", "back"),
    [
        ("today", "2026-11-25", "2026-11-25"),
        ("yesterday", "2026-11-24", "2026-11-24"),
        ("tomorrow", "2026-11-26", "2026-11-26"),
        ("day after tomorrow", "2026-11-27", "2026-11-27"),
        ("last friday", "2026-11-20", "2026-11-20"),
        ("3 days ago", "2026-11-22", "2026-11-22"),
        ("a week ago", "2026-11-18", "2026-11-18"),
        ("on friday", "2026-11-27", "2026-11-20"),
        ("Wed", "2026-12-02", "2026-11-18"),
        ("in 2 weeks", "2026-12-09", "2026-12-09"),
        ("2 weeks", "2026-12-09", "2026-11-11"),
        ("next tuesday", "2026-12-01", "2026-12-01"),
        ("next week", "2026-12-04", "2026-12-04"),
        ("12 March", "2027-03-12", "2026-03-12"),
        ("March 12th, 2027", "2027-03-12", "2027-03-12"),
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("20.11.2026", "2026-11-20", "2026-11-20"),
        ("11/20/2026", "2026-11-20", "2026-11-20"),
        ("the 3rd", "2026-12-03", "2026-11-03"),
        ("end of the month", "2026-11-30", "2026-11-30"),
        ("in may 2024", "2024-05-31", "2024-05-31"),
        ("christmas", "2026-12-25", "2025-12-25"),
        ("2w", "2026-12-09", "2026-11-11"),
        ("3d ago", "2026-11-22", "2026-11-22"),
        ("12.3.", "2027-03-12", "2026-03-12"),
        ("friday, 14:00", "2026-11-27", "2026-11-20"),
        ("yesterday at 5pm", "2026-11-24", "2026-11-24"),
        ("letzten Freitag", "2026-11-20", "2026-11-20"),
        ("vor 3 Tagen", "2026-11-22", "2026-11-22"),
        ("übermorgen", "2026-11-27", "2026-11-27"),
    ],
)
def test_a_typed_day_lies_ahead_or_back_as_asked(text: str, ahead: str, back: str) -> None:
    assert day(text, today=WEDNESDAY) == date.fromisoformat(ahead)
    assert day(text, today=WEDNESDAY, past=True) == date.fromisoformat(back)


@pytest.mark.parametrize(
    "text", ["", "soon", "31 April", "the 40th", "2026-13-45", "blue", "9" * 500, "in 999 years 3"]
)
def test_what_is_no_day_is_answered_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match="Try yesterday"):
        day(text, today=WEDNESDAY)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (-1, "tomorrow"),
        (2, "2 days ago"),
        (12, "12 days ago"),
        (21, "3 weeks ago"),
        (-21, "in 3 weeks"),
        (210, "7 months ago"),
    ],
)
def test_a_distance_is_told_as_one_speaks_of_it(days: int, words: str) -> None:
    assert span(days) == words
    assert ago(WEDNESDAY - timedelta(days), WEDNESDAY) == words


def test_longer_than_a_year_ago_is_told_by_its_month() -> None:
    assert ago(date(2024, 5, 3), WEDNESDAY) == "in May 2024"


def test_yesterday_is_reckoned_in_the_zone_of_now() -> None:
    now = datetime(2026, 11, 25, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    assert ago(datetime(2026, 11, 24, 23, 0, tzinfo=UTC), now) == "today"
    assert ago(datetime(2026, 11, 24, 20, 0, tzinfo=UTC), now) == "yesterday"


def test_a_stretch_is_days_then_weeks_then_months_then_years() -> None:
    assert [stretch(days) for days in (1, 12, 21, 213, 730)] == ["a day", "12 days", "3 weeks", "7 months", "2 years"]


def test_a_near_day_is_called_by_its_name() -> None:
    told = [on(WEDNESDAY + timedelta(days), WEDNESDAY) for days in (0, 1, 2, 7, 90)]
    assert told == ["today", "tomorrow", "Friday", "2 December", "23 February 2027"]

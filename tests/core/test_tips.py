"""Small pictures of the last weeks: true to their heights, on one scale."""

from datetime import UTC, datetime, timedelta

from cordially.core.tips import LINES, WEEKS, Row, Tip, bars, lately, weekly

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def test_each_time_falls_into_its_week_and_older_and_later_ones_into_none() -> None:
    days = (0, 6.9, 7.1, 83.9, 84.1, -1)
    counted = weekly([(NOW - timedelta(days=day)).timestamp() for day in days], now=NOW)
    assert len(counted) == WEEKS
    assert (counted[-1], counted[-2], counted[0], sum(counted)) == (2, 1, 1, 4)


def test_bars_are_as_high_as_what_they_stand_for() -> None:
    assert bars((0.0, 1.0, 50.0, 100.0, None), 100.0) == "▁▂▅█·"
    assert bars((0.0, 0.0), 0.0) == "▁▁"


def test_the_rows_of_one_tip_share_a_scale() -> None:
    tip = Tip(1, (Row("a", (10.0,)), Row("b", (5.0,))), "")
    assert tip.pictures == ["█", "▅"]
    assert tip.line == "Your warmest people first"


def test_there_is_a_line_for_each_of_the_method() -> None:
    assert len(LINES) == 11
    assert lately((9.0, 1.0, 1.0, None, 1.0)) == 3.0

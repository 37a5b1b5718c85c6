"""What repeats is followed within bounds, and on the same days as another reckoner finds."""

import time as clock
from datetime import datetime, time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.sources.ical import recurrence

START = datetime(2022, 1, 31, 9, 30)  # noqa: DTZ001
END = datetime(2026, 1, 1)  # noqa: DTZ001


def days(text: str, start: datetime = START, end: datetime = END) -> list[datetime]:
    return recurrence.occurrences(recurrence.rule(text, start.time()), start, end)


def numbers(name: str, least: int, most: int) -> st.SearchStrategy[str]:
    some = st.lists(st.integers(least, most).filter(bool), min_size=1, max_size=3, unique=True)
    return st.just("") | some.map(lambda found: f";{name}=" + ",".join(map(str, found)))


WEEKDAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=3, unique=True)
EACH = st.just("") | WEEKDAYS.map(lambda found: ";BYDAY=" + ",".join(found))
WHICH = st.just("") | st.tuples(st.sampled_from([1, 2, -1]), WEEKDAYS).map(
    lambda found: ";BYDAY=" + ",".join(f"{found[0]}{day}" for day in found[1])
)
TAIL = st.sampled_from(["", ";INTERVAL=2", ";COUNT=7", ";WKST=SU;INTERVAL=2"])
RULES = st.one_of(
    st.tuples(st.just("FREQ=DAILY"), numbers("BYMONTH", 1, 12), numbers("BYMONTHDAY", -31, 31), EACH, TAIL),
    st.tuples(st.just("FREQ=WEEKLY"), numbers("BYMONTH", 1, 12), EACH, TAIL),
    st.tuples(st.just("FREQ=MONTHLY"), numbers("BYMONTHDAY", -31, 31), EACH | WHICH, numbers("BYSETPOS", -3, 3), TAIL),
    st.tuples(st.just("FREQ=YEARLY"), numbers("BYMONTH", 1, 12), EACH | WHICH, numbers("BYMONTHDAY", -31, 31), TAIL),
    st.tuples(st.just("FREQ=YEARLY"), numbers("BYYEARDAY", -366, 366), TAIL),
    st.tuples(st.just("FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30"), TAIL),
).map("".join)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(RULES)
def test_the_days_are_those_of_dateutil(text: str) -> None:
    if "BYSETPOS" in text and "BYDAY" not in text and "BYMONTHDAY" not in text:
        text = text.split(";BYSETPOS")[0]
    theirs = list(rrulestr(text + ("" if "COUNT" in text else ";UNTIL=20260101T000000"), dtstart=START))
    assert days(text) == [moment for moment in theirs if moment <= END][-recurrence.MOST :]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;COUNT=2000000000",
        "FREQ=DAILY",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23",
        "FREQ=DAILY;INTERVAL=999999999999",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-366",
        "FREQ=YEARLY;BYDAY=53MO",
    ],
)
def test_a_bomb_goes_off_within_bounds(text: str) -> None:
    start = clock.process_time()
    found = days(text, datetime(1900, 1, 1), datetime(2199, 1, 1))  # noqa: DTZ001
    assert len(found) <= recurrence.MOST
    assert clock.process_time() - start < 1.5


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;BYHOUR=9",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=DAILY;BYHOUR=25",
        "FREQ=DAILY;BYSECOND=" + ",".join(map(str, range(60))),
        "FREQ=DAILY;BYMONTHDAY=" + "1," * 1000,
        "FREQ=DAILY;COUNT=x",
        "W1 MO 20101231T000000",
        "",
    ],
)
def test_what_is_no_rule_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError):
        recurrence.rule(text, time(9))


def test_the_latest_are_kept_where_there_are_too_many() -> None:
    found = days("FREQ=DAILY", datetime(2000, 1, 1), datetime(2020, 1, 1))  # noqa: DTZ001
    assert len(found) == recurrence.MOST
    assert found[-1] == datetime(2020, 1, 1)  # noqa: DTZ001

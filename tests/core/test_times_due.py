"""The day that a sentence names, read against the day of its message."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cordially.core.times import Due, due

WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
PHRASES = Path(__file__).parents[2] / "bench" / "words" / "due_phrases.tsv"


def read(text: str, at: datetime = WEDNESDAY) -> str:
    found = due(text, at=at)
    return found.day.isoformat() if found and found.day else ""


def test_a_deadline_is_found_with_the_words_that_name_it() -> None:
    text = "I'll send you the deck by next Tuesday."
    assert due(text, at=WEDNESDAY) == Due(date(2026, 12, 1), "next Tuesday", 26, 38, rule="next weekday")


def test_nearly_all_of_the_phrases_of_office_mail_are_read_right() -> None:
    rows = [row.split("\t") for row in PHRASES.read_text("utf-8").splitlines() if row[0] != "#"]
    right = [read(sentence, datetime.fromisoformat(at)) == day for at, sentence, day in rows]
    assert len(right) >= 300
    assert sum(right) >= 0.97 * len(right)


@pytest.mark.parametrize("text", ["I'll do it soon.", "ASAP please", "after the holidays", "Ich melde mich demnächst."])
def test_a_vague_time_is_named_but_has_no_day(text: str) -> None:
    found = due(text, at=WEDNESDAY)
    assert found is not None
    assert found.is_vague
    assert found.day is None


@pytest.mark.parametrize(
    "text",
    [
        "I may go.",
        "The sun shone while I sat there.",
        "Give me a second.",
        "We march forward.",
        "Version 3.12.4 is out.",
        "Call +1 415-555-0123.",
        "That is $12.50 each.",
        "We are open 24/7.",
        "https://example.org/2026/12/03/post",
        "report_2026-12-03.pdf",
        "",
        "Hello!",
    ],
)
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert due(text, at=WEDNESDAY) is None


def test_a_deadline_wins_over_a_day_merely_named() -> None:
    assert read("I see Ana on Thursday and send it by Monday.") == "2026-11-30"


def test_days_that_lie_behind_are_passed_over_unless_asked_for() -> None:
    text = "We spoke last Friday."
    assert due(text, at=WEDNESDAY) is None
    found = due(text, at=WEDNESDAY, past=True)
    assert found is not None
    assert found.day == date(2026, 11, 20)


def test_a_sentence_of_what_was_looks_back() -> None:
    assert read("We met on Monday to plan it.") == ""
    assert read("We agreed to meet on Monday.") == "2026-11-30"


def test_numbers_are_read_month_first_unless_that_is_no_day_or_a_hint_is_given() -> None:
    assert read("It is due by 12/3.") == "2026-12-03"
    assert read("It is due by 23/12.") == "2026-12-23"
    assert read("It is due by 3/12/2026.") == "2026-12-03", "the 12th of March 2026 has passed"
    found = due("It is due by 5/3/2027.", at=WEDNESDAY, day_first=True)
    assert found is not None
    assert found.day == date(2027, 3, 5)


def test_today_is_that_of_the_messages_own_zone() -> None:
    in_auckland = datetime(2026, 11, 26, 8, 0, tzinfo=timezone(timedelta(hours=13)))
    assert read("I'll do it today.", in_auckland) == "2026-11-26"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "," * 1_000_000,
        "by Friday " * 10_000,
        "in 2 " * 20_000,
        "the end of " * 10_000,
        "1/1 " * 25_000,
        "1." * 50_000,
        "we met " * 15_000 + "on Friday",
        "\u202e\u200f" * 50_000 + "by Friday",
        "by" + " " * 100_000 + "Friday",
        "März" * 25_000,
        "twenty " * 15_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_costs_bounded_time(text: str) -> None:
    started = time.process_time()
    due(text, at=WEDNESDAY)
    assert time.process_time() - started < 1.5


@given(some.text(alphabet="0123456789/.-: thefridaynextweekof12mainMRSund\u200f\xa0", max_size=80))
def test_no_text_raises_and_the_phrase_stands_where_it_says(text: str) -> None:
    found = due(text, at=WEDNESDAY)
    assert found is None or text[found.start : found.end] == found.text


def test_days_at_the_edge_of_the_calendar_do_not_raise() -> None:
    for at in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)):
        for text in ("tomorrow", "last week", "in 999 years", "next month", "by Friday", "3 days ago", "in 5 hours"):
            due(f"I'll do it {text}.", at=at, past=True)

"""What a change in the calendar means here."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cordially.core.followups import DONE, LET_GO, SNOOZED
from cordially.core.todos import BACK, OPEN, SAME, There, Wanted, is_emptied, said

TODAY = date(2026, 11, 25)
DAY = TODAY + timedelta(5)
HERE = Wanted("key", "f1", "by hand", OPEN, True, False, "Ana: call her", "", DAY, DAY)


@pytest.mark.parametrize(
    ("state", "days", "meaning"),
    [(DONE, 9, DONE), (LET_GO, None, LET_GO), (OPEN, None, SAME), (OPEN, 5, SAME), (OPEN, 9, SNOOZED), (OPEN, 3, BACK),
     (OPEN, 0, BACK), (OPEN, -9, BACK)],
)  # fmt: skip
def test_an_end_goes_before_a_day_and_only_a_later_day_puts_off(state: str, days: int | None, meaning: str) -> None:
    day = None if days is None else TODAY + timedelta(days)
    assert said(There(state, day), HERE, DAY, today=TODAY) == meaning


def test_what_was_put_off_may_be_put_off_less() -> None:
    there = There(OPEN, TODAY + timedelta(3))
    assert said(there, replace(HERE, is_snoozed=True), DAY, today=TODAY) == SNOOZED


def test_what_only_moved_here_is_no_word_from_there() -> None:
    moved = replace(HERE, day=DAY + timedelta(2))
    assert said(There(OPEN, DAY), moved, DAY, today=TODAY) == SAME


def test_a_few_may_be_deleted_without_a_question() -> None:
    assert not is_emptied(4, 4)
    assert not is_emptied(5, 20)
    assert is_emptied(6, 10)

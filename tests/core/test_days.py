"""Days as they are written, and days to come."""

from datetime import date

import pytest

from cordially.core.days import to_come, written
from cordially.errors import WrongUse

TODAY = date(2026, 11, 25)


def test_a_day_is_written_without_a_zero_and_with_its_year_where_it_is_another() -> None:
    assert written(date(2026, 12, 2), TODAY) == "2 December"
    assert written(date(2027, 1, 3), TODAY) == "3 January 2027"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 11, 24), "24 November is not a day to come."),
        (date(2026, 11, 25), "25 November is not a day to come."),
        (date(2999, 1, 1), "1 January 2999 is more than ten years away; name a nearer day."),
    ],
)
def test_what_is_no_day_to_come_is_said_in_a_sentence(day: date, told: str) -> None:
    with pytest.raises(WrongUse) as said:
        to_come(day, TODAY)
    assert said.value.what == told


def test_today_may_be_fine() -> None:
    assert to_come(TODAY, TODAY, is_today_fine=True) == TODAY
    with pytest.raises(WrongUse, match="24 November has passed"):
        to_come(date(2026, 11, 24), TODAY, is_today_fine=True)

"""A day as it is written in a sentence, the same everywhere; and whether one that somebody names is to come."""

from datetime import date

from cordially.errors import WrongUse

FARTHEST = 10  # years ahead that anybody plans


def written(day: date, today: date) -> str:
    """ "2 December", with the year where it is another than today's."""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B} {day.year}"


def to_come(day: date, today: date, *, is_today_fine: bool = False) -> date:
    """The day itself; else a sentence that says why it will not do."""
    if day < today and is_today_fine:
        raise WrongUse(f"{written(day, today)} has passed.")
    if day < today or (day == today and not is_today_fine):
        raise WrongUse(f"{written(day, today)} is not a day to come.")
    if day.year > today.year + FARTHEST:
        raise WrongUse(f"{written(day, today)} is more than ten years away; name a nearer day.")
    return day

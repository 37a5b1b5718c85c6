"""How long ago something was, and how long something lasts, in plain words."""

from datetime import date, datetime

from cordially.core.days import written

_MONTH, _YEAR = 30.4375, 365.25


def ago(then: date | datetime, now: date | datetime) -> str:
    """ "today", "yesterday", "3 weeks ago", "in May 2024"; ahead of now: "tomorrow", "in 3 weeks".

    Where both are moments, `then` is read on the calendar of `now`'s own zone.
    """
    first, second = _day(then, now), _day(now, now)
    days = (second - first).days
    if abs(days) <= 1:
        return ("tomorrow", "today", "yesterday")[days + 1]
    if days > 0:
        return f"{stretch(days)} ago" if days < _YEAR else f"in {first:%B} {first.year}"
    return f"in {stretch(-days)}" if days > -_YEAR else f"in {first:%B} {first.year}"


def stretch(days: float) -> str:
    """A number of days as one speaks of it: "a day", "12 days", "3 weeks", "7 months", "2 years"."""
    count = abs(days)
    if count < 14:
        return _some(max(round(count), 0), "day")
    if count < 60:
        return _some(round(count / 7), "week")
    if count < 1.75 * _YEAR:
        return _some(round(count / _MONTH), "month")
    return _some(round(count / _YEAR), "year")


def span(days: float) -> str:
    """That many days before now: "today", "yesterday", "12 days ago"; below zero, after now: "in 3 weeks"."""
    whole = round(days)
    if abs(whole) <= 1:
        return ("tomorrow", "today", "yesterday")[whole + 1]
    return f"{stretch(whole)} ago" if whole > 0 else f"in {stretch(whole)}"


def on(day: date, today: date) -> str:
    """A day as one writes it: "Friday" within six days, else "12 March", with the year where it is another."""
    distance = (day - today).days
    if -1 <= distance <= 1:
        return ("yesterday", "today", "tomorrow")[distance + 1]
    return f"{day:%A}" if 1 < distance < 7 else written(day, today)


def _some(count: int, unit: str) -> str:
    return f"a {unit}" if count == 1 else f"{count} {unit}s"


def _day(moment: date | datetime, now: date | datetime) -> date:
    if not isinstance(moment, datetime):
        return moment
    if isinstance(now, datetime) and now.tzinfo and moment.tzinfo:
        return moment.astimezone(now.tzinfo).date()
    return moment.date()

"""Days counted on the calendar: weeks from Monday, ends of months and quarters, working days, Easter."""

from calendar import monthrange
from datetime import date, timedelta

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def plus(day: date, days: int) -> date:
    """`day` moved by `days`; a day beyond the calendar raises ValueError."""
    try:
        return day + timedelta(days)
    except OverflowError as beyond:
        raise ValueError("beyond the calendar") from beyond


def monday(day: date) -> date:
    return plus(day, -day.weekday())


def in_week(day: date, weekday: int, weeks: int = 0) -> date:
    """That weekday of the week of `day`, or of one `weeks` later."""
    return plus(monday(day), 7 * weeks + weekday)


def upcoming(day: date, weekday: int) -> date:
    """The first such weekday after `day`."""
    return plus(day, (weekday - day.weekday() - 1) % 7 + 1)


def latest(day: date, weekday: int) -> date:
    """The last such weekday before `day`."""
    return plus(day, -((day.weekday() - weekday - 1) % 7 + 1))


def plus_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def end_of_quarter(year: int, quarter: int) -> date:
    return end_of_month(date(year, quarter * 3, 1))


def plus_working_days(day: date, days: int) -> date:
    """`days` working days later (or earlier, below zero); feasts are not known here."""
    step = 1 if days > 0 else -1
    weeks, rest = divmod(abs(days), 5)
    day = plus(day, 7 * weeks * step)
    while rest or day.weekday() > FRIDAY:
        day = plus(day, step)
        rest -= day.weekday() <= FRIDAY and rest > 0
    return day


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second ... such weekday of a month; -1 is the last."""
    if number < 0:
        return latest(plus(end_of_month(date(year, month, 1)), 1), weekday)
    found = plus(upcoming(plus(date(year, month, 1), -1), weekday), 7 * (number - 1))
    if found.month != month:
        raise ValueError("that month has no such day")
    return found


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)

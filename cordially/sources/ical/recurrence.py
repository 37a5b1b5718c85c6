"""The days on which something repeats, within strict bounds of time and number."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice, product

MOST = 2000  # occurrences of one series; the latest are kept
MOST_PERIODS = 50_000  # days, weeks, months or years looked at
MOST_TIMES = 24  # times of day of one rule

_DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence rule of RFC 5545, without what repeats within a day."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: str = ""  # as written
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()  # (which one, or 0 for each; day of the week)
    places: tuple[int, ...] = ()  # BYSETPOS
    times: tuple[time, ...] = ()
    week_start: int = 0


def rule(text: str, start: time) -> Rule:
    """`text` as a rule; ValueError in plain words where it is none, or one that repeats too often."""
    if len(text) > 1000:
        raise ValueError("repeats by a rule that is too long")
    told = dict(piece.strip().split("=", 1) for piece in text.upper().split(";") if "=" in piece)
    frequency = told.get("FREQ", "")
    if frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise ValueError(f"repeats {frequency.lower()}, which no meeting does")
    if frequency not in _FREQUENCIES or "BYEASTER" in told:
        raise ValueError("repeats in a way that is not understood")
    interval, count = int(told.get("INTERVAL", "1")), int(told["COUNT"]) if "COUNT" in told else None
    if interval < 1 or (count is not None and count < 1):
        raise ValueError("repeats in a way that is not understood")
    return Rule(
        frequency=frequency,
        interval=min(interval, 10_000),
        count=count,
        until=told.get("UNTIL", ""),
        months=_numbers(told, "BYMONTH", 12),
        weeks=_numbers(told, "BYWEEKNO", 53),
        year_days=_numbers(told, "BYYEARDAY", 366),
        month_days=_numbers(told, "BYMONTHDAY", 31),
        days=_weekdays(told.get("BYDAY", "")),
        places=_numbers(told, "BYSETPOS", 366),
        times=_times(told, start),
        week_start=_DAYS.get(told.get("WKST", "MO"), 0),
    )


def _numbers(told: dict[str, str], name: str, most: int) -> tuple[int, ...]:
    numbers = {int(piece) for piece in told.get(name, "").split(",") if piece.strip()}
    if any(abs(number) > most or number == 0 for number in numbers):
        raise ValueError("repeats in a way that is not understood")
    return tuple(sorted(numbers))


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for piece in text.replace(" ", "").split(",") if text else ():
        match = re.fullmatch(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", piece)
        if not match:
            raise ValueError("repeats in a way that is not understood")
        found.append((int(match[1] or 0), _DAYS[match[2]]))
    return tuple(dict.fromkeys(found))


def _times(told: dict[str, str], start: time) -> tuple[time, ...]:
    choices = []
    for name, own, most in (("BYHOUR", start.hour, 23), ("BYMINUTE", start.minute, 59), ("BYSECOND", start.second, 59)):
        numbers = sorted({int(piece) for piece in told.get(name, "").split(",") if piece.strip()}) or [own]
        if not all(0 <= number <= most for number in numbers):
            raise ValueError("repeats in a way that is not understood")
        choices.append(numbers)
    times = list(islice((time(hour, minute, second) for hour, minute, second in product(*choices)), MOST_TIMES + 1))
    if len(times) > MOST_TIMES:
        raise ValueError("repeats too many times a day")
    return tuple(times)


def occurrences(found: Rule, start: datetime, end: datetime) -> list[datetime]:
    """From `start` to `end` (both without zone), in order; the latest where there are too many."""
    left = found.count
    kept: list[datetime] = []
    for period in islice(_periods(found, start.date(), end.date()), MOST_PERIODS):
        for moment in _placed(period, found):
            if moment > end or (left is not None and left <= 0):
                return kept[-MOST:]
            if moment >= start:
                kept.append(moment)
                left = left - 1 if left is not None else None
        if len(kept) > 2 * MOST:
            kept = kept[-MOST:]
    return kept[-MOST:]


def _placed(days: Iterable[date], found: Rule) -> list[datetime]:
    moments = [datetime.combine(day, clock) for day in days for clock in found.times]
    if not found.places:
        return moments
    count = len(moments)
    indexes = sorted({place - 1 if place > 0 else count + place for place in found.places})
    return [moments[index] for index in indexes if 0 <= index < count]


def _periods(found: Rule, start: date, end: date) -> Iterator[list[date]]:
    """The days that fit, period by period."""
    if found.frequency == "DAILY":
        yield from ([day] if _fits(found, day) else [] for day in _steps(start, end, found.interval))
    elif found.frequency == "WEEKLY":
        yield from _weeks(found, start, end)
    elif found.frequency == "MONTHLY":
        for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month, found.interval):
            yield _of_month(found, number // 12, number % 12 + 1, start)
    else:
        for year in range(start.year, end.year + 1, found.interval):
            yield _of_year(found, year, start)


def _steps(start: date, end: date, by: int) -> Iterator[date]:
    for number in range(start.toordinal(), end.toordinal() + 1, by):
        yield date.fromordinal(number)


def _weeks(found: Rule, start: date, end: date) -> Iterator[list[date]]:
    first = start - timedelta(days=(start.weekday() - found.week_start) % 7)
    wanted = {day for _, day in found.days} or {start.weekday()}
    for monday in _steps(first, end, 7 * found.interval):
        days = (monday + timedelta(days=number) for number in range(7))
        yield [day for day in days if day.weekday() in wanted and _fits(found, day)]


def _fits(found: Rule, day: date) -> bool:
    """The limits that hold at every frequency."""
    if found.months and day.month not in found.months:
        return False
    if found.days and found.frequency == "DAILY" and day.weekday() not in {weekday for _, weekday in found.days}:
        return False
    if found.month_days:
        length = calendar.monthrange(day.year, day.month)[1]
        if day.day not in found.month_days and day.day - length - 1 not in found.month_days:
            return False
    if found.year_days:
        length = 366 if calendar.isleap(day.year) else 365
        number = day.timetuple().tm_yday
        return number in found.year_days or number - length - 1 in found.year_days
    return True


def _of_month(found: Rule, year: int, month: int, start: date) -> list[date]:
    if found.months and month not in found.months:
        return []
    length = calendar.monthrange(year, month)[1]
    days = [date(year, month, number) for number in range(1, length + 1)]
    if not (found.month_days or found.days):
        return [day for day in days if day.day == start.day]
    return [day for day in _on_weekdays(found, days) if _fits(found, day)]


def _of_year(found: Rule, year: int, start: date) -> list[date]:
    if not (found.weeks or found.year_days or found.month_days or found.days):
        months = found.months or (start.month,)
        return [date(year, month, start.day) for month in months if start.day <= calendar.monthrange(year, month)[1]]
    if found.months:
        spans = [_span(date(year, month, 1), calendar.monthrange(year, month)[1]) for month in found.months]
    else:
        spans = [_span(date(year, 1, 1), 366 if calendar.isleap(year) else 365)]
    days = [day for span in spans for day in _on_weekdays(found, span)]
    if found.weeks:
        days = [day for day in days if day.isocalendar().week in found.weeks]
        if not found.days:
            days = [day for day in days if day.weekday() == start.weekday()]
    return [day for day in days if _fits(found, day)]


def _span(first: date, length: int) -> list[date]:
    return [first + timedelta(days=number) for number in range(length)]


def _on_weekdays(found: Rule, days: list[date]) -> list[date]:
    """Of these days, in order: each Monday, the first Monday, the last Friday."""
    if not found.days:
        return days
    wanted: set[date] = set()
    for which, weekday in found.days:
        fitting = [day for day in days if day.weekday() == weekday]
        index = which - 1 if which > 0 else len(fitting) + which
        if which == 0:
            wanted.update(fitting)
        elif 0 <= index < len(fitting):
            wanted.add(fitting[index])
    return sorted(wanted)

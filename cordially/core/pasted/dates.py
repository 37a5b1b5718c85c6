"""When something was sent, as mail programs and chats show it, in many languages of Europe."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

LONGEST = 120  # signs that are looked at
_MONTHS = (
    "stycznia jan janv januar januari january janvier enero ene gennaio gen janeiro jän jänner",
    "lutego februari feb févr fév febr februar februari february février febrero febbraio fevereiro fev",
    "marca marts mar mär märz mrt maart march mars marzo março",
    "kwietnia apr avr april avril abril aprile abr",
    "maja maj may mai mei mayo maggio maio mag",
    "czerwca jun juin juni june junio giugno junho giu",
    "lipca jul juil juli july juillet julio luglio julho lug",
    "sierpnia augusti aug août aou august augustus agosto ago",
    "września sep sept september septembre septiembre settembre setembro set",
    "października oct okt oktober october octobre octubre ottobre outubro ott out",
    "listopada nov november novembre noviembre novembro",
    "grudnia dec dez déc dezember december décembre diciembre dic dicembre dezembro",
)
_MONTH = {word: number for number, told in enumerate(_MONTHS, 1) for word in told.split()}
_NAME = r"(?P<month>[^\W\d_]{3,10})\.?"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|º|er)? ?(?:de |of )?{_NAME},?(?: de)? (?P<year>\d{{4}})(?!\d)"
)
_MONTH_FIRST = re.compile(rf"{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
FIGURES = re.compile(r"(?<!\d)(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d.])(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?!\d|\.\d)(?:[:.]\d{2})?\s?(?P<half>[AaPp]\.?[Mm]\b)?"
)


def read(told: str, *, near: datetime | None = None, is_month_first: bool | None = None) -> datetime | None:
    """The time that is written there; `near` tells the zone, and the year where none is written."""
    told = told[:LONGEST].replace("\u202f", " ").replace("\xa0", " ").replace("\u200e", "")
    for form in (_ISO, _DAY_FIRST, _MONTH_FIRST, FIGURES):
        for found in form.finditer(told):
            day = _day(found, near, is_month_first)
            if day is not None:
                return _at(day, told[: found.start()] + " | " + told[found.end() :])
    return None


def is_month_first(told: Iterable[str]) -> bool:
    """Whether these dates in figures put the month first, as in 11/24/26."""
    dates = [found for one in told if (found := FIGURES.search(one[:LONGEST]))]
    if any(int(one["first"]) > 12 or one["sign"] != "/" for one in dates):
        return False
    return any(int(one["second"]) > 12 for one in dates) or any("m" in one.string.lower() for one in dates)


def _day(found: re.Match[str], near: datetime | None, month_first: bool | None) -> datetime | None:
    groups = found.groupdict()
    if "first" in groups:
        first, second = int(found["first"]), int(found["second"])
        if month_first is None:
            month_first = second > 12 or is_month_first([found.string])
        month, day = (first, second) if month_first else (second, first)
    else:
        told = found["month"]
        month, day = int(told) if told.isdigit() else _MONTH.get(told.lower(), 0), int(found["day"])
    year = int(groups["year"]) if groups["year"] else (near.year if near else 0)
    try:
        return datetime(year + 2000 if year < 100 else year, month, day, tzinfo=near.tzinfo if near else UTC)
    except ValueError:
        return None


def _at(day: datetime, rest: str) -> datetime:
    clock = _CLOCK.search(rest)
    if clock is None:
        return day.replace(hour=12)
    hour, minute = int(clock["hour"]), int(clock["minute"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    return day.replace(hour=hour, minute=minute) if hour < 24 and minute < 60 else day.replace(hour=12)

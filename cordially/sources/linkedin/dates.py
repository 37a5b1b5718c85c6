"""Days and moments in every form in which LinkedIn writes them."""

import re
from datetime import UTC, date, datetime

from cordially.core.letters import folded

_MONTHS = {
    name: number
    for number, names in enumerate(
        """jan ene gen, feb fev fév, mar mär mrt, apr abr avr, may mai mag mei, jun juin giu, jul juil lug, aug ago aou,
        sep set, oct okt out ott, nov, dec dez dic""".split(","),
        start=1,
    )
    for name in map(folded, names.split())
}

_DAY = (
    re.compile(r"(?P<d>\d{1,2})\.?[ -](?:de )?(?P<b>[^\W\d_]{3,10})\.?,?[ -](?:de )?(?P<y>\d{4})(?P<rest>.*)"),
    re.compile(r"(?P<b>[^\W\d_]{3,10})\.? (?P<d>\d{1,2}), ?(?P<y>\d{4})(?P<rest>.*)"),
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?P<rest>.*)"),
    re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d{2})(?P<rest>.*)"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d{2})(?P<rest>.*)"),
    re.compile(r"[^\W\d_]{3} (?P<b>[^\W\d_]{3}) (?P<d>\d{1,2}) (?P<rest>\d\d:\d\d:\d\d) [A-Z]{3,4} (?P<y>\d{4})"),
)
_CLOCK = re.compile(r",?\s*T?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?")


def moment(text: str) -> datetime | None:
    """When, in UTC as LinkedIn means it; a day alone is its midnight. None if it is neither."""
    for form in _DAY:
        found = form.fullmatch(" ".join(text.split())[:60])
        if found and (day := _day(found.groupdict())):
            hour, minute, second = _clock(found["rest"])
            return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)
    return None


def day(text: str) -> date | None:
    found = moment(text)
    return found.date() if found else None


def partial(text: str) -> str:
    """ "Jan 2023" as "2023-01", "2023" as it is, a whole day as "2023-01-15"; "" if it is none."""
    text = " ".join(text.split())[:60]
    if found := re.fullmatch(r"(?:([^\W\d_]{3,10})\.? )?(\d{4})", text):
        month = _month(found[1] or "")
        return f"{found[2]}-{month:02}" if month else found[2]
    whole = day(text)
    return whole.isoformat() if whole else ""


def birthday(text: str) -> str:
    """ "May 17" or "May 17, 1980"."""
    whole = day(text)
    if whole:
        return whole.isoformat()
    found = re.fullmatch(r"([^\W\d_]{3,10})\.? (\d{1,2})|(\d{1,2})\.? ([^\W\d_]{3,10})\.?", " ".join(text.split())[:40])
    month = _month(found[1] or found[4]) if found else 0
    number = int(found[2] or found[3]) if found else 0
    return f"--{month:02}-{number:02}" if month and 1 <= number <= 31 else ""


def _month(word: str) -> int:
    plain = folded(word)
    return _MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3]) or 0


def _day(parts: dict[str, str]) -> date | None:
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    month = _month(parts["b"]) if "b" in parts else int(parts["m"])
    number = int(parts["d"])
    if month > 12 >= number:  # day and month the other way round
        month, number = number, month
    try:
        return date(year, month, number) if 1900 <= year <= 2199 else None
    except ValueError:
        return None


def _clock(text: str) -> tuple[int, int, int]:
    found = _CLOCK.match(text)
    if not found:
        return 0, 0, 0
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = (found[4] or "").lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return (hour, minute, min(second, 59)) if hour < 24 and minute < 60 else (0, 0, 0)

"""Moments in a calendar file, with their zones."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from cordially.sources.content_lines import Line, text
from cordially.sources.ical import zones

FIRST_YEAR, LAST_YEAR = 1900, 2199
AHEAD = timedelta(days=2 * 366)  # how far beyond the file's own present what repeats is followed

_MOMENT = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?")
_DURATION = re.compile(r"([+-])?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")


class Clock:
    """The zones that a file defines, the one for times that name none, and the file's own present."""

    def __init__(self) -> None:
        self._defined: dict[str, tzinfo] = {}
        self._default: tzinfo | None = None
        self._stamp: datetime | None = None
        self._latest: datetime | None = None

    def use(self, name: str) -> None:
        if found := zones.zone(name):
            self._default = found

    def define(self, raw: list[str]) -> None:
        name = next((line.partition(":")[2].strip() for line in raw if line.upper().startswith("TZID")), "")
        found = zones.zone(name) or zones.defined(raw)
        if found and len(self._defined) < 1000:
            self._defined[name] = found
            self._default = self._default or found

    def seen(self, stamp: datetime | None, start: datetime) -> None:
        """To know when the file was written: the latest day on which something in it was touched."""
        if stamp:
            self._stamp = max(self._stamp or stamp, stamp)
        self._latest = max(self._latest or start, start)

    @property
    def end(self) -> datetime:
        """Up to where what repeats is followed."""
        return min((self._stamp or self._latest or datetime(2000, 1, 1, tzinfo=UTC)) + AHEAD, _END)

    def zone_of(self, line: Line) -> tzinfo:
        name = (line.params.get("TZID") or [""])[0]
        found = self._defined.get(name) or (zones.zone(name) if name else None)
        return found or self._default or UTC

    def moment(self, line: Line) -> tuple[datetime, bool]:
        """When, aware; and whether it is a whole day. ValueError if it is no moment."""
        return self.parsed(text(line.value), self.zone_of(line))

    def parsed(self, value: str, zone: tzinfo) -> tuple[datetime, bool]:
        found = _MOMENT.fullmatch(value.strip())
        if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise ValueError(f"has a time that is none: {value[:40]}")
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
            clock = time(int(found[4] or 0), int(found[5] or 0), min(int(found[6] or 0), 59))
        except ValueError:
            raise ValueError(f"has a time that is none: {value[:40]}") from None
        if found[4] is None:
            return datetime.combine(day, clock, zone), True
        own = UTC if found[7] == "Z" else zones.fixed(found[7].replace(":", "")) if found[7] else zone
        return datetime.combine(day, clock, own or zone), False


_END = datetime(LAST_YEAR, 12, 31, tzinfo=UTC)


def duration(value: str) -> timedelta | None:
    found = _DURATION.fullmatch(value.strip().upper())
    if not found:
        return None
    weeks, days, hours, minutes, seconds = (int(found[number] or 0) for number in range(2, 7))
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return length if found[1] != "-" and length <= timedelta(days=400) else None


def mark(moment: datetime, *, whole_day: bool) -> str:
    """An occurrence's own start, as a part of its key."""
    return moment.strftime("%Y%m%d") if whole_day else moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")

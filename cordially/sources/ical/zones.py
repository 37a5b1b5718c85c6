"""Time zones by all the names that calendars give them."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_NAME = re.compile(r"[A-Za-z0-9_+-]{1,40}(?:/[A-Za-z0-9_+-]{1,40}){0,2}")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?")
_UTC_NAMES = frozenset(("utc", "gmt", "z", "zulu", "etc/utc", "tzone://microsoft/utc", "coordinated universal time"))

# For zones that calendars define under names of their own: hours in winter and in summer, the month of the change.
_LIKE = {
    (0, 1, 3): "Europe/London",
    (1, 2, 3): "Europe/Berlin",
    (2, 3, 3): "Europe/Athens",
    (-5, -4, 3): "America/New_York",
    (-6, -5, 3): "America/Chicago",
    (-7, -6, 3): "America/Denver",
    (-8, -7, 3): "America/Los_Angeles",
    (-9, -8, 3): "America/Anchorage",
    (-4, -3, 3): "America/Halifax",
    (-4, -3, 9): "America/Santiago",
    (10, 11, 10): "Australia/Sydney",
    (12, 13, 9): "Pacific/Auckland",
}


@lru_cache(maxsize=1024)
def zone(name: str) -> tzinfo | None:
    """The zone of that name: "Europe/Lisbon", "W. Europe Standard Time", "/x.org/2024/Europe/Lisbon", "GMT+01:00"."""
    name = name.strip(" \"'")
    if len(name) > 200 or not name:
        return None
    if name.lower() in _UTC_NAMES:
        return UTC
    pieces = name.strip("/").split("/")
    for tail in ("/".join(pieces[-3:]), "/".join(pieces[-2:]), pieces[-1]):
        if found := _known(tail):
            return found
    return _of_windows(name) or _by_offset(name)


def _known(name: str) -> tzinfo | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return None


def _of_windows(name: str) -> tzinfo | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    known = WINDOWS_TO_OLSON.get(name)
    return _known(known) if known else None


def _by_offset(name: str) -> tzinfo | None:
    found = _OFFSET.match(name.lstrip("("))
    return fixed(found[1] + found[2].zfill(2) + (found[3] or "00")) if found else None


def fixed(offset: str) -> tzinfo | None:
    """ "+0130" as a zone without summer time."""
    found = re.fullmatch(r"([+-])(\d{2})(\d{2})(?:\d{2})?", offset.strip())
    if not found or int(found[2]) > 14 or int(found[3]) > 59:
        return None
    away = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(away if found[1] == "+" else -away)


def defined(lines: list[str]) -> tzinfo | None:
    """The zone that a VTIMEZONE describes: by its place where told, else the one with the same hours."""
    offsets: dict[str, str] = {}
    forward, part = 0, ""
    for line in lines[:500]:
        name, _, value = line.upper().strip().partition(":")
        if name == "BEGIN":
            part = value
        elif name == "X-LIC-LOCATION" and (found := zone(line.partition(":")[2])):
            return found
        elif name == "TZOFFSETTO":
            offsets[part] = value
        elif name == "RRULE" and part == "DAYLIGHT" and (month := re.search(r"BYMONTH=(\d{1,2})\b", value)):
            forward = int(month[1])
    return _like(offsets.get("STANDARD", ""), offsets.get("DAYLIGHT", ""), forward)


def _like(winter: str, summer: str, forward: int) -> tzinfo | None:
    standard, daylight = fixed(winter or summer), fixed(summer)
    if standard and daylight and forward:
        hours = [round(found.utcoffset(None).total_seconds() / 3600) for found in (standard, daylight)]  # type: ignore[union-attr]
        if like := _LIKE.get((hours[0], hours[1], forward)):
            return _known(like)
    return standard

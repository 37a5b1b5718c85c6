"""When a mail was written, in any of the ways programs write it; None where nobody can tell."""

import re
from datetime import UTC, datetime, timedelta, timezone

FIRST_YEAR, LAST_YEAR = 1980, 2099  # outside of these a clock was wrong

_MONTHS = {
    b"jan": 1, b"feb": 2, b"mar": 3, b"apr": 4, b"may": 5, b"jun": 6, b"jul": 7, b"aug": 8, b"sep": 9, b"oct": 10,
    b"nov": 11, b"dec": 12, b"ene": 1, b"fev": 2, b"mrz": 3, b"abr": 4, b"mai": 5, b"mag": 5, b"giu": 6, b"lug": 7,
    b"ago": 8, b"set": 9, b"okt": 10, b"ott": 10, b"out": 10, b"dez": 12, b"dic": 12,
}  # fmt: skip
_ZONES = {b"est": -5, b"edt": -4, b"cst": -6, b"cdt": -5, b"mst": -7, b"mdt": -6, b"pst": -8, b"pdt": -7} | {
    b"cet": 1, b"cest": 2, b"met": 1, b"mest": 2, b"bst": 1, b"wet": 0, b"west": 1, b"eet": 2, b"eest": 3, b"msk": 3,
    b"jst": 9, b"kst": 9, b"hkt": 8, b"sgt": 8, b"aest": 10, b"aedt": 11, b"nzst": 12, b"nzdt": 13, b"brt": -3,
}  # fmt: skip
_ZONE_OF: dict[bytes, timezone] = {b"": UTC, b"GMT": UTC, b"-0000": UTC}

_MAIL = re.compile(
    rb"\s*(?:[A-Za-z]{2,12}\.?,?\s*)?(\d{1,2})[\s.-]+([A-Za-z]{3})[a-z]{0,7}\.?[\s,-]+(\d{2,4}),?\s+"
    rb"(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d{1,9})?\s*([AaPp][Mm])?\s*([+-]\d\d:?\d\d|[A-Za-z]{1,5})?"
)
_ASCTIME = re.compile(
    rb"(?:[A-Za-z]{3},?\s+)?([A-Za-z]{3})\s+(\d{1,2}),?\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s+"
    rb"(?:([+-]\d{4}|[A-Za-z]{1,5})\s+)?(\d{4})(?:\s+([+-]\d{4}))?"
)
_ISO = re.compile(
    rb"\s*(\d{4})-(\d\d)-(\d\d)[T\s]\s*(\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?\s*([+-]\d\d:?\d\d|[A-Za-z]{1,5})?"
)


def when(raw: bytes) -> datetime | None:
    """The time in the zone that is told; in UTC where none is."""
    found = _MAIL.match(raw)
    if found:
        day, month, year, hour, minute, second, half, zone = found.groups()
        at_hour = int(hour) % 12 + 12 * (half in (b"PM", b"pm", b"Pm")) if half else int(hour)
        return _time(int(year), _MONTHS.get(month.lower(), 0), int(day), at_hour, int(minute), int(second or 0), zone)
    return _other(raw[:200])


def of_envelope(raw: bytes) -> datetime | None:
    """The time at the end of an mbox's "From " line."""
    return _asctime(raw) or when(raw.strip().split(b" ", 1)[-1])


def _other(raw: bytes) -> datetime | None:
    found = _ISO.match(raw)
    if not found:
        return _asctime(raw)
    year, month, day, hour, minute, second, zone = found.groups()
    return _time(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), zone)


def _asctime(raw: bytes) -> datetime | None:
    found = _ASCTIME.search(raw[:400])
    if not found:
        return None
    month, day, hour, minute, second, named, year, zone = found.groups()
    number = _MONTHS.get(month.lower(), 0)
    return _time(int(year), number, int(day), int(hour), int(minute), int(second or 0), zone or named)


def _time(year: int, month: int, day: int, hour: int, minute: int, second: int, zone: bytes | None) -> datetime | None:
    if year < 1000:
        year += 1900 if year >= 50 else 2000
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(zone or b""))
    except ValueError:
        return None


def _zone(raw: bytes) -> timezone:
    known = _ZONE_OF.get(raw)
    if known is None:
        known = _new_zone(raw)
        if len(_ZONE_OF) < 2000:
            _ZONE_OF[raw] = known
    return known


def _new_zone(raw: bytes) -> timezone:
    if raw[:1] in (b"+", b"-"):
        digits = raw[1:].replace(b":", b"")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return timezone(timedelta(minutes=-minutes if raw[:1] == b"-" else minutes)) if minutes <= 14 * 60 else UTC
    hours = _ZONES.get(raw.lower(), 0)
    return timezone(timedelta(hours=hours)) if hours else UTC

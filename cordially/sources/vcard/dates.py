"""Birthdays in every form in which address books write them."""

import re
from datetime import date

_FORMS = (
    re.compile(r"(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})(?:[T ].*)?"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"--(?P<m>\d{2})-?(?P<d>\d{2})(?:T.*)?"),
    re.compile(r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})"),
)
_NO_YEAR = frozenset((0, 1, 1604))  # what programs write where no year is known; 1604 is Apple's


def birthday(text: str, omitted_year: str = "") -> str:
    """ "1980-05-17", or "--05-17" without a year; "" for what is no day."""
    for form in _FORMS:
        if found := form.fullmatch(text.strip()[:60]):
            parts = found.groupdict()
            return _written(int(parts.get("y") or 0), int(parts["m"]), int(parts["d"]), omitted_year)
    return ""


def _written(year: int, month: int, day: int, omitted_year: str) -> str:
    has_year = year not in _NO_YEAR and str(year) != omitted_year
    try:
        date(year if has_year else 2000, month, day)
    except ValueError:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if has_year else f"--{month:02}-{day:02}"

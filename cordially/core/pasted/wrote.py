"""Who wrote when, from the line that mail programs of many languages put above a quote: "On Monday, Ana wrote:"."""

import re
from datetime import datetime

from cordially.core.bodies import phrases
from cordially.core.pasted import dates, heads

LONGEST, LONGEST_NAME = 500, 80
_ADDRESS = re.compile(r"[<(\[]\s?(?:mailto:)?(?P<mail>[^<>()\[\]\s@]{1,100}@[^<>()\[\]\s@]{1,100})")
_AFTER_CLOCK = frozenset(
    """am pm a.m. p.m. uhr heeft ha a hat has have het volgende г. в от пользователь o gmt utc cet cest bst est edt
    pst pdt""".split()
)
_BEFORE_NAME = phrases.ON | frozenset(
    """von de der monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag
    samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado
    domingo""".split()
)


def read(told: str, *, near: datetime | None = None) -> heads.Head:
    """To whom is not told there."""
    line = " ".join(told[:LONGEST].replace("*", " ").split()).rstrip(":： ")
    found = _ADDRESS.search(line)
    before = line[: found.start()] if found else line
    name = _name(before) or (found["mail"] if found else "")
    return heads.Head(name, (), dates.read(line, near=near), 0, 0)


def _name(line: str) -> str:
    """The words between the date and the verb, or beside it."""
    words = line.split()
    verb = next((at for at, word in enumerate(words) if word.lower().strip(",.") in phrases.WROTE), len(words))
    sides = (words[:verb], words[verb + 1 :])
    names = (_without_date(sides[0]), _without_date(sides[1], is_after=True))
    return next((heads.called(name) for name in names if _is_name(name)), "")


def _without_date(words: list[str], *, is_after: bool = False) -> str:
    figures = [at for at, word in enumerate(words) if any(sign.isdigit() for sign in word)]
    if figures:
        words = words[: figures[0]] if is_after else words[figures[-1] + 1 :]
    extra = _AFTER_CLOCK if figures or is_after else _BEFORE_NAME
    while words and words[0].lower().strip(",()") in extra:
        words = words[1:]
    while words and words[-1].lower().strip(",()") in _AFTER_CLOCK:
        words = words[:-1]
    words = [word for word in words if "@" not in word] or words
    return " ".join(words).strip(" ,;\"'()<[")


def _is_name(name: str) -> bool:
    return 0 < len(name) <= LONGEST_NAME and any(sign.isalpha() for sign in name)

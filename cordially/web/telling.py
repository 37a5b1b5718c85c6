"""What was found in the words, told in plain ones: its kind, its day, and how much one listened."""

from datetime import date, datetime
from typing import Any

from cordially.core.listening import facts, head, ratio, times
from cordially.core.times import stretch

KINDS = {
    "promise": "a promise",
    "request": "a question",
    "pitch": "a pitch",
    "offer": "an offer",
    "goal": "a goal",
    "challenge": "something hard",
    "interest": "an interest",
    "life event": "a turn in life",
}
SOON = 6  # days after which a day's name alone would mislead


def sort(one: Any, form: str = "") -> str:
    """ "goal"; with "a", "a goal"."""
    said = KINDS.get(one.kind, str(one.kind))
    return said if form else said.removeprefix("a ").removeprefix("an ")


def due(day: date, now: datetime) -> str:
    """ "by Friday", "by 3 March"; of a day that has passed, when it was."""
    days = (day - now.date()).days
    if days in (-1, 0, 1):
        return {-1: "its day was yesterday", 0: "due today", 1: "due tomorrow"}[days]
    if days < 0:
        return f"its day was {day.day} {day:%B}, {stretch(-days)} ago"
    return f"by {day:%A}" if days <= SOON else f"by {day.day} {day:%B}" + (f" {day.year}" if days > 300 else "")


def since(day: date, now: datetime) -> str:
    """A day to come as above; one that has passed without a reproach."""
    return due(day, now) if day > now.date() else "today" if day == now.date() else f"since {day.day} {day:%B}"


def counted(number: int) -> str:
    """1,200."""
    return f"{number:,}"


def safely(link: str) -> str:
    """A link to the web, or to nowhere."""
    return link if link.startswith(("https://", "http://")) else "#"


FILTERS = (sort, due, since, counted, times, ratio, facts, head, safely)

"""How often to be in touch: read from everyday words, suggested from a pair's own history, held against a pace."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

PLAIN = (7, 14, 21, 30, 45, 60, 90, 120, 180, 365)  # days between two contacts that one speaks of
LONGEST = 3 * 365
INNER, CLOSE, ACTIVE, WIDER = "inner", "close", "active", "wider"
CIRCLES = (INNER, CLOSE, ACTIVE, WIDER)
USUAL = {INNER: 14, CLOSE: 30, ACTIVE: 90, WIDER: 365}  # days, suggested where you say nothing else
SEATS = {INNER: 5, CLOSE: 15, ACTIVE: 50, WIDER: 150}  # the layers of Dunbar (2014), rounded
_SHARE = 0.7  # of a pace that rhythms may take; the rest is for promises and answers

_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
_MONTHS = {30: 1, 60: 2, 90: 3, 91: 3, 120: 4, 150: 5, 180: 6, 182: 6, 270: 9}
_WORDS = {
    "daily": 1,
    "weekly": 7,
    "fortnightly": 14,
    "biweekly": 14,
    "monthly": 30,
    "quarterly": 91,
    "yearly": 365,
    "annually": 365,
}
_EVERY = re.compile(r"(?:every|each|once an?|once every)\s+(?:(other|second|[\w-]{1,12})\s+)?([a-z]{3,9}?)s?")
_TIMES = re.compile(r"(?:(once|twice)|([\w-]{1,12})\s+times)\s+(?:a|an|per|every)\s+([a-z]{3,9})")
EXAMPLES = "every 3 weeks, every other month, monthly, twice a year"


def days(text: str) -> int:
    """The days between two contacts that are meant; ValueError, with examples, where the words are not understood."""
    said = " ".join(text[:60].lower().split())
    found = _WORDS.get(said) or _of_times(said) or _of_every(said)
    if not found or found > LONGEST:
        raise ValueError(f"I do not know how often “{text[:60]}” is. Try {EXAMPLES}.")
    return found


def _of_every(said: str) -> int:
    match = _EVERY.fullmatch(said)
    if match is None or match[2] not in _UNITS:
        return 0
    count = 2 if match[1] in ("other", "second") else _count(match[1] or "1")
    return count * _UNITS[match[2]]


def _of_times(said: str) -> int:
    match = _TIMES.fullmatch(said)
    if match is None or match[3] not in _UNITS:
        return 0
    times = {"once": 1, "twice": 2}.get(match[1] or "", 0) or _count(match[2] or "0")
    return max(1, round(_UNITS[match[3]] / times)) if times else 0


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    from cordially.core.times.lexicon import number  # loads the reader of days, which most who look at rhythms need not

    try:
        return int(number(word))
    except (KeyError, ValueError):
        return 0


def words(count: int) -> str:
    """ "every 3 weeks", "every month", "every 45 days": the number itself, in its largest unit; "none" for 0."""
    if not count:
        return "none"
    if count in _MONTHS:
        return _every(_MONTHS[count], "month")
    whole = next(days for days in (365, 7, 1) if count % days == 0)
    return _every(count // whole, {365: "year", 7: "week", 1: "day"}[whole])


def _every(many: int, unit: str) -> str:
    return f"every {unit}" if many == 1 else f"every {many} {unit}s"


def suggested(own_gap: float) -> int:
    """The plain number of days nearest to the gap that a pair has had, never more often than it was."""
    return next((plain for plain in PLAIN if plain >= own_gap * 0.85), PLAIN[-1])


def circles(degrees: Iterable[tuple[int, float]]) -> dict[int, str]:
    """A circle for each person, from (person, warmth between 0 and 1): few seats near, more farther out."""
    ordered = sorted(((degree, person) for person, degree in degrees if degree > 0), key=lambda one: (-one[0], one[1]))
    least = {INNER: 0.6, CLOSE: 0.4, ACTIVE: 0.2, WIDER: 0.0}
    found: dict[int, str] = {}
    for place, (degree, person) in enumerate(ordered):
        near = next((name for name in CIRCLES if place < SEATS[name] and degree >= least[name]), None)
        if near is None:
            break
        found[person] = near
    return found


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether the rhythms asked for can be kept at a pace. Both are people a week."""

    asked: float
    room: float
    people: int

    @property
    def fits(self) -> bool:
        return self.asked <= self.room

    @property
    def words(self) -> str:
        if not self.people:
            return "No rhythms yet."
        told = f"Your {self.people} rhythms ask for {_plain(self.asked)} people a week"
        if self.fits:
            return f"{told}; your pace leaves room for {_plain(self.room)}."
        often = self.asked / self.room if self.room else 0
        mend = f" Make some {often:.1f} times as long, or let a few go." if often else ""
        return f"{told}, and your pace leaves room for {_plain(self.room)}: they do not all fit.{mend}"


def fit(rhythms: Iterable[int], *, daily: int, quiet_days: int) -> Fit:
    """Hold rhythms (days between contacts) against people a day, and days of the week without any."""
    asked = [gap for gap in rhythms if gap > 0]
    return Fit(sum(7 / gap for gap in asked), daily * (7 - quiet_days) * _SHARE, len(asked))


def _plain(figure: float) -> str:
    return f"{figure:.1f}".removesuffix(".0")

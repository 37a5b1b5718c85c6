"""Turning a written scene into one telling of it: choices made, days named, slots filled."""

import random
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}
SEASONS = {"en": "winter spring summer autumn".split(), "de": "Winter Frühling Sommer Herbst".split()}
_CHOICE = re.compile(r"\{([^{}]*\|[^{}]*)\}")
_DAY = re.compile(r"\{(day|date|dom|month|season|tag|datum|monat|saison|year)((?:@-?|[+-])\d+)?\}")
_LABEL = re.compile(r"#(\w) ")
_SLOT = re.compile(r"\{(\w+?)(\d?)\}")


def workday(day: date, days: int) -> date:
    """The day so many days on; a weekend moves to the Monday after it."""
    return on_workday(day + timedelta(days=days), forward=True)


def on_workday(day: date, *, forward: bool) -> date:
    while day.weekday() > 4:
        day += timedelta(days=1 if forward else -1)
    return day


def offset(text: str, *, at: date, today: date) -> date:
    """The day that "+3" or "-1" (from the letter) or "@-2" (from the end of the story) means; "+1!" may be a Sunday."""
    if text.endswith("!"):
        return at + timedelta(days=int(text[:-1]))
    return workday(today, int(text[1:])) if text.startswith("@") else workday(at, int(text))


class Phrases:
    """One telling of a scene: within it, a slot keeps the value that it was first given."""

    def __init__(self, rng: random.Random, today: date, slots: Mapping[str, Sequence[str]]) -> None:
        self._rng, self._today, self._slots = rng, today, slots
        self._bound: dict[str, str] = {}
        self._places: dict[str, int] = {}

    def fill(self, text: str, at: date, names: Mapping[str, str]) -> str:
        text = _DAY.sub(lambda found: self._named_day(found, at), text)
        text = _SLOT.sub(lambda found: self._slot(found, names, at), text)
        while "|" in text:
            text, made = _CHOICE.subn(self._chosen, text)
            if not made:
                break
        return re.sub(r"[ ]+(?=\n|\Z)", "", text)

    def _chosen(self, found: re.Match[str]) -> str:
        """One of the choices; "{#a one|two}" takes the same place as every other "#a" of this telling."""
        options: list[str] = found[1].split("|")
        label = _LABEL.match(options[0])
        if label is None:
            return self._rng.choice(options)
        options[0] = options[0][label.end() :]
        place = self._places.setdefault(label[1], self._rng.randrange(len(options)))
        return options[place % len(options)]

    def _named_day(self, found: re.Match[str], at: date) -> str:
        kind = found[1]
        day = offset(found[2], at=at, today=self._today) if found[2] else at
        language = "de" if kind in ("tag", "datum", "monat", "saison") else "en"
        if kind in ("day", "tag"):
            return DAYS[language][day.weekday()]
        month = MONTHS[language][day.month - 1]
        if kind in ("month", "monat"):
            return month
        if kind in ("season", "saison"):
            return SEASONS[language][day.month % 12 // 3]
        if kind == "year":
            return str(day.year)
        if kind == "dom":
            return _ordinal(day.day)
        return f"{day.day}. {month}" if language == "de" else f"{day.day} {month}"

    def _slot(self, found: re.Match[str], names: Mapping[str, str], at: date) -> str:
        key = found[0][1:-1]
        if key in names:
            return names[key]
        if found[1] not in self._slots:
            raise KeyError(f"no slot {found[0]}")
        if key not in self._bound:
            taken = set(self._bound.values())
            seasonal = f"{found[1]}_{SEASONS['en'][at.month % 12 // 3]}"
            values = self._slots.get(seasonal, self._slots[found[1]])
            self._bound[key] = self._rng.choice([value for value in values if value not in taken] or list(values))
        return self._bound[key]


def capitalised(text: str, *, sentences: bool) -> str:
    """Paragraphs, or all sentences, begin with a capital letter; a line of kisses does not."""
    begin = _SENTENCE if sentences else _PARAGRAPH
    return begin.sub(lambda found: f"{found[1]}{found[2] or ''}{found[3].upper()}", text).replace("?.", "?")


_PARAGRAPH = re.compile(r"(\A|\n\n)(\[[^~\]]*~)?(?!xx\b|https?:)([a-zà-ÿ])")
_SENTENCE = re.compile(r"(\A|\n\n|[.!?] )(\[[^~\]]*~)?(?!xx\b|https?:)([a-zà-ÿ])")


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"

"""A day as a person types it at a command: yesterday, last Friday, in 2 weeks, 12 March."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from cordially.core.times import dates, english, feasts, german, periods
from cordially.core.times.lexicon import kinds, number
from cordially.core.times.reading import AHEAD, BACK, Base, Rule, rule

EXAMPLES = "yesterday, last friday, 3 days ago, in 2 weeks, 12 March, 20.11.2026 or 2026-11-20"
_LEAD = re.compile(r"(?:on|by|at|since|until|till|for|from|am|bis|um|the)[\s\xa0]+", re.IGNORECASE)

_HOUR = re.compile(
    r",?[\s\xa0]+(?:at[\s\xa0]+|um[\s\xa0]+)?(?:\d{1,2}(?::\d\d|[\s\xa0]?[ap]m|[\s\xa0]uhr)|noon)$", re.IGNORECASE
)
_SHORT = {"d": "days", "w": "weeks", "m": "months", "mo": "months", "y": "years"}


def day(text: str, *, today: date, past: bool = False, day_first: bool = False) -> date:
    """The day meant by `text`; an unclear one ("friday", "12 March") lies ahead, or back where `past` is set.

    ValueError, with a sentence of examples, when the words are not understood.
    """
    said = " ".join(text[:100].split())
    noon = datetime(today.year, today.month, today.day, 12)  # noqa: DTZ001
    base = Base(noon, BACK if past else AHEAD, day_first)
    for words in dict.fromkeys((said, _HOUR.sub("", said), _LEAD.sub("", _HOUR.sub("", said), count=1))):
        found = next(_days(words, base), None)
        if found:
            return found
    raise ValueError(f"I do not know which day “{said}” is. Try {EXAMPLES}.")


def _days(words: str, base: Base) -> Iterator[date]:
    known = kinds(words)
    for one in _RULES:
        if one.needs and not one.needs & known:
            continue
        match = one.pattern.fullmatch(f"on {words}", 3)
        try:
            found = one.reckon(match, base) if match else None
        except (ValueError, OverflowError):  # the 31st of April
            continue
        if found:
            yield found


def _span(match: "re.Match[str]", base: Base) -> date:
    return english.later(base.day, number(match["number"]) * base.lean, match["unit"], base)


def _short(match: "re.Match[str]", base: Base) -> date:
    """3d, 2w, 6m, 1y: ahead, or back as asked or as "ago" says."""
    sign = -1 if match["ago"] else base.lean
    return english.later(base.day, sign * int(match["number"]), _SHORT[match["unit"].lower()], base)


def _today(match: "re.Match[str]", base: Base) -> date:
    return base.day


_RULES: tuple[Rule, ...] = (
    rule("today", "", "now|just now|earlier today", _today),
    rule("span", "", "{number} {unit}", _span),
    rule("short", "", r"(?P<number>\d{1,3}) ?(?P<unit>d|w|mo?|y)(?P<ago> ago)?", _short),
    rule("dotted", "", r"(?P<d>[0-3]?\d)\. ?(?P<m>[01]?\d)\.?(?P<year>)", dates.dotted),
    rule("ordinal", "", r"(?P<day>[0-3]?\d(?:st|nd|rd|th|\.)?)", dates.ordinal),
    *dates.RULES,
    *periods.RULES,
    *english.RULES,
    *feasts.RULES,
    *german.RULES,
)

"""The day that a sentence names or a promise is due, read against the day of its message."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from cordially.core.times import calendar as on
from cordially.core.times import context, dates, english, feasts, german, periods
from cordially.core.times.lexicon import kinds
from cordially.core.times.reading import Base, Rule
from cordially.core.times.vague import vague

LONGEST = 10_000  # characters of a sentence that are read
_RULES: tuple[Rule, ...] = (*dates.RULES, *periods.RULES, *english.RULES, *feasts.RULES, *german.RULES)

_OR = re.compile(r"[\s,]*(?:or|and|oder|und)\s+(?:on\s+|am\s+|by\s+)?(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline or day, and the words that name it (`text[start:end]`)."""

    day: date | None  # None where the words name no day: "soon", "after the holidays"
    text: str
    start: int
    end: int
    is_vague: bool = False
    rule: str = ""  # the form that was recognised: "next weekday", "in a span"


def due(text: str, *, at: datetime, day_first: bool = False, past: bool = False) -> Due | None:
    """The day that `text` (one sentence) names, read against `at`, the message's moment in its own zone.

    A deadline ("by Friday") wins over a day merely named. Days before the message are passed over, unless `past` asks
    for them; `day_first` reads 5/3 as the 5th of March. None: no day and no vague time is named.
    """
    text = text[:LONGEST]
    words = kinds(text)
    if not words:
        return None
    found = _best(text, tuple(_found(text, words, Base(at, day_first=day_first))), at.date(), past)
    if found or "vague" not in words:
        return found
    hit = vague(text)
    return Due(None, hit[0], hit.start(), hit.end(), is_vague=True, rule="vague") if hit else None


def _found(text: str, words: set[str], base: Base) -> Iterator[tuple[Rule, Due]]:
    for rule in _needed(frozenset(words)):
        for match in rule.pattern.finditer(text):
            if context.is_trap(text, match):
                continue
            day = _day(rule, match, replace(base, lean=context.lean(text, match)))
            if day and context.means_its_week(text, match.start()):
                day = on.in_week(day, on.FRIDAY)
            said = match[0].rstrip(".")
            yield rule, Due(day, said, match.start(), match.start() + len(said), rule=rule.name)


@lru_cache(maxsize=512)
def _needed(words: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in _RULES if not rule.needs or rule.needs & words)


def _day(rule: Rule, match: "re.Match[str]", base: Base) -> date | None:
    try:
        return rule.reckon(match, base)
    except (ValueError, OverflowError):  # the 31st of April, the year 10000: no day
        return None


def _best(text: str, found: tuple[tuple[Rule, Due], ...], today: date, past: bool) -> Due | None:
    kept = [(rule, one) for rule, one in _widest(found) if one.day and (past or one.day >= today)]
    ranked = ((rule.weight < 0, -context.role(text, one.start, one.end), one.start, one) for rule, one in kept)
    best = min(ranked, default=(None,))[-1]
    return _or_later(text, best, [one for _rule, one in kept]) if best else None


def _or_later(text: str, best: Due, kept: list[Due]) -> Due:
    """Of "Monday or Tuesday", and "between Monday and Tuesday", the later."""
    for other in kept:
        if best.end <= other.start <= best.end + 12 and _OR.fullmatch(text, best.end, other.start):
            return max(best, other, key=lambda one: one.day or date.min)
    return best


def _widest(found: tuple[tuple[Rule, Due], ...]) -> Iterator[tuple[Rule, Due]]:
    """Of forms that overlap the one that says most: the longest, or of equal length the weightier."""
    end = -1
    for rule, one in sorted(found, key=lambda pair: (pair[1].start, -pair[1].end, -pair[0].weight)):
        if one.start >= end:
            end = one.end
            yield rule, one

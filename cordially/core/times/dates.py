"""Days with a number: 12 March, March 12th 2027, 20.11.2026, 11/20, the 15th."""

import re
from datetime import date

from cordially.core.times import calendar as on
from cordially.core.times.lexicon import GERMAN_MONTHS, MONTHS, number
from cordially.core.times.reading import BACK, Base, rule


def day_number(word: str) -> int:
    return number(re.sub(r"(?<=\d)(?:st|nd|rd|th|\.)$", "", word.lower()))


def with_year(month: int, day: int, year: str | None, base: Base) -> date:
    """A day of the year said; without one the next such day, counting today (or the last, looking back)."""
    if year:
        return date(full_year(year), month, day)
    step = -1 if base.lean == BACK else 1
    for candidate in range(base.day.year, base.day.year + 5 * step, step):
        try:
            found = date(candidate, month, day)
        except ValueError:  # the 29th of February
            continue
        if (found - base.day).days * step >= 0:
            return found
    raise ValueError("no such day")


def full_year(year: str) -> int:
    return int(year) if len(year) > 2 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)


def month_day(match: re.Match[str], base: Base) -> date:
    name = match["month"].lower()
    month = MONTHS.get(name) or GERMAN_MONTHS[name]
    return with_year(month, day_number(match["day"]), match["year"], base)


def iso(match: re.Match[str], base: Base) -> date:
    return date(int(match["year"]), int(match["m"]), int(match["d"]))


def dotted(match: re.Match[str], base: Base) -> date:
    """Day first, as everywhere that dots are used, unless only the other way is a day."""
    return _in_order(int(match["d"]), int(match["m"]), match["year"], base)


def slashed(match: re.Match[str], base: Base) -> date:
    """Month first, unless a hint says otherwise, only the other order is a day, or only the other lies ahead."""
    first, second = int(match["m"]), int(match["d"])
    if base.day_first:
        return _in_order(first, second, match["year"], base)
    found = _in_order(second, first, match["year"], base)
    if match["year"] and found < base.day and first <= 12 and second <= 12 and base.lean != BACK:
        other = _in_order(first, second, match["year"], base)
        return other if other >= base.day else found
    return found


def _in_order(day: int, month: int, year: str | None, base: Base) -> date:
    return with_year(month, day, year, base) if month <= 12 else with_year(day, month, year, base)


def ordinal(match: re.Match[str], base: Base) -> date:
    """The 15th: of this month while it lies ahead, else of the next that has such a day."""
    day, groups = day_number(match["day"]), match.groupdict()
    which = (groups.get("which") or "").lower()
    if which:
        first = on.plus_months(base.day.replace(day=1), 1 if "next" in which or "following" in which else 0)
        found = first.replace(day=day)
        return found if found >= base.day or which != "the" or base.lean == BACK else on.plus_months(found, 1)
    return _coming(day, base)


def _coming(day: int, base: Base) -> date:
    step = -1 if base.lean == BACK else 1
    for months in range(0, 3 * step, step):
        first = on.plus_months(base.day.replace(day=1), months)
        if day <= on.end_of_month(first).day and (first.replace(day=day) - base.day).days * step >= 0:
            return first.replace(day=day)
    raise ValueError("no month has such a day")


_YEAR = r"(?:(?:,|,? of|,? in)? ?(?P<year>(?:19|20)\d\d|['’]\d\d)(?!\d|[:.]\d))?"
_D = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<m>0?[1-9]|[12]\d|3[01])"
_Y4 = r"(?P<year>(?:19|20)\d\d)"
_Y = r"(?P<year>(?:19|20)\d\d|\d\d)"
_ON = r"(?:{anyday}\.?,? (?:the )?|\({anyday}\) )?"
_AFTER = (
    r"(?= ?(?:$|[.,;:!?)\u2013\u2014-]| (?:at|or|if|and|to|for|with|in|is|are|but|so|because|as|before|after|by"
    r"|when|would|will|should|works?|please|we|I|you|he|she|they|free|open)\b))"
)
_LEAD = (
    r"(?:on|by|before|until|till|til|for|due|from|at|is|to|date:?|deadline:?|latest|after|{anyday}\.?,?|the|am"
    r"|bis|zum|vom|ab|der|den)"
)
_SHORT = f"{_M}[/]{_D}(?P<year>)"

RULES = (
    rule("iso", "dash", _Y4 + r"(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)" + _D + r"(?:T[\d:.]+Z?)?(?!\.\w)", iso, 3),
    rule("dotted", "dot", _ON + _D + r"\. ?" + _M + r"\. ?" + _Y + r"(?![.]?\d)", dotted, 3),
    rule("dashed", "dash", _ON + _M + "(?P<s>-)" + _D + "-" + _Y + r"(?!-)", slashed, 3),
    rule("slashed", "slash", _ON + _M + "/" + _D + "(?:/|, ?)" + _Y + r"(?!/)", slashed, 3),
    rule("slashed", "slash", f"{_LEAD} {_SHORT}(?! inch|[/%\\d]| of\\b|[.,]\\d)", slashed, 1),
    rule("slashed", "slash", f"(?<=[a-z][ ])[ ]{{0,4}}(?!24/7|20/20|50/50){_SHORT}(?=[.!?]?\\s*$)", slashed, 1),
    rule(
        "slashed",
        "slash",
        r"(?<=[a-z][ ])(?P<m>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2\d|3[01])(?P<year>)(?! inch|[/%\d]| of\b|[.,]\d)",
        slashed,
        1,
    ),
    rule(
        "month and day",
        "name",
        _ON + "{month}(?:\\.?[ /-]|\\.)(?:the )?{day}" + _YEAR + r"(?![:%\d]|\.\d| ?(?:am|pm)\b)",
        month_day,
        3,
    ),
    rule(
        "day and month",
        "name",
        _ON + "{day}(?:\\. | of | |-|/){month}\\.?" + _YEAR.replace("(?:,|", "(?:,|-|"),
        month_day,
        3,
    ),
    rule("month and day", "name", "{day}-{month}-(?P<year>\\d\\d)", month_day, 3),
    rule(
        "ordinal",
        "digit",
        _ON
        + r"(?:the )?(?P<day>[0-3]?\d(?:st|nd|rd|th)) (?:of )?(?P<which>the|this|next|the following|the coming) month",
        ordinal,
        2,
    ),
    rule(
        "ordinal",
        "nth",
        r"(?:the )?(?P<day>first|fifteenth|tenth|twentieth) of (?P<which>the|this|next|the following) month",
        ordinal,
        2,
    ),
    rule("ordinal", "weekday", r"{anyday}\.?,? (?:the )?(?P<day>[0-3]?\d(?:st|nd|rd|th))", ordinal, 2),
    rule("ordinal", "digit", r"the (?P<day>[0-3]?\d(?:st|nd|rd|th))" + _AFTER, ordinal, 1),
    rule(
        "ordinal",
        "digit",
        r"(?:by|on|at|for|until|before) (?:the )?(?P<day>[0-3]?\d(?:st|nd|rd|th))" + _AFTER,
        ordinal,
        1,
    ),
    rule("ordinal", "digit", r"(?:by|on|for|until|before) the (?P<day>[0-3]?\d)" + _AFTER, ordinal, 1),
    rule("ordinal", "digit", r"on (?P<day>[0-3]?\d)(?=,? (?:at )?\d{1,2}(?::\d\d| ?[ap]m))", ordinal, 1),
    rule("ordinal", "nth", r"(?:by|on|until|before) the {day}(?= ?(?:$|[.,;:!?)]))", ordinal, 1),
)

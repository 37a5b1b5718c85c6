"""How English names a day: tomorrow, next Tuesday, in three weeks, the end of the month."""

import re
from datetime import date, timedelta

from cordially.core.times import calendar as on
from cordially.core.times.lexicon import WEEKDAYS, number, pattern
from cordially.core.times.reading import BACK, Base, Reckon, rule

_BUSY = re.compile(r"\b(?:business|working|work)\W", re.IGNORECASE)
_SPAN_PART = pattern("{number}[ -](?:more )?{unit}")


def _fixed(days: int) -> Reckon:
    return lambda _match, base: on.plus(base.day, days)


def weekday(match: re.Match[str], base: Base) -> date:
    day = WEEKDAYS[match["weekday"].lower()]
    return on.latest(base.day, day) if base.lean == BACK else on.upcoming(base.day, day)


def which_weekday(match: re.Match[str], base: Base) -> date:
    day, which = WEEKDAYS[match["weekday"].lower()], match["which"].lower()
    if which in ("last", "past"):
        return on.latest(base.day, day)
    if which in ("next", "the next", "following", "the following"):
        return on.in_week(base.day, day, 1)
    if which == "this":
        here = on.in_week(base.day, day)
        return here if here >= base.day or base.lean == BACK else on.upcoming(base.day, day)
    return on.upcoming(base.day, day)


def _weeks(which: str) -> int:
    which = which.lower()
    return 0 if which == "this" else -1 if which in ("last", "past") else 1


def weekday_of_week(match: re.Match[str], base: Base) -> date:
    return on.in_week(base.day, WEEKDAYS[match["weekday"].lower()], _weeks(match["which"]))


def weekday_and_weeks(match: re.Match[str], base: Base) -> date:
    """Two weeks from Friday; Friday in two weeks; Friday week."""
    groups = match.groupdict()
    weeks = number(groups["number"]) if groups.get("number") else 1
    return on.plus(on.upcoming(base.day, WEEKDAYS[match["weekday"].lower()]), 7 * weeks)


def later(day: date, count: int, unit: str, base: Base) -> date:
    """`count` units after `day`; hours and minutes after the message itself."""
    unit = unit.lower()
    if _BUSY.match(unit) or unit.startswith("weekday"):
        return on.plus_working_days(day, count)
    if unit.startswith(("hour", "hr", "min")):
        step = timedelta(hours=count) if unit[0] == "h" else timedelta(minutes=count)
        return (base.at + step).date()
    if unit.startswith(("day", "night", "week", "wk", "fortnight")):
        return on.plus(day, count * {"d": 1, "n": 1, "w": 7, "f": 14}[unit[0]])
    return on.plus_months(day, count * (3 if unit[0] == "q" else 1 if unit[0] == "m" else 12))


def span(match: re.Match[str], base: Base) -> date:
    return _after(base.day, match["span"], 1, base)


def span_back(match: re.Match[str], base: Base) -> date:
    return _after(base.day, match["span"], -1, base)


def span_from(match: re.Match[str], base: Base) -> date:
    shift = {"tomorrow": 1, "yesterday": -1}.get(match["from"].lower(), 0)
    return _after(on.plus(base.day, shift), match["span"], 1, base)


def _after(day: date, span: str, sign: int, base: Base) -> date:
    """A day moved by "2 years, 1 month and 21 days", one part after the other."""
    for part in _SPAN_PART.finditer(span):
        day = later(day, sign * number(part["number"]), part["unit"], base)
    return day


def one_or_two(match: re.Match[str], base: Base) -> date:
    return later(base.day, 2 if match["more"].lower() == "two" else 1, match["unit"], base)


def half(match: re.Match[str], base: Base) -> date:
    return on.plus_months(base.day, 6) if match["unit"].lower() == "year" else base.day


def by_hour(match: re.Match[str], base: Base) -> date:
    """Today, or tomorrow where the hour has passed."""
    groups = match.groupdict()
    hour = {"noon": 12, "midday": 12, "midnight": 24}.get(groups["hour"].lower()) or int(groups["hour"])
    hour += 12 if (groups.get("half") or "").lower() == "p" and hour < 12 else 0
    due = hour * 60 + int(groups.get("minute") or 0)
    return on.plus(base.day, due <= base.at.hour * 60 + base.at.minute)


RULES = (
    rule(
        "by an hour",
        "close",
        "(?:by|before|until|till) (?:about )?(?P<hour>noon|midday|midnight|[01]?\\d(?=[:.][0-5]\\d| ?[ap]\\.?m))"
        "(?:[:.](?P<minute>[0-5]\\d))?(?: ?(?P<half>[ap])\\.?m\\.?)?",
        by_hour,
        -1,
    ),
    rule("after tomorrow", "day", "(?:the )?day after (?:tomorrow|tmrw?){daytime}", _fixed(2), 1),
    rule("before yesterday", "day", "(?:the )?day before yesterday{daytime}", _fixed(-2), 1),
    rule("tomorrow", "day", "(?:tomorrow|tmrw?|tmw|overnight)(?:'s)?{daytime}", _fixed(1)),
    rule("tomorrow", "day", "first thing in the morning", _fixed(1)),
    rule("a week tomorrow", "day", "(?:tomorrow week|a week tomorrow)", _fixed(8), 1),
    rule("today", "day", "(?:later )?(?:today(?:'s)?|tonight(?:'s)?){daytime}", _fixed(0)),
    rule("today", "day", "this (?:morning|afternoon|evening)", _fixed(0)),
    rule("yesterday", "day", "(?:yesterday(?:'s)?|last (?:night|evening)){daytime}", _fixed(-1)),
    rule("weekday", "weekday", "(?:early )?{weekday}\\.?(?:['’]s)?{daytime}", weekday),
    rule("next weekday", "weekday", "{which} {weekday}{daytime}", which_weekday, 1),
    rule("weekday of a week", "weekday", "{weekday}{daytime},?(?: of| in)? {which} (?:week|wk)", weekday_of_week, 1),
    rule(
        "weekday of a week",
        "weekday",
        "{which} (?:week|wk)(?:['’]s)?[\\s,:(\u2013-]{1,4}(?:(?:maybe|perhaps|say|either|on|by|until) "
        ")?{weekday}{daytime}",
        weekday_of_week,
        1,
    ),
    rule("weekday week", "weekday", "{weekday} week(?! of|ly)", weekday_and_weeks, 1),
    rule("weekday week", "weekday", "an? week (?:on|this|from) {weekday}", weekday_and_weeks, 1),
    rule(
        "weekday after next",
        "weekday",
        "(?:the )?{weekday} after next",
        lambda m, b: on.in_week(b.day, WEEKDAYS[m["weekday"].lower()], 2),
        1,
    ),
    rule(
        "weeks from a weekday",
        "week",
        "{number} (?:weeks?|wks?) (?:from|on|after) (?:this |the )?{weekday}",
        weekday_and_weeks,
        1,
    ),
    rule("weekday in weeks", "weekday", "{weekday} in {number} (?:weeks?|wks?)(?:['’]? time)?", weekday_and_weeks, 1),
    rule(
        "in a span",
        "unit",
        "(?:in|within|inside|after) (?:the (?:next|coming) )?{about}(?!an? min){upto}{span}(?:['’]s?)?(?: "
        "time)?(?! of\\b| after\\b| before\\b| from the\\b)",
        span,
        1,
    ),
    rule("in a span", "unit", "(?:over |during |for )?the next {upto}{span}", span),
    rule("in a span", "unit", "(?:give (?:me|us)|need|allow) (?:about |around )?{span}(?! of\\b)", span),
    rule(
        "in a span",
        "unit",
        "(?:in|within|over|during) (?:the next|the coming|next) (?P<unit>week|month|year|quarter|day)",
        lambda m, b: later(b.day, 1, m["unit"], b),
        1,
    ),
    rule(
        "in one or two",
        "unit",
        "(?:in|within) (?:the next )?an? (?P<unit>day|week|month|year|hour) or (?P<more>two|so)",
        one_or_two,
        2,
    ),
    rule(
        "this time", "unit", "this time next (?P<unit>week|month|year)", lambda m, b: later(b.day, 1, m["unit"], b), 2
    ),
    rule("in half", "unit", "(?:in|within) half an? (?P<unit>year|hour|day)", half, 1),
    rule(
        "span from now",
        "hence",
        "{upto}{span} (?:from|after|of) (?:the day )?(?P<from>now|today|tomorrow|yesterday)",
        span_from,
        2,
    ),
    rule("span from now", "hence", "{span} (?:hence|out|later|(?P<from>from here))", span),
    rule("span ago", "ago", "{about}{span} (?:ago|back|earlier)", span_back, 2),
)

"""Stretches of the calendar as English names them; a stretch stands for its last day, a week for its Friday."""

import re
from datetime import date

from cordially.core.times import calendar as on
from cordially.core.times.lexicon import MONTHS, WEEKDAYS, number
from cordially.core.times.reading import BACK, Base, Rule, rule

_VERB = re.compile(r"(?!in|by|until|till|before|of).*\b(?:may|march|mar|dec|jan)\b", re.IGNORECASE)
_WEEK = {"start": on.MONDAY, "early": on.TUESDAY, "middle": on.WEDNESDAY, "": on.FRIDAY, "end": on.FRIDAY}
_PARTS = {
    "early": "early",
    "begin": "start",
    "start": "start",
    "first": "early",
    "mid": "middle",
    "secon": "end",
    "late": "end",
    "end": "end",
}


def part(words: str | None) -> str:
    """ "early", "start", "middle", "end" for what is said of a stretch; empty where nothing is."""
    said = (words or "").lower().removeprefix("the ").removeprefix("very ")
    return next((part for start, part in _PARTS.items() if said.startswith(start)), "")


def week(day: date, weeks: int, which: str = "") -> date:
    """The day of a week that its name stands for: Friday, unless its start or middle is meant."""
    found = on.in_week(day, _WEEK[which], weeks)
    return found if weeks or found >= day else on.in_week(day, on.SUNDAY)


def month(first: date, which: str = "") -> date:
    return {"start": first, "early": first.replace(day=7), "middle": first.replace(day=15)}.get(
        which
    ) or on.end_of_month(first)


def quarter(year: int, number: int, which: str = "") -> date:
    """`number` may run past 4 or below 1 into other years."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first = date(year, number * 3 - 2, 1)
    if which in ("start", "early"):
        return first if which == "start" else on.end_of_month(first)
    return first.replace(month=first.month + 1, day=15) if which == "middle" else on.end_of_quarter(year, number)


def year(number: int, which: str = "") -> date:
    return {"start": date(number, 1, 1), "early": date(number, 3, 31), "middle": date(number, 6, 30)}.get(
        which
    ) or date(number, 12, 31)


def _shift(which: str | None) -> int:
    said = (which or "").lower()
    return (
        1
        if "next" in said or "following" in said or "coming" in said
        else -1
        if "last" in said or "past" in said
        else 0
    )


def stretch(match: re.Match[str], base: Base) -> date:
    """The end of next month, early this week, mid-quarter."""
    groups = match.groupdict()
    which, shift, unit = part(groups.get("part")), _shift(groups.get("which")), match["stretch"].lower()
    found = _of_unit(unit, shift, which, base)
    is_open = not shift and groups.get("which", "the") == "the" and base.lean != BACK
    return _of_unit(unit, 1, which, base) if is_open and found < base.day else found


def _of_unit(unit: str, shift: int, which: str, base: Base) -> date:
    if unit.startswith(("week", "wk")):
        return week(base.day, shift, which)
    if unit == "month":
        return month(on.plus_months(base.day.replace(day=1), shift), which)
    if unit == "quarter":
        return quarter(base.day.year, (base.day.month + 2) // 3 + shift, which)
    return year(base.day.year + shift, which)


def short_end(match: re.Match[str], base: Base) -> date:
    """EOW, EOM, EOQ, EOY."""
    quarter_now = (base.day.month + 2) // 3
    ends = {"w": week(base.day, 0), "m": on.end_of_month(base.day), "q": quarter(base.day.year, quarter_now)}
    return ends.get(match["unit"].lower()) or year(base.day.year)


def weekend(match: re.Match[str], base: Base) -> date:
    """Its Sunday; before it is Friday, after it Monday."""
    said = (match["when"] or "").lower()
    day = {"before": on.FRIDAY, "after": on.SUNDAY}.get(said, on.SUNDAY)
    found = on.in_week(base.day, day, _shift(match["which"]))
    return on.plus(found, 1) if said == "after" else found


def named_month(match: re.Match[str], base: Base) -> date | None:
    """End of March, early June 2027, mid-September, in May, next October."""
    name, groups = match["month"], match.groupdict()
    if not name[0].isupper() and _VERB.match(match[0]):
        return None
    first = nearest_month(MONTHS[name.lower()], groups.get("year"), base)
    return month(first, part(groups.get("part")))


def nearest_month(number: int, year: str | None, base: Base) -> date:
    """Its first day: of the year said, else of the next such month (or the last, looking back), counting this one."""
    if year:
        return date(int(year), number, 1)
    here = base.day.year
    if base.lean == BACK:
        return date(here - (number > base.day.month), number, 1)
    return date(here + (number < base.day.month), number, 1)


def named_quarter(match: re.Match[str], base: Base) -> date:
    said, groups = match["quarter"].lower(), match.groupdict()
    count = int(said[-1]) * (2 if said[0] == "h" else 1)
    named = int(groups["year"]) if groups.get("year") else base.day.year
    found = quarter(named, count, part(groups.get("part")))
    return (
        found
        if groups.get("year") or found >= base.day or base.lean == BACK
        else quarter(named + 1, count, part(groups.get("part")))
    )


def named_year(match: re.Match[str], base: Base) -> date:
    return year(int(match["year"]), part(match["part"]))


def nth_of_month(match: re.Match[str], base: Base) -> date:
    """The first Monday in May, the last Friday of next month, the second week of June."""
    groups = match.groupdict()
    said = match["nth"].lower()
    count = -1 if said == "last" else int(said[0]) if said[0].isdecimal() else number(said)
    day = WEEKDAYS[groups["weekday"].lower()] if groups.get("weekday") else on.FRIDAY
    if groups.get("month"):
        first = nearest_month(MONTHS[groups["month"].lower()], groups.get("year"), base)
    else:
        first = on.plus_months(base.day.replace(day=1), _shift(groups.get("which")))
    found = on.nth_weekday(first.year, first.month, day, count)
    if found >= base.day or base.lean == BACK or groups.get("month") or groups.get("which"):
        return found
    first = on.plus_months(first, 1)
    return on.nth_weekday(first.year, first.month, day, count)


def _rule(name: str, needs: str, form: str, weight: int = 0) -> Rule:
    return rule(name, needs, form, _RECKON[name], weight)


_RECKON = {
    "stretch": stretch, "weekend": weekend, "month": named_month, "quarter": named_quarter, "year": named_year,
    "nth of a month": nth_of_month,
    "week after next": lambda m, b: week(b.day, 2, part(m["part"])),
    "end of day": lambda m, b: b.day,
    "short end": short_end,
}  # fmt: skip

RULES = (
    _rule("stretch", "unit", "{part}{the} (?P<stretch>week|wk|month|quarter|year)", 1),
    _rule("stretch", "unit", "{named} (?P<stretch>week|wk|month|quarter|year)", 1),
    _rule("stretch", "unit", "(?P<stretch>week|month|quarter|year)(?:['’]s)?[ -]?end(?! of)", 0),
    _rule(
        "stretch", "unit", "(?P<part>mid[ -]|(?:end|start|beginning|middle) of )(?P<stretch>week|month|quarter|year)", 0
    ),
    _rule(
        "stretch",
        "unit",
        "(?:before|by the time) the (?P<stretch>week|month|quarter|year) (?:is (?:out|over|up)|ends)",
        2,
    ),
    _rule("stretch", "unit", "(?:within|inside) the (?P<stretch>week|month|quarter|year)", 1),
    _rule("week after next", "unit", "{part}?(?:the )?week after next", 2),
    _rule("weekend", "week", "(?:(?P<when>before|after) )?{the} weekend(?:'s)?", 1),
    _rule("month", "name", "{part}(?:{the} )?{month}\\.?(?:,? {year})?(?![ -]?\\d)", 1),
    _rule(
        "month",
        "name",
        "(?:in|by|until|till|before|during|for|next|this|of|{the}) {month}(?:,? {year})?(?! [A-Z][a-z]|[.,]{0,2} "
        "?['’]?\\d)",
    ),
    _rule("quarter", "quarter", "{part}?(?:the )?(?P<quarter>[qh][1-4])(?:[ /]{year})?", 1),
    _rule("year", "digit", "{part}{year}"),
    _rule(
        "nth of a month",
        "nth",
        "(?:the )?{nth} (?:{weekday}|week|working week) (?:of|in) (?:{month}(?:,? {year})?|(?P<which>the|this"
        "|next|the following|the coming) month)",
        2,
    ),
    _rule("nth of a month", "nth", "(?:the )?(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th)) {weekday}"),
    _rule(
        "end of day",
        "close",
        "(?:end of|close of) (?:the |this |our |your |my )?(?:business day|working day|business|play|day)|eod"
        "|cob|eob|eop",
        -1,
    ),
    _rule("short end", "close", "eo(?P<unit>[wmqy])"),
)

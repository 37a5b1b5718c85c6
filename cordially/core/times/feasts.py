"""Days of the year that have names: Christmas Eve, Thanksgiving, Easter Monday."""

import re
from collections.abc import Callable
from datetime import date

from cordially.core.times import calendar as on
from cordially.core.times.reading import BACK, Base, rule

OfYear = Callable[[int], date]


def _fixed(month: int, day: int) -> OfYear:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int, plus: int = 0) -> OfYear:
    return lambda year: on.plus(on.nth_weekday(year, month, weekday, number), plus)


def _easter(plus: int) -> OfYear:
    return lambda year: on.plus(on.easter(year), plus)


_NOT_THE_DAY = "party|dinner|card|gift|present|lunch|break|market|rush|tree|holiday|vacation"
FEASTS: dict[str, OfYear] = {
    r"new year['’]?s? eve|silvester|nye": _fixed(12, 31),
    r"new year['’]?s day|new year['’]s|(?<=by[ ])new year|neujahr": _fixed(1, 1),
    r"christmas eve|xmas eve|heiligabend": _fixed(12, 24),
    rf"(?:christmas|xmas)(?: day)?(?! (?:{_NOT_THE_DAY}))|weihnachten": _fixed(12, 25),
    r"boxing day": _fixed(12, 26),
    r"thanks ?giving(?: day)?": _nth(11, on.THURSDAY, 4),
    r"black friday": _nth(11, on.THURSDAY, 4, 1),
    r"cyber monday": _nth(11, on.THURSDAY, 4, 4),
    r"halloween": _fixed(10, 31),
    r"valentine['’]?s?(?: day)?": _fixed(2, 14),
    r"(?:st\.? )?patrick['’]?s day": _fixed(3, 17),
    r"independence day|(?:the )?4th of july|(?:the )?fourth of july": _fixed(7, 4),
    r"labou?r day": _nth(9, on.MONDAY, 1),
    r"memorial day": _nth(5, on.MONDAY, -1),
    r"mlk day|martin luther king(?:,? jr\.?)? day": _nth(1, on.MONDAY, 3),
    r"presidents['’]? day": _nth(2, on.MONDAY, 3),
    r"columbus day": _nth(10, on.MONDAY, 2),
    r"veterans['’]? day": _fixed(11, 11),
    r"mother['’]?s['’]? day": _nth(5, on.SUNDAY, 2),
    r"father['’]?s['’]? day": _nth(6, on.SUNDAY, 3),
    r"good friday|karfreitag": _easter(-2),
    r"easter monday|ostermontag": _easter(1),
    r"easter(?: sunday)?|ostern": _easter(0),
    r"pfingsten": _easter(49),
    r"nikolaus": _fixed(12, 6),
}


def feast(match: "re.Match[str]", base: Base) -> date:
    groups = match.groupdict()
    of_year = next(day for number, day in enumerate(FEASTS.values()) if groups[f"feast{number}"])
    found = of_year(int(match["year"])) if match["year"] else _nearest(of_year, base)
    return on.plus(found, -1) if match["before"] else found


def _nearest(of_year: OfYear, base: Base) -> date:
    here = of_year(base.day.year)
    if base.lean == BACK:
        return here if here <= base.day else of_year(base.day.year - 1)
    return here if here >= base.day else of_year(base.day.year + 1)


_NAMES = "|".join(f"(?P<feast{number}>{words})" for number, words in enumerate(FEASTS))
RULES = (rule("feast", "feast fest", f"(?P<before>before |vor )?(?:{_NAMES})(?:(?:,| of| in)? {{year}})?", feast, 2),)

"""How German names a day: übermorgen, bis Freitag, Ende nächster Woche, am 12. März, in 14 Tagen."""

import re
from datetime import date

from cordially.core.times import calendar as on
from cordially.core.times import dates, english, periods
from cordially.core.times.lexicon import GERMAN_MONTHS, GERMAN_WEEKDAYS, number
from cordially.core.times.reading import BACK, Base, Reckon, Rule, rule

_PART = {"anfang": "start", "mitte": "middle", "ende": "end"}
_UNITS = {"tag": "days", "werktag": "business days", "arbeitstag": "business days", "woche": "weeks", "monat": "months"}


def _weeks(which: str | None) -> int:
    said = _plain(which)
    if said.startswith(("uebernaechst", "ubernachst")):
        return 2
    return (
        1 if said.startswith(("naechst", "kommend")) else -1 if said.startswith(("letzt", "vergangen", "vorig")) else 0
    )


def _plain(word: str | None) -> str:
    return (word or "").lower().translate({0xE4: "ae", 0xF6: "oe", 0xFC: "ue", 0xDF: "ss"})


def weekday(match: re.Match[str], base: Base) -> date:
    """Freitag; diesen, kommenden, letzten Freitag; nächsten Freitag is that of next week, as in English."""
    day, which = GERMAN_WEEKDAYS[match["weekday"].lower()], _plain(match.groupdict().get("which"))
    if which.startswith(("letzt", "vergangen", "vorig")):
        return on.latest(base.day, day)
    if which.startswith("naechst"):
        return on.in_week(base.day, day, 1)
    return on.latest(base.day, day) if base.lean == BACK and not which else on.upcoming(base.day, day)


def weekday_of_week(match: re.Match[str], base: Base) -> date:
    return on.in_week(base.day, GERMAN_WEEKDAYS[match["weekday"].lower()], _weeks(match["which"]))


def weekday_and_weeks(match: re.Match[str], base: Base) -> date:
    weeks = 2 if match["number"] == "14" else number(match["number"])
    return on.plus(on.upcoming(base.day, GERMAN_WEEKDAYS[match["weekday"].lower()]), 7 * weeks)


def week(match: re.Match[str], base: Base) -> date:
    groups = match.groupdict()
    return periods.week(base.day, _weeks(groups["which"]), _PART.get(_plain(groups["part"]), ""))


def weekend(match: re.Match[str], base: Base) -> date:
    when = _plain(match["when"])
    found = on.in_week(base.day, on.FRIDAY if when == "vor" else on.SUNDAY, _weeks(match["which"]))
    return on.plus(found, 1) if when == "nach" else found


def month(match: re.Match[str], base: Base) -> date:
    groups = match.groupdict()
    first = on.plus_months(base.day.replace(day=1), min(_weeks(groups.get("which")), 1))
    return periods.month(first, _PART.get(_plain(groups.get("part")), ""))


def named_month(match: re.Match[str], base: Base) -> date:
    first = periods.nearest_month(GERMAN_MONTHS[match["month"].lower()], match["year"], base)
    return periods.month(first, _PART.get(_plain(match["part"]), ""))


def year(match: re.Match[str], base: Base) -> date:
    groups = match.groupdict()
    named = int(groups["year"]) if groups.get("year") else base.day.year + _weeks(groups.get("which"))
    return periods.year(named, _PART.get(_plain(groups.get("part")), ""))


def quarter(match: re.Match[str], base: Base) -> date:
    return periods.quarter(base.day.year, (base.day.month + 2) // 3 + _weeks(match.groupdict().get("which")))


def span(match: re.Match[str], base: Base) -> date:
    return _later(base.day, match, base, 1)


def span_back(match: re.Match[str], base: Base) -> date:
    return _later(base.day, match, base, -1)


def span_from(match: re.Match[str], base: Base) -> date:
    return _later(on.plus(base.day, match["from"].lower() == "morgen"), match, base, 1)


def _later(day: date, match: re.Match[str], base: Base, sign: int) -> date:
    said = _plain(match["unit"])
    unit = next(
        (unit for start, unit in _UNITS.items() if said.startswith(start)), "hours" if "stunde" in said else "years"
    )
    return english.later(day, sign * number(match["number"]), unit, base)


def tomorrow(match: re.Match[str], base: Base) -> date | None:
    """Morgen, where it is not the morning: the noun has a capital letter inside a sentence."""
    before = match.string[: match.start()].rstrip()
    is_noun = match[0][0] == "M" and before and before[-1] not in ".!?:;>-"
    return None if is_noun and before[-6:].lower() != "bis zu" else on.plus(base.day, 1)


def _fixed(days: int) -> Reckon:
    return lambda _match, base: on.plus(base.day, days)


_UMLAUTS = {"ä": "(?:ä|ae)", "ö": "(?:ö|oe)", "ü": "(?:ü|ue)", "ß": "(?:ß|ss)"}


def _rule(name: str, needs: str, form: str, reckon: Reckon, weight: int = 0) -> Rule:
    """Umlauts may be written out: ä is ae too."""
    both = re.sub(r"\[[^\]]*\]|[äöüß]", lambda found: _UMLAUTS.get(found[0], found[0]), form)
    return rule(name, needs, both, reckon, weight)


_DAYTIME = "(?: (?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht))?"
_WHICH = (
    "(?P<which>diese[nmrs]?|kommende[nmrs]?|nächste[nmrs]?|übernächste[nmrs]?|letzte[nmrs]?|vergangene[nmrs]?"
    "|vorige[nmrs]?)"
)
_PARTS = "(?P<part>anfang|mitte|ende)"
_UNIT = "(?P<unit>tage?n?|werktage?n?|arbeitstage?n?|wochen?|monate?n?|jahre?n?|stunden?)"
_ABOUT = "(?:etwa |ca\\. |circa |ungefähr |rund |spätestens )?"

RULES = (
    _rule("heute", "tag", f"heute{_DAYTIME}", _fixed(0)),
    _rule("morgen", "tag", f"morgen{_DAYTIME}", tomorrow),
    _rule("übermorgen", "tag", f"übermorgen{_DAYTIME}", _fixed(2)),
    _rule("gestern", "tag", f"gestern{_DAYTIME}", _fixed(-1)),
    _rule("vorgestern", "tag", "vorgestern", _fixed(-2)),
    _rule(
        "Feierabend",
        "tag",
        "(?:bis|zum|zu) (?:feierabend|tagesende|dienstschluss|geschäftsschluss|mittag|abend)",
        _fixed(0),
        -1,
    ),
    _rule(
        "bis Uhr", "uhr", "(?:bis|vor) (?P<hour>[01]?\\d|2[0-3])(?:[:.](?P<minute>[0-5]\\d))? uhr", english.by_hour, -1
    ),
    _rule("Wochentag", "wochentag", f"(?:{_WHICH} )?{{wochentag}}{_DAYTIME}", weekday),
    _rule("Wochentag der Woche", "wochentag", f"{{wochentag}},? (?:in der |der )?{_WHICH} woche", weekday_of_week, 1),
    _rule("Wochentag der Woche", "wochentag", f"{_WHICH} woche,? (?:am )?{{wochentag}}", weekday_of_week, 1),
    _rule("Wochentag in Wochen", "wochentag", "{wochentag} in {zahl} (?:wochen?|tagen)", weekday_and_weeks, 1),
    _rule("Woche", "woche", f"(?:{_PARTS} )?(?:(?:die|der|in der) )?{_WHICH} woche", week, 1),
    _rule("Woche", "woche", f"{_PARTS} (?P<which>der) woche", week, 1),
    _rule(
        "Wochenende",
        "woche",
        f"(?:(?P<when>vor|nach) )?(?:(?:am|zum|übers|das|dem|über das) )?(?:{_WHICH} )?wochenende",
        weekend,
        1,
    ),
    _rule("Monat", "zeitraum", f"(?:{_PARTS} )?(?:{_WHICH}|des) monats?", month, 1),
    _rule("Monat", "zeitraum", "(?:zum |am )?monatsende|ende monat", month),
    _rule("Monat", "name", f"{_PARTS} (?:des )?{{monat}}(?:,? {{year}})?", named_month, 1),
    _rule("Monat", "name", "(?:im|bis|bis zum|vor)(?P<part>) {monat}(?:,? {year})?(?! ?\\d)", named_month),
    _rule("Quartal", "zeitraum", f"(?:ende )?(?:{_WHICH}|des) quartals?", quarter, 1),
    _rule("Quartal", "zeitraum", "(?:zum |am )?quartalsende", quarter),
    _rule("Jahr", "zeitraum", f"(?:{_PARTS} )?(?:{_WHICH}|des) jahre?s?", year, 1),
    _rule("Jahr", "zeitraum", "(?:zum |am )?jahresende", year),
    _rule("Jahr", "teil", f"{_PARTS} {{year}}", year, 1),
    _rule(
        "in Tagen",
        "einheit",
        f"(?:in|binnen|innerhalb|innerhalb von|in den nächsten|nach) {_ABOUT}{{zahl}} {_UNIT}",
        span,
        1,
    ),
    _rule("heute in", "einheit", f"(?P<from>heute|morgen) in {{zahl}} {_UNIT}", span_from, 2),
    _rule("vor Tagen", "einheit", f"vor {_ABOUT}{{zahl}} {_UNIT}", span_back, 2),
    _rule(
        "Tag und Monat",
        "name",
        "(?:{wochentag},? (?:den |dem )?)?{day}\\.? ?{monat}(?P<year> ?(?:19|20)\\d\\d)?",
        dates.month_day,
        3,
    ),
    _rule(
        "Tag und Monat",
        "dot",
        "(?:am|bis|zum|vom|ab|der|den|dem|spätestens|{wochentag},?|{anyday}\\.?,?) (?:den |dem "
        ")?(?P<d>[0-3]?\\d)\\. ?(?P<m>[01]?\\d)\\.?(?P<year>)(?! ?\\d)",
        dates.dotted,
        2,
    ),
    _rule(
        "Tag",
        "dot",
        "(?:am|zum|bis|vom|ab|der|den|dem) (?P<day>[0-3]?\\d\\.)(?=\\s*$|\\s+(?-i:[a-zäöü(])|\\s*[,;!?)])",
        dates.ordinal,
    ),
)

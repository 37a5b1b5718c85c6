"""One event of a calendar: when, where, what, and who with which answer."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cordially.core import addresses
from cordially.core.records import EMAIL, NAME, PHONE, LeftOut, Meeting, Party
from cordially.sources.content_lines import Line, text
from cordially.sources.ical.times import Clock, duration
from cordially.sources.ical.words import LONGEST, cleaned, is_birthday, is_call, is_holiday, without_links

MOST_PARTIES = 1000
LONGEST_NAME = 200

_ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative", "NEEDS-ACTION": "waiting"}
_NO_PERSON = re.compile(r"@(?:resource|group|import)\.calendar\.google\.com$|unknownorganizer@calendar\.google\.com$")
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}


@dataclass(frozen=True, slots=True)
class Event:
    """An event as told, with what is said of its repeating."""

    meeting: Meeting
    where: str
    stamp: datetime | None
    rules: tuple[str, ...] = ()
    more_starts: tuple[datetime, ...] = ()
    no_starts: tuple[tuple[datetime, bool], ...] = ()
    replaces: tuple[datetime, bool] | None = None  # the occurrence of a series that this is told instead of


def event(lines: list[Line], clock: Clock, calendar: str, where: str) -> Event | LeftOut:
    """ValueError in plain words if it is none."""
    told: dict[str, Line] = {}
    for line in lines:
        told.setdefault(line.name, line)
    if "DTSTART" not in told:
        raise ValueError("has no start")
    title, description, labels = _text(told, "SUMMARY")[:500], _text(told, "DESCRIPTION"), _text(told, "CATEGORIES")
    start, whole_day = clock.moment(told["DTSTART"])
    found = _parties(lines)
    if whole_day and not found and is_birthday(title, labels, calendar):
        return LeftOut("birthdays")
    if whole_day and not found and is_holiday(description, labels):
        return LeftOut("public holidays")
    place = _text(told, "LOCATION")
    links = " ".join(_text(told, name) for name in _LINKS)
    meeting = Meeting(
        key=_key(_text(told, "UID"), start, title),
        start=start,
        end=_end(told, clock, start, whole_day=whole_day),
        parties=found,
        kind="call" if is_call(title, place, f"{links} {description}") else "meeting",
        title=title,
        place=without_links(place),
        text=cleaned(description),
        all_day=whole_day,
        is_cancelled=_text(told, "STATUS").upper() == "CANCELLED",
    )
    return Event(meeting, where, _stamp(told, clock), *_repeating(lines, told, clock))


_LINKS = (
    "URL",
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)


def _text(told: dict[str, Line], name: str) -> str:
    return text(told[name].value[: 2 * LONGEST]) if name in told else ""


def _key(own: str, start: datetime, title: str) -> str:
    if own and len(own) <= 250:
        return own
    told = f"{own}\0{start.isoformat()}\0{title}"
    return "event:" + hashlib.blake2b(told.encode(), digest_size=12).hexdigest()


def _end(told: dict[str, Line], clock: Clock, start: datetime, *, whole_day: bool) -> datetime | None:
    if "DTEND" in told:
        end, _ = clock.moment(told["DTEND"])
        return end if end >= start else None
    if length := duration(_text(told, "DURATION")):
        return (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    return start + timedelta(days=1) if whole_day else None


def _stamp(told: dict[str, Line], clock: Clock) -> datetime | None:
    stamps = []
    for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
        try:
            stamps += [clock.moment(told[name])[0]] if name in told else []
        except ValueError:
            continue
    return max(stamps, default=None)


def _repeating(
    lines: list[Line], told: dict[str, Line], clock: Clock
) -> tuple[tuple[str, ...], tuple[datetime, ...], tuple[tuple[datetime, bool], ...], tuple[datetime, bool] | None]:
    if "RECURRENCE-ID" in told:
        return (), (), (), clock.moment(told["RECURRENCE-ID"])
    rules = tuple(line.value for line in lines if line.name == "RRULE" and line.value.strip())[:5]
    more = tuple(moment for moment, _ in _moments(lines, "RDATE", clock))
    return rules, more, tuple(_moments(lines, "EXDATE", clock)), None


def _moments(lines: list[Line], name: str, clock: Clock) -> list[tuple[datetime, bool]]:
    found = []
    for line in lines:
        values = line.value.split(",")[:2000] if line.name == name else ()
        for value in values:
            try:
                found.append(clock.parsed(value.partition("/")[0], clock.zone_of(line)))
            except ValueError:
                continue
    return found[:5000]


def _parties(lines: list[Line]) -> tuple[Party, ...]:
    """Organizer first, then who else was asked; each once, with the answer wherever it is told. No rooms, no lists."""
    found: dict[tuple[str, str], Party] = {}
    for line in sorted((line for line in lines if line.name in ("ORGANIZER", "ATTENDEE")), key=_is_attendee):
        party = _party(line)
        if not party or len(found) >= MOST_PARTIES:
            continue
        known = found.get((party.kind, party.value))
        if known:
            party = Party(known.role, known.kind, known.value, known.name or party.name, known.answer or party.answer)
        found[party.kind, party.value] = party
    return tuple(found.values())


def _is_attendee(line: Line) -> bool:
    return line.name == "ATTENDEE"


def _party(line: Line) -> Party | None:
    if _param(line, "CUTYPE").upper() in ("ROOM", "RESOURCE", "GROUP"):
        return None
    told = text(line.value)
    name = _unescaped(_param(line, "CN"))[:LONGEST_NAME]
    role = "organizer" if line.name == "ORGANIZER" else "attendee"
    answer = _ANSWERS.get(_param(line, "PARTSTAT").upper(), "")
    if _NO_PERSON.search(told.lower()[:400]):
        return None
    mail = addresses.email(told) or addresses.email(_param(line, "EMAIL")) or addresses.email(name)
    if mail:
        return Party(role, EMAIL, mail, "" if addresses.email(name) else name, answer)
    if told.lower().startswith("tel:") and (number := addresses.phone(told)):
        return Party(role, PHONE, number, name, answer)
    return Party(role, NAME, name, name, answer) if name else None


def _param(line: Line, name: str) -> str:
    return (line.params.get(name) or [""])[0]


def _unescaped(name: str) -> str:
    return text(re.sub(r"\^[n'^]", lambda found: _CARET[found[0]], name)).strip("'\" ")

"""Writing appointments as an iCalendar file, as Google's calendar exports them, and as invitations in mails."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cordially.demo.letters import Guest, Meeting

_BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE""".split("\n")


def write(path: Path, meetings: Iterable[Meeting], *, owner: str) -> None:
    """A whole calendar."""
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{owner}",
        "X-WR-TIMEZONE:Europe/Berlin",
        *_BERLIN,
    ]
    for meeting in meetings:
        lines += _event(meeting)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_folded([*lines, "END:VCALENDAR"]))


def invitation(meeting: Meeting) -> str:
    """The calendar part of a mail that invites."""
    lines = ["BEGIN:VCALENDAR", "PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0", "METHOD:REQUEST"]
    return _folded([*lines, *_event(meeting), "END:VCALENDAR"]).decode()


def _event(meeting: Meeting) -> list[str]:
    lines = ["BEGIN:VEVENT", *_times(meeting)]
    if meeting.rule:
        lines.append(f"RRULE:{meeting.rule}")
    lines += [f"EXDATE;TZID=Europe/Berlin:{day:%Y%m%dT%H%M%S}" for day in meeting.without]
    stamp = (meeting.start - timedelta(days=6)).astimezone(UTC)
    lines += [f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"]
    if meeting.organizer:
        lines.append(f"ORGANIZER;CN={_parameter(meeting.organizer.name)}:mailto:{meeting.organizer.address}")
    lines += [f"UID:{meeting.uid}", *(_attendee(guest) for guest in meeting.guests), f"CREATED:{stamp:%Y%m%dT%H%M%SZ}"]
    lines += [f"DESCRIPTION:{_text(meeting.text)}"] if meeting.text else []
    lines += [f"LOCATION:{_text(meeting.place)}"] if meeting.place else []
    status = "CANCELLED" if meeting.is_cancelled else "CONFIRMED"
    return [*lines, "SEQUENCE:0", f"STATUS:{status}", f"SUMMARY:{_text(meeting.title)}", "TRANSP:OPAQUE", "END:VEVENT"]


def _times(meeting: Meeting) -> list[str]:
    end = meeting.start + timedelta(minutes=meeting.minutes)
    if meeting.is_all_day:
        return [f"DTSTART;VALUE=DATE:{meeting.start:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}"]
    if meeting.rule:
        return [_zoned("DTSTART", meeting.start), _zoned("DTEND", end)]
    return [f"{name}:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" for name, at in (("DTSTART", meeting.start), ("DTEND", end))]


def _zoned(name: str, at: datetime) -> str:
    return f"{name};TZID=Europe/Berlin:{at:%Y%m%dT%H%M%S}"


def _attendee(guest: Guest) -> str:
    fields = f"CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={guest.answer}"
    return f"ATTENDEE;{fields};CN={_parameter(guest.mailbox.name)};X-NUM-GUESTS=0:mailto:{guest.mailbox.address}"


def _parameter(text: str) -> str:
    return f'"{text}"' if any(sign in text for sign in ",;:") else text


def _text(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(lines: Iterable[str]) -> bytes:
    """Lines of at most 75 bytes, carried on behind a space (RFC 5545, 3.1)."""
    parts: list[bytes] = []
    for line in lines:
        data = line.encode()
        while len(data) > 75:
            cut = 75
            while data[cut] & 0xC0 == 0x80:
                cut -= 1
            parts.append(data[:cut])
            data = b" " + data[cut:]
        parts.append(data)
    return b"\r\n".join(parts) + b"\r\n"

"""Meetings and calls from a calendar file, as Google, Apple, Outlook and others export it."""

import re
from collections.abc import Iterator, Sequence

from cordially.core.records import LeftOut, Meeting, Problem, Yielded
from cordially.sources.content_lines import text
from cordially.sources.files import File
from cordially.sources.ical.event import Event, event
from cordially.sources.ical.parts import Part, parts
from cordially.sources.ical.series import Series
from cordially.sources.ical.times import Clock

NAME = "ical"
LABEL = "Calendar (iCalendar)"
EXPECTS = "A calendar as an iCalendar file (.ics), of Google, Apple, Outlook or any other."
GROUPED = False

_START = re.compile(r"\s*BEGIN\s*:\s*VCALENDAR\b", re.IGNORECASE)
_ANYWHERE = re.compile(r"^\s*BEGIN\s*:\s*VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)
_LEFT_OUT = {"VTODO": "to-dos", "VJOURNAL": "journal entries", "VFREEBUSY": "free and busy times"}
_ANSWERS = frozenset(("CANCEL", "REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"))


def matches(file: File) -> bool:
    encoding = "utf-16" if file.head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    head = file.head.decode(encoding, "replace").lstrip("\ufeff").replace("\r", "\n")
    return bool(
        _START.match(head) or (file.name.lower().endswith((".ics", ".ical", ".vcs")) and _ANYWHERE.search(head))
    )


def read(files: Sequence[File], mark: str = "") -> Iterator[Yielded]:
    for file in files:
        yield from _Calendar(file.label).read(file)


class _Calendar:
    """One file: its events as they come, those that repeat at its end, when all that is said of them is known."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.clock = Clock()
        self.series = Series()
        self.method = self.name = ""
        self.number = 0

    def read(self, file: File) -> Iterator[Yielded]:
        is_empty = True
        with file.open() as stream:
            for part in parts(stream):
                is_empty = False
                yield from self._part(part)
        yield from self.series.all(self.clock)
        if is_empty:
            yield Problem(self.label, "holds no calendar")

    def _part(self, part: Part) -> Iterator[Yielded]:
        if part.name == "VCALENDAR":
            self._about(part)
        elif part.name == "VTIMEZONE":
            self.clock.define(part.raw)
        elif part.name == "VEVENT":
            self.number += 1
            yield from self._event(part)
        elif part.name in _LEFT_OUT:
            yield LeftOut(_LEFT_OUT[part.name])

    def _about(self, part: Part) -> None:
        for line in part.lines:
            if line.name == "METHOD":
                self.method = text(line.value).upper()
            elif line.name == "X-WR-CALNAME":
                self.name = text(line.value)
            elif line.name in ("X-WR-TIMEZONE", "TIMEZONE-ID"):
                self.clock.use(text(line.value))

    def _event(self, part: Part) -> Iterator[Yielded]:
        where = f"{self.label}, event {self.number}"
        if self.method in _ANSWERS:  # somebody else's word; what is known stays until a person decides
            yield LeftOut("answers and cancellations sent by others")
            return
        try:
            found = event(part.lines, self.clock, self.name, where)
        except (ValueError, OverflowError, LookupError) as error:
            yield Problem(where, str(error) or "could not be read")
            return
        yield from self._told(found)

    def _told(self, found: Event | LeftOut) -> Iterator[Meeting | LeftOut | Problem]:
        if isinstance(found, LeftOut):
            yield found
        elif not (found.rules or found.more_starts or found.replaces):
            self.clock.seen(found.stamp, found.meeting.start)
            yield found.meeting
        elif not self.series.add(found):
            yield Problem(found.where, "repeats, as too many others in this file do")
        else:
            self.clock.seen(found.stamp, found.meeting.start)

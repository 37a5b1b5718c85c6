"""Events that repeat: each occurrence a meeting of its own, within strict bounds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cordially.core.records import Meeting, Problem
from cordially.sources.ical import recurrence
from cordially.sources.ical.event import Event
from cordially.sources.ical.times import Clock, mark

MOST_SERIES = 20_000  # in one file
MOST_TOGETHER = 300_000  # occurrences in one file


class Series:
    """Those of one file, kept until all is known: which occurrences were moved, and when the file was written."""

    def __init__(self) -> None:
        self._masters: dict[str, Event] = {}
        self._moved: dict[tuple[str, str], Event] = {}

    def add(self, event: Event) -> bool:
        """False where there are too many."""
        if len(self._masters) + len(self._moved) >= MOST_SERIES:
            return False
        if event.replaces:
            self._moved[event.meeting.key, _mark_of(event)] = event
        else:
            self._masters[event.meeting.key] = event
        return True

    def all(self, clock: Clock) -> Iterator[Meeting | Problem]:
        left = MOST_TOGETHER
        for key, event in self._masters.items():
            if left <= 0:
                yield Problem(event.where, "repeats, as too many others in this file do")
                continue
            for found in self._occurrences(key, event, clock.end):
                left -= 1
                yield found
        for (key, moment), event in self._moved.items():
            yield replace(event.meeting, key=f"{key}/{moment}")

    def _occurrences(self, key: str, event: Event, end: datetime) -> Iterator[Meeting | Problem]:
        meeting = event.meeting
        starts = {meeting.start, *event.more_starts}
        for rule in event.rules:
            try:
                starts.update(_starts(rule, meeting.start, end))
            except (ValueError, OverflowError) as error:
                yield Problem(event.where, _plain(error))
        gone = {mark(moment, whole_day=meeting.all_day) for moment, _ in event.no_starts}
        length = meeting.end.astimezone(UTC) - meeting.start.astimezone(UTC) if meeting.end else None
        for start in sorted(starts)[-recurrence.MOST :]:
            own = mark(start, whole_day=meeting.all_day)
            if own not in gone and (key, own) not in self._moved:
                yield replace(meeting, key=f"{key}/{own}", start=start, end=_end(start, length, meeting))


def _mark_of(event: Event) -> str:
    moment, whole_day = event.replaces or (event.meeting.start, event.meeting.all_day)
    return mark(moment, whole_day=whole_day)


def _plain(error: Exception) -> str:
    told = str(error)
    return told if told.startswith("repeats") else "repeats in a way that is not understood"


def _starts(text: str, start: datetime, end: datetime) -> list[datetime]:
    """By the clock on the wall of the event's own zone, so that nine o'clock stays nine o'clock in summer."""
    rule = recurrence.rule(text, start.time())
    last = end.astimezone(start.tzinfo).replace(tzinfo=None)
    if rule.until:
        until, whole_day = Clock().parsed(rule.until, start.tzinfo or UTC)
        until = until.astimezone(start.tzinfo).replace(tzinfo=None) + timedelta(days=1 if whole_day else 0)
        last = min(last, until - timedelta(seconds=1) if whole_day else until)
    naive = recurrence.occurrences(rule, start.replace(tzinfo=None), last)
    return [moment.replace(tzinfo=start.tzinfo) for moment in naive]


def _end(start: datetime, length: timedelta | None, meeting: Meeting) -> datetime | None:
    if length is None:
        return None
    if meeting.all_day:
        return start + timedelta(days=round(length / timedelta(days=1)))
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)

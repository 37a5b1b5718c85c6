"""The follow-ups as to-dos for your calendar server: what shall stand there, and how the last look at it went."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from cordially.core import todos as core
from cordially.core.followups import DONE, LET_GO
from cordially.core.todos import OPEN, Wanted
from cordially.models import Todo, TodoPlace
from cordially.queries import feeds, followups
from cordially.viewer import Viewer

EVERY = 900  # seconds between two looks
_STATUS = {OPEN: "NEEDS-ACTION", DONE: "COMPLETED", LET_GO: "CANCELLED"}
_UNREADABLE = (ValueError, KeyError, AttributeError, IndexError, TypeError)  # what the library lets out


@dataclass(frozen=True, slots=True)
class Status:
    """How it stands with the calendar."""

    path: str
    looked_at: datetime | None
    failed_why: str
    open: int
    ended: int
    dropped: int  # deleted there by you; they stay here
    tried_at: datetime | None = None

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)

    def sentences(self) -> list[str]:
        told = [self._standing()]
        if self.dropped:
            again = "“cordially todos sync --put-again” puts them there"
            told.append(f"{self.dropped} that you deleted there stay here; {again}.")
        if self.failed_why:
            told.append(
                f"{self.failed_why} “cordially todos sync” tries at once; else it is tried every quarter of an hour."
            )
        return told

    def _standing(self) -> str:
        many = "1 to-do stands" if self.open == 1 else f"{self.open or 'No'} to-dos stand"
        looked = _at(self.looked_at) if self.looked_at else ""
        if not looked and self.failed_why and self.tried_at:
            return f"Your calendar could not be looked at yet, last tried on {_at(self.tried_at)}."
        if not looked:
            return "Your calendar was not looked at yet; “cordially todos sync” does."
        if self.failed_why:
            return f"{many} open in your calendar, as of {looked}; since then it could not be looked at."
        return f"{many} open in your calendar ({self.path}), last looked at on {looked}."


def _at(at: datetime) -> str:
    return f"{at.day} {at:%B %Y, %H:%M}"


def place(viewer: Viewer) -> TodoPlace | None:
    """The calendar they are put into; None before the first time, and when it was stopped."""
    return TodoPlace.objects.filter(space=viewer.space, closed_at=None).order_by("-id").first()


def status(viewer: Viewer) -> Status | None:
    row = place(viewer)
    if row is None:
        return None
    found = Todo.objects.filter(place=row)
    there = found.filter(dropped_at=None)
    still, ended = there.filter(ended_at=None).count(), there.exclude(ended_at=None).count()
    looked = None if row.looked_at is None else row.looked_at.astimezone()
    dropped = found.filter(ended_at=None).count() - still
    tried = datetime.fromtimestamp(row.tried_at, UTC).astimezone() if row.tried_at else None
    return Status(row.path, looked, row.failed_why, still, ended, dropped, tried)


def needs(viewer: Viewer) -> dict[str, str]:
    """The account without which nothing is put there, and for what."""
    return {"caldav": "to-dos are put into your calendar"} if place(viewer) else {}


def troubles(viewer: Viewer) -> list[str]:
    """What is not as it should be, in words."""
    row = place(viewer)
    if row is None or not row.failed_why:
        return []
    since = f" since {_at(row.looked_at.astimezone())}" if row.looked_at else ""
    return [f"Your calendar's to-dos were not looked at{since}: {row.failed_why}"]


def wanted(viewer: Viewer, salt: str, *, now: datetime) -> dict[str, Wanted]:
    """By key: every follow-up as a to-do, also what ended, but for those at rest."""
    found = followups.followups(viewer, now=now, everything=True)
    told = [core.wanted(one.what, feeds.words(one), salt, now=now) for one in found]
    return {one.key: one for one in told if one is not None}


def written(one: Wanted, name: str, before: bytes = b"", *, is_worded: bool = True, now: datetime) -> bytes:
    """As iCalendar (RFC 5545). What somebody else added to `before` stays; with not `is_worded` the words do, too."""
    if before:
        try:
            whole, todo = _read(before)
            _tell(todo, one, is_worded=is_worded, now=now)
            return whole.to_ical()  # type: ignore[no-any-return]
        except _UNREADABLE:
            pass
    whole, todo = _new(name)
    _tell(todo, one, is_worded=True, now=now)
    return whole.to_ical()  # type: ignore[no-any-return]


def _new(name: str) -> tuple[Any, Any]:
    from icalendar import Calendar, Todo

    whole, todo = Calendar(), Todo()
    whole.add("prodid", "-//Cordially//Follow-ups//EN")
    whole.add("version", "2.0")
    todo.add("uid", name)
    whole.add_component(todo)
    return whole, todo


def _read(before: bytes) -> tuple[Any, Any]:
    from icalendar import Calendar

    whole = Calendar.from_ical(before)
    return whole, next(iter(whole.walk("VTODO")), None)


def _tell(todo: Any, one: Wanted, *, is_worded: bool, now: datetime) -> None:
    stamp = now.astimezone(UTC)
    if is_worded:
        _set(todo, "summary", one.summary)
        _set(todo, "description", one.description)
        _set(todo, "categories", [one.kind])
    if one.state == OPEN:
        _set(todo, "due", one.due)
        if "dtstart" in todo:  # it may not begin after it is due
            todo.pop("dtstart")
    for gone in ("completed", "percent-complete"):
        todo.pop(gone, None)
    if one.state == DONE:
        _set(todo, "completed", (one.ended_at or now).astimezone(UTC))
        _set(todo, "percent-complete", 100)
    _set(todo, "status", _STATUS[one.state])
    _set(todo, "dtstamp", stamp)
    _set(todo, "last-modified", stamp)


def _set(todo: Any, name: str, value: Any) -> None:
    todo.pop(name, None)
    todo.add(name, value)

"""The follow-ups as a calendar, for whoever knows the secret address."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cordially.core import followups as core
from cordially.models import Feed
from cordially.queries import followups
from cordially.queries.followups import Listed
from cordially.viewer import Viewer

EVENT, TODO = "event", "todo"
KINDS = (EVENT, TODO)
AHEAD = timedelta(days=370)
_LASTS = timedelta(minutes=15)  # what is meant at an hour


def digest(secret: str) -> str:
    """What is kept of an address."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def viewer_of(secret: str) -> Viewer | None:
    """Whose follow-ups an address shows; None where it is none, or was ended."""
    row = Feed.objects.filter(digest=digest(secret), ended_at=None).select_related("space").first()
    return None if row is None else Viewer(row.space)


def opened_at(viewer: Viewer) -> datetime | None:
    """Since when there is an address."""
    row = Feed.objects.filter(space=viewer.space, ended_at=None).order_by("-id").first()
    return None if row is None else row.made_at


def calendar(viewer: Viewer, *, kind: str = EVENT, now: datetime) -> bytes:
    """An iCalendar file (RFC 5545) of all that is open for the next year, written anew at every look."""
    found = followups.followups(viewer, now=now)
    offered = {one.what.rests_on + str(one.what.home) for one in followups.offered(viewer, now=now)}
    near = [one for one in found if one.what.on <= now.date() + AHEAD]
    return write(near, {key: now.date() for key in offered}, kind=kind)


def write(found: Iterable[Listed], today: dict[str, date], *, kind: str) -> bytes:
    """`today`: what was missed and is offered today stands on this day, the rest on its own."""
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", "-//Cordially//Follow-ups//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", "Cordially")
    for one in found:
        on = today.get(one.what.rests_on + str(one.what.home), one.what.on)
        whole.add_component(_todo(one, on) if kind == TODO else _event(one, on))
    return whole.to_ical()  # type: ignore[no-any-return]


def _event(one: Listed, on: date) -> Any:
    from icalendar import Event

    event = Event()
    _tell(event, one)
    at = core.instant(one.what) if on == one.what.on else None
    event.add("dtstart", at or on)
    event.add("dtend", at + _LASTS if at else on + timedelta(1))
    event.add("transp", "TRANSPARENT")  # it does not make you busy
    return event


def _todo(one: Listed, on: date) -> Any:
    from icalendar import Todo

    todo = Todo()
    _tell(todo, one)
    todo.add("due", (core.instant(one.what) if on == one.what.on else None) or on)
    todo.add("status", "NEEDS-ACTION")
    return todo


def _tell(entry: Any, one: Listed) -> None:
    what, add = one.what, entry.add
    uid = hashlib.sha256(f"{what.rests_on} {what.home}".encode()).hexdigest()[:32]
    add("uid", f"{uid}@cordially.invalid")
    add("dtstamp", what.since.astimezone(UTC))
    summary, description = words(one)
    add("summary", summary)
    add("description", description)
    add("categories", [what.kind])


def words(one: Listed) -> tuple[str, str]:
    """What an entry says in short, and in full."""
    what = one.what
    short = f"{_plain(one.name)}: {_plain(core.shortened(what.first, 120))}"
    return short, f"{_plain(what.why)}\n{_plain(what.first)}"


def _plain(text: str) -> str:
    """One line of signs that show; what the library escapes it escapes itself."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def tag(content: bytes) -> str:
    """The same for the same content."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'

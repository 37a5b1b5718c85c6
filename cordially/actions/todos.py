"""Follow-ups and the to-dos on your calendar server, made the same again: an end, wherever it was said, goes first."""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction

from cordially.actions import events, todos_heard, todos_told
from cordially.core import todos as core
from cordially.errors import NotFound, Problem
from cordially.models import Event, Todo, TodoPlace
from cordially.queries import todos as query
from cordially.viewer import Viewer

_ROUNDS = 3  # where somebody else writes at the same moment, it is looked at anew
PUT, LEAVE = "put", "leave"  # what is missing in the calendar: put it there again, or leave it out


class Calendar(todos_told.Calendar, Protocol):
    """A calendar on a server."""

    path: str
    is_new: bool

    def tags(self) -> dict[str, str]: ...


class Server(Protocol):
    """A server with calendars."""

    digest: str
    host: str

    def calendar(self, path: str = "") -> Calendar: ...
    def close(self) -> None: ...


class Emptied(Problem):
    """So much is missing in the calendar that it may have been emptied by mistake; nothing was changed."""

    help = (
        "“cordially todos sync --put-again” puts it there again; “cordially todos sync --leave-out” takes it as meant."
    )


class NotLooked(Problem):
    """Your calendar was not looked at."""


def look(viewer: Viewer, connect: Callable[[], Server | None], *, now: datetime) -> list[str]:
    """What `sync` does, at most every quarter of an hour, once it was begun. A failure is kept, and NotLooked.

    `connect`: the server that the accounts name, asked for only when it is time.
    """
    place = query.place(viewer)
    if place is None or 0 <= int(now.timestamp()) - place.tried_at < query.EVERY:
        return []
    try:
        server = connect()
    except Problem as problem:
        _note_failed(place, problem, now)
        raise _not_looked(problem, now) from None
    if server is None:
        return []
    try:
        return sync(viewer, server, now=now) if server.digest == place.account else []
    except Problem as problem:
        raise _not_looked(problem, now) from None
    finally:
        server.close()


def _not_looked(problem: Problem, now: datetime) -> NotLooked:
    again = now + timedelta(seconds=query.EVERY)
    return NotLooked(f"Your calendar was not looked at: {_why(problem)} It is looked at again from {again:%H:%M} on.")


def _why(problem: Problem) -> str:
    """With what to do, where only you can decide it."""
    told = f"{problem.what} {problem.help}" if isinstance(problem, Emptied) else problem.what
    return " ".join(told.split())[:600]


def _note_failed(place: TodoPlace, problem: Problem, now: datetime) -> None:
    TodoPlace.objects.filter(id=place.id).update(tried_at=int(now.timestamp()), failed_why=_why(problem))


def sync(viewer: Viewer, server: Server, *, missing: str = "", now: datetime) -> list[str]:
    """Do here what was done in the calendar, and there what was done here. Returns what was done, in sentences.

    `missing`: PUT what was deleted there once more, or LEAVE it out though it is much. Broken off at any moment, the
    next one mends it.
    """
    place = _place(viewer, server, now)
    try:
        calendar = server.calendar(place.path)
        done = _rounds(viewer, place, calendar, missing, now)
    except Problem as problem:
        _note_failed(place, problem, now)
        raise
    TodoPlace.objects.filter(id=place.id).update(tried_at=int(now.timestamp()), looked_at=now, failed_why="")
    return done


@transaction.atomic
def _place(viewer: Viewer, server: Server, now: datetime) -> TodoPlace:
    """The open one of this account; else it is opened, which can be undone, and that of another ends."""
    known = TodoPlace.objects.filter(space=viewer.space)
    row = known.filter(account=server.digest).order_by("-id").first()
    others = list(known.filter(closed_at=None).exclude(account=server.digest))
    if row is not None and row.closed_at is None and not others:
        return row
    event = events.begin(viewer, "to-do", f"Your follow-ups go as to-dos into your calendar at {server.host}.", now=now)
    for other in others:
        events.change(event, other, closed_at=now)
    if row is None:
        salt, closed = secrets.token_hex(32), {"opened_at": now, "closed_at": now}
        row = TodoPlace.objects.create(space=viewer.space, account=server.digest, salt=salt, **closed)
    if row.closed_at is not None:
        events.change(event, row, closed_at=None)
    return row


def _rounds(viewer: Viewer, place: TodoPlace, calendar: Calendar, missing: str, now: datetime) -> list[str]:
    if calendar.is_new or missing == PUT:
        Todo.objects.filter(place=place, dropped_at__isnull=False).update(dropped_at=None, tag="", told="")
    if calendar.path != place.path:
        TodoPlace.objects.filter(id=place.id).update(path=calendar.path)
    done: list[str] = []
    counts = todos_told.Counts()
    for _ in range(_ROUNDS):
        tags = calendar.tags()
        if calendar.is_new or missing == PUT:
            _forget_missing(place, tags)
        done += _heard(viewer, place, calendar, tags, missing, now)
        if todos_told.tell(viewer, place, calendar, tags, counts, now=now):
            break
    return done + counts.sentences()


def _forget_missing(place: TodoPlace, tags: Iterable[str]) -> None:
    """What was there and is not is put there as if for the first time."""
    for row in Todo.objects.filter(place=place, ended_at=None).exclude(tag=""):
        if core.name(row.key, row.turn) not in tags:
            Todo.objects.filter(id=row.id).update(tag="", told="")


def _heard(
    viewer: Viewer, place: TodoPlace, calendar: Calendar, tags: dict[str, str], missing: str, now: datetime
) -> list[str]:
    rows = {core.name(row.key, row.turn): row for row in Todo.objects.filter(place=place)}
    here = query.wanted(viewer, place.salt, now=now)
    known = [name for name, row in rows.items() if row.tag and row.ended_at is None and row.dropped_at is None]
    gone = [name for name in known if name not in tags]
    if core.is_emptied(len(gone), len(known)) and missing != LEAVE:
        raise Emptied(f"{len(gone)} of {len(known)} to-dos are missing in the calendar at once; nothing was changed.")
    done = [todos_heard.deleted(viewer, rows[name], here.get(rows[name].key), now=now) for name in gone]
    changed = [name for name, row in rows.items() if tags.get(name, row.tag) != row.tag]
    for name, (text, tag) in calendar.read(changed).items():
        done.append(todos_heard.changed(viewer, rows[name], text, tag, here.get(rows[name].key), now=now))
    return [sentence for sentence in done if sentence]


def stop(viewer: Viewer, server: Server | None, *, now: datetime) -> Event:
    """Take away what was put there; without a server, leave it where it is. The follow-ups stay.

    Undone, it begins again: what was taken away is put there with the next look.
    """
    place = query.place(viewer)
    if place is None:
        raise NotFound("No to-dos are put into a calendar.")
    is_known = server is not None and place.path and server.digest == place.account
    taken = _taken_away(place, server) if server is not None and is_known else 0
    with transaction.atomic():
        if is_known:
            Todo.objects.filter(place=place, dropped_at=None).delete()
        event = events.begin(
            viewer, "to-do", f"No more to-dos go into your calendar. {_left(place, taken, is_known)}", now=now
        )
        events.change(event, place, closed_at=now)
    return event


def _taken_away(place: TodoPlace, server: Server) -> int:
    calendar = server.calendar(place.path)
    tags = {} if calendar.is_new else calendar.tags()
    names = [core.name(row.key, row.turn) for row in Todo.objects.filter(place=place)]
    return sum(name in tags and calendar.remove(name, tag=tags[name]) for name in names)


def _left(place: TodoPlace, taken: int, is_known: object) -> str:
    if not place.path:
        return "Nothing was put there yet."
    if not is_known:
        return "What is there stays there."
    return "1 to-do was taken away." if taken == 1 else f"{taken} to-dos were taken away."

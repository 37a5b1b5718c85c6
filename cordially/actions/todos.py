"""Follow-ups and the to-dos on your calendar server, made the same again: an end, wherever it was said, goes first."""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from django.db import transaction

from cordially.actions import todos_heard, todos_told
from cordially.core import todos as core
from cordially.errors import NotFound, Problem
from cordially.models import Todo, TodoPlace
from cordially.queries import todos as query
from cordially.viewer import Viewer

EVERY = 900  # seconds between two looks
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


def look(viewer: Viewer, connect: Callable[[], Server | None], *, now: datetime) -> list[str]:
    """What `sync` does, at most every quarter of an hour, once it was begun; a failure is kept, not raised.

    `connect`: the server that the accounts name, asked for only when it is time.
    """
    place = query.place(viewer)
    if place is None or 0 <= int(now.timestamp()) - place.tried_at < EVERY:
        return []
    try:
        server = connect()
    except Problem as problem:
        _note_failed(place, problem, now)
        return [f"The calendar was not looked at: {problem.what}"]
    if server is None:
        return []
    try:
        return sync(viewer, server, now=now) if server.digest == place.account else []
    except Problem as problem:
        return [f"The calendar was not looked at: {problem.what}"]
    finally:
        server.close()


def _note_failed(place: TodoPlace, problem: Problem, now: datetime) -> None:
    why = " ".join(problem.what.split())[:300]
    TodoPlace.objects.filter(id=place.id).update(tried_at=int(now.timestamp()), failed_why=why)


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
    """The open one of this account; that of another ends."""
    known = TodoPlace.objects.filter(space=viewer.space)
    known.filter(closed_at=None).exclude(account=server.digest).update(closed_at=now)
    row = known.filter(account=server.digest).order_by("-id").first()
    if row is None:
        salt = secrets.token_hex(32)
        row = TodoPlace.objects.create(space=viewer.space, account=server.digest, salt=salt, opened_at=now)
    if row.closed_at is not None:
        row.closed_at = None
        row.save(update_fields=["closed_at"])
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


def stop(viewer: Viewer, server: Server | None, *, now: datetime) -> list[str]:
    """Take away what was put there; without a server, leave it where it is. The follow-ups stay."""
    place = query.place(viewer)
    if place is None:
        raise NotFound("No to-dos are put into a calendar.")
    taken = 0
    if server is not None and place.path and server.digest == place.account:
        calendar = server.calendar(place.path)
        tags = {} if calendar.is_new else calendar.tags()
        for row in Todo.objects.filter(place=place):
            name = core.name(row.key, row.turn)
            taken += name in tags and calendar.remove(name, tag=tags[name])
        Todo.objects.filter(place=place).delete()
    TodoPlace.objects.filter(id=place.id).update(closed_at=now)
    return [f"{taken} to-dos were taken away. The follow-ups stay here."]

"""What you did in the calendar, done here: ticked, cancelled, moved, deleted. Each can be undone."""

from datetime import datetime

from django.db import transaction

from cordially.actions import events, followups
from cordially.core import todos as core
from cordially.core.followups import DONE, SNOOZED
from cordially.core.todos import OPEN, There, Wanted
from cordially.errors import Problem
from cordially.models import Event, Todo
from cordially.sources.ical.todo import todo
from cordially.viewer import Viewer


def deleted(viewer: Viewer, row: Todo, here: Wanted | None, *, now: datetime) -> str:
    """It is not put there again, and stays here."""
    if here is None or here.state != OPEN:
        Todo.objects.filter(id=row.id).update(tag="", ended_at=now)
        return ""
    with transaction.atomic():
        event = events.begin(viewer, "to-do", f"You deleted in your calendar; it stays here: {here.summary}", now=now)
        events.change(event, row, dropped_at=now)
        Todo.objects.filter(id=row.id).update(tag="", told="")
    return event.what


def changed(viewer: Viewer, row: Todo, text: bytes, tag: str, here: Wanted | None, *, now: datetime) -> str:
    """Read it and do what it says, at once; what cannot be read says nothing. Returns a sentence where it acted."""
    there = todo(text, now.tzinfo)
    if there is None:
        Todo.objects.filter(id=row.id).update(tag=tag)
        return ""
    try:
        with transaction.atomic():
            row.refresh_from_db()
            row.tag = tag
            done = _heard(viewer, row, there, here, now=now)
            row.save()
            return done
    except Problem as problem:  # it has just ended here, or something later builds on it
        Todo.objects.filter(id=row.id).update(tag=tag, day=there.day, ended_at=None, acted=None)  # told once more
        return f"{here.summary if here else 'A to-do'}: {problem.what}"


def _heard(viewer: Viewer, row: Todo, there: There, here: Wanted | None, *, now: datetime) -> str:
    if row.dropped_at is not None:  # it came back there
        row.dropped_at = None
    if row.ended_at is not None:
        return _opened_again(viewer, row, there, now=now)
    if here is None or here.state != OPEN:
        row.day = there.day
        row.ended_at = None if there.state == OPEN else now
        return ""
    said = core.said(there, here, row.day, today=now.date())
    row.day = there.day
    if said in (core.SAME, core.BACK):  # where the days differ, ours is told
        return ""
    event = _act(viewer, here, there, said, now=now)
    if said != SNOOZED:
        row.ended_at, row.acted = now, event
    return event.what


def _act(viewer: Viewer, here: Wanted, there: There, said: str, *, now: datetime) -> Event:
    if said == DONE:
        event, how = followups.followed(viewer, here.mark, now=now), "ticked"
    elif said == SNOOZED and there.day is not None:
        event, how = followups.later(viewer, here.mark, until=there.day, now=now), "moved"
    else:
        event, how = followups.let_go(viewer, here.mark, now=now), "cancelled"
    event.what = f"{event.what} ({how} in your calendar)"
    event.save(update_fields=["what"])
    return event


def _opened_again(viewer: Viewer, row: Todo, there: There, *, now: datetime) -> str:
    """Unticked there: what ticking it did is undone. What ended here stays ended, and is told once more."""
    if there.state != OPEN:
        return ""
    row.ended_at = None
    event, row.acted = row.acted, None
    if event is None or event.undone_at is not None:
        row.day = there.day
        return ""
    events.undo(viewer, event.id, now=now)
    row.day = there.day
    return f"Taken back in your calendar: {event.what}"

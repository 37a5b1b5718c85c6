"""Every action leaves an event that says what it was and what it takes to undo it."""

from datetime import datetime
from typing import Any

from django.db import models, transaction

from cordially.core.days import written
from cordially.errors import HeldByLater, NotFound, NothingToUndo, UndoneAlready
from cordially.models import Change, Event
from cordially.viewer import Viewer


def begin(viewer: Viewer, kind: str, what: str, *, now: datetime) -> Event:
    """The event of an action about to be done; the caller stands in a transaction. `what` is told on one line."""
    told = "".join(sign if sign.isprintable() else " " for sign in what)
    return Event.objects.create(space=viewer.space, kind=kind, what=told, at=now)


def added(event: Event, row: models.Model) -> None:
    """Note that the event added this row."""
    _note(event, row, None, _plain(row))


def change(event: Event, row: models.Model, **fields: Any) -> None:
    """Set fields of a row, and note what they were."""
    before = {name: getattr(row, name) for name in fields}
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    _note(event, row, before, fields)


def remove(event: Event, row: models.Model) -> None:
    """Delete a row, and keep it in the event."""
    _note(event, row, _plain(row), None)
    row.delete()


def _plain(row: models.Model) -> dict[str, Any]:
    return {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}


def _note(event: Event, row: models.Model, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
    Change.objects.create(
        event=event, table=row._meta.db_table, row=row.pk, before=_as_json(before), after=_as_json(after)
    )


def _as_json(values: dict[str, Any] | None) -> dict[str, Any] | None:
    """Days and times as text; the fields read them back."""
    if values is None:
        return None
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


@transaction.atomic
def undo(viewer: Viewer, event_id: int | None = None, *, is_whole: bool = False, now: datetime) -> list[Event]:
    """Undo one event, or with `is_whole` all that was done with it; without a number the last command, whole."""
    events = list(_named(viewer, event_id, now) if event_id is not None else _last(viewer))
    if is_whole and events[0].batch:
        events = list(_batch(viewer, events[0].batch))
    for event in events:
        _undo(viewer, event, now=now)
    viewer.space.refresh_from_db()
    return events


def _named(viewer: Viewer, event_id: int, now: datetime) -> list[Event]:
    event = Event.objects.filter(space=viewer.space, id=event_id).first()
    if event is None:
        raise NotFound(f"There is no event {event_id}.", lists="history")
    if event.undone_at:
        raise UndoneAlready(f"Event {event_id} was undone already, on {written(event.undone_at.date(), now.date())}.")
    return [event]


def _last(viewer: Viewer) -> models.QuerySet[Event]:
    live = Event.objects.filter(space=viewer.space, undone_at=None)
    last = live.order_by("-id").first()
    if last is None:
        raise NothingToUndo
    return _batch(viewer, last.batch) if last.batch else live.filter(id=last.id)


def _batch(viewer: Viewer, batch: int) -> models.QuerySet[Event]:
    return Event.objects.filter(space=viewer.space, undone_at=None, batch=batch).order_by("-id")


def _undo(viewer: Viewer, event: Event, *, now: datetime) -> None:
    from cordially.store import undoing  # much, and only for this

    held = undoing.undo(event, now=now)
    if held:
        raise HeldByLater(f"Event {event.id} ({event.what}) cannot be undone: {held}")
    event.undone_at = now
    event.save(update_fields=["undone_at"])

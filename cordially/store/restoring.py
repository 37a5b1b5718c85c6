"""Rows as they were before an event; where a later event changed them again, only what that one goes back to."""

from typing import Any

from django.apps import apps
from django.db import models

from cordially.models import Change, Event
from cordially.store import cards, meetings, rows

_OF_CARD = "SELECT i.id FROM identity i JOIN card c ON c.person_id = i.person_id WHERE c.id = ?"
_OF_PERSON = "SELECT id FROM identity WHERE person_id = ?"


def put_back(event_id: int) -> set[int]:
    """Restore all that the event changed. Returns the identities that this touches."""
    touched: set[int] = set()
    for change in Change.objects.filter(event_id=event_id).order_by("-id"):
        touched |= _put_back(change)
    return touched


def _put_back(change: Change) -> set[int]:
    before, after = change.before or {}, change.after or {}
    if change.table == "thread":
        return _part_threads(change)
    if change.table not in ("meeting", "card"):
        return _put_back_row(change)
    later = _later(change).first()
    if later is not None:
        _go_back_further(later, before)
    elif change.table == "meeting":
        meetings.replace(change.row, before)
    else:
        cards.restore(change.row, before)
    if change.table == "card":
        return {row[0] for row in rows.select(_OF_CARD, (change.row,))}
    return {part[0] for part in (*before["parts"], *after["parts"])}


def _later(change: Change) -> models.QuerySet[Change]:
    """What later events did to the same row, the next one first."""
    same = Change.objects.filter(table=change.table, row=change.row, id__gt=change.id, event__undone_at=None)
    return same.exclude(event_id=change.event_id).order_by("id")


def _go_back_further(later: Change, before: dict[str, Any]) -> None:
    later.before = before
    later.save(update_fields=["before"])


def _part_threads(change: Change) -> set[int]:
    """Two threads that a message joined are two again, also for who joined them with a third one later."""
    before: dict[str, list[int]] = change.before or {}
    moved, keys = set(before["interactions"]), set(before["keys"])
    later = Change.objects.filter(table="thread", id__gt=change.id, event__undone_at=None)
    for other in later.exclude(event_id=change.event_id):
        told = other.before or {}
        if moved.intersection(told["interactions"]) or keys.intersection(told["keys"]):
            _go_back_further(
                other,
                {
                    "interactions": [row for row in told["interactions"] if row not in moved],
                    "keys": [key for key in told["keys"] if key not in keys],
                },
            )
    rows.change(f"UPDATE interaction SET thread = {change.row:d} WHERE id IN ({{}})", moved)
    rows.change(f"UPDATE thread_reference SET thread = {change.row:d} WHERE key IN ({{}})", keys)
    return set()


def _put_back_row(change: Change) -> set[int]:
    model = _model(change.table)
    row = model._default_manager.filter(pk=change.row)
    touched = _identities_of(row.first())
    if change.before is None:
        row.delete()
    elif change.after is None:
        _insert(model, change.before)
    else:
        row.update(**_not_changed_later(change))
    return touched | _identities_of(model._default_manager.filter(pk=change.row).first())


def _insert(model: type[models.Model], told: dict[str, Any]) -> None:
    """A row that was taken away comes back, unless what it came from or was about is gone itself."""
    if told.get("event_id") and not Event.objects.filter(id=told["event_id"], undone_at=None).exists():
        return
    people = {told[name] for name in ("person_id", "other_id") if told.get(name)}
    if len(people) == len(list(rows.among("SELECT id FROM person WHERE id IN ({})", people))):
        model(**told).save(force_insert=True)


def _not_changed_later(change: Change) -> dict[str, Any]:
    """The fields to restore; those that a later event set anew stay, and go back further when that is undone."""
    fields = dict(change.before or {})
    for later in _later(change):
        if later.before is None or later.after is None:
            continue
        shared = {name: fields.pop(name) for name in later.before if name in fields}
        if shared:
            _go_back_further(later, {**later.before, **shared})
    if fields.get("me_id") and not list(rows.select("SELECT 1 FROM person WHERE id = ?", (fields["me_id"],))):
        fields["me_id"] = None
    return fields


def _identities_of(row: models.Model | None) -> set[int]:
    ends = {getattr(row, name, None) for name in ("person_id", "other_id")}
    if row is not None and row._meta.db_table == "person":
        ends.add(row.pk)
    return {found[0] for end in ends if end for found in rows.select(_OF_PERSON, (end,))}


def _model(table: str) -> type[models.Model]:
    return next(model for model in apps.get_app_config("cordially").get_models() if model._meta.db_table == table)

"""Taking back what an event did: its rows out, what it changed as it was, and what follows reckoned anew."""

from collections.abc import Iterable
from datetime import datetime

from django.apps import apps
from django.db import models

from cordially.models import Change, Event
from cordially.store import cards, me, meetings, rows, settle

_BY_HAND = ("note", "correction", "position", "day")  # rows that hang on a person and are nobody's import


def held_by(event: Event) -> str:
    """What a later, live event built on the people that this one added; empty where nothing did."""
    for table in _BY_HAND:
        sql = (
            f"SELECT e.id, e.what FROM {table} t JOIN event e ON e.id = t.event_id JOIN person p ON p.id = t.person_id"
            " WHERE p.event_id = ? AND t.event_id != ? AND e.undone_at IS NULL AND e.kind != 'import'"
            " ORDER BY e.id LIMIT 1"
        )
        for later, what in rows.select(sql, (event.id, event.id)):
            return f"{what} (event {later}) builds on it."
    return ""


def undo(event: Event, *, now: datetime) -> None:
    space_id = event.space_id
    was_mine = set(me.mine(space_id))
    touched = _touched(event.id)
    for change in Change.objects.filter(event=event).order_by("-id"):
        touched |= _put_back(change)
    _take_out(event.id)
    left = {row[0] for row in rows.among("SELECT id FROM identity WHERE id IN ({})", touched)}
    _drop_empty_me(space_id)
    now_mine = me.mine(space_id)
    if set(now_mine) != was_mine:
        me.direct(now_mine)
        settle.everything(space_id, event_id=None, now=int(now.timestamp()))
    else:
        settle.settle(space_id, left, event_id=None, now=int(now.timestamp()))


_TOUCHED = """\
SELECT DISTINCT p.identity_id FROM participant p JOIN interaction i ON i.id = p.interaction_id WHERE i.event_id = ?
SELECT i.id FROM identity i JOIN link l ON l.person_id = i.person_id OR l.other_id = i.person_id WHERE l.event_id = ?
SELECT identity_id FROM identity_name WHERE event_id = ?
SELECT i.id FROM identity i JOIN card c ON c.person_id = i.person_id WHERE c.event_id = ?
SELECT id FROM identity WHERE event_id = ?""".split("\n")


def _touched(event_id: int) -> set[int]:
    """Identities whose figures or links this event had a part in."""
    found = {row[0] for sql in _TOUCHED for row in rows.select(sql, (event_id,))}
    linked = (
        "SELECT i.id FROM identity i JOIN person p ON p.id = i.person_id WHERE p.root_id IN"
        " (SELECT p.root_id FROM identity i JOIN person p ON p.id = i.person_id WHERE i.id IN ({}))"
    )
    return found | {row[0] for row in rows.among(linked, found)}


def _put_back(change: Change) -> set[int]:
    """Restore one row as it was. Returns the identities that this touches."""
    before, after = change.before or {}, change.after or {}
    if change.table == "meeting":
        meetings.replace(change.row, before)
        return {part[0] for part in (*before["parts"], *after["parts"])}
    if change.table == "card":
        cards.restore(change.row, before)
        return {row[0] for row in rows.select(_OF_CARD, (change.row,))}
    if change.table == "thread":
        rows.change(f"UPDATE interaction SET thread = {change.row:d} WHERE id IN ({{}})", before["interactions"])
        rows.change(f"UPDATE thread_reference SET thread = {change.row:d} WHERE key IN ({{}})", before["keys"])
        return set()
    return _put_back_row(change)


_OF_CARD = "SELECT i.id FROM identity i JOIN card c ON c.person_id = i.person_id WHERE c.id = ?"
_OF_PERSON = "SELECT id FROM identity WHERE person_id = ?"


def _put_back_row(change: Change) -> set[int]:
    model = _model(change.table)
    row = model._default_manager.filter(pk=change.row)
    touched = _identities_of(row.first())
    if change.before is None:
        row.delete()
    elif change.after is None:
        model(**change.before).save(force_insert=True)
    else:
        row.update(**change.before)
    return touched | _identities_of(model._default_manager.filter(pk=change.row).first())


def _identities_of(row: models.Model | None) -> set[int]:
    ends = {getattr(row, name, None) for name in ("person_id", "other_id")}
    if row is not None and row._meta.db_table == "person":
        ends.add(row.pk)
    return {found[0] for end in ends if end for found in rows.select(_OF_PERSON, (end,))}


def _model(table: str) -> type[models.Model]:
    return next(model for model in apps.get_app_config("cordially").get_models() if model._meta.db_table == table)


def _take_out(event_id: int) -> None:
    """Delete what bears this event's number; what a later import told again goes over to that one."""
    db = rows.database()
    for table in ("interaction", "card"):
        db.execute(
            f"UPDATE {table} SET event_id = (SELECT min(s.event_id) FROM sighting s WHERE s.\"table\" = '{table}'"
            f' AND s."row" = {table}.id AND s.event_id != ?1) WHERE event_id = ?1 AND EXISTS (SELECT 1 FROM sighting s'
            f' WHERE s."table" = \'{table}\' AND s."row" = {table}.id AND s.event_id != ?1)',
            (event_id,),
        )
        db.execute(
            f"DELETE FROM sighting WHERE \"table\" = '{table}'"
            f' AND "row" IN (SELECT id FROM {table} WHERE event_id = ?)',
            (event_id,),
        )
    gone = [row[0] for row in rows.select("SELECT id FROM interaction WHERE event_id = ?", (event_id,))]
    _delete_interactions(gone)
    for table in ("sighting", "seen_file", "thread_reference", "position", "card", "identity_name", "link"):
        db.execute(f"DELETE FROM {table} WHERE event_id = ?", (event_id,))
    _delete_identities(event_id)


def _delete_interactions(gone: Iterable[int]) -> None:
    gone = list(gone)
    rows.change(
        "INSERT INTO words_index (words_index, rowid, subject, text)"
        " SELECT 'delete', interaction_id, subject, text FROM words WHERE interaction_id IN ({})",
        gone,
    )
    for table in ("words", "participant"):
        rows.change(f"DELETE FROM {table} WHERE interaction_id IN ({{}})", gone)
    rows.change("DELETE FROM interaction WHERE id IN ({})", gone)


_USED = (
    "EXISTS (SELECT 1 FROM participant p WHERE p.identity_id = identity.id)"
    " OR EXISTS (SELECT 1 FROM identity_name n WHERE n.identity_id = identity.id)"
    " OR EXISTS (SELECT 1 FROM card c WHERE c.person_id = identity.person_id)"
    + "".join(
        f" OR EXISTS (SELECT 1 FROM {t} WHERE person_id = identity.person_id)"
        for t in ("note", "correction", "position")
    )
    + " OR EXISTS (SELECT 1 FROM link l WHERE l.person_id = identity.person_id OR l.other_id = identity.person_id)"
)


def _delete_identities(event_id: int) -> None:
    """Identities that nothing else speaks of, with their home people; the others go over to who speaks of them."""
    db = rows.database()
    sql = f"SELECT id, person_id FROM identity WHERE event_id = ? AND NOT ({_USED})"
    gone = list(rows.select(sql, (event_id,)))
    people = [person for _, person in gone]
    rows.change("DELETE FROM identity WHERE id IN ({})", [identity for identity, _ in gone])
    for column in ("person_id", "other_id"):
        rows.change(f"DELETE FROM suggestion WHERE {column} IN ({{}})", people)
    for table in ("tie", "day"):
        rows.change(f"DELETE FROM {table} WHERE person_id IN ({{}})", people)
    rows.change("UPDATE space SET me_id = NULL WHERE me_id IN ({})", people)
    rows.change("UPDATE person SET root_id = id WHERE root_id IN ({})", people)
    rows.change("DELETE FROM person WHERE id IN ({})", people)
    other = (
        "coalesce((SELECT min(i.event_id) FROM participant p JOIN interaction i ON i.id = p.interaction_id"
        " WHERE p.identity_id = identity.id),"
        " (SELECT min(event_id) FROM card c WHERE c.person_id = identity.person_id))"
    )
    db.execute(f"UPDATE identity SET event_id = {other} WHERE event_id = ?", (event_id,))
    db.execute(
        "UPDATE person SET event_id = (SELECT min(i.event_id) FROM identity i WHERE i.person_id = person.id)"
        " WHERE event_id = ?",
        (event_id,),
    )


def _drop_empty_me(space_id: int) -> None:
    """Where the person taken for me has no address left, nobody is."""
    rows.database().execute(
        "UPDATE space SET me_id = NULL WHERE id = ? AND NOT EXISTS"
        " (SELECT 1 FROM identity i JOIN person p ON p.id = i.person_id WHERE p.root_id = space.me_id)",
        (space_id,),
    )

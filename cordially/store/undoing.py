"""Taking back what an event did: its rows out, what it changed as it was, and what follows reckoned anew."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime

from cordially.models import Event
from cordially.store import hearing, heirs, me, people, restoring, rows, settle, ties


def undo(event: Event, *, now: datetime) -> str:
    """Undo it, inside the caller's transaction. Where a later event builds on what would go, say so and stop."""
    space_id = event.space_id
    stamp = int(now.timestamp())
    was_mine, told_until = set(me.mine(space_id)), ties.told_until(stamp)
    touched = _touched(space_id, event.id)
    heirs.hand_over(event.id)
    touched |= restoring.put_back(event.id)
    held = _take_out(event.id)
    if held:
        return held
    _forget_how_far(event.id)
    _drop_empty_me(space_id)
    left = {row[0] for row in rows.among("SELECT id FROM identity WHERE id IN ({})", touched)}
    settle.settle(space_id, left, event_id=None, now=stamp, was_mine=was_mine)
    if ties.told_until(stamp) < told_until:
        ties.look_again(space_id, now=stamp)
    return ""


_TOUCHED = """\
SELECT DISTINCT p.identity_id FROM participant p JOIN interaction i ON i.id = p.interaction_id WHERE i.event_id = ?
SELECT i.id FROM identity i JOIN link l ON l.person_id = i.person_id OR l.other_id = i.person_id WHERE l.event_id = ?
SELECT identity_id FROM identity_name WHERE event_id = ?
SELECT i.id FROM identity i JOIN card c ON c.person_id = i.person_id WHERE c.event_id = ?
SELECT id FROM identity WHERE event_id = ?""".split("\n")


def _touched(space_id: int, event_id: int) -> set[int]:
    """Identities whose figures or links this event had a part in, with those of the same names."""
    found = {row[0] for sql in _TOUCHED for row in rows.select(sql, (event_id,))}
    linked = (
        "SELECT i.id FROM identity i JOIN person p ON p.id = i.person_id WHERE p.root_id IN"
        " (SELECT p.root_id FROM identity i JOIN person p ON p.id = i.person_id WHERE i.id IN ({}))"
    )
    near = people.near(space_id, people.homes(found))
    named = {row[0] for row in rows.among("SELECT id FROM identity WHERE person_id IN ({})", near)}
    return found | named | {row[0] for row in rows.among(linked, found)}


def _take_out(event_id: int) -> str:
    """Delete what bears this event's number, unless a later event of yours builds on it; then say which."""
    db = rows.database()
    for table in ("interaction", "card"):
        listed = f'"row" IN (SELECT id FROM {table} WHERE event_id = ?)'
        db.execute(f"DELETE FROM sighting WHERE \"table\" = '{table}' AND {listed}", (event_id,))
    gone = [row[0] for row in rows.select("SELECT id FROM interaction WHERE event_id = ?", (event_id,))]
    _delete_interactions(gone)
    for table in ("sighting", "seen_file", "thread_reference", "position", "card", "identity_name", "link"):
        db.execute(f"DELETE FROM {table} WHERE event_id = ?", (event_id,))
    return _delete_identities(event_id)


def _delete_interactions(gone: Iterable[int]) -> None:
    gone = list(gone)
    hearing.forget_found(gone)
    rows.change(
        "INSERT INTO words_index (words_index, rowid, subject, text)"
        " SELECT 'delete', interaction_id, subject, text FROM words WHERE interaction_id IN ({})",
        gone,
    )
    for table in ("words", "participant"):
        rows.change(f"DELETE FROM {table} WHERE interaction_id IN ({{}})", gone)
    rows.change("DELETE FROM interaction WHERE id IN ({})", gone)


_TOLD_BY = (
    "coalesce((SELECT min(i.event_id) FROM participant p JOIN interaction i ON i.id = p.interaction_id"
    " WHERE p.identity_id = identity.id),"
    " (SELECT min(c.event_id) FROM card c WHERE c.person_id = identity.person_id),"
    " (SELECT min(n.event_id) FROM identity_name n WHERE n.identity_id = identity.id))"
)


def _delete_identities(event_id: int) -> str:
    """Identities that no import tells of any more, with their home people; the others go over to who tells of them."""
    db = rows.database()
    db.execute(f"UPDATE identity SET event_id = {_TOLD_BY} WHERE event_id = ? AND {_TOLD_BY} IS NOT NULL", (event_id,))
    db.execute(
        "UPDATE person SET event_id = (SELECT min(i.event_id) FROM identity i WHERE i.person_id = person.id)"
        " WHERE event_id = ?",
        (event_id,),
    )
    gone = list(rows.select("SELECT id, person_id FROM identity WHERE event_id = ?", (event_id,)))
    homes = [person for _, person in gone]
    held = _held(homes, event_id)
    if held:
        return held
    for table, column in (("link", "person_id"), ("link", "other_id"), ("suggestion", "person_id")):
        rows.change(f"DELETE FROM {table} WHERE {column} IN ({{}})", homes)
    rows.change("DELETE FROM suggestion WHERE other_id IN ({})", homes)
    for table in ("tie", "day"):
        rows.change(f"DELETE FROM {table} WHERE person_id IN ({{}})", homes)
    rows.change("DELETE FROM identity WHERE id IN ({})", [identity for identity, _ in gone])
    rows.change("UPDATE space SET me_id = NULL WHERE me_id IN ({})", homes)
    rows.change("UPDATE person SET root_id = id WHERE root_id IN ({})", homes)
    rows.change("DELETE FROM person WHERE id IN ({})", homes)
    return ""


_BY_HAND = (
    ("note", "person_id"),
    ("correction", "person_id"),
    ("correction", "other_id"),
    ("position", "person_id"),
    ("day", "person_id"),
    ("promise", "person_id"),
    ("need", "person_id"),
    ("shelf", "person_id"),
    ("gift", "person_id"),
    ("introduction", "person_id"),
    ("introduction", "other_id"),
    ("follow_up", "person_id"),
    ("decision", "person_id"),
    ("rhythm", "person_id"),
    ("circle", "person_id"),
    ("link", "person_id"),
    ("link", "other_id"),
)


def _held(homes: Collection[int], event_id: int) -> str:
    """What you did later, and have not undone, with people who would go; empty where it is nothing."""
    live = "e.id != ? AND e.undone_at IS NULL AND e.kind != 'import'"
    found: list[tuple[int, str]] = []
    for table, column in _BY_HAND:
        joined = f"FROM {table} t JOIN event e ON e.id = t.event_id"
        found += rows.among(f"SELECT e.id, e.what {joined} WHERE t.{column} IN ({{}}) AND {live}", homes, event_id)
    changed = 'FROM change t JOIN event e ON e.id = t.event_id WHERE t."table" ='
    sql = f"SELECT e.id, e.what {changed} 'person' AND t.\"row\" IN ({{}}) AND {live}"
    found += rows.among(sql, homes, event_id)
    for one, what, after in rows.select(f"SELECT e.id, e.what, t.after {changed} 'space' AND {live}", (event_id,)):
        if json.loads(after).get("me_id") in set(homes):
            found.append((one, what))
    return f"{min(found)[1]} (event {min(found)[0]}) builds on it." if found else ""


def _forget_how_far(event_id: int) -> None:
    """Later imports of the same file began where this one had ended; the next shall begin at the beginning."""
    sql = (
        'SELECT later.event_id FROM "import" later JOIN "import" this ON this.path = later.path'
        " AND this.source = later.source WHERE this.event_id = ? AND later.event_id > this.event_id"
    )
    later = [row[0] for row in rows.select(sql, (event_id,))]
    rows.change("UPDATE \"import\" SET mark = '', mark_of = x'' WHERE event_id IN ({})", later)
    rows.change("DELETE FROM seen_file WHERE event_id IN ({})", later)


def _drop_empty_me(space_id: int) -> None:
    """Where the person taken for me has no address left, nobody is."""
    rows.database().execute(
        "UPDATE space SET me_id = NULL WHERE id = ? AND NOT EXISTS"
        " (SELECT 1 FROM identity i JOIN person p ON p.id = i.person_id JOIN person me ON me.root_id = p.root_id"
        " WHERE me.id = space.me_id)",
        (space_id,),
    )

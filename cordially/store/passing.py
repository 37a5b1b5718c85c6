"""What passed with a person after a sentence was said, as far as it may keep a promise or answer an ask."""

from collections.abc import Collection, Iterable
from typing import Any

from cordially.core.promises import Later
from cordially.models.interaction import AUTOMATIC, FROM, IN, OUT, SIGNS
from cordially.store import rows

MOST = 200  # interactions after a promise that are looked through
FEW = 6  # in a larger round nobody answers anybody in particular
THREADS = 200
ANSWERED = 90 * 86_400  # seconds after which a word is no answer any more
OTHER = 9  # the role of whoever has no part in it, but for the thread
_BY_HAND = f"(NOT i.signs & {AUTOMATIC} OR i.signs & {SIGNS['list']} OR i.kind = 'linkedin')"
_IDENTITIES = "SELECT d.id FROM identity d JOIN person h ON h.id = d.person_id WHERE h.root_id = ?"
_LATER = (
    "WITH side AS (SELECT p.interaction_id AS id, min(p.role) AS role FROM participant p"
    f" WHERE p.identity_id IN ({_IDENTITIES}) AND p.at > ? AND p.at <= ? GROUP BY 1),"
    f" near AS (SELECT id, role FROM side UNION ALL SELECT id, {OTHER} FROM interaction"
    " WHERE thread IN ({}) AND at > ? AND at <= ? AND id NOT IN (SELECT id FROM side))"
    " SELECT i.id, i.at, i.direction, i.kind, substr(w.text, 1, 2500), w.subject, w.attachments, i.crowd, i.thread,"
    " n.role FROM near n JOIN interaction i ON i.id = n.id JOIN words w ON w.interaction_id = i.id"
    f" WHERE i.cancelled_at IS NULL AND {_BY_HAND} ORDER BY i.at, i.id LIMIT {MOST}"
)
_ANSWER = (
    f"SELECT i.id, i.at FROM participant p JOIN interaction i ON i.id = p.interaction_id WHERE p.identity_id IN"
    f" ({_IDENTITIES}) AND p.at > ? AND p.at <= ? AND i.cancelled_at IS NULL"
    f" AND ((i.kind IN ('meeting', 'call') AND i.crowd <= {FEW}) OR (i.direction = ?"
    f" AND (i.crowd <= {FEW} OR i.thread = ?) AND p.role <= ? AND {_BY_HAND})) ORDER BY i.at, i.id LIMIT 1"
)
_IN_THREAD = (
    f"SELECT i.id, i.at FROM interaction i WHERE i.thread = ? AND i.at > ? AND i.at <= ? AND i.direction = {IN}"
    f" AND {_BY_HAND} ORDER BY i.at, i.id LIMIT 1"
)
_NAMES = (
    "SELECT p.interaction_id, r.name FROM participant p JOIN identity d ON d.id = p.identity_id"
    " JOIN person h ON h.id = d.person_id JOIN person r ON r.id = h.root_id WHERE p.interaction_id IN ({})"
    f" AND p.role != {FROM}"
)
_BEFORE = (
    "SELECT s.id, substr(w.text, max(1, s.start - 299), min(300, s.start)) FROM promise s"
    " JOIN words w ON w.interaction_id = s.interaction_id WHERE s.id IN ({})"
)


def later(root: int, threads: Collection[int], *, since: int, until: int, by_me: bool) -> list[Later]:
    """What passed with this person, or in these threads, after a time: the oldest first, nothing that is to come.

    `by_me`: the promise is mine; else it is theirs.
    """
    near = list(threads)[:THREADS]
    sql = _LATER.format(",".join("?" * len(near)))
    found = list(rows.select(sql, (root, since, until, *near, since, until)))
    names = _names(row[0] for row in found if 2 <= row[7] <= FEW)
    return [_later(row, names.get(row[0], ()), by_me) for row in found]


def _later(row: tuple[Any, ...], names: tuple[str, ...], by_me: bool) -> Later:
    id_, at, direction, kind, text, subject, attachments, crowd, thread, role = row
    by_them = direction != OUT and role == FROM
    is_meeting = kind in ("meeting", "call")
    return Later(
        id=id_,
        at=at,
        by_promiser=is_meeting or (direction == OUT if by_me else by_them),
        kind=kind,
        text=text,
        subject=subject,
        attachments=tuple(filter(None, attachments.split("\n"))),
        others=crowd,
        thread=thread,
        names=names,
        is_theirs=role != OTHER if is_meeting else direction == OUT or by_them,
    )


def _names(interactions: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The first names of those to whom a small round's messages were addressed."""
    found: dict[int, tuple[str, ...]] = {}
    for interaction, name in rows.among(_NAMES, interactions):
        first = name.split()[0] if name.split() else ""
        if len(first) > 1:
            found[interaction] = (*found.get(interaction, ()), first)
    return found


def answer(
    root: int, *, thread: int | None, by_me: bool, to_several: bool, since: int, until: int
) -> tuple[int, int] | None:
    """(interaction, at) of the next word of whoever was asked, on any channel, or of a meeting. `by_me`: I am asked."""
    until = min(until, since + ANSWERED)
    direction, role = (OUT, OTHER) if by_me else (IN, FROM)
    found = next(rows.select(_ANSWER, (root, since, until, direction, thread, role)), None)
    if found is None and to_several and not by_me:
        found = next(rows.select(_IN_THREAD, (thread, since, until)), None)
    return found and (found[0], found[1])


def close(table: str, ended: Iterable[tuple[object, ...]]) -> None:
    """Write down what ended them: (when, by which interaction, why, number) of promises, without why of asks."""
    fields = {"promise": "kept_at = ?, kept_by_id = ?, kept_why = ?", "ask": "answered_at = ?, answered_by_id = ?"}
    rows.write(f"UPDATE {table} SET {fields[table]} WHERE id = ?", ended)


def before(promises: Iterable[int]) -> dict[int, str]:
    """What was written right before each of these promises."""
    return dict(rows.among(_BEFORE, promises))


def unseen(space_id: int) -> tuple[int, int]:
    """The last interaction that a look has seen, and the last there is."""
    sql = "SELECT s.looked, coalesce((SELECT max(id) FROM interaction), 0) FROM space s WHERE s.id = ?"
    seen, last = next(rows.select(sql, (space_id,)))
    return int(seen), int(last)


def see(space_id: int, last: int) -> None:
    rows.database().execute("UPDATE space SET looked = ? WHERE id = ?", (last, space_id))


def touched(roots: Collection[int], seen: int) -> set[int]:
    """Those of these people with whom something was stored after the last look."""
    sql = (
        "SELECT DISTINCT h.root_id FROM person h JOIN identity d ON d.person_id = h.id"
        " JOIN participant p ON p.identity_id = d.id WHERE h.root_id IN ({}) AND p.interaction_id > ?"
    )
    return {row[0] for row in rows.among(sql, roots, seen)}

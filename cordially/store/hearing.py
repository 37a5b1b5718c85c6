"""Messages whose words wait to be read, who says them to whom, and what was found in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cordially.core.promises import Later
from cordially.models.interaction import FROM, OUT, TO
from cordially.store import rows

_WAITING = (
    "SELECT i.id, i.at, i.offset, i.direction, i.crowd, i.thread, w.subject, w.text FROM interaction i"
    " INDEXED BY interaction_unheard JOIN words w ON w.interaction_id = i.id"
    " WHERE NOT i.heard AND i.at <= ? AND i.space_id = ? ORDER BY i.at DESC LIMIT ?"
)
_PARTS = (
    "SELECT p.interaction_id, p.role, d.person_id, h.root_id, r.name FROM participant p"
    " JOIN identity d ON d.id = p.identity_id JOIN person h ON h.id = d.person_id JOIN person r ON r.id = h.root_id"
    " WHERE p.interaction_id IN ({})"
)
_LATER = (
    "SELECT i.id, i.at, i.direction, i.kind, w.text, w.subject, w.attachments, i.crowd, i.thread, min(p.role)"
    " FROM participant p JOIN identity d ON d.id = p.identity_id JOIN person h ON h.id = d.person_id"
    " JOIN interaction i ON i.id = p.interaction_id JOIN words w ON w.interaction_id = i.id"
    " WHERE h.root_id = ? AND p.at > ? AND p.at <= ? AND i.cancelled_at IS NULL"
    " GROUP BY i.id ORDER BY i.at, i.id LIMIT 400"
)


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a message: home person, root, name."""

    role: int
    home: int
    root: int
    name: str


@dataclass(frozen=True, slots=True)
class Unheard:
    """A message to be read, with the parts of all but me."""

    id: int
    at: int
    offset: int | None
    is_mine: bool
    crowd: int
    thread: int | None
    subject: str
    text: str
    others: tuple[Part, ...]

    def other(self) -> Part | None:
        """Whom it is about: who wrote it, or the first it was addressed to."""
        role = TO if self.is_mine else FROM
        return next((part for part in self.others if part.role == role), None)


def waiting(space_id: int, me: int | None, *, until: int, most: int) -> list[Unheard]:
    """The newest messages that were not heard yet."""
    found = list(rows.select(_WAITING, (until, space_id, most)))
    parts: defaultdict[int, list[Part]] = defaultdict(list)
    for interaction, role, home, root, name in rows.among(_PARTS, [row[0] for row in found]):
        if root != me:
            parts[interaction].append(Part(role, home, root, name))
    return [
        Unheard(id_, at, offset, direction == OUT, crowd, thread, subject, text, tuple(parts[id_]))
        for id_, at, offset, direction, crowd, thread, subject, text in found
    ]


def left(space_id: int) -> int:
    sql = "SELECT count(*) FROM interaction INDEXED BY interaction_unheard WHERE NOT heard AND space_id = ?"
    return int(next(rows.select(sql, (space_id,)))[0])


def mark_heard(interactions: Collection[int]) -> None:
    rows.change("UPDATE interaction SET heard = 1 WHERE id IN ({})", interactions)


def hear_again(space_id: int) -> None:
    """All words wait once more; what was found and not decided goes."""
    db = rows.database()
    for table in ("promise", "ask", "offer", "need"):
        db.execute(
            f"DELETE FROM {table} WHERE space_id = ? AND event_id IS NULL AND confirmed_at IS NULL"
            " AND dismissed_at IS NULL",
            (space_id,),
        )
    db.execute(
        "UPDATE interaction SET heard = 0 WHERE space_id = ? AND words > 0 AND direction != 0"
        " AND (signs & 14 = 0 OR signs & 1)",
        (space_id,),
    )


def later(root: int, *, since: int, until: int, promised_by_me: bool) -> list[Later]:
    """What passed with this person after a time, oldest first; meetings that are still to come are left out."""
    return [
        Later(
            id=id_,
            at=at,
            by_promiser=(direction == OUT) == promised_by_me if kind not in ("meeting", "call") else True,
            kind=kind,
            text=text[:6000],
            subject=subject,
            attachments=tuple(filter(None, attachments.split("\n"))),
            others=crowd,
            thread=thread,
        )
        for id_, at, direction, kind, text, subject, attachments, crowd, thread, role in rows.select(
            _LATER, (root, since, until)
        )
        if kind in ("meeting", "call") or direction == OUT or role == FROM
    ]


def forget_found(interactions: Iterable[int]) -> None:
    """Drop what was found in interactions that are taken out, and open again what only they had kept."""
    gone = list(interactions)
    for table in ("promise", "ask", "offer", "need", "talk"):
        rows.change(f"DELETE FROM {table} WHERE interaction_id IN ({{}})", gone)
    rows.change("UPDATE promise SET kept_at = NULL, kept_by_id = NULL, kept_why = '' WHERE kept_by_id IN ({})", gone)
    rows.change("UPDATE ask SET answered_at = NULL, answered_by_id = NULL WHERE answered_by_id IN ({})", gone)


def write(table: str, columns: Sequence[str], found: Iterable[Sequence[object]]) -> None:
    places = ",".join("?" * len(columns))
    rows.write(f"INSERT INTO {table} ({','.join(columns)}) VALUES ({places})", found)

"""Messages whose words wait to be read, who says them to whom, and what was found in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from cordially.core.words import Personal
from cordially.models import Ask, Need, Offer, Promise
from cordially.models.interaction import FROM, OUT, SIGNS, TO
from cordially.store import rows

MODELS: tuple[Any, ...] = (Promise, Ask, Offer, Need)
_WAITING = (
    "SELECT i.id, i.at, i.offset, i.direction, i.direct, i.signs, i.crowd, w.text FROM interaction i"
    " INDEXED BY interaction_unheard JOIN words w ON w.interaction_id = i.id"
    " WHERE NOT i.heard AND i.at <= ? AND i.space_id = ? ORDER BY i.at DESC LIMIT ?"
)
_PARTS = (
    "SELECT p.interaction_id, p.role, d.person_id, h.root_id, r.name FROM participant p"
    " JOIN identity d ON d.id = p.identity_id JOIN person h ON h.id = d.person_id JOIN person r ON r.id = h.root_id"
    " WHERE p.interaction_id IN ({})"
)
_FAMILIAR = (
    "SELECT p.id, p.name FROM person p JOIN tie t ON t.person_id = p.id"
    " WHERE p.space_id = ? AND t.sent > 0 AND t.received > 0"
)
AGAIN = 180 * 86_400


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
    is_ours: bool  # from me, or to me
    is_mine: bool
    is_direct: bool  # by me, or addressed to me
    is_bulk: bool  # sent to many, or by a stranger whom I never answered
    crowd: int
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
        Unheard(
            id_,
            at,
            offset,
            way != 0,
            way == OUT,
            bool(direct),
            bool(signs & SIGNS["bulk"]),
            crowd,
            text,
            (*parts[id_],),
        )
        for id_, at, offset, way, direct, signs, crowd, text in found
    ]


def left(space_id: int) -> int:
    sql = "SELECT count(*) FROM interaction INDEXED BY interaction_unheard WHERE NOT heard AND space_id = ?"
    return int(next(rows.select(sql, (space_id,)))[0])


def personal(space_id: int) -> Personal | None:
    """What your decisions teach, for this machine only; None where you decided nothing yet."""
    decided = [
        (row.text, row.kind, row.dismissed_at is None)
        for model in MODELS
        for row in model.objects.filter(space_id=space_id, event=None).exclude(confirmed_at=None, dismissed_at=None)
    ]
    if not decided:
        return None
    layer = Personal()
    layer.learn(decided)
    return layer


def mark_heard(interactions: Collection[int]) -> None:
    rows.change("UPDATE interaction SET heard = 1 WHERE id IN ({})", interactions)


BY_HAND = "words > 0 AND (signs & 14 = 0 OR signs & 1 OR kind = 'linkedin')"
_READ = f"direction != 0 AND {BY_HAND}"


def is_any_heard(space_id: int) -> bool:
    sql = f"SELECT EXISTS (SELECT 1 FROM interaction WHERE heard AND {_READ} AND space_id = ?)"
    return bool(next(rows.select(sql, (space_id,)))[0])


def note_reading(space_id: int, needs_by: str) -> None:
    """Keep what reads the needs: this one if nothing was read before, none if there is more than one."""
    ((before,),) = rows.select("SELECT needs_by FROM space WHERE id = ?", (space_id,))
    now = before if before == needs_by else "" if is_any_heard(space_id) else needs_by
    if now != before:
        rows.database().execute("UPDATE space SET needs_by = ? WHERE id = ?", (now, space_id))


def _drop_undecided(table: str) -> str:
    ended = " AND let_go_at IS NULL" if table in ("promise", "ask") else ""
    return f"DELETE FROM {table} WHERE event_id IS NULL AND confirmed_at IS NULL AND dismissed_at IS NULL{ended}"


def hear_turned(interactions: Collection[int]) -> None:
    """These are from me or to me now, or no longer: they wait once more, and what was found and not decided goes."""
    for table in ("promise", "ask", "offer", "need"):
        rows.change(_drop_undecided(table) + " AND interaction_id IN ({})", interactions)
    rows.change("UPDATE interaction SET heard = 0 WHERE id IN ({})", interactions)


def hear_again(space_id: int) -> None:
    """All words wait once more; what was found and not decided goes."""
    db = rows.database()
    for table in ("promise", "ask", "offer", "need"):
        db.execute(_drop_undecided(table) + " AND space_id = ?", (space_id,))
    db.execute("UPDATE promise SET again = 0 WHERE space_id = ?", (space_id,))
    db.execute(f"UPDATE interaction SET heard = 0 WHERE space_id = ? AND {_READ}", (space_id,))


def familiar(space_id: int) -> dict[str, tuple[int, str]]:
    """Those who are meant by a first name alone: the only ones of that name with whom I am in touch. (root, name)"""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for root, name in rows.select(_FAMILIAR, (space_id,)):
        found[name.partition(" ")[0].casefold()].append((root, name))
    return {first: people[0] for first, people in found.items() if len(people) == 1}


def forget_found(interactions: Iterable[int]) -> None:
    """Drop what was found in interactions that are taken out, and open again what only they had kept."""
    gone = list(interactions)
    _hear_near(gone)
    for table in ("promise", "ask", "offer", "need", "talk"):
        rows.change(f"DELETE FROM {table} WHERE interaction_id IN ({{}})", gone)
    rows.change("UPDATE promise SET kept_at = NULL, kept_by_id = NULL, kept_why = '' WHERE kept_by_id IN ({})", gone)
    rows.change("UPDATE ask SET answered_at = NULL, answered_by_id = NULL WHERE answered_by_id IN ({})", gone)
    if gone:
        rows.database().execute("UPDATE space SET looked = 0")  # something else may show it kept


def _hear_near(gone: list[int]) -> None:
    """What was said more than once is found once more where it is still told."""
    again = "SELECT person_id, said_at FROM promise WHERE again > 0 AND interaction_id IN ({})"
    for person, said_at in list(rows.among(again, gone)):
        rows.database().execute(
            "UPDATE interaction SET heard = 0 WHERE words > 0 AND direction != 0 AND id IN"
            " (SELECT p.interaction_id FROM participant p JOIN identity d ON d.id = p.identity_id"
            " JOIN person h ON h.id = d.person_id JOIN person r ON r.root_id = h.root_id"
            " WHERE r.id = ? AND p.at > ? AND p.at < ?)",
            (person, said_at, said_at + AGAIN),
        )


_KNOWN = "SELECT '{0}', interaction_id, start FROM {0} WHERE interaction_id IN ({{}})"


def known(interactions: Collection[int]) -> set[tuple[str, int, int]]:
    """(table, interaction, where the sentence begins) of what was found there before and is still there."""
    tables = ("promise", "ask", "offer", "need")
    return {row for table in tables for row in rows.among(_KNOWN.format(table), interactions)}

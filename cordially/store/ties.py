"""The contacts behind each tie, read for the people an import touched, and the figures written back."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from time import gmtime

from cordially.core.warmth import Contact, Figures, figures, glance, tempo
from cordially.models.interaction import AUTOMATIC, BCC, CC, DECLINED, FROM, IN, OUT, SIGNS, TO
from cordially.store import rows

_TOGETHER = frozenset({"meeting", "call"})
COMPANY = 20  # in a larger round two who got the same mail have nothing in common
MANY = 20_000  # people
_LIST = SIGNS["list"]
_READ = (
    "SELECT p.identity_id, p.role, p.answer, i.at, i.direction, i.direct, i.kind, i.crowd, i.answering, i.words,"
    " i.thread, i.signs, i.id FROM participant p JOIN interaction i ON i.id = p.interaction_id"
    " WHERE p.identity_id IN ({}) AND i.cancelled_at IS NULL AND p.at <= ? AND p.at > -1000000000000"
)
_WRITE = (
    "INSERT OR REPLACE INTO tie"
    " (person_id, space_id, figures, glance, peak, sent, received, meetings, first_at, last_at,"
    " last_in_at, last_out_at, unanswered, years) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_BETWEEN = (
    "SELECT DISTINCT p.identity_id FROM interaction i JOIN participant p ON p.interaction_id = i.id"
    " WHERE i.at > ? AND i.at <= ?"
)
Row = tuple[int, int, int, int, int, int, str, int, int, int, int | None, int, int]


def are_old(space_id: int) -> bool:
    """Whether the figures were kept by a version that kept others."""
    for (packed,) in rows.select("SELECT figures FROM tie WHERE space_id = ? LIMIT 1", (space_id,)):
        try:
            Figures.unpack(json.loads(packed))
        except ValueError:
            return True
    return False


def reckon(space_id: int, people: dict[int, list[int]], *, now: int) -> None:
    """Reckon the figures of `people` (root: its identities) anew from their contacts up to `now`."""
    until = told_until(now)
    sql = "UPDATE space SET reckoned = max(coalesce(reckoned, ?), ?) WHERE id = ?"
    rows.database().execute(sql, (now, now, space_id))
    roots = sorted(people)
    for start in range(0, len(roots), 400):
        part = roots[start : start + 400]
        root_of = {identity: root for root in part for identity in people[root]}
        contacts: dict[int, list[Contact]] = {root: [] for root in part}
        for root, found in _contacts(root_of, now):
            contacts[root].append(found)
        told = contacts.items()
        rows.write(_WRITE, [(*_tie(space_id, root, figures(found), until), _years(found)) for root, found in told])


def between(space_id: int, now: int) -> tuple[int, list[int]]:
    """Until when ties tell what passed, and the identities with which something did between that and `now`."""
    told = next(rows.select("SELECT reckoned FROM space WHERE id = ?", (space_id,)))[0]
    until = now if told is None else int(told)
    found = rows.select(_BETWEEN, (min(until, now), max(until, now)))
    return until, [row[0] for row in found]


def take_tempo(space_id: int, touched: int) -> None:
    """Keep how busy my days are. Among very many people a few touched ones change nothing, and cost no look."""
    db = rows.database()
    count = db.execute("SELECT count(*) FROM tie WHERE space_id = ?", (space_id,)).fetchone()[0]
    if count > MANY and touched < count / 20:
        return
    packed = rows.select("SELECT figures FROM tie WHERE space_id = ? ORDER BY person_id", (space_id,))
    found = tempo(Figures.unpack(json.loads(row[0])) for row in packed)
    kept = json.dumps(found.pack()) if found.people else None
    db.execute("UPDATE space SET tempo = ? WHERE id = ?", (kept, space_id))


def told_until(now: int) -> int:
    """When the last interaction was that is known of."""
    return next(rows.select("SELECT max(at) FROM interaction WHERE at <= ?", (now,)))[0] or now


def look_again(space_id: int, *, now: int) -> None:
    """Every glance anew, for when less is known than when they were taken: a glance may only be too high."""
    until = told_until(now)
    kept = list(rows.select("SELECT person_id, figures FROM tie WHERE space_id = ? AND glance > 0", (space_id,)))
    glances = [(glance(Figures.unpack(json.loads(packed)), until), person) for person, packed in kept]
    rows.write("UPDATE tie SET glance = ? WHERE person_id = ?", glances)


def _contacts(root_of: dict[int, int], now: int) -> Iterator[tuple[int, Contact]]:
    seen: set[tuple[int, int]] = set()
    for row in rows.among(_READ, root_of, now):
        root = root_of[row[0]]
        found = contact(row)
        if found is not None and (root, row[-1]) not in seen:
            seen.add((root, row[-1]))
            yield root, found


def contact(row: Row) -> Contact | None:
    """What this participant's part in an interaction means between them and me; None where we were not in touch."""
    _, role, answer, at, direction, direct, kind, crowd, answering, words, thread, signs, _ = row
    if kind in _TOGETHER:
        with_me = direction != 0 and answer != DECLINED
        return Contact(at, False, kind, True, max(1, crowd - 1), False, None, 0, thread) if with_me else None
    if direction == OUT and role in (TO, CC, BCC):
        return Contact(at, True, kind, role == TO, crowd, bool(answering), None, words, thread)
    if direction == IN and role == FROM and not signs & AUTOMATIC & ~_automatic_of_lists(signs):
        return Contact(at, False, kind, bool(direct), crowd, bool(answering), None, words, thread)
    if direction == IN and role in (TO, CC) and 2 <= crowd <= COMPANY and not signs & AUTOMATIC:
        return Contact(at, None, kind, False, crowd)  # a third wrote to both of us
    return None


def _automatic_of_lists(signs: int) -> int:
    """A list adds bulk marks to what people write by hand."""
    return SIGNS["bulk"] | SIGNS["unsubscribe"] if signs & _LIST else 0


def _tie(space_id: int, root: int, found: Figures, until: int) -> tuple[object, ...]:
    last = found.last_at
    return (
        root,
        space_id,
        json.dumps(found.pack()),
        glance(found, until) if last is not None and found.is_mutual else 0.0,
        glance(found, last) if last is not None and found.is_mutual else 0.0,
        found.sent,
        found.received,
        found.met,
        found.first_at,
        last,
        found.last_in_at,
        found.last_out_at,
        max(0, found.unanswered),
    )


def _years(found: Iterable[Contact]) -> str:
    """JSON: what passed in each year: from me, from them, met."""
    years: dict[int, list[int]] = {}
    for contact in found:
        if contact.out is None:
            continue
        counts = years.setdefault(gmtime(contact.at).tm_year, [0, 0, 0])
        counts[2 if contact.kind in _TOGETHER else 0 if contact.out else 1] += 1
    return json.dumps(years)


def groups(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """(root, identity) pairs by root."""
    ordered = sorted(pairs)
    return {root: [identity for _, identity in part] for root, part in groupby(ordered, key=lambda pair: pair[0])}

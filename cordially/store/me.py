"""Which identities are mine: said, told by a source, or seen from whose mailbox it is."""

from collections import Counter
from collections.abc import Collection

from cordially.core import addresses
from cordially.core import names as core_names
from cordially.core.records import Party
from cordially.models.interaction import DECLINED, FROM
from cordially.store import hearing, rows

LEAST_SHARE = 0.5  # of all mail that the owner of a mailbox takes part in
MORE_SHARE = 0.1  # of what is left, for a further address under the same name
MOST_OF_A_SECOND = 0.9  # where somebody else is in as much of it, who the owner is cannot be told
_MOST_OWN = 8

_MINE = (
    "SELECT i.id FROM identity i JOIN person p ON p.id = i.person_id JOIN space s ON s.id = i.space_id"
    " JOIN person me ON me.id = s.me_id WHERE i.space_id = ? AND p.root_id = me.root_id"
)
_WAY = "CASE WHEN EXISTS ({mine} AND role = 1) THEN 1 WHEN EXISTS ({mine}) THEN -1 ELSE 0 END"
_DIRECT = f"UPDATE interaction SET direction = {_WAY}, direct = EXISTS ({{mine}} AND role NOT IN (3, 4))"
_TURNED = f"SELECT id FROM interaction WHERE heard AND {hearing.BY_HAND} AND direction != {_WAY}"


def mine(space_id: int) -> list[int]:
    return [row[0] for row in rows.select(_MINE, (space_id,))]


def names(space_id: int) -> list[str]:
    """How I am called, the most seen first."""
    sql = "SELECT name, sum(seen) FROM identity_name WHERE identity_id IN ({}) GROUP BY 1"
    found = sorted(rows.among(sql, mine(space_id)), key=lambda row: -row[1])
    return [row[0] for row in found[:20]]


def party(space_id: int) -> Party | None:
    """My part in what a source tells without an address of mine."""
    for kind, value in rows.among("SELECT kind, value FROM identity WHERE id IN ({})", mine(space_id)[:1]):
        return Party("attendee", kind, value, answer="accepted")
    return None


def direct(own: Collection[int], only: int | None = None) -> None:
    """Set for each interaction, or `only` for this one, whether it went out from me or came to me.

    `own` are all identities that are mine.
    """
    listed = ",".join(str(int(identity)) for identity in own) or "0"
    own_part = f"answer != {DECLINED} AND identity_id IN ({listed})"
    part = f"SELECT 1 FROM participant WHERE interaction_id = interaction.id AND {own_part}"
    if only is None:
        hearing.hear_turned([row[0] for row in rows.select(_TURNED.format(mine=part))])
    one = "" if only is None else f" WHERE id = {only:d}"
    rows.database().execute(_DIRECT.format(mine=part) + one)


def guess(senders: Counter[int]) -> list[int]:
    """Identities that are probably mine: who wrote what lies among sent mail; else who is in most of it, both ways."""
    found = [identity for identity, count in senders.most_common(_MOST_OWN) if count >= 3 and _is_own(identity)]
    if not found:
        first = _most_present(())
        found = [] if first is None else [first]
    return [*found, *guess_more(found)]


def guess_more(own: Collection[int]) -> list[int]:
    """Further addresses under the name of `own`, to which a good part of the other mail went."""
    found: list[int] = []
    while own and len(own) + len(found) < _MOST_OWN:
        more = _most_present([*own, *found])
        if more is None:
            break
        found.append(more)
    return found


def _is_own(identity: int) -> bool:
    value = next(rows.select("SELECT value FROM identity WHERE id = ?", (identity,)))[0]
    return not addresses.is_no_reply(value)


def _most_present(own: Collection[int]) -> int | None:
    """Who is in most of the mail that none of `own` is in, and seems to be the same as they."""
    listed = ",".join(str(int(identity)) for identity in own) or "0"
    left = (
        "FROM participant p JOIN identity i ON i.id = p.identity_id JOIN interaction x ON x.id = p.interaction_id"
        " WHERE i.kind = 'email' AND x.kind = 'mail' AND NOT EXISTS (SELECT 1 FROM participant q"
        f" WHERE q.interaction_id = p.interaction_id AND q.identity_id IN ({listed}))"
    )
    total = next(rows.select(f"SELECT count(DISTINCT p.interaction_id) {left}"))[0]
    sql = (
        f"SELECT p.identity_id, count(DISTINCT p.interaction_id), sum(p.role = {FROM}), sum(p.role != {FROM}) {left}"
        " GROUP BY 1 ORDER BY 2 DESC LIMIT 5"
    )
    found = list(rows.select(sql))
    for rank, (identity, count, wrote, got) in enumerate(found):
        next_count = found[rank + 1][1] if rank + 1 < len(found) else 0
        if not own and count >= LEAST_SHARE * total and wrote and got:
            return int(identity) if next_count <= MOST_OF_A_SECOND * count else None
        if own and count >= max(3, MORE_SHARE * total) and got and _same_name(identity, own):
            return int(identity)
    return None


def _same_name(identity: int, own: Collection[int]) -> bool:
    sql = "SELECT DISTINCT name FROM identity_name WHERE identity_id IN ({})"
    theirs = [row[0] for row in rows.among(sql, [identity])]
    ours = [row[0] for row in rows.among(sql, own)]
    return any(core_names.same(a, b)[0] >= 0.8 for a in ours for b in theirs)

"""What follows from what was read: what is no person, who is who, what they are called, how alive each tie is."""

from collections.abc import Collection

from cordially.store import me, natures, people, rows, ties


def settle(space_id: int, identities: Collection[int], *, event_id: int | None, now: int) -> None:
    """Reckon anew all that is derived about these identities and those linked with them."""
    natures.judge(identities)
    homes = people.homes(identities)
    people.connect(homes)
    people.recognise(space_id, homes, event_id)
    reckon(space_id, people.connect(homes), now=now)


def reckon(space_id: int, homes: Collection[int], *, now: int) -> None:
    """Names and ties of these people's roots."""
    roots = {row[0] for row in rows.among("SELECT DISTINCT root_id FROM person WHERE id IN ({})", homes)}
    rows.change("UPDATE person SET name_key = '' WHERE root_id != id AND id IN ({})", homes)
    rows.change("DELETE FROM tie WHERE person_id IN ({})", homes)
    people.rename(roots)
    mine = set(me.mine(space_id))
    sql = "SELECT p.root_id, i.id FROM identity i JOIN person p ON p.id = i.person_id WHERE p.root_id IN ({})"
    grouped = ties.groups((root, identity) for root, identity in rows.among(sql, roots))
    others = {root: found for root, found in grouped.items() if not mine.intersection(found)}
    ties.reckon(space_id, others, now=now)


def everything(space_id: int, *, event_id: int | None, now: int) -> None:
    """As `settle`, for all that there is."""
    listed = [row[0] for row in rows.select("SELECT id FROM identity WHERE space_id = ?", (space_id,))]
    settle(space_id, listed, event_id=event_id, now=now)

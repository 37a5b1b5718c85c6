"""What follows from what was read: what is no person, who is who, what they are called, how alive each tie is."""

from collections.abc import Collection

from cordially.store import me, natures, people, rows, ties

_ROOTS = "SELECT DISTINCT p.root_id FROM identity i JOIN person p ON p.id = i.person_id WHERE i.id IN ({})"
_HELD = "SELECT p.root_id, i.id FROM identity i JOIN person p ON p.id = i.person_id WHERE p.root_id IN ({})"


def settle(
    space_id: int,
    identities: Collection[int],
    *,
    event_id: int | None,
    now: int,
    was_mine: Collection[int] | None = None,
) -> None:
    """Reckon anew all that is derived about these identities and those linked with them.

    Where other identities are mine now than before (or than `was_mine`), every message may go another way: all anew.
    """
    before = set(me.mine(space_id) if was_mine is None else was_mine)
    homes = people.homes(identities)
    people.connect(homes)
    mine = me.mine(space_id)
    if set(mine) != before:
        me.direct(mine)
        everything(space_id, event_id=event_id, now=now)
        return
    natures.judge(identities)
    people.recognise(space_id, homes, event_id)
    linked = people.connect(homes)
    mine = me.mine(space_id)
    if set(mine) != before:
        me.direct(mine)
        everything(space_id, event_id=event_id, now=now)
    else:
        reckon(space_id, linked, now=now)


def reckon(space_id: int, homes: Collection[int], *, now: int) -> None:
    """Names and ties of these people's roots."""
    roots = {row[0] for row in rows.among("SELECT DISTINCT root_id FROM person WHERE id IN ({})", homes)}
    rows.change("UPDATE person SET name = '', name_key = '' WHERE root_id != id AND id IN ({})", homes)
    rows.change("DELETE FROM tie WHERE person_id IN ({})", homes)
    people.rename(roots)
    ties.take_tempo(space_id, len(_reckon(space_id, roots, now=now)))


def _reckon(space_id: int, roots: Collection[int], *, now: int) -> list[int]:
    """Their ties anew, but for me. Returns whose."""
    mine = set(me.mine(space_id))
    held = ties.groups((root, identity) for root, identity in rows.among(_HELD, roots))
    others = {root: found for root, found in held.items() if not mine.intersection(found)}
    ties.reckon(space_id, others, now=now)
    return sorted(others)


def follow(space_id: int, *, now: int) -> list[int]:
    """Ties as of `now`: meetings have passed since they were reckoned, or `now` lies before what was told.

    Returns the roots with whom something has passed since.
    """
    until, touched = ties.between(space_id, now)
    if not touched:
        return []
    others = _reckon(space_id, {row[0] for row in rows.among(_ROOTS, touched)}, now=now)
    rows.database().execute("UPDATE space SET reckoned = ? WHERE id = ?", (now, space_id))
    if now < until:
        ties.look_again(space_id, now=now)
        return []
    return others


def all_ties(space_id: int, *, now: int) -> None:
    """Names and ties of everybody."""
    reckon(space_id, {row[0] for row in rows.select("SELECT id FROM person WHERE space_id = ?", (space_id,))}, now=now)


def everything(space_id: int, *, event_id: int | None, now: int) -> None:
    """As `settle`, for all that there is."""
    listed = [row[0] for row in rows.select("SELECT id FROM identity WHERE space_id = ?", (space_id,))]
    settle(space_id, listed, event_id=event_id, now=now)

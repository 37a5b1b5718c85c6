"""When an import is undone, what a later one told as well goes over to that one, with all that hangs on it."""

import json
from collections.abc import Iterable

from cordially.store import rows

Heirs = dict[int, int]  # a row's or an identity's number, and the event that it goes over to

_SIGHTED = (
    'SELECT s."row", min(s.event_id) FROM sighting s JOIN {table} t ON t.id = s."row"'
    " WHERE s.\"table\" = '{table}' AND t.event_id = ? AND s.event_id != ? GROUP BY 1"
)


def hand_over(event_id: int) -> Heirs:
    """Give this event's rows to later events that told them too. Returns the interactions that went over."""
    interactions, cards = _sighted("interaction", event_id), _sighted("card", event_id)
    identities: Heirs = {}
    parts = "SELECT interaction_id, identity_id FROM participant WHERE interaction_id IN ({})"
    _inherit(identities, ((identity, interactions[row]) for row, identity in rows.among(parts, interactions)))
    _inherit(identities, ((identity, cards[row]) for row, identity in _on_cards(cards)))
    for table, heirs in (("interaction", interactions), ("card", cards), ("identity", identities)):
        sql = f"UPDATE {table} SET event_id = ? WHERE id = ? AND event_id = ?"
        rows.write(sql, [(heir, row, event_id) for row, heir in heirs.items()])
    sql = "UPDATE position SET event_id = ? WHERE card_id = ? AND event_id = ?"
    rows.write(sql, [(heir, card, event_id) for card, heir in cards.items()])
    _names(identities, event_id)
    _links(identities, event_id)
    _threads(event_id)
    _changes(event_id, interactions)
    return interactions


def _sighted(table: str, event_id: int) -> Heirs:
    return dict(rows.select(_SIGHTED.format(table=table), (event_id, event_id)))


def _inherit(heirs: Heirs, found: Iterable[tuple[int, int]]) -> None:
    for row, heir in found:
        heirs[row] = min(heir, heirs.get(row, heir))


def _on_cards(cards: Iterable[int]) -> list[tuple[int, int]]:
    """The identities that each card names."""
    found = [(card, home) for card, home in rows.among("SELECT id, person_id FROM card WHERE id IN ({})", cards)]
    on_home = "SELECT person_id, id FROM identity WHERE person_id IN ({})"
    of_home = dict(rows.among(on_home, {home for _, home in found}))
    named: dict[tuple[str, str], list[int]] = {}
    for card, told in rows.among("SELECT id, told FROM card WHERE id IN ({})", cards):
        for address in json.loads(told)["addresses"]:
            named.setdefault((address["kind"], address["value"]), []).append(card)
    sql = "SELECT kind, value, id FROM identity WHERE value IN ({})"
    spoken = rows.among(sql, {value for _, value in named})
    told_of = [(card, identity) for kind, value, identity in spoken for card in named.get((kind, value), ())]
    return [*((card, of_home[home]) for card, home in found if home in of_home), *told_of]


def _names(identities: Heirs, event_id: int) -> None:
    rows.write(
        "INSERT INTO identity_name (identity_id, name, key, seen, event_id)"
        " SELECT identity_id, name, key, seen, ?1 FROM identity_name WHERE identity_id = ?2 AND event_id = ?3"
        " ON CONFLICT (identity_id, name, event_id) DO UPDATE SET seen = seen + excluded.seen",
        [(heir, identity, event_id) for identity, heir in identities.items()],
    )


def _links(identities: Heirs, event_id: int) -> None:
    """A link stays where both of its ends are told of again."""
    sql = "SELECT person_id, id FROM identity WHERE id IN ({})"
    homes = {home: identities[identity] for home, identity in rows.among(sql, identities)}
    linked = list(rows.select("SELECT id, person_id, other_id FROM link WHERE event_id = ?", (event_id,)))
    rows.write(
        "UPDATE link SET event_id = ? WHERE id = ?",
        [(max(homes[one], homes[other]), link) for link, one, other in linked if one in homes and other in homes],
    )


def _threads(event_id: int) -> None:
    """The keys of a thread in which later messages stand keep on finding it."""
    later = "SELECT min(i.event_id) FROM interaction i WHERE i.thread = thread_reference.thread AND i.event_id > ?1"
    rows.database().execute(
        f"UPDATE thread_reference SET event_id = ({later}) WHERE event_id = ?1 AND ({later}) IS NOT NULL", (event_id,)
    )


def _changes(event_id: int, interactions: Heirs) -> None:
    """What this event changed, and a later one told in the same way, was changed by the later one."""
    sql = 'SELECT id, "table", "row", after FROM change WHERE event_id = ?'
    given = []
    for change, table, row, after in list(rows.select(sql, (event_id,))):
        heir = None
        if table in ("meeting", "card"):
            heir = _seen_later("card" if table == "card" else "interaction", row, event_id)
        elif table == "thread":
            heir = _thread_heir(int(after), interactions)
        elif table == "space" and "me_id" in json.loads(after):
            heir = _heir_of_me(json.loads(after)["me_id"], event_id)
        if heir is not None:
            given.append((heir, change))
    rows.write("UPDATE change SET event_id = ? WHERE id = ?", given)


def _seen_later(table: str, row: int, event_id: int) -> int | None:
    sql = 'SELECT min(event_id) FROM sighting WHERE "table" = ? AND "row" = ? AND event_id > ?'
    found: int | None = next(rows.select(sql, (table, row, event_id)))[0]
    return found


def _thread_heir(thread: int, interactions: Heirs) -> int | None:
    sql = "SELECT id FROM interaction WHERE id IN ({}) AND thread = ?"
    return min((interactions[row[0]] for row in rows.among(sql, interactions, thread)), default=None)


def _heir_of_me(person: int, event_id: int) -> int | None:
    """Whose history it is was told by an import; it stays known while a later one tells of the same address."""
    sql = (
        "SELECT min(i.event_id) FROM interaction i JOIN participant p ON p.interaction_id = i.id JOIN identity d"
        " ON d.id = p.identity_id JOIN event e ON e.id = ?1 WHERE d.person_id = ?2 AND i.event_id > ?1"
        " AND e.kind = 'import'"
    )
    found: int | None = next(rows.select(sql, (event_id, person)))[0]
    return found

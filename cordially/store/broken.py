"""What imports that were broken off had begun, so that what follows from it is still reckoned."""

import json
from collections import Counter

from cordially.models.interaction import FROM
from cordially.store import rows
from cordially.store.bulk import SENT

_TOLD = """\
SELECT DISTINCT p.identity_id FROM participant p JOIN interaction i ON i.id = p.interaction_id WHERE i.event_id = ?
SELECT identity_id FROM identity_name WHERE event_id = ?
SELECT i.id FROM identity i JOIN card c ON c.person_id = i.person_id WHERE c.event_id = ?
SELECT id FROM identity WHERE event_id = ?""".split("\n")


def identities(event_id: int) -> set[int]:
    """All that this import told of, or told anew."""
    found = {row[0] for sql in _TOLD for row in rows.select(sql, (event_id,))}
    sql = 'SELECT "table", "row", before, after FROM change WHERE event_id = ?'
    for table, row, before, after in list(rows.select(sql, (event_id,))):
        if table == "meeting":
            found |= {part[0] for told in (before, after) for part in json.loads(told)["parts"]}
        elif table == "card":
            on_card = "SELECT i.id FROM identity i JOIN card c ON c.person_id = i.person_id WHERE c.id = ?"
            found |= {identity for (identity,) in rows.select(on_card, (row,))}
    return found


def own(event_id: int) -> list[int]:
    """Identities on cards that this import's source called its owner's."""
    sql = (
        "SELECT i.id FROM card c JOIN identity i ON i.space_id = c.space_id JOIN json_each(c.told, '$.addresses') a"
        " ON i.kind = a.value ->> '$.kind' AND i.value = a.value ->> '$.value'"
        " WHERE c.event_id = ? AND c.told ->> '$.is_me' ORDER BY i.id"
    )
    return [row[0] for row in rows.select(sql, (event_id,))]


def senders(event_id: int) -> Counter[int]:
    """Who wrote what this import found among sent mail, and how much of it."""
    sql = (
        "SELECT p.identity_id, w.labels FROM interaction i JOIN words w ON w.interaction_id = i.id"
        f" JOIN participant p ON p.interaction_id = i.id AND p.role = {FROM} WHERE i.event_id = ? AND w.labels != ''"
    )
    found = rows.select(sql, (event_id,))
    return Counter(identity for identity, labels in found if not SENT.isdisjoint(labels.split("\n")))

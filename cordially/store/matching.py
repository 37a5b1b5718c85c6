"""What lies ready for matching: the shelf as it was packed, and who stood in one message with whom."""

import json
from collections.abc import Collection, Iterator

from cordially.store import rows

MOST_IN_ROUND = 10  # people addressed; in a larger round nobody gets to know anybody

_SHELF = (
    "SELECT id, title || ' ' || about, terms FROM shelf WHERE space_id = ? AND off_at IS NULL ORDER BY id DESC LIMIT ?"
)
_TOGETHER = (
    "SELECT h2.root_id, count(DISTINCT i.id), max(i.at), max(i.id) FROM participant p"
    " JOIN identity d ON d.id = p.identity_id JOIN person h ON h.id = d.person_id"
    " JOIN interaction i ON i.id = p.interaction_id AND i.crowd <= ? AND i.cancelled_at IS NULL"
    " JOIN participant p2 ON p2.interaction_id = i.id"
    " JOIN identity d2 ON d2.id = p2.identity_id JOIN person h2 ON h2.id = d2.person_id"
    " WHERE h.root_id = ? AND i.at >= ? AND i.at <= ? AND h2.root_id != h.root_id GROUP BY 1"
)
_WORKS = (
    "SELECT h.root_id, o.title, o.organisation FROM person h JOIN position o ON o.person_id = h.id"
    " WHERE h.root_id IN ({}) AND o.until = '' ORDER BY o.id DESC"
)
_SKILLS = (
    "SELECT h.root_id, json_extract(c.told, '$.skills') FROM person h JOIN card c ON c.person_id = h.id"
    " WHERE h.root_id IN ({}) AND json_array_length(c.told, '$.skills') > 0 ORDER BY c.id"
)
_OFFERED = (
    "SELECT h.root_id, o.text FROM person h JOIN offer o ON o.person_id = h.id WHERE h.root_id IN ({})"
    " AND NOT o.mine AND o.dismissed_at IS NULL AND (o.sure OR o.chance >= 0.5) ORDER BY o.said_at DESC"
)


def works(roots: Collection[int]) -> Iterator[tuple[int, str, str]]:
    """(root, title, organisation) of each place where one of these works, the one told last first."""
    return rows.among(_WORKS, roots)


def skills(roots: Collection[int]) -> Iterator[tuple[int, list[str]]]:
    """(root, skills) of each card that tells of some."""
    for root, packed in rows.among(_SKILLS, roots):
        yield root, [one for one in json.loads(packed) if isinstance(one, str)]


def offered(roots: Collection[int]) -> Iterator[tuple[int, str]]:
    """(root, text) of what these would gladly give, newest first."""
    return rows.among(_OFFERED, roots)


def packed_shelf(space_id: int, most: int = 20_000) -> list[tuple[int, str, str]]:
    """(number, words, packed terms) of all that lies on the shelf."""
    return [(int(id_), str(text), str(terms)) for id_, text, terms in rows.select(_SHELF, (space_id, most))]


def together(root: int, *, since: int = 0, until: int) -> dict[int, tuple[int, int, int]]:
    """Who was with this person in small rounds: how often, when last (seconds since 1970), and an interaction."""
    found = rows.select(_TOGETHER, (MOST_IN_ROUND, root, since, until))
    return {int(other): (int(count), int(last), int(one)) for other, count, last, one in found}


def acquainted(pairs: Collection[tuple[int, int]], *, until: int) -> set[tuple[int, int]]:
    """Those pairs who were in a small round together, and so know each other as far as one can see."""
    known: dict[int, dict[int, tuple[int, int, int]]] = {}
    for one, _ in pairs:
        if one not in known:
            known[one] = together(one, until=until)
    return {(one, other) for one, other in pairs if other in known[one]}

"""What lies ready for matching: the shelf as it was packed, and who stood in one message with whom."""

from collections.abc import Collection

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

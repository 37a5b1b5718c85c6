"""Where those who are near began to work: as cards tell it, as cards that changed tell it, by your own word."""

from collections.abc import Collection, Iterator

from cordially.store import rows

_NEAR = (  # of human beings whom I answered and who answered me, or whom I met; `{}`: the home
    " CROSS JOIN person h ON h.id = {} JOIN person r ON r.id = h.root_id JOIN tie t ON t.person_id = r.id"
    " AND ((t.sent AND t.received) OR t.meetings)"
    " AND (r.nature_said = 'human' OR (r.nature_said = '' AND r.nature = 'human'))"
)
_BEGUN = (
    "SELECT r.id, h.id, o.since, o.title, o.organisation FROM position o"
    f"{_NEAR.format('o.person_id')} WHERE o.until = '' AND o.since > '' AND o.since >= ? AND o.since <= ?"
    " AND h.space_id = ? ORDER BY o.id"
)
_CHANGED = (
    "SELECT ch.row, r.id, h.id, ch.event_id, json_extract(ch.before, '$.told.positions'),"
    " json_extract(c.told, '$.positions') FROM change ch JOIN card c ON c.id = ch.row"
    f"{_NEAR.format('c.person_id')} WHERE ch.event_id IN ({{}}) AND ch.\"table\" = 'card' AND c.space_id = ?"
    " AND json_extract(ch.before, '$.told.positions') <> json_extract(c.told, '$.positions') ORDER BY ch.id"
)
_BY_HAND = (
    "SELECT r.id, h.id, o.id, o.title, o.organisation, o.event_id FROM position o"
    f"{_NEAR.format('o.person_id')} WHERE o.card_id IS NULL AND o.since = '' AND o.until = '' AND h.space_id = ?"
    " ORDER BY o.id DESC"
)
_HELD = (
    "SELECT h.root_id, o.id, o.organisation, o.title FROM person h JOIN position o ON o.person_id = h.id"
    " WHERE h.root_id IN ({})"
)


def begun(space_id: int, first: str, last: str) -> Iterator[tuple[int, int, str, str, str]]:
    """(root, home, since, title, organisation) of what was begun between two days, which may lack their day."""
    return rows.select(_BEGUN, (first, last, space_id))


def changed(space_id: int, events: Collection[int]) -> Iterator[tuple[int, int, int, int, str, str]]:
    """(card, root, home, event, positions before, positions now), these as JSON, of cards these events changed."""
    return rows.among(_CHANGED, sorted(events), space_id)


def by_hand(space_id: int) -> Iterator[tuple[int, int, int, str, str, int]]:
    """(root, home, position, title, organisation, event) of what was said by hand, the newest first."""
    return rows.select(_BY_HAND, (space_id,))


def held(roots: Collection[int]) -> Iterator[tuple[int, int, str, str]]:
    """(root, position, organisation, title) of all that is known of these."""
    return rows.among(_HELD, roots)

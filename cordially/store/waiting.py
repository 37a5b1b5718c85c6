"""Messages that wait for my answer, as far as the rows tell: theirs is the last word in the thread."""

from collections.abc import Collection

from cordially.models.interaction import AUTOMATIC, FROM, IN, OUT
from cordially.store import rows

_NEWEST = (
    "SELECT p.interaction_id, i.at, i.offset, h.root_id FROM participant p"
    " JOIN identity d ON d.id = p.identity_id JOIN person h ON h.id = d.person_id"
    " JOIN interaction i ON i.id = p.interaction_id"
    f" WHERE h.root_id IN ({{}}) AND p.role = {FROM} AND i.direction = {IN} AND i.direct"
    f" AND i.signs & {AUTOMATIC} = 0 AND p.at >= ? AND p.at <= ? AND i.crowd <= ?"
    f" AND NOT EXISTS (SELECT 1 FROM interaction o WHERE o.thread = i.thread AND o.direction = {OUT} AND o.at > i.at)"
)
_WRITTEN = "SELECT interaction_id, subject, text FROM words WHERE interaction_id IN ({})"
Waiting = tuple[int, int, int | None, int]  # interaction, at, offset, root


def newest(people: Collection[int], *, since: int, until: int, crowd: int) -> list[Waiting]:
    """What each of these roots wrote to me since, in rounds of at most `crowd`, and no word of mine followed."""
    return sorted(rows.among(_NEWEST, people, since, until, crowd), key=lambda row: -row[1])


def written(interactions: Collection[int]) -> dict[int, tuple[str, str]]:
    """Subject and text of each."""
    return {id_: (subject, text) for id_, subject, text in rows.among(_WRITTEN, interactions)}

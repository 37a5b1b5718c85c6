"""Looking at how each address writes, to tell people from robots, lists and shared mailboxes."""

from collections import defaultdict
from collections.abc import Collection

from cordially.core.natures import Manner, nature
from cordially.models.interaction import AUTOMATIC, FROM, OUT, SIGNS
from cordially.store import rows

_LIST = SIGNS["list"]
_OFTEN = SIGNS["auto"] | SIGNS["noreply"]
_MANNER = (
    "SELECT p.identity_id,"
    f" sum(p.role = {FROM}),"
    f" sum(p.role = {FROM} AND ((i.signs & {_LIST} = 0 AND i.signs & {AUTOMATIC}) OR i.signs & {_OFTEN})),"
    f" sum(p.role = {FROM} AND i.answering AND i.signs & {_OFTEN} = 0"
    f" AND (i.signs & {_LIST} OR i.signs & {AUTOMATIC} = 0)),"
    f" sum(p.role != {FROM} AND i.signs & {_LIST} != 0),"
    f" sum(p.role != {FROM}),"
    f" sum(p.role != {FROM} AND i.direction = {OUT})"
    " FROM participant p JOIN interaction i ON i.id = p.interaction_id WHERE p.identity_id IN ({}) GROUP BY 1"
)


def judge(identities: Collection[int]) -> None:
    """Judge each of these identities, and set the nature of their home people."""
    known_as: defaultdict[int, list[str]] = defaultdict(list)
    for identity, name in rows.among(
        "SELECT identity_id, name FROM identity_name WHERE identity_id IN ({})", identities
    ):
        known_as[identity].append(name)
    manners = {row[0]: Manner(*row[1:]) for row in rows.among(_MANNER, identities)}
    found = "SELECT id, kind, value, person_id FROM identity WHERE id IN ({})"
    judged = [
        (nature(kind, value, known_as[identity], manners.get(identity, Manner())), person)
        for identity, kind, value, person in rows.among(found, identities)
    ]
    rows.write("UPDATE person SET nature = ?1 WHERE id = ?2 AND nature != ?1", judged)

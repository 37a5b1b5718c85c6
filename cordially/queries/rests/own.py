"""What was written down by hand, and rhythms."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from cordially.core import followups as core
from cordially.core.followups import Fact
from cordially.models import FollowUp
from cordially.queries import rhythms as query
from cordially.queries.rests.contacts import ended_by, first_after, touches
from cordially.viewer import Viewer


def by_hand(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    rows = list(FollowUp.objects.filter(space=viewer.space).select_related("person").order_by("id"))
    waiting = [row for row in rows if row.until_in_touch]
    since = min((row.written_at.timestamp() for row in waiting), default=0.0)
    roots = {row.person.root_id or row.person_id for row in waiting}
    touched = touches(viewer, roots, since, now.timestamp()) if roots else defaultdict(list)
    for row in rows:
        root = row.person.root_id or row.person_id
        first = first_after(touched[root], row.written_at.timestamp()) if row.until_in_touch else None
        yield Fact(
            core.HAND, f"f{row.id}", f"hand {row.id}", root, row.person_id, row.written_at.astimezone(now.tzinfo),
            row.text, due_on=row.on, at=row.at, zone=row.zone, lasts=True,
            **ended_by(first, now, how="you were in touch on {}".format),
        )  # fmt: skip


def rhythms(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    for root, (days, last) in sorted(query.turns(viewer, now=now).items()):
        if days:
            yield Fact(core.RHYTHM, f"r{root}", "rhythm", root, root, last, "", wait=days)

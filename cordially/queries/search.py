"""Finding words in what was written, and names among people."""

import re
from dataclasses import dataclass
from datetime import datetime

from cordially.models import Interaction
from cordially.queries import people, timeline
from cordially.store import search
from cordially.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Hits:
    people: list[people.Line]
    entries: list[timeline.Entry]


def find(viewer: Viewer, words: str, *, now: datetime, limit: int = 20) -> Hits:
    """The newest interactions that hold all the words, and the people whose names do."""
    plain = re.sub(r"[\x00-\x1f]", " ", words).strip()
    if not plain:
        return Hits([], [])
    ids = search.newest(viewer.space.id, plain, limit)
    lines = people.people(viewer, now=now, everyone=True, words=plain, limit=min(limit, 10))
    return Hits(lines, timeline.entries(viewer, ids, now=now))


def extent(viewer: Viewer) -> int:
    return Interaction.objects.filter(space=viewer.space).count()

"""Whose space this is, who is me in it, and what the imports cover."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Max, Min

from cordially.core.warmth import Tempo
from cordially.models import Identity, Import, Space
from cordially.store import rows
from cordially.viewer import Viewer

_COVERED = (
    "SELECT max(i.last_at) FROM import i JOIN event e ON e.id = i.event_id"
    " WHERE e.space_id = ? AND e.undone_at IS NULL AND i.source <> 'ical'"
)


@dataclass(frozen=True, slots=True)
class Cover:
    """From when to when one kind of source tells of this life."""

    source: str
    first_at: datetime | None
    last_at: datetime | None


def own() -> Viewer | None:
    """The viewer of one's own space, where there is one yet."""
    space = Space.objects.order_by("id").first()
    return None if space is None else Viewer(space)


def my_identities(viewer: Viewer) -> list[tuple[str, str]]:
    if viewer.space.me_id is None:
        return []
    mine = Identity.objects.filter(space=viewer.space, person__root__below=viewer.space.me_id).distinct()
    return sorted(mine.values_list("kind", "value"))


def my_name(viewer: Viewer) -> str:
    me = viewer.space.me
    return me.root.name if me is not None and me.root is not None else ""


def covers(viewer: Viewer) -> list[Cover]:
    told = Import.objects.filter(event__space=viewer.space, event__undone_at=None, first_at__isnull=False)
    spans = told.values("source").annotate(first=Min("first_at"), last=Max("last_at")).order_by("source")
    return [Cover(row["source"], _time(row["first"]), _time(row["last"])) for row in spans]


def covered_until(viewer: Viewer, now: datetime) -> float:
    """Where what is known of messages ends, in seconds since 1970: `now`, unless all was imported a while ago."""
    (last,) = next(rows.select(_COVERED, (viewer.space.id,)))
    return now.timestamp() if last is None else min(now.timestamp(), float(last))


def tempo(viewer: Viewer) -> Tempo | None:
    """How busy my days are, as last reckoned."""
    kept = Space.objects.filter(id=viewer.space.id).values_list("tempo", flat=True).first()
    return Tempo.unpack(kept) if kept else None


def _time(stamp: int | None) -> datetime | None:
    return None if stamp is None else datetime.fromtimestamp(stamp, UTC).astimezone()

"""What was imported when, what came of it, and what could not be read."""

from dataclasses import dataclass
from datetime import datetime

from cordially.models import Event, Import
from cordially.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Reading:
    id: int
    source: str
    path: str
    at: datetime
    read: int
    new: int
    changed: int
    known: int
    left_out: dict[str, int]
    problems: tuple[tuple[str, str], ...]  # (where, what)
    is_whole: bool
    undone_at: datetime | None


def imports(viewer: Viewer, *, limit: int = 200) -> list[Reading]:
    """All imports, newest first."""
    found = Import.objects.filter(event__space=viewer.space).select_related("event").prefetch_related("problems")
    return [_reading(one) for one in found.order_by("-event_id")[:limit]]


def _reading(one: Import) -> Reading:
    return Reading(
        id=one.event_id,
        source=one.source,
        path=one.path,
        at=one.event.at,
        read=one.read,
        new=one.new,
        changed=one.changed,
        known=one.known,
        left_out=one.left_out,
        problems=tuple((problem.where, problem.what) for problem in one.problems.all()),
        is_whole=one.ended_at is not None,
        undone_at=one.event.undone_at,
    )


@dataclass(frozen=True, slots=True)
class Done:
    """One event, for the list of what can be undone."""

    id: int
    kind: str
    what: str
    at: datetime
    undone_at: datetime | None


def events(viewer: Viewer, *, limit: int = 50) -> list[Done]:
    found = Event.objects.filter(space=viewer.space).order_by("-id")[:limit]
    return [Done(one.id, one.kind, one.what, one.at, one.undone_at) for one in found]

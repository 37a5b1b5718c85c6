"""What happened between a person and me, newest first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from django.db.models import Q

from cordially.models import Identity, Interaction, Participant, Person
from cordially.models.interaction import IN, OUT
from cordially.viewer import Viewer

TOGETHER = ("meeting", "call")
DIRECTIONS = {OUT: "out", IN: "in", 0: "among"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One interaction as a timeline shows it. `with_` are the others in it, by name."""

    id: int
    kind: str
    at: datetime | None
    direction: str  # "out", "in", "among"
    with_: tuple[tuple[int, str], ...]  # (person, name)
    subject: str
    words: int
    text: str
    thread: int | None
    attachments: tuple[str, ...]
    place: str
    is_cancelled: bool
    is_to_come: bool = False  # a meeting that is not over yet


def timeline(
    viewer: Viewer, person: int, *, limit: int | None = 50, before: int | None = None, now: datetime | None = None
) -> list[Entry]:
    """The interactions that a root and those below it had a part in. `before`: seconds since 1970, to page on.

    With `now` nothing that came later is told, but for meetings that are to come.
    """
    homes = list(Person.objects.filter(space=viewer.space, root_id=person).values_list("id", flat=True))
    identities = list(Identity.objects.filter(person_id__in=homes).values_list("id", flat=True))
    parts = Participant.objects.filter(identity_id__in=identities)
    if before is not None:
        parts = parts.filter(at__lt=before)
    if now is not None:
        parts = parts.filter(Q(at__lte=now.timestamp()) | Q(interaction__kind__in=TOGETHER))
    newest = parts.order_by("-at", "-interaction_id").values_list("interaction_id", flat=True)
    ids = list(dict.fromkeys(newest[: 2 * limit] if limit else newest))[:limit]
    return entries(viewer, ids, now=now)


def thread(viewer: Viewer, number: int, *, now: datetime | None = None) -> list[Entry]:
    """All of one thread, oldest first."""
    found = Interaction.objects.filter(space=viewer.space, thread=number).order_by("at", "id")
    if now is not None:
        found = found.filter(Q(at__lte=now.timestamp()) | Q(at=None) | Q(kind__in=TOGETHER))
    return entries(viewer, list(found.values_list("id", flat=True)[:200]), now=now)


def entries(viewer: Viewer, ids: Sequence[int], *, now: datetime | None = None) -> list[Entry]:
    """These interactions in this order, as far as the viewer may see them."""
    found: list[Entry] = []
    for start in range(0, len(ids), 400):
        found += _some(viewer, ids[start : start + 400], now)
    return found


def _some(viewer: Viewer, ids: Sequence[int], now: datetime | None) -> list[Entry]:
    rows = Interaction.objects.filter(space=viewer.space).select_related("told").in_bulk(ids)
    others = _others(viewer, ids)
    return [_entry(rows[id_], others[id_], now) for id_ in ids if id_ in rows]


def _others(viewer: Viewer, ids: Sequence[int]) -> "defaultdict[int, tuple[tuple[int, str], ...]]":
    me = viewer.space.me.root_id if viewer.space.me else None
    parts = Participant.objects.filter(interaction_id__in=ids).exclude(identity__person__root_id=me)
    told: defaultdict[int, tuple[tuple[int, str], ...]] = defaultdict(tuple)
    fields = ("interaction_id", "identity__person__root_id", "identity__person__root__name")
    for interaction, person, name in parts.order_by("role").values_list(*fields):
        if (person, name) not in told[interaction]:
            told[interaction] = (*told[interaction], (person, name))
    return told


def _entry(row: Interaction, others: tuple[tuple[int, str], ...], now: datetime | None) -> Entry:
    end = (row.at or 0) + (row.seconds or 0)
    return Entry(
        id=row.id,
        kind=row.kind,
        at=when(row.at, row.offset),
        direction=DIRECTIONS[row.direction],
        with_=others,
        subject=row.told.subject,
        words=row.words,
        text=row.told.text,
        thread=row.thread,
        attachments=tuple(filter(None, row.told.attachments.split("\n"))),
        place=row.told.place,
        is_cancelled=row.cancelled_at is not None,
        is_to_come=row.kind in TOGETHER and now is not None and end > now.timestamp(),
    )


def when(at: int | None, offset: int | None) -> datetime | None:
    """The time as it was where it was told."""
    if at is None:
        return None
    return datetime.fromtimestamp(at, UTC if offset is None else timezone(timedelta(minutes=offset)))

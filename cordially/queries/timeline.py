"""What happened between a person and me, newest first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from cordially.models import Identity, Interaction, Participant, Person
from cordially.models.interaction import IN, OUT
from cordially.viewer import Viewer

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


def timeline(viewer: Viewer, person: int, *, limit: int | None = 50, before: int | None = None) -> list[Entry]:
    """The interactions that a root and those below it had a part in. `before`: seconds since 1970, to page on."""
    homes = list(Person.objects.filter(space=viewer.space, root_id=person).values_list("id", flat=True))
    identities = list(Identity.objects.filter(person_id__in=homes).values_list("id", flat=True))
    parts = Participant.objects.filter(identity_id__in=identities)
    if before is not None:
        parts = parts.filter(at__lt=before)
    newest = parts.order_by("-at", "-interaction_id").values_list("interaction_id", flat=True)
    ids = list(dict.fromkeys(newest[: 2 * limit] if limit else newest))[:limit]
    return entries(viewer, ids)


def thread(viewer: Viewer, number: int) -> list[Entry]:
    """All of one thread, oldest first."""
    ids = (
        Interaction.objects.filter(space=viewer.space, thread=number).order_by("at", "id").values_list("id", flat=True)
    )
    return entries(viewer, list(ids[:200]))


def entries(viewer: Viewer, ids: Sequence[int]) -> list[Entry]:
    """These interactions in this order, as far as the viewer may see them."""
    found: list[Entry] = []
    for start in range(0, len(ids), 400):
        found += _some(viewer, ids[start : start + 400])
    return found


def _some(viewer: Viewer, ids: Sequence[int]) -> list[Entry]:
    rows = Interaction.objects.filter(space=viewer.space).select_related("told").in_bulk(ids)
    others = _others(viewer, ids)
    return [_entry(rows[id_], others[id_]) for id_ in ids if id_ in rows]


def _others(viewer: Viewer, ids: Sequence[int]) -> "defaultdict[int, tuple[tuple[int, str], ...]]":
    me = viewer.space.me.root_id if viewer.space.me else None
    parts = Participant.objects.filter(interaction_id__in=ids).exclude(identity__person__root_id=me)
    told: defaultdict[int, tuple[tuple[int, str], ...]] = defaultdict(tuple)
    fields = ("interaction_id", "identity__person__root_id", "identity__person__root__name")
    for interaction, person, name in parts.order_by("role").values_list(*fields):
        if (person, name) not in told[interaction]:
            told[interaction] = (*told[interaction], (person, name))
    return told


def _entry(row: Interaction, others: tuple[tuple[int, str], ...]) -> Entry:
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
    )


def when(at: int | None, offset: int | None) -> datetime | None:
    """The time as it was where it was told."""
    if at is None:
        return None
    return datetime.fromtimestamp(at, UTC if offset is None else timezone(timedelta(minutes=offset)))

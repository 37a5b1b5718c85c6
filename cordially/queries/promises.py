"""What was promised, asked, offered and told: open or ended, each with the sentence and the day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from cordially.core.natures import HUMAN
from cordially.models import Ask, Need, Offer, Promise
from cordially.queries import known
from cordially.store import hearing
from cordially.viewer import Viewer

MARKS: dict[Any, str] = {Promise: "p", Ask: "a", Offer: "o", Need: "n"}
SOON, OVERDUE = 1, 60  # days before and after its day on which a promise is for today
LAPSES = 180  # days after which an open promise without a day is no longer on the list; it stays in --all

_LIKELY = Q(sure=True) | Q(confirmed_at__isnull=False) | Q(chance__gte=0.5)
_ANSWERED_BY = {
    "meeting": "you met",
    "call": "you spoke",
    "linkedin": "answered on LinkedIn",
    "mail": "answered by mail",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One of them, as a list shows it."""

    mark: str  # "p12": what commands take
    kind: str
    person: tuple[int, str]
    is_mine: bool
    text: str
    said_at: datetime
    due_on: date | None
    sure: bool
    state: str  # "open", "kept", "answered", "let go", "lapsed", "confirmed", "dismissed" or "maybe"
    ended_at: datetime | None
    why: str  # what ended it, or what made it so
    interaction: int | None
    ended_by: int | None
    again: int = 0
    start: int = 0  # where the sentence stands in the interaction's text
    end: int = 0


def promises(
    viewer: Viewer, *, now: datetime, mine: bool | None = None, everything: bool = False, person: int | None = None
) -> list[Told]:
    """Open promises, what is due first, those not sure after them; with `everything` also what ended or lapsed."""
    found = _live((known.said if everything else known.waiting)(Promise, viewer, now=now), mine)
    if person is not None:
        found = found.filter(person__root_id=person)
    if not everything:
        since = int(now.timestamp()) - LAPSES * 86_400
        found = found.filter(said_at__gte=since)
    told = [_told(row, now) for row in found.order_by("-said_at")]
    return sorted(told, key=lambda one: (one.state == "maybe", one.due_on or date.max, -one.said_at.timestamp()))


def due(viewer: Viewer, *, now: datetime) -> dict[int, tuple[Told, float]]:
    """My promises whose day is here or lately passed, by person: the nearest, with how much it matters today."""
    today = now.date()
    found = _live(known.waiting(Promise, viewer, now=now), True)
    found = found.filter(Q(sure=True) | Q(confirmed_at__isnull=False))
    found = found.filter(due_on__lte=today + timedelta(days=SOON), due_on__gte=today - timedelta(days=OVERDUE))
    nearest: dict[int, tuple[Told, float]] = {}
    for row in found.order_by("-due_on", "id"):
        days = abs((row.due_on - today).days)
        nearest.setdefault(row.person.root_id, (_told(row, now), 1 / (1 + days)))
    return nearest


def asks(
    viewer: Viewer, *, now: datetime, mine: bool, days: int = 60, kind: str = "request", person: int | None = None
) -> list[Told]:
    """Asks that nobody answered yet: theirs, whose answer I owe, or mine, whose answer I wait for.

    One of each person: the newest sure one, else the newest. The sure ones first, the newest first of all.
    """
    since = int(now.timestamp()) - days * 86_400
    found = _live(known.said(Ask, viewer, now=now).filter(kind=kind), mine).filter(_LIKELY)
    if person is not None:
        found = found.filter(person__root_id=person)
    found = found.filter(said_at__gte=since)
    let_go = dict(found.exclude(let_go_at=None).order_by("said_at").values_list("person__root_id", "said_at"))
    found = found.filter(known.unended(Ask, now=now))
    best: dict[int, Any] = {}
    for row in found.order_by("said_at", "chance"):
        other = best.get(row.person.root_id)
        if row.said_at <= let_go.get(row.person.root_id, 0):
            continue  # who was let go is not followed for what they asked before
        if other is None or _is_sure(row) >= _is_sure(other):
            best[row.person.root_id] = row
    return [_told(row, now) for row in sorted(best.values(), key=lambda row: (not _is_sure(row), -row.said_at))]


def _is_sure(row: Any) -> bool:
    return row.sure or row.confirmed_at is not None


def needs(viewer: Viewer, *, now: datetime, person: int | None = None, everything: bool = False) -> list[Told]:
    """What people try to reach or struggle with, in their words, newest first. Always suggestions."""
    found = _live(known.said(Need, viewer, now=now), False)
    if person is not None:
        found = found.filter(person__root_id=person)
    if not everything:
        found = found.filter(_LIKELY)
    return [_told(row, now) for row in found.order_by("-said_at")[:500]]


def offers(viewer: Viewer, *, now: datetime, person: int | None = None, mine: bool | None = None) -> list[Told]:
    found = _live(known.said(Offer, viewer, now=now), mine)
    if person is not None:
        found = found.filter(person__root_id=person)
    return [_told(row, now) for row in found.order_by("-said_at")[:500]]


def about(viewer: Viewer, person: int, *, now: datetime) -> dict[str, list[Told]]:
    """Everything that is open or was told between a person and me."""
    return {
        "promises": promises(viewer, now=now, person=person),
        "needs": needs(viewer, now=now, person=person)[:12],
        "offers": offers(viewer, now=now, person=person)[:6],
    }


def unheard(viewer: Viewer) -> int:
    """How many messages' words wait to be read."""
    return hearing.left(viewer.space.id)


def of_interaction(viewer: Viewer, interaction: int, *, now: datetime) -> list[Told]:
    """What was found in one text, in its order."""
    rows: list[Any] = []
    for model in MARKS:
        found = known.said(model, viewer, now=now).filter(_LIKELY, interaction_id=interaction)
        rows += found.select_related("person__root")
    return [_told(row, now) for row in sorted(rows, key=lambda row: row.start)]


def _live(found: QuerySet[Any], mine: bool | None) -> QuerySet[Any]:
    human = Q(person__root__nature=HUMAN) | Q(person__root__nature_said=HUMAN)
    found = found.filter(human).select_related("person__root")
    return found if mine is None else found.filter(mine=mine)


def _told(row: Any, now: datetime) -> Told:
    root = row.person.root or row.person
    ended, let_go = known.ended_at(row, now), known.let_go_at(row, now)
    return Told(
        mark=f"{MARKS[type(row)]}{row.id}",
        kind=row.kind,
        person=(root.id, root.name),
        is_mine=row.mine,
        text=row.text,
        said_at=datetime.fromtimestamp(row.said_at, UTC).astimezone(),
        due_on=getattr(row, "due_on", None),
        sure=row.sure,
        state=_state(row, now),
        ended_at=datetime.fromtimestamp(ended, UTC).astimezone() if ended else let_go,
        why=_why(row, now),
        interaction=row.interaction_id,
        ended_by=(getattr(row, "kept_by_id", None) or getattr(row, "answered_by_id", None)) if ended else None,
        again=getattr(row, "again", 0),
        start=row.start,
        end=row.end,
    )


def _why(row: Any, now: datetime) -> str:
    """What ended it, or what made it so."""
    if getattr(row, "kept_at", None) and known.ended_at(row, now) is None:
        return str(row.reason)  # what ended it came later
    if isinstance(row, Ask) and known.ended_at(row, now) is not None:
        return _ANSWERED_BY.get(row.answered_by.kind if row.answered_by else "", "answered")
    return getattr(row, "kept_why", "") or row.reason


def _state(row: Any, now: datetime) -> str:
    if row.dismissed_at:
        return "dismissed"
    if known.ended_at(row, now) is not None:
        return "kept" if isinstance(row, Promise) else "answered"
    if known.let_go_at(row, now) is not None:
        return "let go"
    if not isinstance(row, Promise | Ask):
        return "confirmed" if row.confirmed_at else "maybe"
    if not row.sure and not row.confirmed_at:
        return "maybe"
    is_old = now.timestamp() - row.said_at > LAPSES * 86_400 and not row.confirmed_at
    return "lapsed" if is_old else "open"

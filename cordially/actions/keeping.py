"""What becomes of promises and asks: kept or answered by what happened since, or by your word."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from cordially.actions import events, people
from cordially.core import promises as core
from cordially.core.words import Personal
from cordially.errors import NotFound, WrongUse
from cordially.models import Ask, Event, Need, Offer, Promise
from cordially.store import hearing
from cordially.viewer import Viewer

KINDS: dict[str, Any] = {"promise": Promise, "ask": Ask, "offer": Offer, "need": Need}
OLDEST = 400 * 86_400  # seconds after which an open one is no longer looked at


def look(viewer: Viewer, roots: Collection[int], *, now: datetime) -> None:
    """See whether what passed since keeps what is open with these people. What you ended yourself stays as it is."""
    stamp = int(now.timestamp())
    waiting = Promise.objects.filter(person__root__in=roots, kept_at=None, let_go_at=None, dismissed_at=None)
    asks = Ask.objects.filter(person__root__in=roots, answered_at=None, let_go_at=None, dismissed_at=None)
    for root, mine, found in _grouped(waiting):
        _close_promises(root, mine, found, stamp)
    for root, mine, found in _grouped(asks):
        _close_asks(root, mine, found, stamp)


def _grouped(found: QuerySet[Any]) -> list[tuple[int, bool, list[Any]]]:
    groups: defaultdict[tuple[int, bool], list[Any]] = defaultdict(list)
    for one in found.select_related("person", "interaction").order_by("said_at", "id"):
        groups[one.person.root_id, one.mine].append(one)
    return [(root, mine, rows) for (root, mine), rows in groups.items()]


def _close_promises(root: int, mine: bool, found: list[Promise], stamp: int) -> None:
    first = _said_once(found)
    later = hearing.later(root, since=min(one.said_at for one in first) - 1, until=stamp, promised_by_me=mine)
    for promise in first:
        thread = promise.interaction.thread if promise.interaction else None
        waiting = core.Open(promise.id, promise.text, promise.said_at, thread, promise.interaction_id)
        kept = core.kept(waiting, later)
        if kept is not None:
            promise.kept_at, promise.kept_by_id, promise.kept_why = int(kept.at), kept.by, kept.why
            promise.save(update_fields=["kept_at", "kept_by", "kept_why"])


def _said_once(found: list[Promise]) -> list[Promise]:
    """The same promise said again is the first one, said once more; the later row goes, its day is taken over."""
    first: list[Promise] = []
    for promise in found:
        same = next((one for one in first if core.is_again(one.text, promise.text)), None)
        if same is None or promise.confirmed_at:
            first.append(promise)
            continue
        same.again += 1
        same.due_on, same.due_text = promise.due_on or same.due_on, promise.due_text or same.due_text
        same.sure = same.sure or promise.sure
        same.save(update_fields=["again", "due_on", "due_text", "sure"])
        promise.delete()
    return first


def _close_asks(root: int, mine: bool, found: list[Ask], stamp: int) -> None:
    """An ask is answered by the next word of whoever was asked, or by a meeting."""
    later = hearing.later(root, since=min(one.said_at for one in found) - 1, until=stamp, promised_by_me=not mine)
    for ask in found:
        for one in later:
            if one.at > ask.said_at and (one.by_promiser or one.kind in ("meeting", "call")):
                ask.answered_at, ask.answered_by_id = int(one.at), one.id
                ask.save(update_fields=["answered_at", "answered_by"])
                break


def personal(viewer: Viewer) -> Personal | None:
    """What your decisions teach, for this machine only; None where you decided nothing yet."""
    decided = [
        (row.text, row.kind, row.dismissed_at is None)
        for model in KINDS.values()
        for row in model.objects.filter(space=viewer.space).exclude(confirmed_at=None, dismissed_at=None)
    ]
    if not decided:
        return None
    layer = Personal()
    layer.learn(decided)
    return layer


def of(viewer: Viewer, kind: str, number: int) -> Any:
    model = KINDS.get(kind)
    if model is None:
        raise WrongUse(f"“{kind}” is not one of: {', '.join(KINDS)}.")
    row = model.objects.filter(space=viewer.space, id=number).select_related("person__root").first()
    if row is None:
        raise NotFound(f"There is no {kind} {number}.")
    return row


@transaction.atomic
def keep(viewer: Viewer, number: int, *, now: datetime) -> Event:
    """A promise was kept."""
    promise = of(viewer, "promise", number)
    if promise.kept_at:
        raise WrongUse(f"That promise was kept already: {promise.kept_why or 'you said so'}.")
    event = events.begin(viewer, "keep", f"You said that a promise was kept: {promise.text[:120]}", now=now)
    events.change(event, promise, kept_at=int(now.timestamp()), kept_why="you said so")
    return event


@transaction.atomic
def reopen(viewer: Viewer, number: int, *, now: datetime) -> Event:
    """A promise is open after all, whatever seemed to keep it; confirmed, so that it stays open."""
    promise = of(viewer, "promise", number)
    event = events.begin(viewer, "reopen", f"You said that a promise is open: {promise.text[:120]}", now=now)
    fields = {"kept_at": None, "kept_by_id": None, "kept_why": "", "let_go_at": None, "confirmed_at": now}
    events.change(event, promise, **fields)
    return event


@transaction.atomic
def let_go(viewer: Viewer, kind: str, number: int, *, now: datetime) -> Event:
    """A promise, or an answer that waits, shall not be followed any more."""
    row = of(viewer, kind, number)
    if not isinstance(row, Promise | Ask):
        raise WrongUse(f"Only a promise or an ask can be let go, not {kind}.")
    event = events.begin(viewer, "let go", f"You let go: {row.text[:120]}", now=now)
    events.change(event, row, let_go_at=now)
    return event


@transaction.atomic
def confirm(viewer: Viewer, kind: str, number: int, *, due_on: date | None = None, now: datetime) -> Event:
    """It is what it was taken for. It lasts, and teaches."""
    row = of(viewer, kind, number)
    event = events.begin(viewer, "confirm", f"You confirmed: {row.text[:120]}", now=now)
    fields: dict[str, Any] = {"confirmed_at": now, "dismissed_at": None, "sure": True}
    if due_on is not None and isinstance(row, Promise | Ask):
        fields["due_on"] = due_on
    events.change(event, row, **fields)
    return event


@transaction.atomic
def dismiss(viewer: Viewer, kind: str, number: int, *, now: datetime) -> Event:
    """It is not what it was taken for. It lasts, and teaches."""
    row = of(viewer, kind, number)
    event = events.begin(viewer, "dismiss", f"You dismissed: {row.text[:120]}", now=now)
    events.change(event, row, dismissed_at=now, confirmed_at=None)
    return event


@transaction.atomic
def promise(
    viewer: Viewer, person_id: int, text: str, *, mine: bool = True, due_on: date | None = None, now: datetime
) -> Event:
    """A promise by hand."""
    person = people.of(viewer, person_id)
    if not text.strip():
        raise WrongUse("A promise needs words.")
    who = "You promised" if mine else f"{person.name} promised"
    event = events.begin(viewer, "promise", f"{who}: {text.strip()[:120]}", now=now)
    row = Promise.objects.create(
        space=viewer.space,
        person=person,
        mine=mine,
        kind="promise",
        text=text.strip(),
        said_at=int(now.timestamp()),
        sure=True,
        due_on=due_on,
        reason="you wrote it down",
        confirmed_at=now,
        event=event,
    )
    events.added(event, row)
    return event

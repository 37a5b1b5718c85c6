"""What becomes of promises and asks: kept or answered by what happened since, or by your word."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cordially.actions import events, people
from cordially.core.days import to_come
from cordially.core.letters import quoted
from cordially.errors import NotFound, WrongUse
from cordially.models import Ask, Event, Need, Offer, Promise
from cordially.queries import known
from cordially.store.closing import REOPENED
from cordially.viewer import Viewer

KINDS: dict[str, Any] = {"promise": Promise, "ask": Ask, "offer": Offer, "need": Need}
LISTS = {"promise": "promises --all", "ask": "owed", "offer": "offers", "need": "needs --all"}


def of(viewer: Viewer, kind: str, number: int) -> Any:
    model = KINDS.get(kind)
    if model is None:
        raise WrongUse(f"“{kind}” is not one of: {', '.join(KINDS)}.")
    row = model.objects.filter(space=viewer.space, id=number).select_related("person__root").first()
    if row is None:
        raise NotFound(f"There is no {kind} {kind[0]}{number}.", lists=LISTS[kind])
    return row


@transaction.atomic
def keep(viewer: Viewer, number: int, *, now: datetime) -> Event:
    """A promise was kept."""
    promise = of(viewer, "promise", number)
    if known.ended_at(promise, now):
        raise WrongUse(f"That promise was kept already: {promise.kept_why or 'you said so'}.")
    event = events.begin(viewer, "keep", f"You said that a promise was kept: {quoted(promise.text)}", now=now)
    events.change(event, promise, kept_at=int(now.timestamp()), kept_why="you said so", confirmed_at=now)
    return event


@transaction.atomic
def reopen(viewer: Viewer, kind: str, number: int, *, now: datetime) -> Event:
    """A promise or an ask is open after all, whatever seemed to end it: only what comes later ends it again."""
    row = of(viewer, kind, number)
    if not isinstance(row, Promise | Ask):
        raise WrongUse(f"Only a promise or an ask can be open again; {kind[0]}{number} is neither.")
    event = events.begin(viewer, "reopen", f"You said that it is open: {quoted(row.text)}", now=now)
    fields: dict[str, Any] = {"let_go_at": None, "dismissed_at": None, "confirmed_at": now, "sure": True}
    if isinstance(row, Promise):
        fields |= {"kept_at": None, "kept_by_id": None, "kept_why": REOPENED}
    else:
        fields |= {"answered_at": None, "answered_by_id": None, "reason": REOPENED}
    events.change(event, row, **fields)
    return event


@transaction.atomic
def let_go(viewer: Viewer, kind: str, number: int, *, now: datetime) -> Event:
    """A promise, or an answer that waits, shall not be followed any more."""
    row = of(viewer, kind, number)
    if not isinstance(row, Promise | Ask):
        raise WrongUse(f"Only a promise or an ask can be let go, not {kind}.")
    event = events.begin(viewer, "let go", f"You let go: {quoted(row.text)}", now=now)
    events.change(event, row, let_go_at=now)
    return event


@transaction.atomic
def confirm(viewer: Viewer, kind: str, number: int, *, due_on: date | None = None, now: datetime) -> Event:
    """It is what it was taken for. It lasts, and teaches."""
    row = of(viewer, kind, number)
    event = events.begin(viewer, "confirm", f"You confirmed: {quoted(row.text)}", now=now)
    fields: dict[str, Any] = {"confirmed_at": now, "dismissed_at": None, "sure": True}
    if due_on is not None and isinstance(row, Promise | Ask):
        fields["due_on"] = to_come(due_on, now.date(), is_today_fine=True)
    events.change(event, row, **fields)
    return event


@transaction.atomic
def correct(
    viewer: Viewer,
    kind: str,
    number: int,
    *,
    text: str | None = None,
    due_on: date | None = None,
    is_undated: bool = False,
    person_id: int | None = None,
    mine: bool | None = None,
    now: datetime,
) -> Event:
    """It is right but for its words, its day, whom it is with or whose it is. It lasts."""
    row = of(viewer, kind, number)
    event = events.begin(viewer, "correct", f"You corrected: {quoted(row.text)}", now=now)
    fields: dict[str, Any] = {"confirmed_at": now, "dismissed_at": None, "sure": True}
    if text is not None:
        fields["text"] = _worded(text)
    if due_on is not None or is_undated:
        if not isinstance(row, Promise | Ask):
            raise WrongUse("Only a promise or an ask has a day.")
        fields["due_on"] = to_come(due_on, now.date(), is_today_fine=True) if due_on and not is_undated else None
    if person_id is not None:
        fields["person_id"] = people.of(viewer, person_id).id
    if mine is not None:
        fields["mine"] = mine
    events.change(event, row, **fields)
    return event


def _worded(text: str) -> str:
    if not text.strip():
        raise WrongUse("A promise needs words.")
    return text.strip()


@transaction.atomic
def dismiss(viewer: Viewer, kind: str, number: int, *, now: datetime) -> Event:
    """It is not what it was taken for. It lasts, and teaches."""
    row = of(viewer, kind, number)
    event = events.begin(viewer, "dismiss", f"You dismissed: {quoted(row.text)}", now=now)
    events.change(event, row, dismissed_at=now, confirmed_at=None)
    return event


@transaction.atomic
def promise(
    viewer: Viewer, person_id: int, text: str, *, mine: bool = True, due_on: date | None = None, now: datetime
) -> Event:
    """A promise by hand."""
    person = people.another(viewer, person_id)
    words = _worded(text)
    if due_on is not None:
        to_come(due_on, now.date(), is_today_fine=True)
    who = f"You promised {person.name}" if mine else f"{person.name} promised you"
    event = events.begin(viewer, "promise", f"{who}: {quoted(words)}", now=now)
    row = Promise.objects.create(
        space=viewer.space,
        person=person,
        mine=mine,
        kind="promise",
        text=words,
        said_at=int(now.timestamp()),
        sure=True,
        due_on=due_on,
        reason="you wrote it down",
        confirmed_at=now,
        event=event,
    )
    events.added(event, row)
    return event
